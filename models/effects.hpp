#pragma once

#include <string>
#include <vector>

#include "models/parameters.hpp"

/// Effects: parameters that have a value standing for "no effect" (models/parameter_registry.hpp).
namespace kohort {

struct Effect {
  std::string key;
  double value{};
  double no_effect{};
  /// Switches, such as casework.caseload_effect, have no strength to be scaled.
  bool scalable{true};
};

/// Effects of caseload and of the programmes that are switched on.
[[nodiscard]] std::vector<Effect> effects(const Parameters& parameters);

/// The same parameters with every scalable effect `strength` times as strong: 0 is none, 1 as
/// stated. Ratios are scaled on the log scale; values stay inside their ranges.
[[nodiscard]] Parameters with_effect_strength(const Parameters& parameters, double strength);

}  // namespace kohort
