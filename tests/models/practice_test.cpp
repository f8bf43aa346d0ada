// What a programme changes in how the department works, beside who works there.
#include <doctest/doctest.h>

#include "models/needs.hpp"
#include "models/placement.hpp"
#include "tests/models/programme_fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// A place at the start of the first budget year, without and with a Sverigesmodel that hires
/// nobody.
struct Pair {
  District without, with;
};

Pair at_start(const std::vector<std::string>& own, const std::vector<std::string>& place = {}) {
  const Parameters p =
      denmark(with(place, programme("sverigesmodel", with({"caseworkers_factor=1", "max_cases=50",
                                                           "followup_months=6", "turnover_ratio=1"},
                                                          own))));
  const Parameters* const scenarios[] = {&p};
  const Comparison comparison{scenarios};
  District base = comparison.build(7, 0, 0);
  run_until(base, at(0));
  District d = comparison.with_programmes(base, 0);
  start_programmes(d, base);
  return {std::move(base), std::move(d)};
}

}  // namespace

TEST_SUITE_BEGIN("practice");

TEST_CASE("a practice that is as before changes no life") {
  const Parameters p = denmark(programme(
      "sverigesmodel",
      {"caseworkers_factor=1", "max_cases=50", "followup_months=6", "turnover_ratio=1",
       "notice_ratio=1", "examination_ratio=1", "examination_price=0", "kinship_ratio=1",
       "breakdown_ratio=1", "measure_effect=1", "measure_price=1", "assessments_factor=1"}));
  const auto outcomes = simulate(p);
  CHECK(same_bits(outcomes[0], outcomes[1]));
}

TEST_CASE("cooperation makes others notice children who have a need, and only those") {
  const auto [without, with] = at_start({"notice_ratio=1.5"});
  std::size_t seen = 0;
  for (std::size_t i = 0; i < with.children.size(); ++i) {
    const Child& child = with.children[i];
    if (child.birth > at(0) || child.grown) continue;
    const double ratio = child.need == Need::none ? 1 : 1.5;
    REQUIRE(child.notice.rate == doctest::Approx(ratio * without.children[i].notice.rate));
    seen += child.need == Need::none ? 0 : 1;
  }
  CHECK(seen > 20);
}

TEST_CASE("shared plans shorten examinations by the stated ratio, and have their price") {
  const std::vector<std::string> settings{"examination_ratio=0.5", "examination_price=1000"};
  const Parameters p = denmark(
      with({"casework.caseload_effect=0"},
           programme("sverigesmodel", with(settings, {"caseworkers_factor=1", "max_cases=50"}))));
  const auto o = simulate(p);
  const double days = total(o[0], Yearly::decisions_wait_years) / total(o[0], Yearly::examinations);
  const double fewer =
      total(o[1], Yearly::decisions_wait_years) / total(o[1], Yearly::examinations);
  CHECK(fewer / days == doctest::Approx(0.5).epsilon(0.1));
  const double price = total_cost(o[0], Category::examinations, Payer::municipality) /
                       total(o[0], Yearly::examinations);
  const double dearer = total_cost(o[1], Category::examinations, Payer::municipality) /
                        total(o[1], Yearly::examinations);
  // 1,000 kr. of 2018, in the later prices of the run.
  CHECK(dearer - price > 1000);
  CHECK(dearer - price < 1500);
}

TEST_CASE("network care takes the stated weight among new places, from all others alike") {
  const PlacementParameters p = denmark().placement;
  const ByPlace before = place_shares(8, 1.2, p), after = place_shares(8, 1.2, p, 2);
  double sum = 0;
  for (const double share : after) sum += share;
  CHECK(sum == doctest::Approx(1));
  const auto odds = [](double share) { return share / (1 - share); };
  CHECK(odds(after[0]) == doctest::Approx(2 * odds(before[0])));
  CHECK(after[1] / after[2] == doctest::Approx(before[1] / before[2]));
}

TEST_CASE("the practice acts on new places, and on the breakdowns of stays that have begun") {
  const auto [without, with] =
      at_start({"kinship_ratio=3", "breakdown_ratio=0.5"}, {"placement.type_change=0"});
  CHECK(with.department.practice.kinship_ratio == 3);
  std::size_t stays = 0;
  for (std::size_t i = 0; i < with.placements.records().size(); ++i) {
    const Placement& stay = with.placements.records()[i];
    if (stay.child == none<ChildId>) continue;
    ++stays;
    const double before = in_years(without.placements.records()[i].move.due());
    REQUIRE(in_years(stay.move.due()) == doctest::Approx(2 * before));
  }
  CHECK(stays > 5);
}

TEST_CASE("tailored measures have the stated effect and price from the start on") {
  const auto [without, with] = at_start({"measure_effect=1.5", "measure_price=1.2"});
  CHECK(with.department.practice.measure_effect == 1.5);
  CHECK(with.department.practice.measure_price == 1.2);
  CHECK(without.department.practice ==
        Practice{.assessments = without.department.practice.assessments});
}

TEST_CASE("room for assessments costs what it costs, used or not, and goes with the programme") {
  const Parameters p = denmark(with(
      {"costs.assessment=10000"},
      programme("sverigesmodel", {"caseworkers_factor=1", "max_cases=50", "assessments_factor=1.5",
                                  "assessment_price=10000", "to=2017"})));
  const auto o = simulate(p);
  const double more = 0.5 * assessments_per_year(p);
  for (const std::size_t year : {0U, 1U})
    CHECK(o[1].cost(year, Category::programme, Payer::municipality) ==
          doctest::Approx(p.costs.assessment * more));
  CHECK(o[1].cost(2, Category::programme, Payer::municipality) == 0);
}

TEST_CASE("when the programme ends, the department works as before") {
  const Parameters p = denmark(
      programme("sverigesmodel", {"notice_ratio=2", "kinship_ratio=2", "breakdown_ratio=0.5",
                                  "measure_effect=2", "examination_ratio=0.5", "to=2016"}));
  const District d = lived(p);
  CHECK(d.department.practice == Practice{.assessments = assessments_per_year(p)});
}

TEST_SUITE_END();
