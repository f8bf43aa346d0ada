#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

namespace kohort::analysis {

/// Draws are rows, options columns. A draw with a failed option (NaN) is left out whole.
struct CostEffectiveness {
  std::size_t draws{0};
  std::size_t failed_draws{0};
  /// Plane, against the reference option: share of draws in each quadrant. Draws on an axis count
  /// half on each side of it.
  struct Plane {
    double mean_cost{}, mean_effect{};  ///< differences from the reference
    double dearer_better{}, cheaper_better{}, cheaper_worse{}, dearer_worse{};
    /// Mean cost for one more unit of effect; not a number where the effect is 0. A negative one
    /// says nothing by itself: look at the quadrant.
    double ratio{};
  };
  std::vector<Plane> plane;  ///< by option; the reference's own is empty
  std::vector<double> willingness_to_pay;
  /// Acceptability: probability that an option has the highest net benefit, by willingness to pay
  /// and option. Ties are shared, so each row sums to 1. Higher is not "better": read the frontier.
  Eigen::MatrixXd acceptability;
  /// Option with the highest *mean* net benefit, by willingness to pay; the first one among equals.
  std::vector<std::size_t> frontier;
};

/// Source of curve and frontier: Fenwick, Claxton & Sculpher 2001, doi:10.1002/hec.635.
/// @throws std::invalid_argument if the shapes differ or the reference does not exist
[[nodiscard]] CostEffectiveness cost_effectiveness(const Eigen::MatrixXd& costs,
                                                   const Eigen::MatrixXd& effects,
                                                   std::vector<double> willingness_to_pay,
                                                   std::size_t reference = 0);

struct Ranking {
  std::size_t draws{0};
  std::size_t failed_draws{0};
  Eigen::MatrixXd probability;     ///< of option (row) having rank (column, 0 is best)
  std::vector<double> mean_rank;   ///< from 1, by option
  std::vector<std::size_t> order;  ///< options by mean net benefit, highest first
};

/// Ranks of options in each draw; equal options share the ranks that they take up.
[[nodiscard]] Ranking rank_options(const Eigen::MatrixXd& net_benefits);

/// Rows without a NaN or infinity.
[[nodiscard]] Eigen::MatrixXd complete_rows(const Eigen::MatrixXd& matrix);

}  // namespace kohort::analysis
