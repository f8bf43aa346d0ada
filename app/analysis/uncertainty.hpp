#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "app/analysis/sensitivity.hpp"
#include "sim/statistics.hpp"

namespace kohort::analysis {

/// What a probabilistic analysis says about one output. Failed points (NaN) are left out.
struct Uncertainty {
  std::size_t points{0};  ///< that did not fail
  std::size_t failed_points{0};
  Confident mean;  ///< Student's t; shrinks with more points
  double sd{};     ///< of the output; does not shrink
  std::vector<double> probabilities;
  std::vector<double> quantiles;  ///< at `probabilities`; type 7 of Hyndman & Fan 1996
  double below_zero{};            ///< share of points with an output below zero
  Interval below_zero_interval;   ///< Wilson
};

[[nodiscard]] Uncertainty uncertainty(const Eigen::VectorXd& outputs,
                                      std::vector<double> probabilities = {0.025, 0.05, 0.25, 0.5,
                                                                           0.75, 0.95, 0.975},
                                      double confidence = 0.95);

/// One-way random-effects analysis of variance of single replications.
struct ChanceAndKnowledge {
  double chance{};     ///< variance within points: the same parameters lived again
  double knowledge{};  ///< variance between points: what better knowledge could remove; at least 0
  double share{};      ///< knowledge / (chance + knowledge)
  Interval share_interval{};        ///< F; exact for normal outputs and equal replications
  double replications_per_point{};  ///< n0, the mean number for unequal replications
  /// Standard error of the mean over points and replications.
  double se{};
};

/// @param point of each replication, in any order
/// @return nothing if it cannot be told apart: fewer than two points, or one replication in each
[[nodiscard]] std::optional<ChanceAndKnowledge> chance_and_knowledge(
    const Eigen::VectorXd& replications, std::span<const std::size_t> point,
    double confidence = 0.95);

/// The estimate of the mean as points were added.
struct ConvergencePoint {
  std::size_t points{};
  Confident mean;
};

/// After 2, 4, 8, ... points and after all.
[[nodiscard]] std::vector<ConvergencePoint> convergence(const Eigen::VectorXd& outputs,
                                                        double confidence = 0.95);

}  // namespace kohort::analysis
