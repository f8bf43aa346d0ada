#pragma once

#include <string>
#include <vector>

#include "app/results/turning_point.hpp"

namespace kohort {

/// What happens to children where a proposal costs nothing in the end: a change in natural units
/// that somebody can count and compare with what has been seen elsewhere.
struct NeededChange {
  /// Of a headline figure that has words for natural units: "placement_years", of which a year's
  /// mean is how many children are placed at a time.
  std::string id;
  MeanWithin per_year;  ///< with the proposal minus without, mean of the years
};

/// How large effects would have to be for the municipality to have its money back after a number of
/// budget years: the common strength (1 = as stated) at which the mean cumulated difference of its
/// net cost is zero.
struct BreakEven {
  enum class Outcome {
    found,
    costs_nothing,  ///< money is saved even without effect
    no_effects,     ///< there is nothing to be made larger
    beyond_range,   ///< not even with all effects at the ends of their ranges
    not_known,      ///< not with this many replications
  };
  Outcome outcome{Outcome::no_effects};
  /// The programme whose effects are scaled, and which is set against the others without it; empty:
  /// all programmes together against none.
  std::string programme;
  TurningPoint strength;
  int years{};
  std::vector<NeededChange> needed;  ///< at `strength`; only if found

  [[nodiscard]] double without_effect() const { return strength.at_start.mean; }
};

/// One of a scenario's parameters, and where it alone turns the sign of the difference.
struct Turn {
  std::size_t parameter{};   ///< position in Scenario::parameters
  std::size_t entry{};       ///< of a table: the one that `turns` is about; all move together
  bool of_reference{false};  ///< as Influence::of_reference
  TurningPoint turns;
};

}  // namespace kohort
