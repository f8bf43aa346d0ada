#include <algorithm>
#include <doctest/doctest.h>

#include "models/programme_costs.hpp"
#include "tests/models/programme_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

/// A proposal's time, place and staff, in the way of all programmes (models/programme_runs.cpp).
namespace {

constexpr std::size_t years_counted = 10;

std::vector<Outcome> with_groups(std::vector<std::string> own) {
  std::vector<std::string> settings{"municipality.births_per_year=400",
                                    "municipality.births_per_district=100",
                                    "programmes.leksand.enabled=true"};
  for (const std::string& setting : own) settings.push_back("programmes.leksand." + setting);
  return simulate(denmark(settings));
}

std::vector<double> by_year(const Outcome& o, Yearly what) {
  std::vector<double> values;
  for (std::size_t year = 0; year < years_counted; ++year) values.push_back(o.yearly(what, year));
  return values;
}

double caseworkers(const std::vector<std::string>& own, std::size_t year, std::size_t scenario) {
  std::vector<std::string> settings{
      "municipality.births_per_year=400", "programmes.sverigesmodel.enabled=true",
      "programmes.sverigesmodel.caseworkers_factor=1", "programmes.sverigesmodel.hiring_months=0"};
  for (const std::string& setting : own) settings.push_back("programmes.sverigesmodel." + setting);
  return simulate(denmark(settings))[scenario].yearly(Yearly::caseworker_years, year);
}

}  // namespace

TEST_SUITE_BEGIN("proposals");

TEST_CASE(
    "nobody joins before a programme's first year or after its last, and it goes on for those "
    "who have") {
  const auto joined = by_year(with_groups({"from=2019", "to=2021"})[1], Yearly::families_joined);
  for (std::size_t year = 0; year < years_counted; ++year)
    CHECK((joined[year] > 0) == (year >= 3 && year <= 5));
  const auto meetings =
      by_year(with_groups({"from=2019", "to=2021"})[1], Yearly::meetings_attended);
  CHECK(meetings[2] == 0);
  CHECK(meetings[6] > 0);
  CHECK(meetings[9] == 0);
}

TEST_CASE("before its first year a programme changes nothing, to the bit") {
  const auto o = with_groups({"from=2020"});
  for (std::size_t year = 0; year < 4; ++year)
    for (std::size_t count = 0; count < size_of<Yearly>; ++count)
      REQUIRE(o[1].yearly(static_cast<Yearly>(count), year) ==
              o[0].yearly(static_cast<Yearly>(count), year));
  CHECK(o[1].yearly(Yearly::families_joined, 4) > 0);
}

TEST_CASE("half of the districts have about half of the families, a share of 0 none") {
  const double all = total(with_groups({})[1], Yearly::families_joined);
  const double half = total(with_groups({"district_share=0.5"})[1], Yearly::families_joined);
  CHECK(half / all == doctest::Approx(0.5).epsilon(0.15));
  const auto none = with_groups({"district_share=0"});
  CHECK(same_bits(none[0], none[1]));
}

TEST_CASE("while it is phased in, a programme reaches a growing share of families") {
  const auto joined = by_year(with_groups({"phase_in_years=4"})[1], Yearly::families_joined);
  const auto full = by_year(with_groups({})[1], Yearly::families_joined);
  CHECK(joined[0] < 0.3 * full[0]);
  CHECK(joined[2] > joined[0]);
  CHECK(joined[2] < 0.85 * full[2]);
  CHECK(joined[5] > 0.85 * full[5]);
}

TEST_CASE("staff comes as a number, goes as one, and leaves with the last year") {
  const auto gained = [](const std::vector<std::string>& own, std::size_t year) {
    return caseworkers(own, year, 1) - caseworkers(own, year, 0);
  };
  CHECK(gained({"caseworkers_more=4"}, 4) == doctest::Approx(4).epsilon(0.3));
  CHECK(gained({"caseworkers_more=-4"}, 4) == doctest::Approx(-4).epsilon(0.3));
  const std::vector<std::string> spell{"caseworkers_more=4", "from=2018", "to=2019"};
  CHECK(gained(spell, 1) == 0);
  CHECK(gained(spell, 3) > 2);
  CHECK(std::abs(gained(spell, 7)) < 1);
  CHECK(caseworkers({"caseworkers_more=-1000"}, 4, 1) == 0);
}

TEST_CASE("a line that pays for some of the caseworkers brings the ceiling that part of the way") {
  // A line of next to nothing would otherwise leave everybody outside the door, and look cheap.
  Parameters p = denmark(programme("sverigesmodel", {"caseworkers_factor=1", "caseworkers_more=10",
                                                     "max_cases=20", "budget_is_cost=true"}));
  const double wage = p.costs.caseworker * p.costs.caseworker_overhead;
  const int start = static_cast<int>(p.time.start);
  const double before = p.casework.max_cases;
  for (const double paid : {0.0, 0.0001, 4.0, 10.0, 20.0}) {
    CAPTURE(paid);
    for (std::size_t i = 0; i < p.programmes.size(); ++i)
      if (p.programmes[i]->enabled) p.programmes[i]->budget = {{start, paid * wage}};
    CHECK(lived(p).department.max_cases ==
          doctest::Approx(before + std::min(1.0, paid / 10) * (20 - before)));
  }
}

TEST_CASE(
    "a budget line pays for as many caseworkers as it is worth, the years after are unfunded") {
  Parameters p = denmark(
      {"municipality.births_per_year=400", "programmes.sverigesmodel.enabled=true",
       "programmes.sverigesmodel.budget_is_cost=true",
       "programmes.sverigesmodel.caseworkers_factor=1",
       "programmes.sverigesmodel.caseworkers_more=10", "programmes.sverigesmodel.hiring_months=0"});
  const double wage = p.costs.caseworker * p.costs.caseworker_overhead;
  const int start = static_cast<int>(p.time.start);
  for (std::size_t i = 0; i < programme_types().size(); ++i)
    if (programme_types()[i].name == "sverigesmodel")
      p.programmes[i]->budget = {{start, 3 * wage}, {start + 1, 3 * wage}};
  const auto o = simulate(p);
  CHECK(o[1].yearly(Yearly::caseworker_years, 5) - o[0].yearly(Yearly::caseworker_years, 5) ==
        doctest::Approx(3).epsilon(0.35));
  CHECK(o[1].yearly(Yearly::programme_unfunded, 1) == doctest::Approx(0));
  CHECK(o[1].yearly(Yearly::programme_unfunded, 2) == doctest::Approx(3 * wage));
}

TEST_CASE("staff at work is the sum of those present, however positions go and come back") {
  // Positions are cut over years here, and asked for again before everybody has gone.
  for (const std::string change : {"-0.5", "-0.7", "-1.6", "-2.5", "-1000", "1.4"})
    for (const std::string to : {"2016", "2018"}) {
      CAPTURE(change);
      CAPTURE(to);
      const District d =
          lived(denmark(with(programme("sverigesmodel", {"caseworkers_factor=1", "hiring_months=60",
                                                         "caseworkers_more=" + change, "to=" + to}),
                             {"casework.staff_trend=1"})));
      double present = 0, funded = 0;
      for (const Worker& worker : d.department.workers) {
        present += worker.present ? worker.share : 0;
        funded += worker.funded ? worker.share : 0;
      }
      CHECK(d.department.full_time == doctest::Approx(present));
      CHECK(funded == doctest::Approx(full_time_at_start(*d.parameters)));
    }
}

TEST_SUITE_END();
