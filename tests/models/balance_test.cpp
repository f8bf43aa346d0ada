#include "models/balance.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "models/adult_life.hpp"
#include "models/casework.hpp"
#include "models/caseworkers.hpp"
#include "models/family.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "sim/run.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace kohort {
void handle(District& d, const ProgrammeEvent& event);
}

namespace {

/// Lets one event after another happen, and counts everything anew after each.
void check_every_event(District& d, Time end) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  int events = 0;
  for (Time next = d.calendar.next_time(); next < end; next = d.calendar.next_time()) {
    run(d, at(std::nextafter(in_years(next), infinity)));
    REQUIRE_NOTHROW(check_district(d));
    ++events;
  }
  CHECK(events > 1000);
}

/// A district with cases in hand, cases that wait and placements.
District busy_district() {
  District d = district(denmark({"casework.caseworkers_per_1000_children=0.5"}));
  run(d, at(2.5));
  REQUIRE(d.department.waiting > 1);
  REQUIRE(d.department.assigned > 1);
  REQUIRE(d.placements.in_use() > 1);
  return d;
}

template <class Wrong>
void refuses(Wrong wrong) {
  District d = busy_district();
  REQUIRE_NOTHROW(check_district(d));
  wrong(d);
  CHECK_THROWS_AS(check_district(d), ModelError);
}

Child& somebody_placed(District& d) {
  return *std::ranges::find_if(
      d.children, [](const Child& child) { return child.placement != none<PlacementId>; });
}

}  // namespace

TEST_SUITE_BEGIN("balance");

TEST_CASE("after each event cases, caseworkers and placements add up") {
  District d = district(denmark({"casework.caseworkers_per_1000_children=2", "casework.renewal=0.5",
                                 "casework.turnover=0.6"}));
  check_every_event(d, at(3));
}

TEST_CASE("after each event they add up with every programme at work") {
  const Parameters p =
      denmark({"programmes.sverigesmodel.enabled=true", "programmes.leksand.enabled=true",
               "programmes.early_effort.enabled=true", "programmes.paa_forkant.enabled=true"});
  const Parameters* const scenarios[] = {&p};
  const Comparison comparison{scenarios};
  District base = comparison.build(7, 0, 0);
  run(base, at(0));
  District d = comparison.with_programmes(base, 0);
  start_programmes(d, base);
  REQUIRE_NOTHROW(check_district(d));
  check_every_event(d, at(4));
}

TEST_CASE("one count that was forgotten is noticed, whichever it is") {
  refuses([](District& d) { ++d.department.assigned; });
  refuses([](District& d) { --d.department.waiting; });
  refuses([](District& d) { ++d.department.workers[0].cases; });
  refuses([](District& d) { d.department.full_time += 0.5; });
  refuses([](District& d) { ++d.accounts.living_children; });
  refuses([](District& d) { somebody_placed(d).placement = none<PlacementId>; });
  refuses([](District& d) { somebody_placed(d).grown = true; });
  refuses([](District& d) {
    d.cases[index(somebody_placed(d).open_case)].stage = Case::Stage::closing;
  });
  refuses([](District& d) { d.placements.remove(index(somebody_placed(d).placement)); });
  refuses([](District& d) {  // a place in the line
    Department::Line& line = d.department.ordinary;
    if (line.first == no_index) line = d.department.urgent;
    d.cases[line.first].following = no_index;
    d.cases[line.first].previous = line.first;
  });
  refuses([](District& d) {  // two caseworkers' cases, with the right sum
    Worker& one = d.department.workers[0];
    Worker& other = d.department.workers[1];
    one.present = other.present = true;
    ++one.cases;
    --other.cases;
  });
}

#ifdef KOHORT_CHECKS
TEST_CASE("with checks a run ends at the first event after which something does not add up") {
  District d = busy_district();
  ++d.department.assigned;
  std::string message;
  try {
    run(d, d.end);
  } catch (const ModelError& error) {
    message = error.what();
  }
  CHECK(message.find("cases of caseworkers: counted") != std::string::npos);
  CHECK(message.find("while handling event") != std::string::npos);
}
#endif

TEST_SUITE_END();
