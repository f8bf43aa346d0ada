#pragma once

#include <functional>
#include <vector>

#include "app/results/break_even.hpp"
#include "models/outcome.hpp"

namespace kohort {

/// One replication: what a proposal changes over some budget years.
struct Change {
  double cost{};                ///< net cost to the municipality [kr.], all years
  std::vector<double> natural;  ///< per year, in the order of natural_units()
};

/// All replications, at a strength of the effects.
using Changes = std::function<std::vector<Change>(double strength)>;

/// Ids of what is counted, as in NeededChange::id.
[[nodiscard]] std::vector<std::string> natural_units();

[[nodiscard]] Change change_between(const Outcome& without, const Outcome& with, int years);

/// The changes in natural units at the strength where the mean cost is zero.
///
/// That strength is an estimate, too: each replication is moved along the line through `crossing`
/// and another strength to where its own cost is zero, so that the interval holds both errors
/// (delta method). Means at the crossing itself are what was simulated there.
///
/// @param changes  all strengths share their replications
/// @return empty if a stop was requested or fewer than two replications came back
[[nodiscard]] std::vector<NeededChange> changes_at(const Changes& changes, double crossing);

}  // namespace kohort
