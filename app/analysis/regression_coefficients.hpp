#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "app/analysis/sensitivity.hpp"

namespace kohort::analysis {

/// What a straight line through all points says of one input: by how many standard deviations the
/// output moves when the input moves by one of its own and the others stay.
struct StandardisedCoefficient {
  std::size_t input{};
  Confident value;  ///< for the people of these replications
  Confident any;    ///< for any people; not numbers with fewer than three replications
};

struct StandardisedRegression {
  std::vector<StandardisedCoefficient> coefficients;  ///< of inputs that vary, by input
  /// Share of the variance that the line explains. Far below 1 the coefficients miss what bends or
  /// interacts. Of independent inputs the squares of the coefficients sum to about it.
  Confident r2, r2_any;
  std::size_t points{0};  ///< that did not fail
  bool constant{false};   ///< the output never varies beyond rounding: no coefficients
  bool too_few{false};    ///< fewer points than two for each coefficient: none
  bool collinear{false};  ///< an input is a straight line of others: none
};

enum class Scale {
  values,  ///< SRC
  ranks,   ///< SRRC: also for inputs that act along a curve, as long as it only rises or falls
};

/// Standardised regression coefficients (Saltelli, Chan & Scott 2000, Sensitivity Analysis, ch. 6;
/// ranks: Iman & Conover 1979, Technometrics 21:499-509) of a sample of points with any
/// distribution. Intervals by a delete-a-group jackknife over points as if they were independent:
/// of a Latin hypercube they hold the truth at least as often as they say.
///
/// @param inputs a row for each point; correlated ones are allowed, but then a coefficient is not
///   the input's share of anything
/// @param outputs a row for each point, a column for each replication; NaN where it failed
/// @param size as `scale` of sobol_indices()
[[nodiscard]] StandardisedRegression standardised_regression(const Eigen::MatrixXd& inputs,
                                                             const Eigen::MatrixXd& outputs,
                                                             Scale scale, double confidence = 0.95,
                                                             double size = 0);

}  // namespace kohort::analysis
