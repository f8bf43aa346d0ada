#pragma once

#include <Eigen/Core>

#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

/// What it is worth that scenario and baseline are computed on the same people.
struct PairedVariance {
  double paired{};       ///< variance of scenario - baseline within a replication
  double independent{};  ///< the same if they had different people: the sum of their variances
  /// independent / paired: how many times more replications that would take. Not a number where the
  /// difference does not vary.
  Confident ratio;
};

/// @param scenario, baseline  a value for each replication; NaN in either leaves it out
/// @throws std::invalid_argument if their numbers differ
[[nodiscard]] PairedVariance paired_variance(const Eigen::VectorXd& scenario,
                                             const Eigen::VectorXd& baseline,
                                             const Resampling& resampling = {});

}  // namespace kohort::analysis
