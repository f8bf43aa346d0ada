#pragma once

#include "models/events.hpp"
#include "models/parameters.hpp"
#include "models/state.hpp"

namespace kohort {

struct District;

/// Chances of each type of place for a child of `age`, when institutions and residences weigh
/// `institution_weight` and kinship care `kinship_weight` as much as in the table; sums to 1.
[[nodiscard]] ByPlace place_shares(double age, double institution_weight,
                                   const PlacementParameters& p, double kinship_weight = 1);
[[nodiscard]] bool is_institutional(PlaceType place);

/// Hazard [per year] of returning home; `stay_ratio` is the length of an institutional stay
/// relative to the reference caseload.
[[nodiscard]] Rate exit_rate(const Placement& placement, const PlacementParameters& p);
/// Hazard [per year] of a change of place: planned change of type, and breakdown.
[[nodiscard]] Rate breakdown_rate(double age, const PlacementParameters& p);
/// Hazard of a new placement by years since the return home, multiplied by `ratio`.
[[nodiscard]] double reentry_ratio(const Placement& placement, const PlacementParameters& p);

/// Position of the current calendar year in tables of trends.
[[nodiscard]] std::size_t calendar_index(const District& d);

void start_placement(District& d, ChildId id);
/// Ends the placement without a return home (18th birthday).
void end_placement(District& d, ChildId id);
/// Sets the hazards of all stays anew, after a change of practice.
void renew_stays(District& d);
/// Books years and cost of the stay up to now.
void book_stay(District& d, Placement& placement);

void handle(District& d, const StayEnds& event);
void handle(District& d, const Move& event);
void handle(District& d, const StayReview& event);
void handle(District& d, const Reentry& event);

}  // namespace kohort
