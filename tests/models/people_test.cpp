#include <cmath>
#include <doctest/doctest.h>

#include "models/casework.hpp"
#include "models/family.hpp"
#include "models/needs.hpp"
#include "models/population.hpp"
#include "tests/models/fixture.hpp"
#include "tests/models/standard_errors.hpp"

using namespace kohort;
using namespace kohort::test;

TEST_SUITE_BEGIN("people");

TEST_CASE("hazards of needs are the products that the model describes") {
  NeedParameters p;
  p.apart_ratio = 1.5;
  p.everyday_own = 1, p.everyday_services = 0.5, p.everyday_growth = 0.2;
  p.moderate_growth = 0.3, p.moderate_easing = 0.4, p.serious_easing = 0.25;
  p.support_easing_ratio = 2, p.support_growth_ratio = 0.5;
  const auto s = [](Need need, bool apart, bool supported) {
    return NeedSituation{need, 3, apart, supported, 1.25};
  };
  CHECK(onset_ratio(s(Need::none, false, false), p) == HazardRatio{3});
  CHECK(onset_ratio(s(Need::none, true, true), p) == HazardRatio{4.5});
  CHECK(growth_rate(s(Need::everyday, true, false), p).value == doctest::Approx(3 * 0.2 * 1.25));
  CHECK(growth_rate(s(Need::everyday, false, true), p).value == doctest::Approx(3 * 0.1 * 1.25));
  CHECK(growth_rate(s(Need::moderate, true, false), p).value == doctest::Approx(3 * 0.3 * 1.25));
  CHECK(growth_rate(s(Need::moderate, false, true), p).value == doctest::Approx(3 * 0.15 * 1.25));
  CHECK(growth_rate(s(Need::serious, false, false), p) == Rate{0});
  CHECK(ease_rate(s(Need::none, false, true), p) == Rate{0});
  CHECK(ease_rate(s(Need::everyday, false, true), p) == Rate{1.5});
  CHECK(ease_rate(s(Need::moderate, false, false), p) == Rate{0.4});
  CHECK(ease_rate(s(Need::moderate, false, true), p) == Rate{0.8});
  CHECK(ease_rate(s(Need::serious, false, false), p) == Rate{0.25});
  CHECK(ease_rate(s(Need::serious, false, true), p) == Rate{0.5});
}

TEST_CASE("who was notified and is not helped has needs that grow faster and ease slower") {
  NeedParameters p;
  p.moderate_growth = 0.3, p.moderate_easing = 0.4, p.serious_easing = 0.25;
  p.support_easing_ratio = 2, p.support_growth_ratio = 0.5;
  p.delay_ratio = 1.6;
  NeedSituation s{Need::moderate, 1, false, false, 1, true};
  CHECK(growth_rate(s, p).value == doctest::Approx(0.48));
  CHECK(ease_rate(s, p).value == doctest::Approx(0.25));
  s.need = Need::serious;
  CHECK(ease_rate(s, p).value == doctest::Approx(0.15625));
  // Help ends the waiting, whatever was notified before.
  s.supported = true;
  CHECK(ease_rate(s, p) == Rate{0.5});
  s = {Need::moderate, 1, false, false, 1, true};
  p.delay_ratio = 1;
  CHECK(growth_rate(s, p) == Rate{0.3});
  CHECK(ease_rate(s, p) == Rate{0.4});
}

TEST_CASE("years without help count from moderate needs on, serious ones more, helped ones not") {
  AdultParameters p;
  p.serious_weight = 2.5;
  CHECK(unmet_rate({Need::everyday}, p) == 0);
  CHECK(unmet_rate({Need::moderate}, p) == 1);
  CHECK(unmet_rate({Need::serious}, p) == 2.5);
  CHECK(unmet_rate({Need::serious, 1, false, true}, p) == 0);
  Child child;
  child.unmet_years = 1;
  child.unmet_to = 4;
  child.unmet_rate = 2.5F;
  CHECK(unmet_years(child, 6) == 6);
}

TEST_CASE("needs at birth have their shares, and a serious one eases by one level") {
  Parameters p = denmark({"municipality.births_per_year=500", "needs.vulnerability=0",
                          "needs.moderate_at_birth=0.2", "needs.serious_at_birth=0.1"});
  p.needs.onset.fill(0);
  p.needs.moderate_growth = p.needs.moderate_easing = p.needs.serious_easing = 0;
  District d = district(p);
  run_until(d, at(3));
  double n = 0, moderate = 0, serious = 0;
  for (const Child& child : d.children) {
    if (child.birth > d.now) continue;
    ++n;
    moderate += child.need == Need::moderate;
    serious += child.need == Need::serious;
  }
  CHECK(errors(moderate, n, 0.2) < 4);
  CHECK(errors(serious, n, 0.1) < 4);
  for (std::uint32_t i = 0; i < d.children.size(); ++i)
    if (d.children[i].need == Need::serious && !d.children[i].grown) {
      handle(d, NeedEases{ChildId{i}});
      CHECK(d.children[i].need == Need::moderate);
      handle(d, NeedEases{ChildId{i}});
      CHECK(d.children[i].need == Need::none);
      break;
    }
}

TEST_CASE("frailties have mean 1, so that hazards are means over families") {
  const Parameters p = denmark({"municipality.births_per_year=5000"});
  const District d = district(p);
  double need = 0, separation = 0, need_squares = 0, separation_squares = 0;
  for (const Family& family : d.families) {
    const double f = need_frailty(family);
    need += f;
    need_squares += f * f;
    separation += family.separation_factor;
    separation_squares += family.separation_factor * family.separation_factor;
  }
  const auto n = static_cast<double>(d.families.size());
  const auto near_one = [n](double sum, double squares) {
    const double mean = sum / n;
    return std::abs(mean - 1) < 4 * std::sqrt((squares / n - mean * mean) / n);
  };
  CHECK(near_one(need, need_squares));
  CHECK(near_one(separation, separation_squares));
}

TEST_CASE("covariates are tied as the correlations say, and family by family") {
  Parameters p = denmark({"municipality.births_per_year=3000"});
  p.population.vulnerability_age = -0.3;
  p.population.vulnerability_education = -0.5;
  p.population.vulnerability_union = -0.1;
  p.population.age_education = p.population.age_union = p.population.education_union = 0;
  p.population.education = {0.5, 0.5, 0, 0};
  p.population.mother_age = {0.5, 0.5, 0, 0, 0};
  const District d = district(p);
  double n = 0, education = 0, age = 0, both = 0;
  for (const Family& family : d.families) {
    ++n;
    education += family.education == 0 ? family.vulnerability : 0;
    age += family.mother_age == 0 ? family.vulnerability : 0;
    both += (family.education == 0) == (family.mother_age == 0);
  }
  // Mean of one normal score where a correlated one is below its median: -rho sqrt(2 / pi).
  const double below = std::sqrt(2 / std::acos(-1.0));
  CHECK(std::abs(education / (n / 2) - 0.5 * below) < 4 * std::sqrt(2 / n));
  CHECK(std::abs(age / (n / 2) - 0.3 * below) < 4 * std::sqrt(2 / n));
  CHECK(errors(both, n, 0.5) < 4);
}

TEST_CASE("births of a family are as far apart as stated, each anew") {
  const Parameters p =
      denmark({"municipality.births_per_year=3000", "population.family_size=[0,0,1,0]"});
  const District d = district(p);
  double n = 0, sum = 0, squares = 0, product = 0;
  const double mean = p.population.birth_spacing_mean;
  for (const Family& family : d.families) {
    if (family.children != 3) continue;
    const auto gap = [&](std::uint32_t i) {
      return in_years(d.children[family.first_child + i + 1].birth -
                      d.children[family.first_child + i].birth) -
             mean;
    };
    if (in_years(d.children[family.first_child].birth) > 5) continue;
    ++n;
    sum += gap(0);
    squares += gap(0) * gap(0);
    product += gap(0) * gap(1);
  }
  REQUIRE(n > 5000);
  const double spread = mean - p.population.birth_spacing_minimum;
  CHECK(std::abs(sum / n) < 4 * spread / std::sqrt(n) + 0.02);
  CHECK(squares / n == doctest::Approx(spread * spread).epsilon(0.2));  // as of an exponential
  CHECK(std::abs(product / n) < 0.1 * spread * spread);
}

TEST_CASE("children are boys, followed and numbered as stated") {
  const Parameters p = denmark({"municipality.births_per_year=3000", "population.boys=0.6"});
  const District d = district(p);
  double n = 0, boys = 0;
  for (const Child& child : d.children) {
    ++n;
    boys += child.boy;
    REQUIRE(child.followed == (child.birth >= at(0) && child.birth < at(5)));
  }
  CHECK(errors(boys, n, 0.6) < 4);
  CHECK(mean_family_size(p.population) ==
        doctest::Approx(p.population.family_size[0] + 2 * p.population.family_size[1] +
                        3 * p.population.family_size[2] + 4 * p.population.family_size[3]));
  // Nearly as many in the first year of the run as later: families older than the run have theirs.
  double first = 0;
  for (const Child& child : d.children) first += child.birth < at(-17);
  CHECK(first > 0.85 * 3000);
}

TEST_CASE("first births fall at random within their slice of time") {
  const District d = district(denmark({"municipality.births_per_year=1000"}));
  double n = 0, sum = 0, squares = 0;
  for (std::size_t i = 0; i + 1 < d.families.size(); ++i) {
    if (!d.families[i].first_birth_in_run || !d.families[i + 1].first_birth_in_run) continue;
    const double gap = in_years(d.families[i + 1].youngest_birth - d.families[i].youngest_birth);
    ++n;
    sum += gap;
    squares += gap * gap;
  }
  // Two uniform places in neighbouring slices: variance of their distance is a sixth of the square.
  const double mean = sum / n;
  CHECK((squares / n - mean * mean) / (mean * mean) == doctest::Approx(1.0 / 6).epsilon(0.1));
}

TEST_CASE("siblings, families and districts each have their own luck") {
  const auto p = std::make_shared<const Parameters>(denmark({"municipality.births_per_year=400"}));
  const District one = build_district(p, 7, 0, 0, 2, 0, 1);
  const District two = build_district(p, 7, 0, 1, 2, 0, 1);
  std::size_t same = 0, siblings = 0, alike = 0;
  for (std::size_t i = 0; i < std::min(one.families.size(), two.families.size()); ++i)
    same += one.families[i].vulnerability == two.families[i].vulnerability;
  CHECK(same == 0);
  for (const Family& family : one.families)
    if (family.children >= 2) {
      ++siblings;
      alike +=
          one.draws.uniform(one.key(one.children[family.first_child]), Decision::need_rises, 0) ==
          one.draws.uniform(one.key(one.children[family.first_child + 1]), Decision::need_rises, 0);
    }
  CHECK(siblings > 100);
  CHECK(alike == 0);
  for (std::uint32_t i = 0; i < 20; ++i)
    for (std::uint32_t f = 0; f < one.families.size(); ++f)
      REQUIRE(one.key(WorkerId{i}) != one.key(FamilyId{f}));
  for (std::uint32_t i = 0; i < 20; ++i) CHECK(one.key(WorkerId{i << 8}) != one.key(FamilyId{i}));
}

TEST_CASE("onset follows vulnerability as the frailty says") {
  // Needs that never ease or grow: by 6 a child has had one with 1 - exp(-frailty H).
  Parameters p =
      denmark({"municipality.births_per_year=1500", "needs.vulnerability=0.7",
               "needs.apart_ratio=1", "needs.moderate_at_birth=0", "needs.serious_at_birth=0",
               "needs.everyday_own=0", "needs.everyday_services=0", "needs.everyday_growth=0"});
  p.needs.onset.fill(0.05);
  District d = district(p);
  run_until(d, at(3));
  double n = 0, seen = 0, expected = 0;
  for (const Child& child : d.children) {
    const double age = in_years(d.now - child.birth);
    const Family& family = d.families[index(child.family)];
    if (age < 6 || child.grown || family.vulnerability < 0.5) continue;
    ++n;
    seen += child.need == Need::everyday;
    expected += 1 - std::exp(-0.05 * age * std::exp(0.7 * family.vulnerability - 0.245));
  }
  REQUIRE(n > 2000);
  CHECK(std::abs(seen - expected) < 4 * std::sqrt(n / 4));
}

TEST_CASE("notifications follow the need and the age, and triage decides by need") {
  Parameters p = denmark({"municipality.births_per_year=800", "needs.moderate_at_birth=0.3",
                          "needs.serious_at_birth=0.2", "needs.vulnerability=0",
                          "notifications.rate=[0,0,0.5,2]", "notifications.at_birth=0",
                          "casework.acute_share=0"});
  p.needs.onset.fill(0);
  p.needs.moderate_growth = p.needs.moderate_easing = p.needs.serious_easing = 0;
  p.notifications.age_ratio.fill(1);
  SUBCASE("as many as rates times years") {
    p.casework.triage_closes.fill(1);
    const Outcome o = simulate(p)[0];
    const double expected = total(o, Yearly::child_years) * (0.3 * 0.5 + 0.2 * 2);
    CHECK(total(o, Yearly::notifications) == doctest::Approx(expected).epsilon(0.03));
    CHECK(total(o, Yearly::examinations) == 0);
    // Of a Poisson number in the year, at least one, and at least two.
    const double once = 0.3 * (1 - std::exp(-0.5)) + 0.2 * (1 - std::exp(-2.0));
    const double again = 0.3 * (1 - std::exp(-0.5) * 1.5) + 0.2 * (1 - std::exp(-2.0) * 3);
    CHECK(total(o, Yearly::children_notified) ==
          doctest::Approx(total(o, Yearly::child_years) * once).epsilon(0.05));
    CHECK(total(o, Yearly::children_notified_again) ==
          doctest::Approx(total(o, Yearly::child_years) * again).epsilon(0.06));
    // Each child for the first time at most once.
    CHECK(total(o, ByAgeCount::notified_first, 0, 18) <= o.by_age(ByAgeCount::child_years, 0) + 1);
  }
  SUBCASE("triage closes the moderate and opens the serious") {
    p.casework.triage_closes = {1, 1, 1, 0};
    p.casework.placement_serious.fill(0);
    p.casework.measure.fill(0);
    const Outcome o = simulate(p)[0];
    // Examinations without help end at once, so serious needs alone are examined again and again.
    const double serious = total(o, Yearly::child_years) * 0.2;
    CHECK(total(o, Yearly::examinations) < 2 * serious);
    CHECK(total(o, Yearly::examinations) > 0.5 * serious);
  }
}

TEST_CASE("a serious need at birth is notified then, with its probability") {
  Parameters p = denmark({"municipality.births_per_year=800", "needs.serious_at_birth=1",
                          "needs.moderate_at_birth=0", "needs.vulnerability=0",
                          "notifications.rate=[0,0,0,0.000001]", "notifications.at_birth=0.3"});
  const Outcome o = simulate(p)[0];
  const double born = o.by_age(ByAgeCount::child_years, 0);
  CHECK(errors(o.by_age(ByAgeCount::notified_first, 0), born, 0.3) < 4);
}

TEST_CASE("what children live through before a first need and a first notice is their own luck") {
  // At the start nobody born in the run has used any of it: both are the draws of their addresses.
  const District d = district(denmark());
  int unborn = 0;
  for (const Child& child : d.children) {
    if (child.birth <= d.now) continue;
    ++unborn;
    REQUIRE(child.rise.due == d.draws.exponential(d.key(child), Decision::need_rises, 0));
    REQUIRE(child.notice.due == d.draws.exponential(d.key(child), Decision::notification, 0));
    REQUIRE(child.rise.due != child.notice.due);
  }
  CHECK(unborn > 100);
}

TEST_CASE("years at each age count whole, to the 18th birthday") {
  const Outcome o = simulate(denmark({"municipality.births_per_year=300"}))[0];
  double children = 0;
  for (std::size_t group :
       {static_cast<std::size_t>(Subgroup::boys), static_cast<std::size_t>(Subgroup::girls)})
    children += o.subgroup(static_cast<Subgroup>(group), SubgroupCount::children);
  CHECK(o.by_age(ByAgeCount::child_years, 0) == doctest::Approx(children));
  CHECK(o.by_age(ByAgeCount::child_years, 17) == doctest::Approx(children));
}

TEST_SUITE_END();
