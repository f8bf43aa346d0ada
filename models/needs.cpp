#include "models/needs.hpp"

#include <algorithm>
#include <cmath>

#include "models/casework.hpp"
#include "models/district.hpp"
#include "models/population.hpp"
#include "sim/assume.hpp"
#include "sim/elementary.hpp"

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
    if (open.stage == Case::Stage::measure) {
      s.supported = true;
      s.support = open.measure_effect * open.support;
    }
    s.escalation_ratio = open.escalation_ratio;
  }
  s.awaits_help = child.awaits_help;
  return s;
}

PiecewiseConstantHazard onset_hazard(const District& d) {
  return {childhood_start, d.derived.onset};
}

/// By age, relative to the rate of the need.
PiecewiseConstantHazard notice_ratio(const District& d) {
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

/// Adds up what has been lived through in need without help, whenever that changes.
void follow_unmet_need(Child& child, double age, double rate) {
  const auto next = static_cast<float>(rate);
  if (next == child.unmet_rate) return;
  child.unmet_years = static_cast<float>(unmet_years(child, age));
  child.unmet_to = static_cast<float>(age);
  child.unmet_rate = next;
}

/// A child's next event.
struct Upcoming {
  Time time;
  Event event;
};

/// Brings the child's clocks up to `now`, and says which rings first.
Upcoming next_event(District& d, ChildId id, Time now) {
  Child& child = d.at(id);
  const double age = in_years(now - child.birth);
  const NeedSituation s = situation(d, child);
  follow_unmet_need(child, age, unmet_rate(s, d.parameters->adult));
  if (child.need == Need::none)
    child.rise.set(onset_hazard(d), age, onset_ratio(s, d.parameters->needs));
  else
    child.rise.set(age, growth_rate(s, d.parameters->needs));
  child.ease.set(age, ease_rate(s, d.parameters->needs));
  const double noticed = child.need == Need::none ? 1 : d.department.practice.notice_ratio;
  child.notice.set(notice_ratio(d), age,
                   Rate{d.parameters->notifications.rate[index(child.need)] * noticed});

  // The first one, if several are at the same time.
  Upcoming next{child.birth + years(18), ComesOfAge{id}};
  const auto consider = [&next](Time time, const Event& event) {
    if (time < next.time) next = {time, event};
  };
  consider(child.birth + years(child.rise.due_age()), NeedRises{id});
  consider(child.birth + years(child.ease.due_age()), NeedEases{id});
  consider(child.birth + years(child.notice.due_age()), Notification{id});
  consider(child.reentry, Reentry{id});
  if (child.open_case != none<CaseId>) {
    const Case& open = d.cases[index(child.open_case)];
    consider(open.decision_due, DecisionDue{id});
    consider(open.next_followup, FollowUp{id});
    consider(open.reassessment, Reassessment{id});
    consider(open.measure_end, MeasureEnds{id});
    consider(open.closes, CaseCloses{id});
  }
  if (child.placement != none<PlacementId>) {
    const Placement& placement = d.placements[index(child.placement)];
    consider(placement.exit.due(), StayEnds{id});
    consider(placement.move.due(), Move{id});
    consider(placement.review, StayReview{id});
  }
  // Rounding may put a birth-based time a hair before now.
  return {std::max(next.time, now), next.event};
}

/// New fates for the next rise and easing; what was left of the old ones belongs to the past level.
void redraw_need(District& d, Child& child) {
  ++child.need_changes;
  child.rise.begin(d.draws.exponential(d.key(child), Decision::need_rises, child.need_changes));
  if (child.need == Need::none)
    child.ease.begin(0);
  else
    child.ease.begin(d.draws.exponential(d.key(child), Decision::need_eases, child.need_changes));
}

void rise(District& d, Child& child, Time when, int year) {
  if (child.need == Need::none) {
    d.count_in(year, Yearly::everyday_needs);
    use_services(d, child, year, in_years(when - child.birth));
  }
  KOHORT_ASSERT(child.need < Need::serious);
  static_assert(index(Need::everyday) == index(Need::none) + 1 &&
                index(Need::moderate) == index(Need::everyday) + 1 &&
                index(Need::serious) == index(Need::moderate) + 1);
  child.need = static_cast<Need>(index(child.need) + 1);
  redraw_need(d, child);
}

void ease(District& d, Child& child) {
  KOHORT_ASSERT(child.need != Need::none);
  child.need = child.need == Need::serious ? Need::moderate : Need::none;
  if (child.need == Need::none) child.awaits_help = false;
  redraw_need(d, child);
}

bool is_helped(const District& d, const Child& child) {
  return child.placement != none<PlacementId> ||
         (child.open_case != none<CaseId> &&
          d.cases.records()[index(child.open_case)].stage == Case::Stage::measure);
}

/// Whether the next notification makes the department act at once: a serious need without help, of
/// which nobody decides already.
bool is_acute(const District& d, const Child& child) {
  if (child.need != Need::serious || child.placement != none<PlacementId>) return false;
  if (child.open_case != none<CaseId> &&
      d.cases.records()[index(child.open_case)].stage != Case::Stage::examination)
    return false;
  return d.draws.happens(d.key(child), Decision::acute, child.notices,
                         Probability{d.parameters->casework.acute_share});
}

/// Whether the next notification leads to an examination.
bool opens_case(const District& d, const Child& child) {
  if (child.open_case != none<CaseId> || child.placement != none<PlacementId>) return false;
  return !d.draws.happens(d.key(child), Decision::triage, child.notices,
                          Probability{d.parameters->casework.triage_closes[index(child.need)]});
}

/// Counts a notification, and draws the next one.
void take_note(District& d, Child& child, Time when, int year) {
  d.count_in(year, Yearly::notifications);
  if (child.notified_year != year) {
    d.count_in(year, Yearly::children_notified);
    child.notified_again = false;
  } else if (!child.notified_again) {
    d.count_in(year, Yearly::children_notified_again);
    child.notified_again = true;
  }
  child.notified_year = static_cast<std::int16_t>(year);
  if (child.notices == 0)
    d.accounts.count_age(ByAgeCount::notified_first, child, in_years(when - child.birth));
  ++child.notices;
  if (child.need >= Need::moderate && !is_helped(d, child)) child.awaits_help = true;
  child.notice.begin(d.draws.exponential(d.key(child), Decision::notification, child.notices));
}

/// Until when nobody will look at the child's needs, or change what bears on them: until then they
/// can be lived through at once, without the calendar. Watched lives go step by step.
/// @param next  the child's next event; the search ends with any time that is not after it, because
///              then nothing is lived through
Time alone_until(const District& d, const Child& child, Time next) {
  if (child.open_case != none<CaseId> || child.placement != none<PlacementId> ||
      d.accounts.observer != nullptr)
    return d.now;
  Time until = std::min(d.until, d.quiet_until(child.family));
  for (const auto& programme : d.programmes) {
    if (until <= next) break;
    until = std::min(until, programme->leaves_alone_until(d, child.family));
  }
  return until;
}

/// Whether a programme might solve the everyday need that arises next.
bool may_be_solved(const District& d, ChildId id, Time when) {
  for (const auto& programme : d.programmes)
    if (programme->may_solve_everyday_need(d, id, when)) return true;
  return false;
}

/// What happens to a child that is alone, to the bit what the calendar would have brought. False if
/// it concerns others too, and has not happened.
bool happens_alone(District& d, ChildId id, const Upcoming& next) {
  Child& child = d.at(id);
  // The books of a year are closed after everything else of its last day.
  const auto year = [&] { return static_cast<int>(std::ceil(in_years(next.time))) - 1; };
  if (std::holds_alternative<NeedRises>(next.event)) {
    if (child.need == Need::none && may_be_solved(d, id, next.time)) return false;
    rise(d, child, next.time, year());
  } else if (std::holds_alternative<NeedEases>(next.event)) {
    ease(d, child);
  } else if (std::holds_alternative<Notification>(next.event) && !is_acute(d, child) &&
             !opens_case(d, child)) {
    take_note(d, child, next.time, year());
  } else {
    return false;
  }
  return true;
}

/// What waiting for help does to the hazards of a moderate or serious need.
double delay(const NeedSituation& s, const NeedParameters& p) {
  return s.awaits_help && !s.supported ? p.delay_ratio : 1;
}

/// What help does to a hazard.
double support(const NeedSituation& s, double ratio) {
  if (!s.supported) return 1;
  return s.support == 1 ? ratio : elementary::pow(ratio, s.support);
}

}  // namespace

HazardRatio onset_ratio(const NeedSituation& s, const NeedParameters& p) {
  KOHORT_ASSERT(s.need == Need::none);
  return {s.frailty * (s.parents_apart ? p.apart_ratio : 1)};
}

Rate growth_rate(const NeedSituation& s, const NeedParameters& p) {
  KOHORT_ASSERT(s.need != Need::none);
  if (s.need == Need::serious) return {0};
  const double help = support(s, p.support_growth_ratio);
  if (s.need == Need::everyday) return {s.frailty * p.everyday_growth * help * s.escalation_ratio};
  return {s.frailty * p.moderate_growth * help * delay(s, p) * s.escalation_ratio};
}

Rate ease_rate(const NeedSituation& s, const NeedParameters& p) {
  if (s.need == Need::none) return {0};
  if (s.need == Need::everyday) return {p.everyday_own + p.everyday_services};
  const double own = s.need == Need::serious ? p.serious_easing : p.moderate_easing;
  return {own * (s.supported ? support(s, p.support_easing_ratio) : 1 / delay(s, p))};
}

double unmet_rate(const NeedSituation& s, const AdultParameters& p) {
  if (s.supported || s.need < Need::moderate) return 0;
  return s.need == Need::serious ? p.serious_weight : 1;
}

double unmet_years(const Child& child, double age) {
  return child.unmet_years + child.unmet_rate * std::max(0.0, age - child.unmet_to);
}

void draw_first_fates(District& d) {
  const std::vector<std::uint64_t> keys = keys_of_children(d);
  std::vector<double> thresholds(keys.size());
  d.draws.exponentials(keys, Decision::need_rises, 0, thresholds);
  for (std::size_t i = 0; i < keys.size(); ++i) d.children[i].rise.begin(thresholds[i]);
  d.draws.exponentials(keys, Decision::notification, 0, thresholds);
  for (std::size_t i = 0; i < keys.size(); ++i) d.children[i].notice.begin(thresholds[i]);
}

void begin_child(District& d, ChildId id) {
  Child& child = d.at(id);
  const Family& family = d.family_of(child);
  KOHORT_ASSERT(index(id) < family.first_child + family.born && child.open_case == none<CaseId>);
  child.parents_apart = !family.together;
  if (child.parents_apart) d.accounts.count_age(ByAgeCount::born_apart, child, 0);
  child.frailty = need_frailty(family);
  child.need = need_at_birth(d, child);
  child.ease.begin(
      child.need == Need::none ? 0 : d.draws.exponential(d.key(child), Decision::need_eases, 0));
  if (child.need == Need::serious &&
      d.draws.happens(d.key(child), Decision::notified_at_birth, 0,
                      Probability{d.parameters->notifications.at_birth}))
    child.notice.begin(0);
}

void renew(District& d, ChildId id) {
  Child& child = d.at(id);
  if (child.grown) {
    d.calendar.clear(d.slot(id));
    return;
  }
  Upcoming next = next_event(d, id, d.now);
  const Time alone = next.time < d.until ? alone_until(d, child, next.time) : d.now;
  while (next.time < alone && happens_alone(d, id, next)) next = next_event(d, id, next.time);
  d.calendar.schedule(d.slot(id), next.time, next.event);
}

void handle(District& d, const NeedRises& event) {
  Child& child = d.at(event.child);
  KOHORT_ASSERT(!child.grown);
  if (child.need == Need::none) {
    for (const auto& programme : d.programmes) {
      if (!programme->solves_everyday_need(d, event.child)) continue;
      d.count(Yearly::everyday_needs);
      d.count(Yearly::needs_solved_by_network);
      // The need came and went: two changes, so that later draws are the same as if it had passed.
      ++child.need_changes;
      redraw_need(d, child);
      renew(d, event.child);
      return;
    }
  }
  rise(d, child, d.now, d.year);
  renew(d, event.child);
}

void handle(District& d, const NeedEases& event) {
  ease(d, d.at(event.child));
  renew(d, event.child);
}

void handle(District& d, const Notification& event) {
  Child& child = d.at(event.child);
  KOHORT_ASSERT(!child.grown);
  const bool acute = is_acute(d, child);
  const bool opens = child.open_case == none<CaseId> && (acute || opens_case(d, child));
  take_note(d, child, d.now, d.year);
  if (opens) open_examination(d, event.child);
  if (acute) decide_at_once(d, event.child);
  renew(d, event.child);
}

}  // namespace kohort
