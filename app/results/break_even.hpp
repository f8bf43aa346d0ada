#pragma once

#include <cstdint>

namespace kohort {

/// How large the effects would have to be for the municipality to have its money back after a
/// number of budget years: the common strength (1 = as stated) of all effects at which the mean
/// cumulated difference of its net cost is zero.
struct BreakEven {
  enum class Outcome {
    found,
    costs_nothing,  ///< money is saved even without effect
    no_effects,     ///< there is nothing to be made larger
    beyond_range,   ///< not reached at `strength`, the largest that was tried
  };
  Outcome outcome{Outcome::no_effects};
  double strength{};
  double se{};              ///< Monte Carlo standard error of `strength`; 0 unless found
  double without_effect{};  ///< mean difference [kr.] at strength 0
  int years{};
  std::uint32_t replications{};
};

}  // namespace kohort
