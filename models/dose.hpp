#pragma once

#include <algorithm>

#include "sim/elementary.hpp"

namespace kohort {

/// The part of an effect that the part `attended / full` of a course has.
///
/// (1 - exp(-k f)) / (1 - exp(-k)) with f = attended / full and k = `saturation`; k = 0 is the
/// limit f, in proportion to what was attended. The larger k, the more comes from the first
/// meetings. Nothing attended gives 0, a full course 1, and more than a full course no more than
/// that: nobody has measured longer ones. A hazard ratio acts as ratio^dose.
/// @param attended    meetings, sessions, visits >= 0
/// @param full        of them, after which the effect is the stated one; > 0
/// @param saturation  >= 0
[[nodiscard]] inline double dose(double attended, double full, double saturation) {
  const double part = std::min(1.0, attended / full);
  // Where 1 - exp(-k) would lose its digits, the first terms of the series, exact to k^2.
  if (saturation < 1e-6) return part * (1 + saturation * (1 - part) / 2);
  return (1 - elementary::exp(-saturation * part)) / (1 - elementary::exp(-saturation));
}

}  // namespace kohort
