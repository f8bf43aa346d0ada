#include <cmath>
#include <doctest/doctest.h>

#include "models/programme.hpp"
#include "tests/models/programme_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// Parent groups that everybody joins and attends to the end, whose full effect is a halved hazard
/// of separation, which then tells for each family how much it has attended.
std::vector<std::string> groups(const std::vector<std::string>& own) {
  auto settings = programme(
      "leksand",
      {"gp_reach=1", "midwife_reach=0", "health_visitor_reach=0", "acceptance=1",
       "acceptance_vulnerability=0", "attendance=1", "attendance_vulnerability=0", "dropout=0",
       "separation_ratio=0.5", "group_size_minimum=2", "group_size_maximum=4", "forming_months=12",
       "meetings=10", "full_meetings=10", "meetings_per_year=12", "tie_half_life=100"});
  for (const std::string& setting : own) settings.push_back("programmes.leksand." + setting);
  return settings;
}

/// Part of a course that the family has attended.
double attended(const Family& family) {
  return std::log(static_cast<double>(family.separation_ratio)) / std::log(0.5);
}

/// First pregnancies found after the programmes' start.
double first_pregnancies(const District& d) {
  double n = 0;
  for (const Family& family : d.families) n += family.invited;
  return n;
}

}  // namespace

TEST_SUITE_BEGIN("leksand");

TEST_CASE("three invitations reach and win as many families as their probabilities say") {
  const std::vector<std::string> chances{"gp_reach=0.3", "midwife_reach=0.5",
                                         "health_visitor_reach=0.2", "acceptance=0.4"};
  const District d =
      lived(denmark(with(groups(chances), {"municipality.births_per_year=800",
                                           "municipality.births_per_district=800"})));
  const Outcome& o = d.accounts.outcome;
  // Counted in the budget years, each family once.
  const double in_budget = total(o, Yearly::families_invited);
  const double invited = 1 - (1 - 0.3) * (1 - 0.5) * (1 - 0.2);
  const double joined = 1 - (1 - 0.3 * 0.4) * (1 - 0.5 * 0.4) * (1 - 0.2 * 0.4);
  REQUIRE(in_budget > 1000);
  const double expected = joined / invited;
  CHECK(std::abs(total(o, Yearly::families_joined) / in_budget - expected) <
        4 * std::sqrt(expected * (1 - expected) / in_budget));
  // Of all first pregnancies of the run, some too late for a first meeting.
  const double n = first_pregnancies(d);
  double members = 0;
  for (const Family& family : d.families) members += family.separation_ratio != 1;
  CHECK(std::abs(members / n - joined) < 4 * std::sqrt(joined * (1 - joined) / n));
}

TEST_CASE("who declines is as vulnerable as the acceptance says") {
  // A log-linear acceptance tilts a standard normal to one with mean beta.
  const District d = lived(
      denmark(with(groups({"acceptance=0.2", "acceptance_vulnerability=-0.4"}),
                   {"municipality.births_per_year=800", "municipality.births_per_district=800"})));
  double n = 0, sum = 0;
  for (const Family& family : d.families)
    if (family.separation_ratio != 1) {
      ++n;
      sum += family.vulnerability;
    }
  REQUIRE(n > 500);
  CHECK(std::abs(sum / n + 0.4) < 4 / std::sqrt(n));
}

TEST_CASE("attendance falls with vulnerability as stated") {
  const District d = lived(
      denmark(with(groups({"attendance=0.5", "attendance_vulnerability=-0.3"}),
                   {"municipality.births_per_year=400", "municipality.births_per_district=400"})));
  double seen = 0, expected = 0, variance = 0;
  for (const Family& family : d.families) {
    if (!family.invited || family.vulnerability < 0.5) continue;
    const double chance = 0.5 * std::exp(-0.3 * family.vulnerability);
    seen += 10 * attended(family);
    expected += 10 * chance;
    variance += 10 * chance * (1 - chance);
  }
  REQUIRE(expected > 1000);
  CHECK(std::abs(seen - expected) < 4 * std::sqrt(variance) + 0.02 * expected);
}

TEST_CASE("a course attended to its end has the whole effect, one left at once that of a meeting") {
  const District whole = lived(denmark(groups({})));
  const District left = lived(denmark(groups({"dropout=1"})));
  for (const auto& [d, part] : {std::pair{&whole, 1.0}, {&left, 0.1}}) {
    double members = 0, last = 0;
    for (const Family& family : d->families) {
      if (family.separation_ratio == 1) continue;
      ++members;
      // Courses that go on when the run ends are not complete.
      if (std::abs(attended(family) - part) > 1e-6) ++last;
    }
    CHECK(members > 300);
    CHECK(last <= (part == 1 ? 0.1 * members : 0));
  }
  CHECK(first_pregnancies(left) > 300);
}

TEST_CASE("groups have their size, meetings their price, and each family its part of it") {
  // Everybody leaves after the first meeting, so that attendances are the sizes of the groups.
  const Parameters p = denmark(
      with(groups({"dropout=1", "hours_per_meeting=2", "staff_per_meeting=2", "hour_price=100",
                   "hour_price.price_year=2025", "other_cost_per_meeting=600",
                   "other_cost_per_meeting.price_year=2025", "health_visitor_invitation_price=0",
                   "room_price=0", "resource_persons=0", "start_up=0"}),
           {"time.followed_birth_years=10"}));
  const Outcome o = simulate(p)[1];
  const double meetings = total_cost(o, Category::programme, Payer::municipality) / 1000;
  CHECK(meetings == doctest::Approx(std::round(meetings)));
  // Ten meetings a group; groups that began before the last year are held to their end.
  const double groups_met = total(o, Yearly::meetings_attended) / 4;
  CHECK(meetings / 10 == doctest::Approx(groups_met).epsilon(0.06));
  double attributed = 0;
  for (std::size_t age = 0; age < o.ages(); ++age)
    attributed += o.followed(age, Category::programme, Payer::municipality);
  CHECK(attributed > 0.8 * 1000 * meetings);
  CHECK(attributed < 1.1 * 1000 * meetings);
}

TEST_CASE("meetings come at the pace stated") {
  const Outcome o = simulate(denmark(groups({"meetings=2", "full_meetings=2", "meetings_per_year=1",
                                             "group_size_maximum=2", "forming_months=0.1"})))[1];
  const auto year = [&o](Yearly what, std::size_t y) { return o.yearly(what, y); };
  // In the second year those of the first meet again and those of the second for the first time.
  CHECK(year(Yearly::meetings_attended, 1) >
        0.8 * (year(Yearly::families_joined, 0) + year(Yearly::families_joined, 1)));
  CHECK(year(Yearly::meetings_attended, 0) < 1.05 * year(Yearly::families_joined, 0));
}

TEST_CASE("a group too small waits once more before it starts with those it has") {
  // One or two families come in the time for which a group waits.
  const auto attended_by_group = [](const char* minimum) {
    const Outcome o = simulate(denmark(
        with(groups({"dropout=1", "group_size_maximum=8", "forming_months=0.1",
                     std::string{"group_size_minimum="} + minimum, "hours_per_meeting=0",
                     "other_cost_per_meeting=1000", "other_cost_per_meeting.price_year=2025",
                     "health_visitor_invitation_price=0", "room_price=0", "resource_persons=0",
                     "start_up=0"}),
             {"municipality.births_per_year=400", "municipality.births_per_district=400"})))[1];
    return 10 * total(o, Yearly::meetings_attended) /
           (total_cost(o, Category::programme, Payer::municipality) / 1000);
  };
  CHECK(attended_by_group("8") > 1.15 * attended_by_group("2"));
}

TEST_CASE("in a pair, needs are solved by the other one, if it has resources and lives together") {
  // A full tie solves every need.
  District d = lived(denmark(groups({"group_size_maximum=2", "everyday_solved_per_tie=1",
                                     "resource_vulnerability_limit=0.3", "separation_ratio=0.9"})));
  std::vector<FamilyId> members;
  for (std::uint32_t i = 0; i < d.families.size(); ++i)
    if (d.families[i].separation_ratio < 0.91F && d.families[i].born > 0)
      members.push_back(FamilyId{i});
  REQUIRE(members.size() > 200);
  std::size_t solved = 0, apart = 0, vulnerable = 0;
  for (std::size_t i = 0; i + 1 < members.size(); i += 2) {
    for (const auto& [own, other] :
         {std::pair{members[i], members[i + 1]}, {members[i + 1], members[i]}}) {
      const Family& helper = d.at(other);
      const bool helps = helper.together && helper.vulnerability < 0.3;
      apart += !helper.together;
      vulnerable += !(helper.vulnerability < 0.3);
      REQUIRE(d.programmes[0]->solves_everyday_need(d, ChildId{d.at(own).first_child}) == helps);
      solved += helps;
    }
  }
  CHECK(solved > 50);
  CHECK(apart > 20);
  CHECK(vulnerable > 50);
}

TEST_CASE("each need of a child has its own chance to be solved by the network") {
  District d = lived(denmark(groups({"group_size_maximum=2", "everyday_solved_per_tie=0.5",
                                     "resource_vulnerability_limit=5", "separation_ratio=0.9"})));
  std::size_t always = 0, never_solved = 0, members = 0;
  for (Child& child : d.children) {
    const Family& family = d.family_of(child);
    if (family.separation_ratio > 0.91F || child.number != 0) continue;
    ++members;
    int solved = 0;
    for (std::uint16_t changes = 0; changes < 20; ++changes) {
      child.need_changes = changes;
      solved += d.programmes[0]->solves_everyday_need(d, ChildId{family.first_child});
    }
    always += solved == 20;
    never_solved += solved == 0;
  }
  CHECK(members > 200);
  CHECK(always == 0);
  CHECK(never_solved < members / 2);  // those whose partner has separated
}

TEST_CASE("ties that fade quickly solve needs in the course's year only") {
  const auto solved = [](const char* half_life) {
    double sum = 0;
    for (std::uint32_t r = 0; r < 2; ++r)
      sum += total(
          simulate(denmark(groups({"everyday_solved_per_tie=0.5", "resource_vulnerability_limit=5",
                                   std::string{"tie_half_life="} + half_life})),
                   r)[1],
          Yearly::needs_solved_by_network);
    return sum;
  };
  CHECK(solved("0.01") < 0.5 * solved("100"));
}

TEST_SUITE_END();
