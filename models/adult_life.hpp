#pragma once

#include "models/events.hpp"
#include "models/parameters.hpp"
#include "models/state.hpp"

namespace kohort {

struct District;

/// Whose history decides a child's adult hazards. The raw gap between placed people and others
/// contains selection; only the part `causal_share` of children changes with the placement itself,
/// the others keep the adult life that their baseline history gives them.
/// @param uniform the child's own draw on (0, 1)
[[nodiscard]] bool counts_as_placed(bool placed, bool placed_in_baseline, double causal_share,
                                    double uniform);

/// Lives a grown child's life from 18 to the horizon in one go; it shares no resource any more.
void live_adult_life(District& d, ChildId id);

void handle(District& d, const ComesOfAge& event);

}  // namespace kohort
