#include "models/programme_costs.hpp"

#include <algorithm>
#include <cmath>

#include "models/district.hpp"

namespace kohort {

void pay_programme(District& d, const ProgrammeParameters& own, Money amount) {
  pay_general(d, Category::programme, amount);
  d.count(own.cost_count(), amount.value);
  note_spending(d, own, amount);
}

void pay_programme(District& d, const ProgrammeParameters& own, const Child& child, Money amount) {
  pay_programme(d, own, amount);
  attribute(d, child, Category::programme, amount);
}

void pay_programme(District& d, const ProgrammeParameters& own, const Child& child,
                   const Split& split, Money amount) {
  if (amount.value == 0) return;
  pay(d, child, Category::programme, split, amount, d.now);
  d.count(own.cost_count(), amount.value);
}

void accrue_programme(District& d, const ProgrammeParameters& own, const Child& child,
                      CostRate per_year, Time from, Time to) {
  accrue(d, child, Category::programme, municipality_pays, per_year, from, to);
  note_spending(d, own, per_year * (to - from));
  for (double since = in_years(from); since < in_years(to);) {
    const double year = std::floor(since);
    const double until = std::min(in_years(to), year + 1);
    d.accounts.count(own.cost_count(), static_cast<int>(year), per_year.value * (until - since));
    since = until;
  }
}

void pay_followup(District& d, ChildId id) {
  if (d.department.followup_price == 0) return;
  pay(d, d.at(id), Category::caseworkers, municipality_pays, Money{d.department.followup_price},
      d.now);
}

void pay_examination_partners(District& d, ChildId id) {
  const double price = d.department.practice.examination_price;
  if (price != 0) pay(d, d.at(id), Category::examinations, municipality_pays, Money{price}, d.now);
}

}  // namespace kohort
