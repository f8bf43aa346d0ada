#pragma once

#include "models/events.hpp"
#include "models/parameters.hpp"
#include "models/state.hpp"

namespace kohort {

struct District;

/// Hazard of the parents' separation by age of the youngest child, before the family's own factor:
/// divorce for married parents, separation for cohabiting ones.
[[nodiscard]] PiecewiseConstantHazard separation_hazard(bool married, const UnionParameters& p);

/// The family's multiple of that hazard; 0 when the parents do not live together.
[[nodiscard]] double separation_factor(const Family& family);

/// Brings a family whose first birth lies before the run up to its beginning.
void begin_family(District& d, FamilyId id, Time begin);

/// Puts the family's next event in the calendar; to be called after any change to the family.
void renew(District& d, FamilyId id);

void handle(District& d, const Expecting& event);
void handle(District& d, const Birth& event);
void handle(District& d, const Marriage& event);
void handle(District& d, const Separation& event);

}  // namespace kohort
