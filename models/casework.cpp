#include "models/casework.hpp"

#include <algorithm>
#include <span>

#include "models/caseworkers.hpp"
#include "models/district.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "models/programme_costs.hpp"
#include "sim/assume.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

Case& case_of(District& d, ChildId id) {
  KOHORT_ASSERT(d.at(id).open_case != none<CaseId>);
  return d.cases[index(d.at(id).open_case)];
}

bool waits(const Case& open) { return open.worker == none<WorkerId>; }

/// What caseload does to the case from now until the next contact.
void renew_caseload_effects(District& d, Case& open) {
  open.escalation_ratio = caseload_multiple(d, d.parameters->casework.escalation_elasticity) *
                          d.department.followup_ratio;
}

Case& open_case(District& d, ChildId id, Case::Stage stage, bool urgent) {
  Child& child = d.at(id);
  KOHORT_ASSERT(child.open_case == none<CaseId> && !child.grown);
  Case fresh;
  fresh.child = id;
  fresh.stage = stage;
  fresh.opened = fresh.waiting_since = fresh.staff_since = d.now;
  child.open_case = CaseId{d.cases.add(fresh)};
  Case& open = case_of(d, id);
  renew_caseload_effects(d, open);
  open.next_followup = d.now + years(d.department.followup_years);
  if (seek_worker(d, child.open_case, urgent)) {
    d.count(Yearly::waits);
    open.first_wait = false;
  }
  return open;
}

void schedule_reassessment(District& d, ChildId id) {
  Child& child = d.at(id);
  const double rate = d.parameters->casework.reassessment;
  ++child.reassessments;
  case_of(d, id).reassessment =
      rate > 0 ? d.now + years(d.draws.exponential(d.key(child), Decision::reassessment,
                                                   child.reassessments) /
                               rate)
               : never;
}

/// Which of several labels a uniform draw means, if these are their shares.
std::size_t pick(std::span<const double> shares, double uniform) {
  std::size_t i = 0;
  for (double sum = shares[0]; uniform >= sum && i + 1 < shares.size(); sum += shares[i]) ++i;
  return i;
}

/// The measure lasts from now, and is of a kind drawn anew, tailored as is the practice now.
void agree_on_measure(District& d, Case& open, std::uint32_t occurrence) {
  const CaseworkParameters& p = d.parameters->casework;
  const std::uint64_t key = d.key(d.at(open.child));
  open.measure_end =
      d.now +
      years(p.measure_years * d.draws.exponential(key, Decision::measure_duration, occurrence));
  const std::size_t kind =
      pick(p.measure_kind, d.draws.uniform(key, Decision::measure_kind, occurrence));
  open.measure_effect = p.measure_effect[kind] * d.department.practice.measure_effect;
  open.measure_price =
      d.parameters->costs.measure_ratio[kind] * d.department.practice.measure_price;
}

void start_measure(District& d, ChildId id, std::uint32_t occurrence) {
  Child& child = d.at(id);
  Case& open = case_of(d, id);
  KOHORT_ASSERT(child.placement == none<PlacementId> && open.measure_since == never);
  open.stage = Case::Stage::measure;
  child.ever_helped = true;
  child.awaits_help = false;
  open.measure_since = d.now;
  open.support = 1;
  agree_on_measure(d, open, occurrence);
  d.count(Yearly::measures_started);
  schedule_reassessment(d, id);
}

/// High occurrence numbers keep the draws of what is decided later apart from those of
/// examinations.
constexpr std::uint32_t later = 0x10000U;

/// Whether help goes on when a measure's time, or a stay, is over: if the need is still moderate or
/// worse, the same judgement as at an examination, as far as `renewal` says.
bool help_goes_on(District& d, Child& child) {
  const CaseworkParameters& p = d.parameters->casework;
  if (p.renewal == 0 || child.need < Need::moderate) return false;
  ++child.renewals;
  const Probability probability{p.renewal * p.measure[index(child.need)]};
  return d.draws.happens(d.key(child), Decision::measure_renewal, child.renewals, probability);
}

/// Asks for a psychological assessment, if the examination needs one.
void ask_for_assessment(District& d, const Child& child, Case& open) {
  const CaseworkParameters& p = d.parameters->casework;
  const double share = p.assessment[index(child.need)];
  if (share == 0 ||
      !d.draws.happens(d.key(child), Decision::assessment, child.examinations, Probability{share}))
    return;
  const Duration wait = d.department.assessments.ask(d.now, d.department.practice.assessments);
  open.assessed = d.now + p.caseload_effect * wait;
  d.count(Yearly::assessments);
  d.count(Yearly::assessment_wait_years, in_years(wait));
  pay(d, child, Category::examinations, municipality_pays, Money{d.parameters->costs.assessment},
      d.now);
}

/// How long the examination takes with the caseload and practice of the day [years].
double examination_duration(District& d, const Case& open) {
  return open.examination_years *
         caseload_multiple(d, d.parameters->casework.examination_elasticity) *
         d.department.practice.examination_ratio;
}

/// Some cases go to another caseworker when the examination is over and help begins.
void hand_over_at_decision(District& d, ChildId id) {
  const double probability =
      d.parameters->casework.handover_at_decision * (1 - d.department.practice.same_worker);
  const Child& child = d.at(id);
  if (probability > 0 && d.draws.happens(d.key(child), Decision::handover_at_decision,
                                         child.examinations, Probability{probability}))
    hand_over(d, child.open_case);
}

/// Whether this look at the child's situation leads to a placement.
bool decides_placement(District& d, const Child& child, std::uint32_t occurrence) {
  const CaseworkParameters& p = d.parameters->casework;
  const Probability usual = placement_probability(child.need, in_years(d.now - child.birth), p);
  const Probability now{usual.value * d.derived.entry_weight[calendar_index(d)] *
                        caseload_multiple(d, p.placement_elasticity)};
  return d.draws.happens(d.key(child), Decision::placement_decision, occurrence, now);
}

void count_overdue(District& d, const Child& child, const Case& open) {
  const double months = 12 * in_years(d.now - open.opened);
  d.count(Yearly::decisions_wait_years, months / 12);
  if (months <= d.parameters->casework.examination_limit) return;
  d.count(Yearly::examinations_overdue);
  const CaseworkParameters& p = d.parameters->casework;
  if (d.draws.happens(
          d.key(child), Decision::complaint, child.examinations,
          Probability{p.complaint_overdue * caseload_multiple(d, p.complaint_elasticity)}))
    d.count(Yearly::complaints);
}

}  // namespace

double caseload_ratio(double cases_per_worker, const CaseworkParameters& p) {
  return std::clamp(cases_per_worker, p.saturation_low, p.saturation_high) / p.reference_caseload;
}

double caseload_multiple(District& d, double elasticity) {
  const CaseworkParameters& p = d.parameters->casework;
  const double exponent = elasticity * p.caseload_effect;
  if (exponent == 0 || d.now < at(-p.feedback_years)) return 1;
  const double caseload = cases_per_worker(d);
  auto& last =
      d.department
          .multiples[static_cast<std::size_t>(d.department.assigned + d.department.waiting) %
                     d.department.multiples.size()];
  if (last.caseload != caseload || last.exponent != exponent)
    last = {caseload, exponent, elementary::pow(caseload_ratio(caseload, p), exponent)};
  return last.multiple;
}

Time decision_time(Time opened, double duration, double waited, bool waiting, double effect) {
  if (!waiting) return opened + years(duration + effect * waited);
  // The decision recedes as the wait goes on, unless waiting has only part of its effect.
  return effect < 1 ? opened + years(duration / (1 - effect)) : never;
}

Probability placement_probability(Need need, double age, const CaseworkParameters& p) {
  const double serious = p.placement_serious[age_band(age)];
  if (need == Need::serious) return {serious};
  return {need == Need::moderate ? serious * p.placement_moderate_ratio : 0};
}

void open_examination(District& d, ChildId id) {
  Child& child = d.at(id);
  const CaseworkParameters& p = d.parameters->casework;
  const double fate = d.draws.exponential(d.key(child), Decision::examination, child.examinations);
  ++child.examinations;
  Case& open = open_case(d, id, Case::Stage::examination, child.need == Need::serious);
  open.examination_years = p.examination_scale / 12 *
                           elementary::pow(fate, 1 / p.examination_shape) *
                           (child.need == Need::serious ? p.examination_serious_ratio : 1);
  const double duration = examination_duration(d, open);
  ask_for_assessment(d, child, open);
  open.examined_since = d.now;
  open.decision_due = std::max(
      open.assessed, decision_time(open.opened, duration, 0, waits(open), p.caseload_effect));
}

void decide_at_once(District& d, ChildId id) {
  const Child& child = d.at(id);
  d.count(Yearly::acute_interventions);
  pay(d, child, Category::measures, municipality_pays, Money{d.parameters->costs.acute}, d.now);
  case_of(d, id).decision_due = d.now;
}

void open_for_reentry(District& d, ChildId id) { open_case(d, id, Case::Stage::placed, true); }

void case_assigned(District& d, Case& open) {
  const CaseworkParameters& p = d.parameters->casework;
  const double waited = in_years(d.now - open.waiting_since);
  if (open.first_wait) {
    d.count(Yearly::waits);
    d.count(Yearly::wait_years, waited);
  }
  if (open.stage == Case::Stage::examination) {
    if (open.first_wait) {
      const double duration = examination_duration(d, open);
      open.decision_due =
          std::max({d.now, open.assessed,
                    decision_time(open.opened, duration, waited, false, p.caseload_effect)});
      open.examined_since = d.now;
    } else if (open.decision_due < never) {
      open.decision_due += years(p.caseload_effect * waited);
      open.examined_since += years(waited);
    }
  }
  open.first_wait = false;
  renew(d, open.child);
}

void close_later(District& d, ChildId id) {
  Case& open = case_of(d, id);
  open.stage = Case::Stage::closing;
  open.reassessment = never;
  open.closes = d.now + years(d.parameters->casework.closing_months / 12);
}

void support_after_stay(District& d, ChildId id) {
  Child& child = d.at(id);
  if (!help_goes_on(d, child)) {
    close_later(d, id);
    return;
  }
  start_measure(d, id, later + child.renewals);
  d.count(Yearly::measures_renewed);
}

void lose_progress(District& d, Case& open) {
  const CaseworkParameters& p = d.parameters->casework;
  const double loss = p.handover_loss * p.caseload_effect;
  if (loss == 0) return;
  if (open.stage == Case::Stage::examination && open.decision_due < never) {
    const Duration lost = loss * (d.now - open.examined_since);
    open.examined_since += lost;
    open.decision_due += lost;
  }
  // Until the next follow-up with a caseworker.
  if (open.stage == Case::Stage::measure) open.support = 1 - loss;
  renew(d, open.child);
}

void close_case(District& d, ChildId id) {
  Child& child = d.at(id);
  if (child.open_case == none<CaseId>) return;
  const CaseId closed = child.open_case;
  book_measure(d, d.cases[index(closed)]);
  attribute_staff(d, d.cases[index(closed)]);
  leave_worker(d, closed);
  d.cases.remove(index(closed));
  child.open_case = none<CaseId>;
}

void book_measure(District& d, Case& open) {
  if (open.measure_since == never) return;
  const Child& child = d.at(open.child);
  const CostRate per_year{d.parameters->costs.measure * open.measure_price};
  count_years(d, Yearly::measure_years, open.measure_since, d.now);
  accrue(d, child, Category::measures, municipality_pays, per_year, open.measure_since, d.now);
  add_expensive(d, open.child, per_year * (d.now - open.measure_since));
  open.measure_since = d.now;
}

void attribute_staff(District& d, Case& open) {
  const CostParameters& costs = d.parameters->costs;
  const int cases = d.department.assigned + d.department.waiting;
  const CostRate per_year{d.department.full_time * costs.caseworker * costs.caseworker_overhead /
                          std::max(1, cases)};
  attribute(d, d.at(open.child), Category::caseworkers, per_year * (d.now - open.staff_since));
  open.staff_since = d.now;
}

void handle(District& d, const DecisionDue& event) {
  Child& child = d.at(event.child);
  Case& open = case_of(d, event.child);
  const std::uint32_t occurrence = child.examinations;
  KOHORT_ASSERT(open.stage == Case::Stage::examination);
  open.decision_due = never;
  d.count(Yearly::examinations);
  pay(d, child, Category::examinations, municipality_pays, Money{d.parameters->costs.examination},
      d.now);
  pay_examination_partners(d, event.child);
  count_overdue(d, child, open);
  if (decides_placement(d, child, occurrence)) {
    start_placement(d, event.child);
    hand_over_at_decision(d, event.child);
  } else if (d.draws.happens(d.key(child), Decision::measure_decision, occurrence,
                             Probability{d.parameters->casework.measure[index(child.need)]})) {
    start_measure(d, event.child, occurrence);
    hand_over_at_decision(d, event.child);
  } else {
    close_case(d, event.child);
  }
  renew(d, event.child);
}

void handle(District& d, const FollowUp& event) {
  Case& open = case_of(d, event.child);
  open.next_followup = d.now + years(d.department.followup_years);
  pay_followup(d, event.child);
  renew_caseload_effects(d, open);
  if (!waits(open)) open.support = 1;
  renew(d, event.child);
}

void handle(District& d, const Reassessment& event) {
  Child& child = d.at(event.child);
  KOHORT_ASSERT(case_of(d, event.child).stage == Case::Stage::measure);
  const std::uint32_t occurrence = later + child.reassessments;
  schedule_reassessment(d, event.child);
  if (child.placement == none<PlacementId> && decides_placement(d, child, occurrence))
    start_placement(d, event.child);
  renew(d, event.child);
}

void handle(District& d, const MeasureEnds& event) {
  Case& open = case_of(d, event.child);
  Child& child = d.at(event.child);
  KOHORT_ASSERT(open.stage == Case::Stage::measure);
  book_measure(d, open);
  if (help_goes_on(d, child)) {
    agree_on_measure(d, open, later + child.renewals);
    d.count(Yearly::measures_renewed);
  } else {
    open.measure_end = open.measure_since = never;
    close_later(d, event.child);
  }
  renew(d, event.child);
}

void handle(District& d, const CaseCloses& event) {
  KOHORT_ASSERT(case_of(d, event.child).stage == Case::Stage::closing);
  close_case(d, event.child);
  renew(d, event.child);
}

}  // namespace kohort
