#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "app/results/estimate.hpp"
#include "sim/statistics.hpp"

/// Ratios of means. The mean of ratios is another number: it can say that money comes back where it
/// does not, since replications that invest little count as much as those that invest much.
namespace kohort {

struct RatioEstimate {
  /// mean: of the numerator over mean of the denominator; se: by the delta method, draws being
  /// clusters; low, high: quantiles of the ratios of single replications.
  Estimate value;
  /// 95 % confidence interval of the ratio of means (Fieller 1954), draws being clusters; empty
  /// where the denominator is not known from zero and the interval has no end.
  std::optional<Interval> confidence;
};

/// @param numerator, denominator  one entry for each replication
/// @return empty unless the mean denominator is above zero. low and high are unknown unless every
///   denominator that is not zero is above it.
[[nodiscard]] std::optional<RatioEstimate> estimate_ratio(std::span<const double> numerator,
                                                          std::span<const double> denominator,
                                                          std::span<const std::uint32_t> draws);

/// Ratios of one row: in each replication a ratio and what it is a ratio to. Where that is zero
/// there is none.
struct RatioValues {
  std::span<const double> ratio;
  std::span<const double> denominator;
};

/// Values whose mean is the ratio of means and whose spread is, to first order, the ratio's.
/// @return the ratio itself if there is but one, or nothing to divide by
[[nodiscard]] std::vector<double> ratio_contributions(const RatioValues& values);

/// Baseline, scenario and their difference, all as ratios of means.
/// @return compare() of the ratios if there is nothing to divide by
[[nodiscard]] Compared compare_ratios(const RatioValues& baseline, const RatioValues& scenario,
                                      std::span<const std::uint32_t> draws);

}  // namespace kohort
