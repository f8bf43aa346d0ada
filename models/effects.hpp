#pragma once

#include <string>
#include <string_view>
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

/// Those of them by which a programme works: its own, and those of caseload if it is meant to
/// change caseloads. What caseload does is otherwise a fact of the place, however strong the
/// programme is.
/// @param programme  name as in its key; empty: every programme that is switched on
[[nodiscard]] std::vector<Effect> programme_effects(const Parameters& parameters,
                                                    std::string_view programme = {});

/// The same parameters with every scalable one of programme_effects() `strength` times as strong: 0
/// is none, 1 as stated. Ratios are scaled on the log scale; values stay inside their ranges.
[[nodiscard]] Parameters with_effect_strength(const Parameters& parameters, double strength,
                                              std::string_view programme = {});

/// Smallest strength at which all of these effects have reached the ends of their allowed ranges;
/// nothing changes beyond it. 0 if there is nothing to be scaled, without end if a range has none.
[[nodiscard]] double greatest_strength(const Parameters& parameters,
                                       std::string_view programme = {});

/// The same parameters with this programme switched off.
[[nodiscard]] Parameters without_programme(const Parameters& parameters,
                                           std::string_view programme);

}  // namespace kohort
