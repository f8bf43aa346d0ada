#include "models/needs.hpp"

#include <algorithm>

#include "models/casework.hpp"
#include "models/district.hpp"
#include "models/population.hpp"

namespace kohort {

namespace {

NeedSituation situation(District& d, const Child& child) {
  NeedSituation s;
  s.need = child.need;
  s.frailty = child.frailty;
  s.parents_apart = child.parents_apart;
  s.supported = child.placement != none<PlacementId>;
  if (child.open_case != none<CaseId>) {
    const Case& open = d.cases[index(child.open_case)];
    s.supported = s.supported || open.stage == Case::Stage::measure;
    s.escalation_ratio = open.escalation_ratio;
  }
  return s;
}

PiecewiseConstantHazard onset_hazard(const District& d) {
  return {childhood_start, d.derived.onset};
}

PiecewiseConstantHazard notice_hazard(const District& d) {
  return {childhood_start, d.derived.notice};
}

Need need_at_birth(District& d, const Child& child) {
  const NeedParameters& p = d.parameters->needs;
  const double frailty = child.frailty;
  const double uniform = d.draws.uniform(d.key(child), Decision::need_at_birth, 0);
  if (uniform < p.serious_at_birth * frailty) return Need::serious;
  return uniform < (p.serious_at_birth + p.moderate_at_birth) * frailty ? Need::moderate
                                                                        : Need::none;
}

/// What can happen to a child next, in the order of `child_event`.
enum class Next : std::uint32_t {
  comes_of_age,
  need_rises,
  need_eases,
  notification,
  reentry,
  decision_due,
  follow_up,
  reassessment,
  measure_ends,
  case_closes,
  stay_ends,
  move,
  stay_review
};

Event child_event(Next next, ChildId id) {
  switch (next) {
    case Next::comes_of_age:
      return ComesOfAge{id};
    case Next::need_rises:
      return NeedRises{id};
    case Next::need_eases:
      return NeedEases{id};
    case Next::notification:
      return Notification{id};
    case Next::reentry:
      return Reentry{id};
    case Next::decision_due:
      return DecisionDue{id};
    case Next::follow_up:
      return FollowUp{id};
    case Next::reassessment:
      return Reassessment{id};
    case Next::measure_ends:
      return MeasureEnds{id};
    case Next::case_closes:
      return CaseCloses{id};
    case Next::stay_ends:
      return StayEnds{id};
    case Next::move:
      return Move{id};
    case Next::stay_review:
      break;
  }
  return StayReview{id};
}

/// The earliest of several times, the first one if several are equal. Arithmetic, because
/// compilers make branches of choices, and nobody can predict which of a child's clocks is first.
class Earliest {
 public:
  Earliest(Time time, Next what) : time_{in_years(time)}, what_{static_cast<std::uint32_t>(what)} {}
  void consider(Time time, Next what) {
    const auto earlier = static_cast<std::uint32_t>(in_years(time) < time_);
    what_ ^= (what_ ^ static_cast<std::uint32_t>(what)) & (0U - earlier);
    time_ = std::min(time_, in_years(time));
  }
  [[nodiscard]] Time time() const { return at(time_); }
  [[nodiscard]] Next what() const { return static_cast<Next>(what_); }

 private:
  double time_;
  std::uint32_t what_;
};

/// New fates for the next rise and easing; what was left of the old ones belongs to the past level.
void redraw_need(District& d, Child& child) {
  ++child.need_changes;
  child.rise.begin(d.draws.exponential(d.key(child), Decision::need_rises, child.need_changes));
  if (child.need == Need::none)
    child.ease.begin(0);
  else
    child.ease.begin(d.draws.exponential(d.key(child), Decision::need_eases, child.need_changes));
}

}  // namespace

double rise_rate(const NeedSituation& s, const NeedParameters& p) {
  const double support = s.supported ? p.support_growth_ratio : 1;
  switch (s.need) {
    case Need::none:
      return s.frailty * (s.parents_apart ? p.apart_ratio : 1);
    case Need::everyday:
      return s.frailty * p.everyday_growth * support * s.escalation_ratio;
    case Need::moderate:
      return s.frailty * p.moderate_growth * support * s.escalation_ratio;
    case Need::serious:
      break;
  }
  return 0;
}

double ease_rate(const NeedSituation& s, const NeedParameters& p) {
  const double support = s.supported ? p.support_easing_ratio : 1;
  switch (s.need) {
    case Need::none:
      return 0;
    case Need::everyday:
      return p.everyday_own + p.everyday_services;
    case Need::moderate:
      return p.moderate_easing * support;
    case Need::serious:
      break;
  }
  return p.serious_easing * support;
}

void begin_child(District& d, ChildId id) {
  Child& child = d.at(id);
  const Family& family = d.family_of(child);
  child.parents_apart = !family.together;
  child.frailty = need_frailty(d, family);
  child.need = need_at_birth(d, child);
  child.rise.begin(d.draws.exponential(d.key(child), Decision::need_rises, 0));
  child.ease.begin(
      child.need == Need::none ? 0 : d.draws.exponential(d.key(child), Decision::need_eases, 0));
  child.notice.begin(d.draws.exponential(d.key(child), Decision::notification, 0));
  if (child.need == Need::serious && d.draws.uniform(d.key(child), Decision::notified_at_birth, 0) <
                                         d.parameters->notifications.at_birth)
    child.notice.begin(0);
  renew(d, id);
}

void renew(District& d, ChildId id) {
  Child& child = d.at(id);
  if (child.grown) {
    d.calendar.clear(d.slot(id));
    return;
  }
  const double age = in_years(d.now - child.birth);
  const NeedSituation s = situation(d, child);
  const double rise = rise_rate(s, d.parameters->needs);
  if (child.need == Need::none)
    child.rise.set_rate(onset_hazard(d), age, rise);
  else
    child.rise.set_rate(ConstantHazard{}, age, rise);
  child.ease.set_rate(ConstantHazard{}, age, ease_rate(s, d.parameters->needs));
  child.notice.set_rate(notice_hazard(d), age, d.parameters->notifications.rate[index(child.need)]);

  Earliest next{child.birth + years(18), Next::comes_of_age};
  next.consider(child.birth + years(child.rise.due_age()), Next::need_rises);
  next.consider(child.birth + years(child.ease.due_age()), Next::need_eases);
  next.consider(child.birth + years(child.notice.due_age()), Next::notification);
  next.consider(child.reentry, Next::reentry);
  if (child.open_case != none<CaseId>) {
    const Case& open = d.cases[index(child.open_case)];
    next.consider(open.decision_due, Next::decision_due);
    next.consider(open.next_followup, Next::follow_up);
    next.consider(open.reassessment, Next::reassessment);
    next.consider(open.measure_end, Next::measure_ends);
    next.consider(open.closes, Next::case_closes);
  }
  if (child.placement != none<PlacementId>) {
    const Placement& placement = d.placements[index(child.placement)];
    next.consider(placement.exit.due(), Next::stay_ends);
    next.consider(placement.move.due(), Next::move);
    next.consider(placement.review, Next::stay_review);
  }
  // Rounding may put a birth-based time a hair before now.
  d.calendar.schedule(d.slot(id), std::max(next.time(), d.now), child_event(next.what(), id));
}

void handle(District& d, const NeedRises& event) {
  Child& child = d.at(event.child);
  if (child.need == Need::none) {
    d.count(Yearly::everyday_needs);
    for (const auto& programme : d.programmes) {
      if (!programme->solves_everyday_need(d, event.child)) continue;
      d.count(Yearly::needs_solved_by_network);
      // The need came and went: two changes, so that later draws are the same as if it had passed.
      ++child.need_changes;
      redraw_need(d, child);
      renew(d, event.child);
      return;
    }
  }
  child.need = static_cast<Need>(index(child.need) + 1);
  redraw_need(d, child);
  renew(d, event.child);
}

void handle(District& d, const NeedEases& event) {
  Child& child = d.at(event.child);
  child.need = child.need == Need::serious ? Need::moderate : Need::none;
  redraw_need(d, child);
  renew(d, event.child);
}

void handle(District& d, const Notification& event) {
  Child& child = d.at(event.child);
  d.count(Yearly::notifications);
  if (child.notified_year != d.year) {
    d.count(Yearly::children_notified);
    child.notified_again = false;
  } else if (!child.notified_again) {
    d.count(Yearly::children_notified_again);
    child.notified_again = true;
  }
  child.notified_year = static_cast<std::int16_t>(d.year);
  if (child.notices == 0)
    d.accounts.count_age(ByAgeCount::notified_first, child, in_years(d.now - child.birth));
  const double closes = d.parameters->casework.triage_closes[index(child.need)];
  const bool opens = child.open_case == none<CaseId> && child.placement == none<PlacementId> &&
                     d.draws.uniform(d.key(child), Decision::triage, child.notices) >= closes;
  ++child.notices;
  child.notice.begin(d.draws.exponential(d.key(child), Decision::notification, child.notices));
  if (opens) open_examination(d, event.child);
  renew(d, event.child);
}

}  // namespace kohort
