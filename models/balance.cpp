#include "models/balance.hpp"

#include <cmath>
#include <fmt/format.h>

#include "models/district.hpp"
#include "sim/fault.hpp"

namespace kohort {

namespace {

void require(bool holds, const char* what, std::uint32_t whose) {
  if (!holds) throw ModelError{fmt::format("{} (number {})", what, whose)};
}

/// Two counts of the same.
void require_same(double counted, double kept, const char* what) {
  if (!(std::abs(counted - kept) <= 1e-9 * (1 + std::abs(kept))))
    throw ModelError{fmt::format("{}: counted {}, kept {}", what, counted, kept)};
}

bool is_born(const District& d, std::uint32_t number) {
  const Family& family = d.families[index(d.children[number].family)];
  return number - family.first_child < family.born;
}

void check_children(const District& d) {
  int living = 0, cases = 0, placements = 0;
  for (std::uint32_t i = 0; i < d.children.size(); ++i) {
    const Child& child = d.children[i];
    check_child(d, ChildId{i});
    living += is_born(d, i) && !child.grown;
    cases += child.open_case != none<CaseId>;
    placements += child.placement != none<PlacementId>;
  }
  require_same(living, d.accounts.living_children, "living children");
  require_same(cases, static_cast<double>(d.cases.in_use()), "open cases");
  require_same(placements, static_cast<double>(d.placements.in_use()), "placements");
}

void check_cases(const District& d) {
  const auto& cases = d.cases.records();
  for (std::uint32_t i = 0; i < cases.size(); ++i)
    if (cases[i].child != none<ChildId>)
      require(d.children[index(cases[i].child)].open_case == CaseId{i},
              "a case of a child that has another, or none", i);
  for (std::uint32_t w = 0; w < d.department.workers.size(); ++w) {
    int held = 0;
    for (const Case& open : cases)
      held += open.child != none<ChildId> && open.worker == WorkerId{w};
    require(held == d.department.workers[w].cases, "a caseworker does not have so many cases", w);
  }
}

/// Cases in one of the waiting lines.
int count_line(const District& d, const Department::Line& line, bool urgent) {
  int length = 0;
  std::uint32_t before = no_index;
  for (std::uint32_t i = line.first; i != no_index; ++length) {
    const Case& open = d.cases.records()[i];
    require(open.child != none<ChildId> && open.worker == none<WorkerId>,
            "a case in the waiting line is closed or has a caseworker", i);
    require(open.previous == before && open.in_urgent_line == urgent,
            "a case stands wrong in the waiting line", i);
    before = i;
    i = open.following;
  }
  require(line.last == before, "a waiting line does not end with its last case", before);
  return length;
}

}  // namespace

void check_child(const District& d, ChildId id) {
  const Child& child = d.children[index(id)];
  const bool has_case = child.open_case != none<CaseId>;
  const bool is_placed = child.placement != none<PlacementId>;
  require(!(child.grown || !is_born(d, index(id))) || !(has_case || is_placed),
          "a child has a case or a placement before birth or when grown", index(id));
  require(has_case || !is_placed, "a child is placed without a case", index(id));
  if (!has_case) return;
  const Case& open = d.cases.records()[index(child.open_case)];
  require(open.child == id, "a child's case is another's", index(id));
  require((open.stage == Case::Stage::placed) == is_placed,
          "a child's case says otherwise than its placement", index(id));
  require((open.measure_since < never) == (open.stage == Case::Stage::measure),
          "a measure is booked that is none, or not booked", index(id));
  if (is_placed)
    require(d.placements.records()[index(child.placement)].child == id,
            "a child's placement is another's", index(id));
}

void check_department(const District& d) {
  const Department& department = d.department;
  int held = 0;
  double full_time = 0;
  for (std::uint32_t i = 0; i < department.workers.size(); ++i) {
    const Worker& worker = department.workers[i];
    held += worker.cases;
    full_time += worker.present ? worker.share : 0;
    require(worker.cases >= 0 && (worker.present || worker.cases == 0),
            "a caseworker who is not there has cases", i);
  }
  require_same(held, department.assigned, "cases of caseworkers");
  require_same(full_time, department.full_time, "full-time equivalents");
  require_same(department.assigned + department.waiting, static_cast<double>(d.cases.in_use()),
               "cases assigned and waiting");
  require(d.placements.in_use() <= d.cases.in_use(), "there are more placements than cases",
          static_cast<std::uint32_t>(d.placements.in_use()));
}

void check_district(const District& d) {
  check_department(d);
  check_children(d);
  check_cases(d);
  require_same(
      count_line(d, d.department.urgent, true) + count_line(d, d.department.ordinary, false),
      d.department.waiting, "cases in the waiting lines");
}

void check_after_event(const District& d) {
  const std::uint32_t slot = d.calendar.firing().slot;
  if (slot == d.book_slot()) return check_district(d);
  check_department(d);
  const std::size_t families = d.families.size();
  if (slot >= families && slot < families + d.children.size())
    check_child(d, ChildId{static_cast<std::uint32_t>(slot - families)});
}

}  // namespace kohort
