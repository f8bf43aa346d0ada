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
  std::vector<std::size_t> no_effect;  ///< the output never left its base value: no bar
  std::vector<std::size_t> failed;     ///< a point of the input failed: no bar
  Completeness completeness;
};

/// @param base_position position of the base among the ascending quantiles, for `monotone` only:
///   the number of quantiles below it. Half of them by default.
/// @throws std::invalid_argument unless the design is one_way
[[nodiscard]] Tornado tornado(const Design& design, const Eigen::VectorXd& outputs,
                              std::size_t base_position = none);

/// Elementary effects of one input: change of the output for a step, over the step on the unit
/// cube.
struct MorrisEffect {
  std::size_t input{};
  Confident mu;       ///< mean: near zero with a large mu_star when signs differ
  Confident mu_star;  ///< mean size (Campolongo et al. 2007, doi:10.1016/j.envsoft.2006.10.004)
  Confident sigma;    ///< standard deviation: large with interactions or curvature
};

struct MorrisResult {
  std::vector<MorrisEffect> effects;  ///< by input
  Completeness completeness;          ///< blocks are trajectories
};

/// Bootstraps whole trajectories.
/// @throws std::invalid_argument unless the design is morris
[[nodiscard]] MorrisResult morris_effects(const Design& design, const Eigen::VectorXd& outputs,
                                          const Resampling& resampling = {});

/// Shares of the output's variance that belong to a group of inputs.
struct SobolIndex {
  std::vector<std::size_t> group;
  Confident first;  ///< by the group alone, interactions within it included (closed index)
  Confident total;  ///< with all interactions that any of its inputs takes part in
};

struct SobolResult {
  std::vector<SobolIndex> indices;  ///< in the order of the design's groups
  double mean{}, variance{};        ///< of the output
  /// The output never varies: indices are not numbers.
  bool constant{false};
  Completeness completeness;  ///< blocks are base points
};

/// Martinez' estimators: first = corr(y_B, y_AB), total = 1 - corr(y_A, y_AB). As correlations they
/// do not change when a constant is added to the output. Bootstraps whole base points.
/// Source: Baudin et al. 2017, "Numerical stability of Sobol' indices estimation formula".
/// @throws std::invalid_argument unless the design is sobol
[[nodiscard]] SobolResult sobol_indices(const Design& design, const Eigen::VectorXd& outputs,
                                        const Resampling& resampling = {});

}  // namespace kohort::analysis
