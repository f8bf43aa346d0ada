#include "app/analysis/pilot.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace kohort::analysis {

double prior_size_of_mean(double observation_sd, double prior_sd) {
  return (observation_sd / prior_sd) * (observation_sd / prior_sd);
}

double prior_size_of_difference(double observation_sd, double prior_sd) {
  return 4 * prior_size_of_mean(observation_sd, prior_sd);
}

double prior_size_of_probability(double prior_mean, double prior_sd) {
  const double largest = prior_mean * (1 - prior_mean);
  const double size = largest / (prior_sd * prior_sd) - 1;
  if (!(prior_mean > 0 && prior_mean < 1 && size > 0))
    throw std::invalid_argument{"no beta distribution has this mean and standard deviation"};
  return size;
}

double prior_size_of_rate_ratio(double prior_sd_of_log) {
  return 4 / (prior_sd_of_log * prior_sd_of_log);
}

double Stake::decisions_after(double years) const {
  const double start = from_end_of_pilot ? std::min(years, horizon_years) : 0;
  if (!(discount_rate > 0)) return per_year * (horizon_years - start);
  return per_year * (std::exp(-discount_rate * start) - std::exp(-discount_rate * horizon_years)) /
         discount_rate;
}

PilotValue value_pilot(const InformationAnalysis& analysis, const Pilot& pilot,
                       const Stake& stake) {
  InputSet inputs;
  std::vector<double> correlations;
  for (const PilotData& data : pilot.data) {
    const double n = pilot.families * data.observations_per_family;
    if (!(n > 0) || pilot.years < data.follow_up_years || !std::isfinite(data.prior_size)) continue;
    inputs.push_back(data.input);
    correlations.push_back(std::sqrt(n / (n + data.prior_size)));
  }
  PilotValue result{.name = pilot.name, .families = pilot.families, .years = pilot.years};
  if (!inputs.empty()) result.per_decision = analysis.sample(inputs, correlations);
  result.decisions = stake.decisions_after(pilot.years);
  result.cost = pilot.cost();
  result.net = result.per_decision.value * result.decisions - result.cost;
  result.net_se = result.per_decision.se * result.decisions;
  return result;
}

std::vector<PilotValue> rank_pilots(const InformationAnalysis& analysis,
                                    const std::vector<Pilot>& pilots, const Stake& stake) {
  std::vector<PilotValue> result;
  result.reserve(pilots.size());
  for (const Pilot& pilot : pilots) result.push_back(value_pilot(analysis, pilot, stake));
  std::stable_sort(result.begin(), result.end(),
                   [](const PilotValue& a, const PilotValue& b) { return a.net > b.net; });
  return result;
}

}  // namespace kohort::analysis
