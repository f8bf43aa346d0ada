#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/analysis/information.hpp"

namespace kohort::analysis {

/// Prior effective sample size: the number of observations that what is known today is worth. With
/// n new ones, the study's best guess correlates sqrt(n / (n + prior)) with the truth. Source:
/// Jalal & Alarid-Escudero 2018, doi:10.1177/0272989X17715627.
/// @{
/// A mean: variance of one observation over the variance of what is known. Exact if both are
/// normal.
[[nodiscard]] double prior_size_of_mean(double observation_sd, double prior_sd);
/// A difference of means between two arms of equal size; in observations of both arms together.
[[nodiscard]] double prior_size_of_difference(double observation_sd, double prior_sd);
/// A probability, by matching a beta distribution to mean and standard deviation: a + b.
/// @throws std::invalid_argument if no beta distribution has them
[[nodiscard]] double prior_size_of_probability(double prior_mean, double prior_sd);
/// A ratio of rates between two arms of equal size; in events of both arms together: 4 / variance
/// of the logarithm, as the logarithm's estimate has variance 4 / events with few effects.
[[nodiscard]] double prior_size_of_rate_ratio(double prior_sd_of_log);
/// @}

/// What a pilot tells about one input.
struct PilotData {
  std::size_t input{};
  double prior_size{};                ///< as above; infinite: nothing can be learned
  double observations_per_family{1};  ///< such as 1, the share that answers, or expected events
  double follow_up_years{0};          ///< nothing is seen in a pilot shorter than this
};

struct Pilot {
  std::string name;
  double families{};
  double years{};  ///< until the decision can use it
  double fixed_cost{}, cost_per_family{}, cost_per_family_year{};  // in net benefits' unit
  std::vector<PilotData> data;                                     ///< at most one for each input

  [[nodiscard]] double cost() const {
    return fixed_cost + families * (cost_per_family + years * cost_per_family_year);
  }
};

/// Decisions that the pilot's answer improves.
struct Stake {
  /// Decisions per year, in the unit of the net benefits: 1 if these are a municipality's per
  /// year's cohort, the number of families if they are per family.
  double per_year{1};
  double horizon_years{10};  ///< from today
  double discount_rate{0};   ///< per year, continuous from today
  /// Decisions before the pilot's end are taken as they would be without it. False counts them as
  /// if its answer were there today.
  bool from_end_of_pilot{true};

  /// Discounted decisions after `years`.
  [[nodiscard]] double decisions_after(double years) const;
};

struct PilotValue {
  std::string name;
  double families{};
  double years{};
  InformationValue per_decision{};  ///< expected value of sample information
  double decisions{};
  double cost{};
  double net{};  ///< value x decisions - cost
  double net_se{};
};

[[nodiscard]] PilotValue value_pilot(const InformationAnalysis& analysis, const Pilot& pilot,
                                     const Stake& stake);

/// Highest net value first. Not worth doing if that is not above 0.
[[nodiscard]] std::vector<PilotValue> rank_pilots(const InformationAnalysis& analysis,
                                                  const std::vector<Pilot>& pilots,
                                                  const Stake& stake);

}  // namespace kohort::analysis
