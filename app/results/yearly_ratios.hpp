#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "app/figures/metric.hpp"
#include "app/results/estimate.hpp"

namespace kohort {

/// A headline ratio in each budget year: a ratio of means, as over all of them.
struct YearlyRatio {
  const Metric* metric{};
  std::vector<Compared> years;
};

/// One ratio in one year: of each replication, and what it is a ratio to.
struct RatioSeries {
  std::vector<double> ratio;
  std::vector<double> denominator;
};
/// [metric][year], of the metrics that are ratios of yearly counts.
using YearlyRatioValues = std::vector<std::vector<RatioSeries>>;

void gather_yearly_ratios(const Outcome& outcome, YearlyRatioValues& values);

[[nodiscard]] std::vector<YearlyRatio> summarise_yearly_ratios(
    const YearlyRatioValues& baseline, const YearlyRatioValues& scenario,
    std::span<const std::uint32_t> draws);

}  // namespace kohort
