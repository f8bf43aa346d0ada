#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "app/analysis/crossed.hpp"
#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

/// What a probabilistic analysis says about one output. Failed points (NaN) are left out.
///
/// Everything here is about what is not known of the parameters: chance in the lives of people is
/// taken out of it as far as replications can tell (Crossed::settled), and makes intervals wider.
struct Uncertainty {
  std::size_t points{0};  ///< that did not fail
  std::size_t failed_points{0};
  /// Of all parameters that may be drawn and all people that may live: Student's t on the variances
  /// of points and of replications. With one replication of something that chance acts on its error
  /// is not known, and not a number.
  Confident mean;
  /// The same for the very people of these replications: shrinks with more points alone.
  Confident mean_for_these_people;
  double sd{};  ///< of what the output would be without chance; does not shrink
  std::vector<double> probabilities;
  std::vector<double> quantiles;  ///< at `probabilities`; type 7 of Hyndman & Fan 1996
  double below_zero{};            ///< share of points at which the output is below zero
  /// From the number of points (Wilson) and from how far other people may shift all of them.
  Interval below_zero_interval;
};

[[nodiscard]] Uncertainty uncertainty(const Crossed& output,
                                      std::vector<double> probabilities = {0.025, 0.05, 0.25, 0.5,
                                                                           0.75, 0.95, 0.975},
                                      double confidence = 0.95);
/// One value for each point, without chance.
[[nodiscard]] Uncertainty uncertainty(const Eigen::VectorXd& outputs,
                                      std::vector<double> probabilities = {0.025, 0.05, 0.25, 0.5,
                                                                           0.75, 0.95, 0.975},
                                      double confidence = 0.95);

/// Two-way random-effects analysis of variance of single lives.
struct ChanceAndKnowledge {
  double knowledge{};    ///< variance between points: what better knowledge could remove
  double chance{};       ///< variance between replications: the same parameters lived by others
  double interaction{};  ///< chance that acts differently at different points
  double share{};        ///< knowledge / (knowledge + chance + interaction)
  Interval share_interval{};
};

/// @return nothing if it cannot be told apart: fewer than two points, or one replication of
///   something that chance acts on
[[nodiscard]] std::optional<ChanceAndKnowledge> chance_and_knowledge(const Crossed& output,
                                                                     double confidence = 0.95);

/// Interval of a probability that a share of points estimates: from their number (Wilson; points
/// whose means are mostly chance count less), and from what other people make of it, who shift all
/// points alike.
/// @param at  the share when the means are shifted by so many standard errors one way and the other
[[nodiscard]] Interval share_interval(double share, const Crossed& outputs, double confidence,
                                      const std::function<Interval(double errors)>& at);

/// The estimate of the mean as points were added, all replications of each.
struct ConvergencePoint {
  std::size_t points{};
  Confident mean;
};

/// After 2, 4, 8, ... points that did not fail and after all of them.
/// @param output  points as rows, replications as columns
[[nodiscard]] std::vector<ConvergencePoint> convergence(const Eigen::MatrixXd& output, bool chance,
                                                        double confidence = 0.95);

}  // namespace kohort::analysis
