#pragma once

#include <cstdint>

namespace kohort::counted {

/// What the model has asked of the engine, in the library kohort_models_counted alone.
struct Counts {
  std::uint64_t events{0};        ///< taken from a calendar
  std::uint64_t schedules{0};     ///< events put into a calendar, those put there again included
  std::uint64_t draws{0};         ///< addresses of random numbers looked up
  std::uint64_t exponentials{0};  ///< those of them that are standard exponential
};

inline Counts counts;

}  // namespace kohort::counted
