#pragma once

#include <algorithm>
#include <cmath>

#include "models/economics/investment.hpp"

namespace kohort {

/// after - before of two sums of kroner; zero where that is less than half an øre, or no more than
/// the rounding of the sums may come to (see rounding_of()): the same costs, added up in another
/// order, are the same costs.
[[nodiscard]] inline double difference_of_money(double before, double after) {
  const double amounts[]{before, after};
  const double difference = after - before;
  return std::abs(difference) > std::max(half_oere, rounding_of(amounts)) ? difference : 0;
}

/// `after`, or `before` where they are the same money.
[[nodiscard]] inline double without_rounding(double before, double after) {
  return difference_of_money(before, after) == 0 ? before : after;
}

}  // namespace kohort
