#pragma once

#include <cstddef>
#include <optional>

#include "app/analysis/uncertainty.hpp"

namespace kohort::analysis {

/// Where a study stands and what is wanted of it. Half-widths of confidence intervals shrink with
/// the square root of the number of points, those of means (kr.) and of Sobol' indices alike.
struct PrecisionGoal {
  double half_width{};  ///< wanted; of the same figure and confidence as the present one
  std::size_t most{};   ///< points that may be computed in all
  double growth{4};     ///< at most this many times as many in one step: early half-widths are
                        ///< themselves uncertain
  std::size_t multiple_of{1};  ///< such as a Morris trajectory, or 2 to double a Sobol' sequence
};

struct NextSize {
  enum class Limit {
    reached,  ///< the half-width is small enough: stop
    goal,     ///< as many as the goal needs by the present estimate
    growth,   ///< fewer than the goal needs; look again after them
    most,     ///< no more than allowed; the goal will probably not be reached
    unknown,  ///< no half-width yet: a small first step
  };
  std::size_t points{};  ///< in all, those that there are included; never below these
  Limit limit{Limit::unknown};
  /// Points the goal needs by the present estimate, whether allowed or not. Empty if unknown.
  std::optional<double> needed;
  /// Half-width to expect at `points`.
  std::optional<double> expected_half_width;
};

/// @param half_width at `points`; not finite: unknown
/// @throws std::invalid_argument for a goal that is not above 0 or a growth not above 1
[[nodiscard]] NextSize next_size(std::size_t points, double half_width, const PrecisionGoal& goal);

/// Replications of each point that estimate the mean best for the time, when a new point costs
/// `point_cost` replications' time on top: sqrt(point_cost * chance / knowledge), at least 1.
/// Source: Cochran 1977, Sampling Techniques, section 10.6. Capped by `most`, which is also the
/// answer when nothing is uncertain but chance.
[[nodiscard]] std::size_t replications_per_point(const ChanceAndKnowledge& split, double point_cost,
                                                 std::size_t most);

}  // namespace kohort::analysis
