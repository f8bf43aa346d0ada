#pragma once

#include <vector>

#include "models/caseworkers.hpp"
#include "tests/models/fixture.hpp"

namespace kohort::test {

/// A district in the spring of its second budget year in which no need, notification or case comes
/// by itself, so that one step after another can be taken by hand. `change(parameters)` is called
/// before it is built.
template <class Change>
District quiet_district(Change change) {
  Parameters p = denmark({"casework.turnover=0"});
  p.needs.onset.fill(0);
  p.needs.moderate_at_birth = p.needs.serious_at_birth = 0;
  p.notifications.rate.fill(0);
  change(p);
  District d = district(p);
  run_until(d, at(1.25));
  d.now = d.until;
  return d;
}

/// Children who are between `from` and `to` years old now.
inline std::vector<ChildId> aged(const District& d, double from, double to) {
  std::vector<ChildId> found;
  for (std::uint32_t i = 0; i < d.children.size(); ++i) {
    const double age = in_years(d.now - d.children[i].birth);
    if (age >= from && age < to && !d.children[i].grown) found.push_back(ChildId{i});
  }
  return found;
}

/// Gives the child a case with the first caseworker.
inline Case& give_case(District& d, ChildId id, Case::Stage stage) {
  Case open;
  open.child = id;
  open.stage = stage;
  open.worker = WorkerId{0};
  open.first_wait = false;
  open.opened = open.waiting_since = open.staff_since = d.now;
  ++d.department.workers[0].cases;
  ++d.department.assigned;
  d.at(id).open_case = CaseId{d.cases.add(open)};
  return d.cases[index(d.at(id).open_case)];
}

/// Caseload acts with its full effect, between 10 and 50 cases, relative to 20.
inline void caseload_acts(CaseworkParameters& p) {
  p.reference_caseload = 20;
  p.saturation_low = 10;
  p.saturation_high = 50;
  p.caseload_effect = 1;
}

/// One full-time caseworker with twice as many cases as `caseload_acts` takes for usual.
inline void crowd(District& d) {
  d.department.full_time = 1;
  d.department.assigned = 40;
}

/// This year's count.
inline double counted(District& d, Yearly what) {
  return d.accounts.outcome.yearly(what, static_cast<std::size_t>(d.year));
}

}  // namespace kohort::test
