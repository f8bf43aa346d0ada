#include <cmath>
#include <doctest/doctest.h>
#include <vector>

#include "models/family.hpp"
#include "tests/models/fixture.hpp"
#include "tests/models/standard_errors.hpp"

using namespace kohort;
using namespace kohort::test;

TEST_SUITE_BEGIN("people");

TEST_CASE("a separation concerns the children who are not grown, at their own ages") {
  // At 21 years some followed children are grown and some siblings of theirs are not.
  District d = district(denmark({"municipality.births_per_year=300", "time.budget_years=23"}));
  run_until(d, at(21.5));
  int with_grown = 0, of_grown_only = 0, married = 0, cohabiting = 0;
  for (std::uint32_t f = 0; f < d.families.size(); ++f) {
    Family& family = d.families[f];
    if (!family.together || family.born == 0) continue;
    const Outcome before = d.accounts.outcome;
    Outcome expected = before;
    bool grown = false, young = false;
    for (std::uint32_t i = 0; i < family.born; ++i) {
      const Child& child = d.children[family.first_child + i];
      grown = grown || child.grown;
      young = young || !child.grown;
      if (child.grown || !child.followed || child.parents_apart) continue;
      ++expected.by_age(ByAgeCount::separations,
                        static_cast<std::size_t>(in_years(d.now - child.birth)));
      for (const Subgroup group : subgroups_of(d, child))
        ++expected.subgroup(group, SubgroupCount::parents_separated);
    }
    if (young) {
      ++expected.yearly(family.married ? Yearly::divorces : Yearly::separations_unmarried, 21);
      expected.cost(21, Category::separation, Payer::municipality) +=
          d.parameters->costs.separation;
    }
    with_grown += grown && young;
    of_grown_only += grown && !young;
    (family.married ? married : cohabiting) += 1;
    handle(d, Separation{FamilyId{f}});
    REQUIRE(same_bits(d.accounts.outcome, expected));
    CHECK_FALSE(family.together);
    CHECK(d.calendar.time_of(f) > d.now);
    for (std::uint32_t i = 0; i < family.born; ++i)
      if (!d.children[family.first_child + i].grown)
        CHECK(static_cast<bool>(d.children[family.first_child + i].parents_apart));
  }
  CHECK(with_grown > 20);
  CHECK(of_grown_only > 20);
  CHECK(married > 100);
  CHECK(cohabiting > 50);
}

TEST_CASE("couples that have separated do not marry") {
  District d = district(denmark({"municipality.births_per_year=300", "unions.marriage=0.5",
                                 "population.family_size=[1,0,0,0]"}));
  std::vector<bool> apart(d.families.size()), married(d.families.size());
  for (double t = -17; t < 20; t += 0.5) {
    run_until(d, at(t));
    for (std::size_t i = 0; i < d.families.size(); ++i) {
      if (apart[i]) REQUIRE(d.families[i].married == married[i]);
      apart[i] = !d.families[i].together;
      married[i] = d.families[i].married;
    }
  }
}

TEST_CASE("the hazard of separation starts anew with each child, and so does a parent's union") {
  // Only in the first year after a birth do parents separate; every family has two children more
  // than a year apart. Whoever lives apart at the second birth has a new partner in four of five.
  const double h = 0.3;
  Parameters p = denmark({"municipality.births_per_year=1500", "population.family_size=[0,1,0,0]",
                          "population.birth_spacing_minimum=1.5", "population.apart_at_birth=0.2",
                          "unions.vulnerability=0", "unions.marriage=0"});
  p.unions.separation_married = p.unions.separation_unmarried = {h, 0, 0, 0, 0, 0};
  District d = district(p);
  run_until(d, at(20));
  double n = 0, first_apart = 0, second_apart = 0, born_apart = 0;
  for (const Family& family : d.families) {
    if (!family.first_birth_in_run || family.born < 2) continue;
    if (in_years(d.now - family.youngest_birth) < 1.1) continue;
    ++n;
    first_apart += d.children[family.first_child].parents_apart;
    second_apart += d.children[family.first_child + 1].parents_apart;
    born_apart += family.union_at_birth == Union::apart;
  }
  REQUIRE(n > 5000);
  CHECK(errors(born_apart, n, 0.2) < 4);
  const double apart_before = 1 - 0.8 * std::exp(-h);
  CHECK(errors(second_apart, n, 1 - (1 - 0.2 * apart_before) * std::exp(-h)) < 4);
  CHECK(first_apart > second_apart);
}

TEST_CASE("couples older than the run have lived their unions before it") {
  // Of couples whose first child came x years before the run, exp(-h x) are together at its start.
  const double h = 0.2;
  Parameters p = denmark({"municipality.births_per_year=4000", "population.apart_at_birth=0",
                          "unions.vulnerability=0", "unions.marriage=0"});
  p.unions.separation_married.fill(h);
  p.unions.separation_unmarried.fill(h);
  const District d = district(p);
  double n = 0, together = 0, expected = 0;
  for (const Family& family : d.families) {
    const double age = in_years(d.now - family.youngest_birth);
    if (age <= 0) continue;
    ++n;
    together += family.together;
    expected += std::exp(-h * age);
  }
  REQUIRE(n > 1000);
  CHECK(std::abs(together - expected) < 4 * std::sqrt(expected));
}

TEST_CASE("children whose parents live apart or come apart have the higher onset") {
  const auto needs = [](const char* ratio) {
    const auto o = simulate(
        denmark({"municipality.births_per_year=600", "population.apart_at_birth=1",
                 "population.married_at_birth=0", std::string{"needs.apart_ratio="} + ratio}));
    return total(o[0], Yearly::everyday_needs);
  };
  CHECK(needs("2") > 1.5 * needs("1"));
}

TEST_SUITE_END();
