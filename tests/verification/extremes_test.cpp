// Items 1-12 of docs/verification-list.md: no effect, and as much of it as there can be.
#include <cmath>
#include <doctest/doctest.h>

#include "app/results/estimate.hpp"
#include "tests/verification/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

TEST_SUITE_BEGIN("extremes");

TEST_CASE("V01 three programmes without effect: no life differs, the extra cost is theirs alone") {
  auto o = simulate(denmark(
      all_of({leksand({"separation_ratio=1", "need_onset_ratio=1", "everyday_solved_per_tie=0"}),
              programme("early_effort", {"need_ratio=1"}),
              programme("paa_forkant", {"causal_share=0"})})));
  for (std::size_t what = 0; what < size_of<ByAgeCount>; ++what)
    for (std::size_t age = 0; age < o[0].ages(); ++age)
      REQUIRE(o[0].by_age(static_cast<ByAgeCount>(what), age) ==
              o[1].by_age(static_cast<ByAgeCount>(what), age));
  double extra = 0;
  for (std::size_t c = 0; c < size_of<Category>; ++c)
    for (std::size_t payer = 0; payer < size_of<Payer>; ++payer)
      extra += total_cost(o[1], static_cast<Category>(c), static_cast<Payer>(payer)) -
               total_cost(o[0], static_cast<Category>(c), static_cast<Payer>(payer));
  const double own = total_cost(o[1], Category::programme, Payer::municipality) +
                     total_cost(o[1], Category::programme, Payer::region);
  CHECK(own > 1e6);
  CHECK(extra == doctest::Approx(own).epsilon(1e-9));
}

TEST_CASE("V02 neither effect nor price: the difference is exactly zero in every cell of money") {
  const auto o = simulate(denmark(
      leksand({"separation_ratio=1", "need_onset_ratio=1", "everyday_solved_per_tie=0",
               "hour_price=0", "other_cost_per_meeting=0", "room_price=0",
               "resource_person_price=0", "gp_invitation_price=0", "midwife_invitation_price=0",
               "health_visitor_invitation_price=0", "start_up=0"})));
  REQUIRE(total(o[1], Yearly::meetings_attended) > 100);
  for (std::size_t c = 0; c < size_of<Category>; ++c)
    for (std::size_t p = 0; p < size_of<Payer>; ++p) {
      const auto category = static_cast<Category>(c);
      const auto payer = static_cast<Payer>(p);
      for (std::size_t year = 0; year < o[0].budget_years(); ++year)
        REQUIRE(o[1].cost(year, category, payer) - o[0].cost(year, category, payer) == 0);
      for (std::size_t age = 0; age < o[0].ages(); ++age)
        REQUIRE(o[1].followed(age, category, payer) - o[0].followed(age, category, payer) == 0);
    }
}

TEST_CASE("V03 with the arms swapped every difference changes its sign and nothing else") {
  std::vector<double> without, with;
  std::vector<std::uint32_t> draws;
  for (std::uint32_t r = 0; r < 10; ++r) {
    const auto o = simulate(denmark(leksand({"need_onset_ratio=0.8"})), r);
    without.push_back(total(o[0], Yearly::everyday_needs));
    with.push_back(total(o[1], Yearly::everyday_needs));
    draws.push_back(r / 2);
  }
  const Compared there = compare(without, with, draws), back = compare(with, without, draws);
  CHECK(there.difference.mean < 0);
  CHECK(back.difference.mean == -there.difference.mean);
  CHECK(back.difference.se == there.difference.se);
  CHECK(back.difference.low == doctest::Approx(-there.difference.high).epsilon(1e-12));
  CHECK(back.difference.high == doctest::Approx(-there.difference.low).epsilon(1e-12));
  CHECK(back.baseline.mean == there.scenario.mean);
}

TEST_CASE("V04 two scenarios with identical inputs have identical outcomes") {
  const Parameters p = denmark(all_of({leksand({}), programme("sverigesmodel", {})}));
  const Parameters* const both[] = {&p, &p};
  const auto o = simulate_replication(both, 7, 0);
  CHECK(same_bits(o[1], o[2]));
  CHECK_FALSE(same_bits(o[0], o[1]));
}

TEST_CASE("V05 a higher hazard ratio never gives fewer separations") {
  // One child a family: with several, those born after the separation would not be counted.
  double last = 0, first = -1;
  for (const char* ratio : {"0.25", "0.6", "1", "1.5", "3"}) {
    auto settings = everybody_joins();
    settings.insert(settings.end(), {std::string{"programmes.leksand.separation_ratio="} + ratio,
                                     "population.family_size=[1,0,0,0]"});
    const auto o = simulate(denmark(settings));
    const double separated = total(o[1], ByAgeCount::separations, 0, 18);
    CHECK(separated >= last);
    last = separated;
    if (first < 0) first = separated;
  }
  CHECK(last > first);
}

TEST_CASE("V06 without placements adult life is that of people never placed") {
  const std::vector<std::string> nobody{"casework.placement_serious=[0,0,0,0,0,0]",
                                        "adult.vulnerability_burden=0", "adult.unmet_burden=0"};
  auto other_ratios = nobody;
  for (const char* name : {"benefit", "disability", "prison"})
    other_ratios.push_back(std::string{"adult.placed_"} + name + "_ratio=1");
  const auto o = simulate(denmark(nobody))[0], same = simulate(denmark(other_ratios))[0];
  CHECK(total(o, Yearly::placement_starts) == 0);
  CHECK(total(o, ByAgeCount::placed_people_years, 18, 65) == 0);
  CHECK(total(o, ByAgeCount::disability_years, 18, 65) > 0);
  CHECK(same_bits(o, same));
}

TEST_CASE("V07 placement hazard very high: everyone at risk is placed by 18") {
  Parameters p = denmark(
      {"needs.vulnerability=0", "needs.everyday_own=0", "needs.everyday_services=0",
       "needs.moderate_easing=0", "needs.serious_easing=0", "notifications.at_birth=1",
       "casework.max_cases=100000", "casework.placement_moderate_ratio=0",
       "casework.examination_scale=0.1", "casework.caseload_effect=0", "placement.entry_trend=1"});
  p.needs.onset.fill(20);
  p.needs.everyday_growth = p.needs.moderate_growth = 20;
  p.notifications.rate.fill(40);
  p.casework.triage_closes.fill(0);
  p.casework.placement_serious.fill(1);
  // An examination that ended before the need was serious is followed by another look.
  p.casework.reassessment = 20;
  const Outcome o = simulate(p)[0];
  double children = 0, placed = 0;
  for (const auto group : {Subgroup::boys, Subgroup::girls}) {
    children += o.subgroup(group, SubgroupCount::children);
    placed += o.subgroup(group, SubgroupCount::ever_placed);
  }
  CHECK(children > 400);
  CHECK(placed == children);
  CHECK(total(o, ByAgeCount::first_placements, 0, 18) == children);
}

TEST_CASE("V08 full coverage reaches every eligible family with the whole effect") {
  auto settings = everybody_joins();
  settings.push_back("programmes.leksand.separation_ratio=0.5");
  const Parameters p = denmark(settings);
  const Parameters* const scenarios[] = {&p};
  const Comparison comparison{scenarios};
  District base = comparison.build(7, 0, 0);
  run_until(base, at(0));
  District d = comparison.with_programmes(base, 0);
  finish(base);
  start_programmes(d, base);
  finish(d);
  std::size_t eligible = 0, before = 0;
  for (const Family& family : d.families) {
    if (!family.first_birth_in_run || family.children == 0) continue;
    const double first = in_years(d.children[family.first_child].birth);
    // Pregnancies known before the start are too early, courses after the end of the run too late.
    if (first > 0.6 && first < 20) {
      REQUIRE(family.separation_ratio == 0.5F);
      ++eligible;
    }
    if (first < 0) {
      REQUIRE(family.separation_ratio == 1.0F);
      ++before;
    }
  }
  CHECK(eligible > 500);
  CHECK(before > 500);
  CHECK(total(d.accounts.outcome, Yearly::families_joined) ==
        total(d.accounts.outcome, Yearly::families_invited));
}

TEST_CASE("V09 divorce hazard zero: no divorce, no cost, and no effect leaves the curve") {
  const auto o =
      simulate(denmark({"unions.separation_married=[0,0,0,0,0,0]",
                        "unions.separation_unmarried=[0,0,0,0,0,0]", "costs.separation=40000"}))[0];
  CHECK(total(o, Yearly::divorces) + total(o, Yearly::separations_unmarried) == 0);
  CHECK(total(o, ByAgeCount::separations, 0, 18) == 0);
  CHECK(total_cost(o, Category::separation, Payer::municipality) == 0);
  const auto effect = simulate(denmark(leksand({"separation_ratio=1", "need_onset_ratio=0.5"})));
  CHECK(total(effect[1], Yearly::everyday_needs) < total(effect[0], Yearly::everyday_needs));
  for (std::size_t age = 0; age < 18; ++age)
    REQUIRE(effect[1].by_age(ByAgeCount::separations, age) ==
            effect[0].by_age(ByAgeCount::separations, age));
}

TEST_CASE("V10 sensitivity one and specificity zero: everyone screened is positive") {
  const auto o =
      simulate(denmark(programme("early_effort", {"sensitivity=1", "specificity=0"})))[1];
  CHECK(total(o, Yearly::screened) > 100);
  CHECK(total(o, Yearly::screen_true_positives) + total(o, Yearly::screen_false_positives) ==
        total(o, Yearly::screened));
  CHECK(total(o, Yearly::screen_true_negatives) + total(o, Yearly::screen_false_negatives) == 0);
}

TEST_CASE("V11 half the caseload without caseload effect: staff cost rises, nothing is saved") {
  const auto o = simulate(denmark(all_of(
      {programme("sverigesmodel", {"caseworkers_factor=2"}), {"casework.caseload_effect=0"}})));
  CHECK(total_cost(o[1], Category::caseworkers, Payer::municipality) >
        1.3 * total_cost(o[0], Category::caseworkers, Payer::municipality));
  for (std::size_t c = 0; c < size_of<Category>; ++c) {
    const auto category = static_cast<Category>(c);
    if (category == Category::caseworkers || category == Category::recruitment) continue;
    for (std::size_t year = 0; year < o[0].budget_years(); ++year)
      REQUIRE(o[0].cost(year, category, Payer::municipality) ==
              o[1].cost(year, category, Payer::municipality));
  }
}

TEST_CASE(
    "V12 what adult life gains or loses is nothing at causal share 0, and in proportion to it") {
  const auto saved = [](const char* share, std::uint32_t replication) {
    const auto o = simulate(
        denmark(all_of({programme("sverigesmodel", {}),
                        {"casework.placement_elasticity=2", "municipality.births_per_year=300",
                         std::string{"adult.causal_share="} + share}})),
        replication);
    return total(o[0], ByAgeCount::disability_years, 18, 65) -
           total(o[1], ByAgeCount::disability_years, 18, 65);
  };
  std::vector<double> bent;
  double whole = 0;
  for (std::uint32_t r = 0; r < 16; ++r) {
    REQUIRE(saved("0", r) == 0);
    const double all = saved("1", r);
    bent.push_back(saved("0.5", r) - 0.5 * all);
    whole += all;
  }
  const Estimate e = estimate(bent, replications_of(bent));
  // Here a loss: placements are prevented, and the measures in their place end before the need
  // does.
  CHECK(std::abs(e.mean) < 4 * e.se);
  CHECK(e.se < 0.3 * std::abs(whole) / 16);  // or the line would not have been tested
}

TEST_SUITE_END();
