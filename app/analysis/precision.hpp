#pragma once

#include <cstddef>
#include <optional>

#include "app/analysis/crossed.hpp"

namespace kohort::analysis {

/// Points and the replications of each: what a study computes is their product.
struct StudySize {
  std::size_t points{}, replications{};
  [[nodiscard]] bool operator==(const StudySize&) const = default;
};

/// What is wanted of the mean of a study whose points and replications are crossed.
struct PrecisionGoal {
  double half_width{};  ///< of the confidence interval of the mean
  StudySize most{};     ///< that may be computed
  double growth{4};     ///< at most this many times as many tasks in one step: early variances
                        ///< are themselves uncertain
  double confidence{0.95};
};

struct NextSize {
  enum class Limit {
    reached,  ///< the half-width is small enough: stop
    goal,     ///< as many as the goal needs by the present estimate
    growth,   ///< fewer than the goal needs; look again after them
    most,     ///< the goal needs more than allowed: as many as nearly all that can be had needs
    unknown,  ///< no half-width yet: twice as many
  };
  StudySize size;  ///< in all, those that there are included; never below these
  Limit limit{Limit::unknown};
  /// Half-width to expect at `size`.
  std::optional<double> expected_half_width;
};

/// Half-width of the interval of the mean that a study of another size can be expected to have.
[[nodiscard]] double expected_half_width(const Crossed& output, const StudySize& size,
                                         double confidence = 0.95);

/// The cheapest size that is expected to reach the goal, of those that contain the present one:
/// more points if what parameters were drawn makes the mean uncertain, more replications if the
/// people do, and both so that their shares of the variance, for the price of a task, are in
/// balance.
/// @throws std::invalid_argument for a goal that is not above 0 or a growth not above 1
[[nodiscard]] NextSize next_size(const Crossed& output, const PrecisionGoal& goal);

}  // namespace kohort::analysis
