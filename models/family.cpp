#include "models/family.hpp"

#include <algorithm>

#include "models/district.hpp"
#include "models/needs.hpp"
#include "sim/assume.hpp"

namespace kohort {

namespace {

double youngest_age(const Family& family, Time now) {
  return in_years(now - family.youngest_birth);
}

Time next_birth(const District& d, const Family& family) {
  return family.born < family.children ? d.children[family.first_child + family.born].birth : never;
}

/// From now on the hazard is that of married parents; what was lived through before stays.
void marry(const District& d, Family& family, Time when) {
  const double age = std::max(0.0, youngest_age(family, when));
  family.separation.rebase(separation_hazard(family.married, d.parameters->unions), age, age);
  family.married = true;
  family.marries = never;
}

/// A parent who lives apart has another child: as many live apart from its other parent as at first
/// births; the rest are a new couple. The older children's parents stay apart.
void meet_again(const District& d, FamilyId id, Family& family) {
  const std::uint32_t occurrence = family.born + 1U;
  if (d.draws.happens(d.key(id), Decision::new_union, occurrence,
                      Probability{d.parameters->population.apart_at_birth}))
    return;
  const double marriage = d.parameters->unions.marriage;
  family.together = true;
  family.married = false;
  family.separation =
      ScaledClock{0, d.draws.exponential(d.key(id), Decision::separation, occurrence)};
  family.marries =
      marriage > 0
          ? d.now + years(d.draws.exponential(d.key(id), Decision::marriage, occurrence) / marriage)
          : never;
}

Time pregnancy_known(const District& d, const Family& family) {
  // Without programmes nobody asks; the event is then left out.
  if (d.programmes.empty() || family.invited || family.born == family.children) return never;
  const bool first = family.born == 0 && family.first_birth_in_run;
  if (!first && !d.announces_later_pregnancies) return never;
  const double months = d.parameters->population.pregnancy_known_months;
  const Time known = next_birth(d, family) - years(months / 12);
  return known >= d.now ? known : never;
}

}  // namespace

PiecewiseConstantHazard separation_hazard(bool married, const UnionParameters& p) {
  return {age_band_start, married ? p.separation_married : p.separation_unmarried};
}

double separation_factor(const Family& family) {
  return family.together ? family.separation_factor * family.separation_ratio : 0;
}

void begin_family(District& d, FamilyId id, Time begin) {
  Family& family = d.at(id);
  const UnionParameters& p = d.parameters->unions;
  const Time first_birth = family.youngest_birth;
  family.married = family.union_at_birth == Union::married;
  if (family.union_at_birth == Union::cohabiting && p.marriage > 0)
    family.marries =
        first_birth + years(d.draws.exponential(d.key(id), Decision::marriage, 0) / p.marriage);
  const auto separates = [&] {
    const auto hazard = separation_hazard(family.married, p);
    family.separation.set_factor(hazard, 0, separation_factor(family));
    return first_birth + years(family.separation.due_age(hazard));
  };
  // Families older than the run: what has happened to the union before it begins.
  if (family.marries < begin && separates() > family.marries) marry(d, family, family.marries);
  if (separates() < begin) family.together = false;
  renew(d, id);
}

void renew(District& d, FamilyId id) {
  Family& family = d.at(id);
  Time separates = never;
  if (family.born > 0 || !family.first_birth_in_run) {
    const auto hazard = separation_hazard(family.married, d.parameters->unions);
    const double age = std::max(0.0, youngest_age(family, d.now));
    family.separation.set_factor(hazard, age, separation_factor(family));
    separates = family.youngest_birth + years(family.separation.due_age(hazard));
    separates = std::max(separates, d.now);
  }
  const Time birth = next_birth(d, family);
  const Time marries = family.together ? family.marries : never;
  const Time known = pregnancy_known(d, family);
  // What happens to a couple whose children are grown is no concern of the municipality's.
  const bool complete = birth == never && family.born > 0;
  if (complete && in_years(std::min(separates, marries) - family.youngest_birth) >= 18)
    d.calendar.clear(d.slot(id));
  else if (known < never && known <= birth && known <= separates && known <= marries)
    d.calendar.schedule(d.slot(id), known, Expecting{id});
  else if (birth <= separates && birth <= marries)
    d.calendar.schedule(d.slot(id), birth, Birth{id});
  else if (marries <= separates)
    d.calendar.schedule(d.slot(id), std::max(marries, d.now), Marriage{id});
  else
    d.calendar.schedule(d.slot(id), separates, Separation{id});
}

void handle(District& d, const Expecting& event) {
  KOHORT_ASSERT(!d.at(event.family).invited);
  d.at(event.family).invited = true;
  for (const auto& programme : d.programmes) programme->expecting(d, event.family);
  renew(d, event.family);
}

void handle(District& d, const Birth& event) {
  Family& family = d.at(event.family);
  KOHORT_ASSERT(family.born < family.children);
  if (!family.together && (family.born > 0 || !family.first_birth_in_run))
    meet_again(d, event.family, family);
  const auto hazard = separation_hazard(family.married, d.parameters->unions);
  // From now on the age is that of the new child.
  family.separation.rebase(hazard, std::max(0.0, youngest_age(family, d.now)), 0);
  family.youngest_birth = d.now;
  if (d.announces_later_pregnancies) family.invited = false;  // the next one is another one
  const ChildId child{family.first_child + family.born};
  ++family.born;
  integrate_children(d);
  ++d.accounts.living_children;
  d.count(Yearly::births);
  begin_child(d, child);
  for (const auto& programme : d.programmes) programme->born(d, child);
  renew(d, event.family);
  renew(d, child);
}

void handle(District& d, const Marriage& event) {
  KOHORT_ASSERT(d.at(event.family).together && !d.at(event.family).married);
  marry(d, d.at(event.family), d.now);
  renew(d, event.family);
}

void handle(District& d, const Separation& event) {
  Family& family = d.at(event.family);
  KOHORT_ASSERT(family.together);
  family.together = false;
  renew(d, event.family);
  for (std::uint32_t i = 0; i < family.born; ++i) {
    const ChildId id{family.first_child + i};
    Child& child = d.at(id);
    if (child.grown || child.parents_apart) continue;
    child.parents_apart = true;
    d.accounts.count_age(ByAgeCount::separations, child, in_years(d.now - child.birth));
    count_groups(d, child, SubgroupCount::parents_separated);
    renew(d, id);
  }
  // Couples whose children are grown are no concern of the municipality's.
  if (youngest_age(family, d.now) < 18) {
    d.count(family.married ? Yearly::divorces : Yearly::separations_unmarried);
    const CostParameters& costs = d.parameters->costs;
    pay_family(d, family, Category::separation, municipality_pays, Money{costs.separation});
    pay_family(d, family, Category::separation, state_pays, Money{costs.separation_state});
  }
}

}  // namespace kohort
