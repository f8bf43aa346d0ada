#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <optional>
#include <vector>

#include "app/analysis/crossed.hpp"
#include "app/analysis/sensitivity.hpp"
#include "models/economics/incremental.hpp"

namespace kohort::analysis {

/// A probability that points estimate, with what the number of points and the people leave open.
struct Share {
  double value{};
  Interval interval{};  ///< not a number with one replication of what chance acts on
};

/// Points at which an option failed (NaN) are left out whole. Probabilities are about what is not
/// known of the parameters: chance between replications is taken out (Crossed::settled).
struct CostEffectiveness {
  std::size_t draws{0};
  std::size_t failed_draws{0};
  /// Plane, against the reference option: share of draws in each quadrant. Draws on an axis count
  /// half on each side of it. Added in this order, the four are exactly 1.
  struct Plane {
    Confident mean_cost, mean_effect;  ///< differences from the reference
    Share cheaper_better, dearer_better, cheaper_worse, dearer_worse;
    /// Mean cost for one more unit of effect, with Fieller's interval where that has two ends. Only
    /// where there is a price to pay or to be paid: not a number for an option that dominates the
    /// reference or is dominated by it, and where the effect is 0.
    Confident ratio;
    /// Means: dearer and no better (1), cheaper and no worse (-1), or neither (0).
    int dominated{0};
  };
  std::vector<Plane> plane;  ///< by option; the reference's own is empty
  std::vector<double> willingness_to_pay;
  /// Acceptability: probability that an option has the highest net benefit, by willingness to pay
  /// and option. Ties are shared, so each row sums to 1. Higher is not "better": read the frontier.
  Eigen::MatrixXd acceptability;
  Eigen::MatrixXd acceptability_low, acceptability_high;  ///< ends of their intervals
  /// Option with the highest *mean* net benefit, by willingness to pay; the first one among equals.
  std::vector<std::size_t> frontier;
};

/// Source of curve and frontier: Fenwick, Claxton & Sculpher 2001, doi:10.1002/hec.635.
/// @param costs_and_effects  costs of all options, then effects of all of them
/// @throws std::invalid_argument if their number is odd or the reference does not exist
[[nodiscard]] CostEffectiveness cost_effectiveness(const Crossed& costs_and_effects,
                                                   std::vector<double> willingness_to_pay,
                                                   std::size_t reference = 0,
                                                   double confidence = 0.95);
/// Without chance: draws are rows, options columns.
[[nodiscard]] CostEffectiveness cost_effectiveness(const Eigen::MatrixXd& costs,
                                                   const Eigen::MatrixXd& effects,
                                                   std::vector<double> willingness_to_pay,
                                                   std::size_t reference = 0);

/// An option among others, in the order of what they achieve.
struct Incremental {
  std::size_t option{};
  Standing standing{};                 ///< by the means
  std::optional<std::size_t> against;  ///< on the frontier, the option before it there
  Confident cost, effect;              ///< beyond those of the first option
  /// Mean cost for each unit of effect, both beyond `against`, with Fieller's interval where that
  /// has two ends; not a number without `against`.
  Confident ratio;
  /// Probability of being on the frontier, of what is not known of the parameters.
  Share frontier;
};

/// Options of one decision in ascending order of effect, with strong and extended dominance.
/// @param costs_and_effects  as for cost_effectiveness()
/// @returns nothing if no point is left
/// @throws std::invalid_argument if their number is odd
[[nodiscard]] std::vector<Incremental> incremental(const Crossed& costs_and_effects,
                                                   double confidence = 0.95);

struct Ranking {
  std::size_t draws{0};
  std::size_t failed_draws{0};
  std::vector<Confident> mean;     ///< net benefit, by option
  Eigen::MatrixXd probability;     ///< of option (row) having rank (column, 0 is best)
  std::vector<Share> best;         ///< probability of rank 0, by option
  std::vector<double> mean_rank;   ///< from 1, by option
  std::vector<std::size_t> order;  ///< options by mean net benefit, highest first
};

/// Ranks of options in each draw; equal options share the ranks that they take up.
[[nodiscard]] Ranking rank_options(const Crossed& net_benefits, double confidence = 0.95);
/// Without chance: draws are rows, options columns.
[[nodiscard]] Ranking rank_options(const Eigen::MatrixXd& net_benefits);

/// Rows without a NaN or infinity.
[[nodiscard]] Eigen::MatrixXd complete_rows(const Eigen::MatrixXd& matrix);

}  // namespace kohort::analysis
