#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "app/analysis/complete_blocks.hpp"
#include "app/analysis/design.hpp"
#include "app/analysis/purposes.hpp"
#include "sim/statistics.hpp"

namespace kohort::analysis {

/// An estimate and its confidence interval; a half-width of the standard error times the normal
/// quantile. Not a number where nothing could be computed.
struct Confident {
  double value{};
  double se{};
  Interval interval{};
};

/// One bar: what the output becomes when one input alone leaves its base value.
struct TornadoBar {
  std::size_t input{};
  double at_low{};             ///< output at the first quantile of the design
  double at_high{};            ///< output at the last one
  double least{}, greatest{};  ///< over the quantiles and the base
  /// The output moves in one direction from quantile to quantile. False: the bar's ends may hide
  /// more in between.
  bool monotone{true};
  [[nodiscard]] double width() const { return greatest - least; }
};

struct Tornado {
  double base{};
  std::vector<TornadoBar> bars;        ///< widest first
  std::vector<std::size_t> no_effect;  ///< the output left its base value by rounding at most
  std::vector<std::size_t> failed;     ///< a point of the input failed: no bar
  Completeness completeness;
};

/// @param base_position position of the base among the ascending quantiles, for `monotone` only:
///   the number of quantiles below it. Half of them by default.
/// @param scale as of sobol_indices()
/// @throws std::invalid_argument unless the design is one_way
[[nodiscard]] Tornado tornado(const Design& design, const Eigen::VectorXd& outputs,
                              std::size_t base_position = none, double scale = 0);

/// Elementary effects of one input, or of a group whose members move at once: change of the output
/// for a step, over the step on the unit cube.
///
/// Intervals of the plain numbers hold for the people of these replications, those of `_any` for
/// any (any_people.hpp); the latter are not numbers with fewer than three replications.
struct MorrisEffect {
  std::size_t input{};  ///< position in the design's groups
  /// Mean: near zero with a large mu_star when signs differ. Of an input alone: members of a group
  /// move in directions of their own, and the sign of what they do together means nothing.
  Confident mu, mu_any;
  /// Mean size (Campolongo et al. 2007, doi:10.1016/j.envsoft.2006.10.004).
  Confident mu_star, mu_star_any;
  /// Standard deviation: large with interactions or curvature. Of an input alone.
  Confident sigma, sigma_any;
  /// Of mu_star_any, what chance alone brings about at most: sizes do not cancel out as signs do.
  /// A mu_star not above it shows no effect.
  double chance{};
};

struct MorrisResult {
  std::vector<MorrisEffect> effects;  ///< by group
  bool constant{false};               ///< the output never varies beyond rounding
  Completeness completeness;          ///< blocks are trajectories
};

/// Bootstraps whole trajectories. Steps are those between the design's points: where inputs are
/// rounded, give the points that were really computed. A group's step is the mean size of its
/// members'; a step of 0 tells nothing and is left out.
/// @param outputs a row for each point, a column for each replication
/// @param scale as of sobol_indices()
/// @throws std::invalid_argument unless the design is morris
[[nodiscard]] MorrisResult morris_effects(const Design& design, const Eigen::MatrixXd& outputs,
                                          const Resampling& resampling = {}, double scale = 0);

/// Shares of the output's variance that belong to a group of inputs.
///
/// Intervals of `first` and `total` hold for the people of these replications, those of `_any` for
/// any (any_people.hpp); the latter are not numbers with fewer than three replications.
struct SobolIndex {
  std::vector<std::size_t> group;
  Confident first;  ///< by the group alone, interactions within it included (closed index)
  Confident total;  ///< with all interactions that any of its inputs takes part in
  Confident first_any, total_any;
};

struct SobolResult {
  std::vector<SobolIndex> indices;  ///< in the order of the design's groups
  double mean{}, variance{};        ///< of the output
  /// The output never varies beyond rounding: indices are not numbers.
  bool constant{false};
  bool too_few{false};        ///< fewer complete base points than least_base_points; the same
  Completeness completeness;  ///< blocks are base points
};

/// Shares of a variance that fewer points have estimated say nothing, nor do their intervals.
inline constexpr std::size_t least_base_points = 32;

/// total = mean (y_A - y_AB)^2 / 2 V (Jansen 1999, doi:10.1016/S0010-4655(98)00154-4).
/// first = (1 - w) S + w J, with S = mean y_B (y_AB - y_A) / V (Saltelli et al. 2010,
/// doi:10.1016/j.cpc.2009.09.018), exactly 0 without effect, J = 1 - mean (y_B - y_AB)^2 / 2 V
/// (Jansen), exactly 1 if the group is everything, and w = S within 0 and 1. A constant added to
/// the output changes nothing.
///
/// Bootstraps whole base points as if they were independent: with the sequence intervals hold the
/// truth at least as often as they say.
/// @param outputs a row for each point, a column for each replication (the same people at every
///   point)
/// @param scale size of the figures whose difference the outputs are, which decides what is
///   rounding; 0: that of the outputs
/// @throws std::invalid_argument unless the design is sobol
[[nodiscard]] SobolResult sobol_indices(const Design& design, const Eigen::MatrixXd& outputs,
                                        const Resampling& resampling = {}, double scale = 0);

}  // namespace kohort::analysis
