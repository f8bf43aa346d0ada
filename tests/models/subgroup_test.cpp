#include "models/subgroup.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

double over_division(const Outcome& o, const SubgroupDivision& division, SubgroupCount what) {
  double sum = 0;
  for (std::size_t i = 0; i < division.size; ++i)
    sum += o.subgroup(static_cast<Subgroup>(static_cast<std::size_t>(division.first) + i), what);
  return sum;
}

double followed_cost(const Outcome& o, std::initializer_list<Payer> payers) {
  double sum = 0;
  for (std::size_t age = 0; age < o.ages(); ++age)
    for (std::size_t c = 0; c < size_of<Category>; ++c)
      for (const Payer payer : payers) sum += o.followed(age, static_cast<Category>(c), payer);
  return sum;
}

Parameters with_programmes() {
  return load_scenario(KOHORT_SOURCE_DIR "/scenarios/gladsaxe-2016-sverigesmodel.toml",
                       {"municipality.births_per_year=300", "programmes.leksand.enabled=true"})
      .central();
}

}  // namespace

TEST_SUITE_BEGIN("subgroups");

TEST_CASE("the groups of each division add up to all followed children") {
  const auto outcomes = simulate(with_programmes());
  for (const Outcome& o : outcomes) {
    const auto expect = [&](SubgroupCount what, double whole) {
      CHECK(whole > 0);
      for (const SubgroupDivision& division : subgroup_divisions) {
        CAPTURE(division.name);
        CHECK(over_division(o, division, what) == doctest::Approx(whole).epsilon(1e-9));
      }
    };
    expect(SubgroupCount::children, o.by_age(ByAgeCount::child_years, 0));
    expect(SubgroupCount::ever_placed, total(o, ByAgeCount::first_placements, 0, 18));
    expect(SubgroupCount::placement_years, total(o, ByAgeCount::placed_years, 0, o.ages()));
    expect(SubgroupCount::parents_separated, total(o, ByAgeCount::separations, 0, 18));
    expect(SubgroupCount::cost_municipality, followed_cost(o, {Payer::municipality}));
    expect(SubgroupCount::cost_public,
           followed_cost(o, {Payer::municipality, Payer::region, Payer::state}));
  }
}

TEST_CASE("each child counts in the groups that its family and birth put it into") {
  const Parameters p =
      denmark({"population.risk_zone_share=0.1", "municipality.births_per_year=200"});
  District d = district(p);
  finish(d);
  std::vector<double> expected(subgroup_count);
  const auto add = [&expected](Subgroup first, std::size_t position) {
    ++expected[static_cast<std::size_t>(first) + position];
  };
  for (const Child& child : d.children) {
    if (!(child.birth >= at(0) && child.birth < at(p.time.followed_birth_years))) continue;
    const Family& family = d.families[index(child.family)];
    // 1.2816: a tenth of a standard normal lies above.
    add(Subgroup::risk_zone, family.vulnerability < 1.2816 ? 1 : 0);
    add(Subgroup::union_apart, static_cast<std::size_t>(family.union_at_birth));
    add(Subgroup::education_basic, family.education);
    add(Subgroup::mother_under_25, family.mother_age);
    add(Subgroup::first_born, child.number == 0 ? 0 : 1);
    add(Subgroup::boys, child.boy ? 0 : 1);
  }
  for (std::size_t group = 0; group < subgroup_count; ++group) {
    CAPTURE(subgroup_names()[group]);
    CHECK(d.accounts.outcome.subgroup(static_cast<Subgroup>(group), SubgroupCount::children) ==
          expected[group]);
  }
}

TEST_CASE("a short horizon cuts the groups' cost off at the same age as the table by age") {
  const Outcome o =
      simulate(denmark({"municipality.births_per_year=300", "time.horizon_age=18"}))[0];
  for (const SubgroupDivision& division : subgroup_divisions)
    CHECK(over_division(o, division, SubgroupCount::cost_public) ==
          doctest::Approx(followed_cost(o, {Payer::municipality, Payer::region, Payer::state}))
              .epsilon(1e-9));
}

TEST_CASE("divisions cover every group once, in order") {
  std::size_t next = 0;
  for (const SubgroupDivision& division : subgroup_divisions) {
    CHECK(static_cast<std::size_t>(division.first) == next);
    next += division.size;
  }
  CHECK(next == subgroup_count);
}

TEST_CASE("the risk zone has its share of the families and more than its share of placements") {
  const Parameters p = denmark({"municipality.births_per_year=2000"});
  const auto o = simulate(p)[0];
  const auto figure = [&](Subgroup group, SubgroupCount what) { return o.subgroup(group, what); };
  const double inside = figure(Subgroup::risk_zone, SubgroupCount::children);
  const double outside = figure(Subgroup::outside_risk_zone, SubgroupCount::children);
  CHECK(inside / (inside + outside) == doctest::Approx(p.population.risk_zone_share).epsilon(0.1));
  CHECK(figure(Subgroup::risk_zone, SubgroupCount::ever_placed) / inside >
        2 * figure(Subgroup::outside_risk_zone, SubgroupCount::ever_placed) / outside);
}

TEST_CASE("only children whose parents live together see a separation") {
  const auto o = simulate(
      denmark({"municipality.births_per_year=300", "population.family_size=[1,0,0,0]"}))[0];
  CHECK(o.subgroup(Subgroup::union_apart, SubgroupCount::children) > 0);
  CHECK(o.subgroup(Subgroup::union_apart, SubgroupCount::parents_separated) == 0);
  CHECK(o.subgroup(Subgroup::union_cohabiting, SubgroupCount::parents_separated) > 0);
}

TEST_SUITE_END();
