#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "app/results/turning_point.hpp"

namespace kohort {

/// A difference in the replications [first, last), at a value. All values share their replications,
/// so that two of them differ by the value alone.
using Differences =
    std::function<std::vector<double>(double at, std::uint32_t first, std::uint32_t last)>;

/// Where to look: from `start`, where the difference is thought to be positive, upwards.
struct SearchPlan {
  double start{};
  double next{1};                 ///< looked at after the start
  double end{};                   ///< the last value that is possible
  std::uint32_t replications{2};  ///< at least 2
  std::uint32_t most{2};          ///< replications where fewer do not decide
};

/// Finds the first value at which the mean difference turns from positive to negative.
///
/// Goes on to the end unless the difference has become negative beyond chance (95 %, t test), and
/// simulates the crossing itself: what is left to interpolate is less than a quarter of a standard
/// error. The interval holds every value at which a t test does not tell the mean from zero, so
/// that it fits a ratio (Fieller 1954): without an end where the slope is not known from zero.
/// Where the first replications do not decide, four times as many are taken, up to `most`.
[[nodiscard]] TurningPoint find_turning_point(const Differences& differences,
                                              const SearchPlan& plan);

}  // namespace kohort
