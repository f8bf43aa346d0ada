#pragma once

#include "models/events.hpp"
#include "models/parameters.hpp"
#include "models/state.hpp"

namespace kohort {

struct District;

/// What bears on a child's needs at this moment.
struct NeedSituation {
  Need need{Need::none};
  double frailty{1};  ///< of the family, times the programmes' ratio
  bool parents_apart{false};
  bool supported{false};       ///< by a preventive measure or a placement
  double escalation_ratio{1};  ///< caseload's effect on growth, children with an open case
  bool awaits_help{false};     ///< notified in this need, and not helped since
  double support{1};           ///< power to which the support ratios act
};

/// Multiple of the onset hazard by age.
/// @pre no need
[[nodiscard]] HazardRatio onset_ratio(const NeedSituation& s, const NeedParameters& p);
/// Hazard that the need grows by one level; none of a serious one.
/// @pre a need
[[nodiscard]] Rate growth_rate(const NeedSituation& s, const NeedParameters& p);
/// Hazard that the need eases by one level; an everyday need resolves through the
/// family's own means or general services.
[[nodiscard]] Rate ease_rate(const NeedSituation& s, const NeedParameters& p);

/// Years that a year in this situation counts as lived in need without help: none for everyday
/// needs and for children who are helped, 1 for moderate needs, more for serious ones.
[[nodiscard]] double unmet_rate(const NeedSituation& s, const AdultParameters& p);
/// The child's years in need without help up to `age`.
[[nodiscard]] double unmet_years(const Child& child, double age);

/// The hazards that all children, also those yet to be born, live through before their first need
/// and their first notification: drawn together, and once for all scenarios.
void draw_first_fates(District& d);
/// A child has been born into the run; `renew` is still to be called.
void begin_child(District& d, ChildId id);
/// Puts the child's next event in the calendar; to be called after any change to the child, its
/// case or its placement, and after its family's renewal if both change.
///
/// What comes before anything that could concern others is lived through at once: the record may be
/// ahead of the clock, but neither of its family's next event, nor of what programmes leave alone,
/// nor of the end of the present stretch of the run.
void renew(District& d, ChildId id);

void handle(District& d, const NeedRises& event);
void handle(District& d, const NeedEases& event);
void handle(District& d, const Notification& event);

}  // namespace kohort
