#include "models/placement.hpp"

#include <algorithm>
#include <array>

#include "models/casework.hpp"
#include "models/district.hpp"
#include "models/needs.hpp"
#include "models/placement_counts.hpp"
#include "sim/assume.hpp"
#include "sim/elementary.hpp"

namespace kohort {

namespace {

/// Tables of re-entry: early and late hazard by years since the return home.
constexpr std::array<double, 2> reentry_start{0, 2};

Placement& placement_of(District& d, ChildId id) {
  KOHORT_ASSERT(d.at(id).placement != none<PlacementId>);
  return d.placements[index(d.at(id).placement)];
}

/// Picks from shares by one uniform. Family-like places come first in the order, so that fewer
/// institutions turn into family-like places for the same child.
PlaceType pick(const ByPlace& shares, double uniform) {
  static constexpr std::array order{PlaceType::kinship,   PlaceType::foster,
                                    PlaceType::boarding,  PlaceType::own_room,
                                    PlaceType::residence, PlaceType::institution};
  double sum = 0;
  for (const PlaceType place : order) {
    sum += shares[index(place)];
    if (uniform < sum && shares[index(place)] > 0) return place;
  }
  // Rounding: the last type that is possible at all.
  for (std::size_t i = order.size(); i-- > 0;)
    if (shares[index(order[i])] > 0) return order[i];
  return PlaceType::foster;
}

PlaceType draw_place(District& d, const Child& child, Decision decision, std::uint32_t occurrence) {
  const PlacementParameters& p = d.parameters->placement;
  const double weight = d.derived.institution_weight[calendar_index(d)] *
                        caseload_multiple(d, d.parameters->casework.institution_elasticity);
  return pick(
      place_shares(in_years(d.now - child.birth), weight, p, d.department.practice.kinship_ratio),
      d.draws.uniform(d.key(child), decision, occurrence));
}

/// Hazard of a breakdown with the practice of the day.
Rate breakdowns(const District& d, double age) {
  return {breakdown_rate(age, d.parameters->placement).value *
          d.department.practice.breakdown_ratio};
}

/// Sets the hazards that the place and the child's age give from now on.
void renew_stay(District& d, Placement& placement, double age) {
  const Child& child = d.at(placement.child);
  const PlacementParameters& p = d.parameters->placement;
  placement.exit.set_rate(d.now, exit_rate(placement, p));
  placement.move.set_rate(d.now, Rate{p.type_change} + breakdowns(d, age));
  placement.review = age < 12 ? child.birth + years(12) : never;
}

/// Whole months: enough for counting, and small enough to remember for each child.
unsigned age_months(const District& d, const Child& child) {
  return static_cast<unsigned>(12 * in_years(d.now - child.birth));
}

void settle_in(District& d, Placement& placement, PlaceType place) {
  placement.place = place;
  placement.stay_ratio =
      is_institutional(place) ? caseload_multiple(d, d.parameters->casework.stay_elasticity) : 1;
}

void draw_reentry(District& d, Child& child, const Placement& ended) {
  const PlacementParameters& p = d.parameters->placement;
  const std::array rates{p.reentry_early, p.reentry_late};
  const double ratio = reentry_ratio(ended, p);
  const double fate = d.draws.exponential(d.key(child), Decision::reentry, child.placements);
  child.reentry =
      ratio > 0
          ? d.now + years(PiecewiseConstantHazard{reentry_start, rates}.reach(0, fate / ratio))
          : never;
}

}  // namespace

bool is_institutional(PlaceType place) {
  return place == PlaceType::institution || place == PlaceType::residence;
}

ByPlace place_shares(double age, double institution_weight, const PlacementParameters& p,
                     double kinship_weight) {
  ByPlace shares = age < 6 ? p.entry_0_5 : age < 12 ? p.entry_6_11 : p.entry_12_17;
  shares[index(PlaceType::kinship)] *= kinship_weight;
  double sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (is_institutional(static_cast<PlaceType>(i))) shares[i] *= institution_weight;
    sum += shares[i];
  }
  for (double& share : shares) share /= sum;
  return shares;
}

Rate exit_rate(const Placement& placement, const PlacementParameters& p) {
  return Rate{(placement.long_stay ? p.long_exit : p.short_exit) / placement.stay_ratio};
}

Rate breakdown_rate(double age, const PlacementParameters& p) {
  return {p.breakdown * (age < 12 ? 1 : p.breakdown_teen_ratio)};
}

double reentry_ratio(const Placement& placement, const PlacementParameters& p) {
  // A stay made shorter than usual sends more children back; a longer one gives no bonus.
  const double shortening =
      elementary::pow(std::max(1.0, 1 / placement.stay_ratio), p.reentry_shortening);
  return shortening * (placement.long_stay ? 1 : p.reentry_short_stay_ratio);
}

std::size_t calendar_index(const District& d) {
  const int years = d.year + static_cast<int>(d.parameters->time.warm_up_years);
  return static_cast<std::size_t>(years);
}

void start_placement(District& d, ChildId id) {
  Child& child = d.at(id);
  KOHORT_ASSERT(child.placement == none<PlacementId> && child.open_case != none<CaseId>);
  const double age = in_years(d.now - child.birth);
  const std::uint32_t spell = child.placements++;
  const std::uint64_t key = d.key(child);
  d.count(Yearly::placement_starts);
  if (!child.ever_placed) {
    d.count(Yearly::placement_starts_first);
    d.accounts.count_age(ByAgeCount::first_placements, child, age);
    count_groups(d, child, SubgroupCount::ever_placed);
  }
  child.ever_placed = true;
  child.awaits_help = false;
  child.reentry = never;
  if (child.went_home != 0xFF && age_months(d, child) < child.went_home + 24U)
    d.count(Yearly::reentries_within_two_years);
  child.went_home = 0xFF;

  Placement placement;
  placement.child = id;
  placement.booked_to = d.now;
  placement.long_stay =
      d.draws.happens(key, Decision::stay_kind, spell,
                      Probability{d.parameters->placement.long_stay[age_band(age)]});
  placement.exit = {d.now, d.draws.exponential(key, Decision::stay_length, spell)};
  placement.move = {d.now, d.draws.exponential(key, Decision::move, spell * 256U)};
  settle_in(d, placement, draw_place(d, child, Decision::place_type, spell));
  renew_stay(d, placement, age);
  child.placement = PlacementId{d.placements.add(placement)};

  Case& open = d.cases[index(child.open_case)];
  book_measure(d, open);
  open.stage = Case::Stage::placed;
  open.measure_end = open.measure_since = open.reassessment = open.closes = open.decision_due =
      never;
}

void book_stay(District& d, Placement& placement) {
  const Child& child = d.at(placement.child);
  const std::size_t type = index(placement.place);
  const CostRate per_year{d.parameters->costs.placement[type]};
  count_years(d, years_in_place[type], placement.booked_to, d.now);
  count_age_years(d, ByAgeCount::placed_years, child, placement.booked_to, d.now);
  count_groups(d, child, SubgroupCount::placement_years, in_years(d.now - placement.booked_to));
  accrue(d, child, cost_of_place[type], municipality_pays, per_year, placement.booked_to, d.now);
  add_expensive(d, placement.child, per_year * (d.now - placement.booked_to));
  placement.booked_to = d.now;
}

void renew_stays(District& d) {
  for (Placement& placement : d.placements.records()) {
    if (placement.child == none<ChildId>) continue;
    renew_stay(d, placement, in_years(d.now - d.at(placement.child).birth));
    renew(d, placement.child);
  }
}

void end_placement(District& d, ChildId id) {
  Child& child = d.at(id);
  book_stay(d, placement_of(d, id));
  d.placements.remove(index(child.placement));
  child.placement = none<PlacementId>;
}

void handle(District& d, const StayEnds& event) {
  Child& child = d.at(event.child);
  d.count(Yearly::returns_home);
  child.went_home = static_cast<std::uint8_t>(age_months(d, child));
  draw_reentry(d, child, placement_of(d, event.child));
  end_placement(d, event.child);
  support_after_stay(d, event.child);
  renew(d, event.child);
}

void handle(District& d, const Move& event) {
  Child& child = d.at(event.child);
  Placement& placement = placement_of(d, event.child);
  const PlacementParameters& p = d.parameters->placement;
  book_stay(d, placement);
  ++placement.moves;
  const std::uint32_t occurrence = (child.placements - 1U) * 256U + placement.moves;
  const std::uint64_t key = d.key(child);
  const double age = in_years(d.now - child.birth);
  const double breakdown = breakdowns(d, age).value;
  const bool broke_down =
      d.draws.uniform(key, Decision::move_kind, occurrence) * (p.type_change + breakdown) <
      breakdown;
  d.count(broke_down ? Yearly::breakdowns : Yearly::type_changes);
  settle_in(d, placement, draw_place(d, child, Decision::place_type, 0x10000U + occurrence));
  placement.move = {d.now, d.draws.exponential(key, Decision::move, occurrence)};
  renew_stay(d, placement, age);
  renew(d, event.child);
}

void handle(District& d, const StayReview& event) {
  renew_stay(d, placement_of(d, event.child), 12);  // exactly, whatever rounding made of the date
  renew(d, event.child);
}

void handle(District& d, const Reentry& event) {
  Child& child = d.at(event.child);
  d.count(Yearly::reentries);
  if (child.open_case == none<CaseId>) open_for_reentry(d, event.child);
  start_placement(d, event.child);
  renew(d, event.child);
}

}  // namespace kohort
