#include "app/results/influence.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "app/results/estimate.hpp"
#include "app/results/run_results.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/drawn.hpp"
#include "sim/special.hpp"
#include "sim/statistics.hpp"

namespace kohort {

namespace {

struct Line {
  double slope{};
  double mean_x{};
  double mean_y{};
  double r_squared{};
  double variance_y{};  ///< sample variance
  std::size_t points{};

  /// Share of the variance of y, corrected for what any line explains by chance.
  [[nodiscard]] double adjusted() const {
    const auto n = static_cast<double>(points);
    return std::max(0.0, 1 - (1 - r_squared) * (n - 1) / (n - 2));
  }
};

/// Least squares through all points but `without`; empty if x or y does not vary.
std::optional<Line> fit_line(std::span<const double> x, std::span<const double> y,
                             std::optional<std::size_t> without = std::nullopt) {
  Tally tx;
  Tally ty;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (i == without) continue;
    tx.add(x[i]);
    ty.add(y[i]);
  }
  double together = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (i != without) together += (x[i] - tx.mean()) * (y[i] - ty.mean());
  if (!(tx.variance() > 0) || !(ty.variance() > 0)) return std::nullopt;
  const auto degrees = static_cast<double>(tx.count() - 1);
  Line line;
  line.slope = together / (degrees * tx.variance());
  line.mean_x = tx.mean();
  line.mean_y = ty.mean();
  line.variance_y = ty.variance();
  line.r_squared = std::min(1.0, line.slope * together / (degrees * ty.variance()));
  line.points = tx.count();
  return line;
}

/// Of Student's t for the slope: without a slope, 1 - R squared has a beta law.
double p_value_of(const Line& line) {
  const auto degrees = static_cast<double>(line.points) - 2;
  return special::beta_tails(degrees / 2, 0.5, 1 - line.r_squared).below;
}

double share_of(const Line& line, double whole_variance) {
  return std::clamp(line.adjusted() * line.variance_y / whole_variance, 0.0, 1.0);
}

/// Standard error of the share by leaving out one draw at a time.
std::optional<double> jackknife(std::span<const double> x, std::span<const double> y,
                                double whole_variance) {
  Tally shares;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const auto line = fit_line(x, y, i);
    if (!line) return std::nullopt;
    shares.add(share_of(*line, whole_variance));
  }
  const auto n = static_cast<double>(x.size());
  return std::sqrt(shares.variance() * (n - 1) * (n - 1) / n);
}

bool is_drawn_and_used(const Scenario& scenario, const ResolvedParameter& p) {
  return p.distribution != "fixed" && !p.distribution.empty() && !p.follows && in_use(scenario, p);
}

/// The parameters that are drawn and in use, with their values in these draws.
/// @param known  a scenario whose own are left out; null: none
std::vector<DrawnParameter> drawn(const DrawnScenario& of, std::span<const std::uint32_t> numbers,
                                  const Scenario* known) {
  const Scenario& scenario = *of.scenario;
  std::vector<DrawnParameter> list;
  for (std::size_t i = 0; i < scenario.parameters.size(); ++i) {
    const ResolvedParameter& p = scenario.parameters[i];
    if (!is_drawn_and_used(scenario, p)) continue;
    const ResolvedParameter* const same = known == nullptr ? nullptr : known->find(p.key);
    if (same != nullptr && is_drawn_and_used(*known, *same)) continue;
    for (std::size_t e = 0; e < p.value.size(); ++e) {
      if (!is_drawn(p, e)) continue;
      list.push_back({i, e, {}, known != nullptr});
      // Entries of a table move together; shares of a whole do not.
      if (!scenario.entries()[i].sums_to_one()) break;
    }
  }
  if (list.empty()) return list;
  for (const std::uint32_t number : numbers) {
    const auto& values = of.draws->values(number);
    for (DrawnParameter& p : list) p.values.push_back(values[p.parameter][p.entry]);
  }
  return list;
}

/// Where a straight line may be believed, and the parameter may be.
bool possible(const Scenario& scenario, const Influence& influence, double value) {
  const ResolvedParameter& p = scenario.parameters[influence.parameter];
  const Range allowed = scenario.entries()[influence.parameter].range;
  const double low = p.low[influence.entry];
  const double high = p.high[influence.entry];
  const double width = high - low;
  return value >= allowed.low && value <= allowed.high && value >= low - width &&
         value <= high + width;
}

}  // namespace

std::vector<Influence> influences(std::span<const DrawnParameter> parameters,
                                  std::span<const double> means, double whole_variance) {
  if (means.size() < fewest_draws || !(whole_variance > 0)) return {};
  std::vector<Influence> all;
  std::size_t tests = 0;
  for (const DrawnParameter& p : parameters) {
    const auto line = fit_line(p.values, means);
    if (!line) continue;
    ++tests;
    Influence influence{.parameter = p.parameter,
                        .entry = p.entry,
                        .of_reference = p.of_reference,
                        .share_se = {},
                        .turns_at = {}};
    influence.slope = line->slope;
    influence.p_value = p_value_of(*line);
    influence.share = share_of(*line, whole_variance);
    influence.turns_at = line->mean_x - line->mean_y / line->slope;
    all.push_back(influence);
  }
  // Benjamini & Hochberg: the largest k with p(k) <= k q / m.
  std::ranges::stable_sort(all, {}, &Influence::p_value);
  std::size_t kept = 0;
  for (std::size_t k = 1; k <= all.size(); ++k) {
    const double limit = false_discovery_rate * static_cast<double>(k) / static_cast<double>(tests);
    if (all[k - 1].p_value <= limit) kept = k;
  }
  all.resize(kept);
  for (Influence& influence : all) {
    const auto p = std::ranges::find_if(parameters, [&](const DrawnParameter& d) {
      return d.parameter == influence.parameter && d.entry == influence.entry &&
             d.of_reference == influence.of_reference;
    });
    influence.share_se = jackknife(p->values, means, whole_variance);
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &Influence::share);
  return all;
}

std::vector<Influence> influences(const DrawnScenario& scenario, std::span<const double> values,
                                  std::span<const std::uint32_t> draws,
                                  const DrawnScenario& reference) {
  std::map<std::uint32_t, Tally> groups;
  Tally whole;
  for (std::size_t i = 0; i < values.size(); ++i) {
    groups[draws[i]].add(values[i]);
    whole.add(values[i]);
  }
  if (groups.size() < fewest_draws) return {};
  std::vector<std::uint32_t> numbers;
  std::vector<double> means;
  for (const auto& [number, tally] : groups) {
    numbers.push_back(number);
    means.push_back(tally.mean());
  }
  const auto split = variance_split(values, draws);
  const double variance = split ? split->chance + split->knowledge : whole.variance();
  auto all = drawn(scenario, numbers, nullptr);
  if (reference.scenario != nullptr)
    std::ranges::move(drawn(reference, numbers, scenario.scenario), std::back_inserter(all));
  auto result = influences(all, means, variance);
  for (Influence& influence : result) {
    const Scenario& owner = *(influence.of_reference ? reference : scenario).scenario;
    if (!possible(owner, influence, *influence.turns_at)) influence.turns_at.reset();
  }
  return result;
}

}  // namespace kohort
