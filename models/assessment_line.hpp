#pragma once

#include <algorithm>

#include "sim/quantity.hpp"

namespace kohort {

/// The line for psychological assessments: one after the other, first come, first served, each
/// taking the time that the yearly capacity leaves it. Capacity that nobody asks for is lost.
///
/// With arrivals at random it is the queue M/D/1.
struct AssessmentLine {
  Time free{-never.time_since_epoch()};  ///< when the last one that was asked for is done

  /// Asks for an assessment.
  /// @param per_year  capacity > 0
  /// @return how long it waits before its turn
  Duration ask(Time now, double per_year) {
    const Time turn = std::max(now, free);
    free = turn + years(1 / per_year);
    return turn - now;
  }
};

}  // namespace kohort
