#pragma once

#include "models/events.hpp"
#include "models/parameters.hpp"
#include "models/state.hpp"

namespace kohort {

struct District;

/// What of childhood bears on adult life.
struct Childhood {
  double vulnerability{0};  ///< of the family, standard normal
  double unmet_years{0};    ///< in moderate or serious need without help, serious ones weighted
  bool placed{false};
};

/// The burden that a person carries from childhood: each adult hazard is that of a burden of 0
/// times its ratio to the power of the burden, and people who were placed have about 1 in the mean.
/// Vulnerability stands for selection. Years without help count less the more of them there are.
[[nodiscard]] double burden(const Childhood& lived, const AdultParameters& p);

/// Lives a grown child's life from 18 to the horizon in one go; it shares no resource any more.
///
/// Gaps between groups of people contain selection that vulnerability does not catch: in a scenario
/// only the part `causal_share` of people carry the burden of what they lived through there, the
/// others that of their life in the baseline.
void live_adult_life(District& d, ChildId id);

void handle(District& d, const ComesOfAge& event);

}  // namespace kohort
