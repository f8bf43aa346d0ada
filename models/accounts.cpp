#include "models/accounts.hpp"

#include <algorithm>
#include <cmath>

#include "models/casework.hpp"
#include "models/caseworkers.hpp"
#include "models/district.hpp"
#include "models/placement.hpp"
#include "models/programme_costs.hpp"
#include "sim/assume.hpp"

namespace kohort {

namespace {

/// Calls part(position, length) for each whole unit [k, k + 1) that [from, to) touches.
template <class Part>
void split_at_whole(double from, double to, Part part) {
  for (int unit = static_cast<int>(std::floor(from)); from < to; ++unit) {
    const double end = std::min(to, unit + 1.0);
    part(unit, end - from);
    from = end;
  }
}

/// Adds `factor` times the length of [from, to) in each whole unit to that unit's cell, as
/// split_at_whole would; lives are long, and nearly all of their years whole. What lies beyond the
/// last cell is left out.
/// @pre 0 <= from
void add_lengths(std::span<double> cells, double from, double to, double factor) {
  const double end = std::min(to, static_cast<double>(cells.size()));
  if (!(from < end)) return;
  auto unit = static_cast<std::size_t>(from);
  const auto last = static_cast<std::size_t>(end);
  if (unit == last) {
    cells[unit] += factor * (end - from);
    return;
  }
  cells[unit] += factor * (static_cast<double>(unit + 1) - from);
  while (++unit < last) cells[unit] += factor;
  const double rest = end - static_cast<double>(last);
  if (rest > 0) cells[last] += factor * rest;
}

void book_cell(District& d, int year, Category category, const Split& split, Money amount) {
  KOHORT_ASSERT(std::isfinite(amount.value));
  if (year < 0 || year >= d.accounts.budget_years) return;
  for (std::size_t payer = 0; payer < split.size(); ++payer)
    d.accounts.outcome.cost(static_cast<std::size_t>(year), category, static_cast<Payer>(payer)) +=
        split[payer] * amount.value;
}

/// False if the age is not covered, so that nothing was booked.
bool book_followed(District& d, int age, Category category, const Split& split, Money amount) {
  if (age < 0 || age >= d.accounts.ages) return false;
  for (std::size_t payer = 0; payer < split.size(); ++payer)
    d.accounts.outcome.followed(static_cast<std::size_t>(age), category,
                                static_cast<Payer>(payer)) += split[payer] * amount.value;
  return true;
}

/// What was booked for a followed child, once more for the groups it belongs to: whole, not age by
/// age, which keeps it cheap.
void book_groups(District& d, const Child& child, Category category, const Split& split,
                 Money amount, Time from, Time to) {
  const double municipality = split[0] * amount.value;
  const double publicly = public_share(split) * amount.value;
  for (const Subgroup group : subgroups_of(d, child)) {
    d.accounts.outcome.subgroup(group, SubgroupCount::cost_municipality) += municipality;
    d.accounts.outcome.subgroup(group, SubgroupCount::cost_public) += publicly;
  }
  if (d.accounts.observer != nullptr)
    d.accounts.observer->paid(child, category, municipality, publicly, from, to);
}

/// Settles the refund of each household with expensive costs this year.
void settle_refunds(District& d) {
  const int calendar_year = static_cast<int>(d.parameters->time.start) + d.year;
  for (ExpensiveCosts& first : d.accounts.expensive) {
    if (first.settled) continue;
    const Family& family = d.family_of(d.at(first.child));
    double household = 0;
    for (std::uint32_t i = 0; i < family.children; ++i) {
      const Child& sibling = d.children[family.first_child + i];
      if (sibling.account != no_index) household += d.accounts.expensive[sibling.account].amount;
    }
    const double refund = refund_of(household, d.parameters->refund, calendar_year);
    for (std::uint32_t i = 0; i < family.children; ++i) {
      Child& sibling = d.children[family.first_child + i];
      if (sibling.account == no_index) continue;
      ExpensiveCosts& costs = d.accounts.expensive[sibling.account];
      costs.settled = true;
      if (refund > 0)
        pay(d, sibling, Category::refund, {-1, 0, 1, 0}, Money{refund * (costs.amount / household)},
            at(d.year + 0.5));
    }
  }
  for (const ExpensiveCosts& costs : d.accounts.expensive) d.at(costs.child).account = no_index;
  d.accounts.expensive.clear();
}

/// What is counted once a year, among those who are there.
void take_stock(District& d) {
  double stayed = 0;
  for (Placement& placement : d.placements.records()) {
    if (placement.child == none<ChildId>) continue;
    if (placement.since_new_year) ++stayed;
    placement.since_new_year = true;
  }
  if (d.year < 0 || d.year >= d.accounts.budget_years) return;
  int married = 0, cohabiting = 0;
  // Families are in the order of their first births: those yet to come are left out.
  const auto end = std::ranges::partition_point(
      d.families, [](const Family& f) { return f.born > 0 || !f.first_birth_in_run; });
  const auto born = static_cast<std::size_t>(end - d.families.begin());
  for (const Family& family : std::span{d.families}.first(born)) {
    // All conditions at once: families are many, and which holds cannot be predicted.
    const bool couple = static_cast<int>(family.together) & static_cast<int>(family.born > 0) &
                        static_cast<int>(in_years(d.now - family.youngest_birth) < 18);
    married += static_cast<int>(couple) & static_cast<int>(family.married);
    cohabiting += static_cast<int>(couple) & static_cast<int>(!family.married);
  }
  d.count(Yearly::stayed_placed, stayed);
  d.count(Yearly::married_couples_at_year_end, married);
  d.count(Yearly::cohabiting_couples_at_year_end, cohabiting);
}

}  // namespace

void integrate(District& d) {
  Accounts& a = d.accounts;
  const double passed = in_years(d.now - a.integrated_to);
  if (passed <= 0) return;
  a.case_time += passed * (d.department.assigned + d.department.waiting);
  a.waiting_time += passed * d.department.waiting;
  a.worker_time += passed * d.department.full_time;
  a.integrated_to = d.now;
}

void integrate_children(District& d) {
  Accounts& a = d.accounts;
  a.child_time += in_years(d.now - a.children_integrated_to) * a.living_children;
  a.children_integrated_to = d.now;
}

void count_years(District& d, Yearly what, Time from, Time to) {
  split_at_whole(in_years(from), in_years(to),
                 [&](int year, double length) { d.accounts.count(what, year, length); });
}

void count_age_years(District& d, ByAgeCount what, const Child& child, Time from, Time to) {
  count_age_share(d, what, child, from, to, 1);
  if (child.followed && d.accounts.observer != nullptr)
    d.accounts.observer->lived(child, what, from, to);
}

void count_age_share(District& d, ByAgeCount what, const Child& child, Time from, Time to,
                     double share) {
  if (!child.followed) return;
  add_lengths(d.accounts.outcome.by_age(what), in_years(from - child.birth),
              in_years(to - child.birth), share);
}

void accrue(District& d, const Child& child, Category category, const Split& split,
            CostRate per_year, Time from, Time to) {
  KOHORT_ASSERT(from <= to);
  if (to <= at(0)) return;
  // Only the budget's years have cells, and lives are much longer.
  split_at_whole(std::max(in_years(from), 0.0),
                 std::min<double>(in_years(to), d.accounts.budget_years),
                 [&](int year, double length) {
                   book_cell(d, year, category, split, per_year * years(length));
                 });
  if (!child.followed) return;
  double booked = 0;
  split_at_whole(in_years(from - child.birth), in_years(to - child.birth),
                 [&](int age, double length) {
                   if (book_followed(d, age, category, split, per_year * years(length)))
                     booked += length;
                 });
  book_groups(d, child, category, split, per_year * years(booked), from, to);
}

void pay(District& d, const Child& child, Category category, const Split& split, Money amount,
         Time when) {
  book_cell(d, static_cast<int>(std::floor(in_years(when))), category, split, amount);
  if (!child.followed) return;
  const double age = std::max(0.0, in_years(when - child.birth));
  if (book_followed(d, static_cast<int>(age), category, split, amount))
    book_groups(d, child, category, split, amount, when, when);
}

void pay_family(District& d, const Family& family, Category category, const Split& split,
                Money amount) {
  book_cell(d, d.year, category, split, amount);
  if (amount.value == 0 || family.born == 0) return;
  const Money part{amount.value / family.born};
  for (std::uint32_t i = 0; i < family.born; ++i) {
    const Child& child = d.children[family.first_child + i];
    const auto age = static_cast<int>(in_years(d.now - child.birth));
    if (child.followed && book_followed(d, age, category, split, part))
      book_groups(d, child, category, split, part, d.now, d.now);
  }
}

void pay_general(District& d, Category category, Money amount) {
  book_cell(d, d.year, category, municipality_pays, amount);
}

void attribute(District& d, const Child& child, Category category, Money amount) {
  if (!child.followed) return;
  // What was spent before the birth belongs to the first year of life.
  const double age = std::max(0.0, in_years(d.now - child.birth));
  if (book_followed(d, static_cast<int>(age), category, municipality_pays, amount))
    book_groups(d, child, category, municipality_pays, amount, d.now, d.now);
}

void add_expensive(District& d, ChildId id, Money amount) {
  Child& child = d.at(id);
  if (child.account == no_index) {
    child.account = static_cast<std::uint32_t>(d.accounts.expensive.size());
    d.accounts.expensive.push_back({id, 0, false});
  }
  d.accounts.expensive[child.account].amount += amount.value;
}

void book_open_intervals(District& d) {
  for (Placement& placement : d.placements.records())
    if (placement.child != none<ChildId>) book_stay(d, placement);
  for (Case& open : d.cases.records())
    if (open.child != none<ChildId>) {
      book_measure(d, open);
      attribute_staff(d, open);
    }
}

void handle(District& d, const YearEnd&) {
  KOHORT_ASSERT(d.now == at(d.year + 1));
  integrate(d);
  integrate_children(d);
  book_open_intervals(d);
  settle_refunds(d);
  close_programme_year(d);
  Accounts& a = d.accounts;
  const CostParameters& costs = d.parameters->costs;
  pay_general(d, Category::caseworkers,
              Money{a.worker_time * costs.caseworker * costs.caseworker_overhead});
  d.count(Yearly::child_years, a.child_time);
  d.count(Yearly::case_years, a.case_time);
  d.count(Yearly::waiting_years, a.waiting_time);
  d.count(Yearly::caseworker_years, a.worker_time);
  a.child_time = a.case_time = a.waiting_time = a.worker_time = 0;
  d.count(Yearly::placed_at_year_end, static_cast<double>(d.placements.in_use()));
  take_stock(d);
  renew_departures(d);
  follow_staff_trend(d);
  ++d.year;
  d.calendar.schedule(d.book_slot(), at(d.year + 1), YearEnd{});
}

}  // namespace kohort
