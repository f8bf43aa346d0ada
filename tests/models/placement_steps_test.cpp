#include <doctest/doctest.h>

#include "models/casework.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "tests/models/steps_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

Placement& place(District& d, ChildId id) {
  give_case(d, id, Case::Stage::examination);
  start_placement(d, id);
  return d.placements[index(d.at(id).placement)];
}

/// Everybody of an age group goes to one type of place.
ByPlace only(PlaceType type) {
  ByPlace shares{};
  shares[index(type)] = 1;
  return shares;
}

}  // namespace

TEST_SUITE_BEGIN("placement steps");

TEST_CASE("a child in care is looked at anew on the 12th birthday, and then no more") {
  District d = quiet_district([](Parameters& p) {
    p.placement.long_exit = p.placement.short_exit = 0;
    p.placement.type_change = p.placement.breakdown = 0;
    p.needs.moderate_growth = p.needs.moderate_easing = p.needs.serious_easing = 0;
  });
  const ChildId id = aged(d, 11.2, 11.8).front();
  const Placement& stay = place(d, id);
  const Time birthday = d.at(id).birth + years(12);
  renew(d, id);
  CHECK(stay.review == birthday);
  CHECK(d.calendar.time_of(d.slot(id)) == birthday);
  d.now = birthday;
  handle(d, StayReview{id});
  CHECK(stay.review == never);
  CHECK(d.calendar.time_of(d.slot(id)) > birthday);
}

TEST_CASE("a new placement within two years of the return home is counted as such") {
  District d = quiet_district([](Parameters&) {});
  const auto children = aged(d, 9, 11);
  const auto within = [&](std::size_t which, unsigned months) {
    Child& child = d.at(children[which]);
    const auto age = static_cast<unsigned>(12 * in_years(d.now - child.birth));
    child.went_home = static_cast<std::uint8_t>(age - months);
    const double before = counted(d, Yearly::reentries_within_two_years);
    place(d, children[which]);
    return counted(d, Yearly::reentries_within_two_years) - before;
  };
  CHECK(within(0, 0) == 1);
  CHECK(within(1, 12) == 1);
  CHECK(within(2, 23) == 1);
  CHECK(within(3, 24) == 0);
  CHECK(within(4, 40) == 0);
}

TEST_CASE("the first placement is counted once in a childhood") {
  District d = quiet_district([](Parameters&) {});
  const ChildId id = aged(d, 0.1, 0.9).front();
  const Child& child = d.at(id);
  REQUIRE(child.followed);
  place(d, id);
  CHECK(child.ever_placed);
  end_placement(d, id);
  start_placement(d, id);
  CHECK(counted(d, Yearly::placement_starts) == 2);
  CHECK(counted(d, Yearly::placement_starts_first) == 1);
  CHECK(total(d.accounts.outcome, ByAgeCount::first_placements, 0, 18) == 1);
}

TEST_CASE("the length of stays follows the age, and caseload those in institutions only") {
  District d = quiet_district([](Parameters& p) {
    caseload_acts(p.casework);
    p.casework.stay_elasticity = 2;
    p.placement.long_stay = {1, 1, 1, 0, 0, 1};
    p.placement.entry_0_5 = only(PlaceType::foster);
    p.placement.entry_6_11 = only(PlaceType::institution);
    p.placement.entry_12_17 = only(PlaceType::residence);
  });
  const auto stay = [&](double from, double to) -> Placement& {
    crowd(d);
    return place(d, aged(d, from, to).front());
  };
  CHECK(stay(0, 1).long_stay);
  CHECK_FALSE(stay(6, 7).long_stay);
  CHECK_FALSE(stay(12.1, 13).long_stay);
  CHECK(stay(15, 16).long_stay);
  CHECK(stay(4, 5).stay_ratio == 1);
  d.department.assigned = 0;
  const Placement& institution = place(d, aged(d, 8, 9).front());
  // One case only: the lowest caseload that matters is half the usual.
  CHECK(institution.stay_ratio == doctest::Approx(0.25));
  CHECK(stay(13.1, 14).place == PlaceType::residence);
}

TEST_CASE("a move has the kind and the time of its own placement's draws") {
  District d = quiet_district([](Parameters& p) {
    p.placement.type_change = 0.25;
    p.placement.breakdown = 0.75;
    p.placement.breakdown_teen_ratio = 1;
  });
  const auto children = aged(d, 7, 9);
  REQUIRE(children.size() > 50);
  for (std::size_t i = 0; i < 50; ++i) {
    Child& child = d.at(children[i]);
    child.placements = 1;
    const Placement& second = place(d, children[i]);
    const double breakdowns = counted(d, Yearly::breakdowns);
    const double changes = counted(d, Yearly::type_changes);
    handle(d, Move{children[i]});
    const bool broke_down = d.draws.uniform(d.key(child), Decision::move_kind, 256 + 1) < 0.75;
    REQUIRE(counted(d, Yearly::breakdowns) - breakdowns == (broke_down ? 1 : 0));
    REQUIRE(counted(d, Yearly::type_changes) - changes == (broke_down ? 0 : 1));
    // The rates sum to 1 per year.
    REQUIRE(in_years(second.move.due() - d.now) ==
            doctest::Approx(d.draws.exponential(d.key(child), Decision::move, 256 + 1)));
  }
}

TEST_CASE("children return to care at the early hazard for two years, then at the late one") {
  const double early = 0.3, late = 0.05, short_stay_ratio = 2;
  District d = quiet_district([&](Parameters& p) {
    p.placement.long_stay.fill(0);
    p.placement.reentry_early = early;
    p.placement.reentry_late = late;
    p.placement.reentry_short_stay_ratio = short_stay_ratio;
    p.casework.caseload_effect = 0;
  });
  const auto children = aged(d, 7, 9);
  REQUIRE(children.size() > 50);
  int soon = 0;
  for (std::size_t i = 0; i < 50; ++i) {
    const Child& child = d.at(children[i]);
    place(d, children[i]);
    handle(d, StayEnds{children[i]});
    const double hazard =
        d.draws.exponential(d.key(child), Decision::reentry, 1) / short_stay_ratio;
    const double expected = hazard < 2 * early ? hazard / early : 2 + (hazard - 2 * early) / late;
    REQUIRE(in_years(child.reentry - d.now) == doctest::Approx(expected));
    soon += expected < 2;
  }
  CHECK(soon > 5);
  CHECK(soon < 45);
}

TEST_CASE("a measure is paid for up to the day on which it gives way to a placement") {
  District d = quiet_district([](Parameters& p) { p.costs.measure = 100'000; });
  const ChildId id = aged(d, 5, 6).front();
  Case& open = give_case(d, id, Case::Stage::measure);
  open.measure_since = d.now;
  d.now += years(0.5);
  start_placement(d, id);
  CHECK(open.stage == Case::Stage::placed);
  CHECK(open.measure_since == never);
  CHECK(counted(d, Yearly::measure_years) == doctest::Approx(0.5));
  CHECK(d.accounts.outcome.cost(1, Category::measures, Payer::municipality) ==
        doctest::Approx(50'000));
}

TEST_SUITE_END();
