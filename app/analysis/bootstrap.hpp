#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <functional>
#include <vector>

#include "app/analysis/purposes.hpp"
#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

/// Statistics of n things that carry weights: how often each was chosen.
using WeightedStatistics = std::function<Eigen::VectorXd(const Eigen::VectorXd& weights)>;

/// The statistics at equal weights, with the standard error over resamples and the normal interval.
/// Chosen over percentiles because an index whose estimate is exact keeps an interval of no width,
/// and because 300 resamples are enough for a standard error but not for a 2.5 % quantile.
/// Not numbers if n is 0; no standard error if n is 1. Resamples without a value are left out.
[[nodiscard]] std::vector<Confident> bootstrap(std::size_t n, const Resampling& resampling,
                                               Eigen::Index statistics,
                                               const WeightedStatistics& compute);

/// value -/+ normal quantile * se.
[[nodiscard]] Confident normal_confidence(double value, double se, double confidence);

}  // namespace kohort::analysis
