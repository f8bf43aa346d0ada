#include <doctest/doctest.h>

#include "models/casework.hpp"
#include "models/economics/refund.hpp"
#include "models/family.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

Child followed_child(const District& d, double birth) {
  Child child;
  child.family = d.children.front().family;
  child.birth = at(birth);
  child.followed = true;
  return child;
}

double booked(const District& d, std::size_t year, Category category) {
  return d.accounts.outcome.cost(year, category, Payer::municipality);
}

}  // namespace

TEST_SUITE_BEGIN("accounts");

TEST_CASE("the budget takes what falls in its first and last year and nothing outside") {
  District d = district(denmark());
  const Child child = followed_child(d, -1);
  accrue(d, child, Category::prison, municipality_pays, CostRate{100}, at(-2), at(0.25));
  pay(d, child, Category::prison, municipality_pays, Money{7}, at(0.5));
  pay(d, child, Category::prison, municipality_pays, Money{3}, at(9.9));
  pay(d, child, Category::prison, municipality_pays, Money{1000}, at(10));
  pay(d, child, Category::prison, municipality_pays, Money{1000}, at(-0.1));
  CHECK(booked(d, 0, Category::prison) == doctest::Approx(32));
  CHECK(booked(d, 9, Category::prison) == doctest::Approx(3));
  for (std::size_t year = 1; year < 9; ++year) CHECK(booked(d, year, Category::prison) == 0);
}

TEST_CASE("a life is booked to the horizon: what comes after it is in no table") {
  District d = district(denmark());
  const Child child = followed_child(d, 2);
  const auto before =
      std::vector<double>(d.accounts.outcome.values().begin(), d.accounts.outcome.values().end());
  pay(d, child, Category::prison, {0, 0, 1, 0}, Money{1000}, at(2 + 65));
  accrue(d, child, Category::prison, {0, 0, 1, 0}, CostRate{1000}, at(2 + 65), at(2 + 70));
  CHECK(std::equal(before.begin(), before.end(), d.accounts.outcome.values().begin()));
  pay(d, child, Category::prison, {0, 0, 1, 0}, Money{1000}, at(2 + 64.5));
  CHECK(d.accounts.outcome.followed(64, Category::prison, Payer::state) == 1000);
}

TEST_CASE("counts keep to their years, ages and followed children") {
  District d = district(denmark());
  Child child = followed_child(d, 0);
  for (const int year : {-1, 0, 9, 10}) d.accounts.count(Yearly::divorces, year);
  for (const double age : {0.0, 64.9, 65.0}) d.accounts.count_age(ByAgeCount::deaths, child, age);
  child.followed = false;
  d.accounts.count_age(ByAgeCount::deaths, child, 30);
  double sum = 0;
  for (const double value : d.accounts.outcome.values()) sum += value;
  CHECK(sum == 4);
  CHECK(d.accounts.outcome.yearly(Yearly::divorces, 0) == 1);
  CHECK(d.accounts.outcome.yearly(Yearly::divorces, 9) == 1);
  CHECK(d.accounts.outcome.by_age(ByAgeCount::deaths, 0) == 1);
  CHECK(d.accounts.outcome.by_age(ByAgeCount::deaths, 64) == 1);
}

TEST_CASE("every cell of an outcome is a place of its own") {
  Outcome o(3, 4);
  double value = 0;
  for (std::size_t y = 0; y < size_of<Yearly>; ++y)
    for (std::size_t year = 0; year < 3; ++year) o.yearly(static_cast<Yearly>(y), year) = ++value;
  for (std::size_t b = 0; b < size_of<ByAgeCount>; ++b)
    for (std::size_t age = 0; age < 4; ++age) o.by_age(static_cast<ByAgeCount>(b), age) = ++value;
  for (std::size_t c = 0; c < size_of<Category>; ++c)
    for (std::size_t payer = 0; payer < size_of<Payer>; ++payer) {
      for (std::size_t year = 0; year < 3; ++year)
        o.cost(year, static_cast<Category>(c), static_cast<Payer>(payer)) = ++value;
      for (std::size_t age = 0; age < 4; ++age)
        o.followed(age, static_cast<Category>(c), static_cast<Payer>(payer)) = ++value;
    }
  for (std::size_t group = 0; group < subgroup_count; ++group)
    for (std::size_t what = 0; what < subgroup_figures; ++what)
      o.subgroup(static_cast<Subgroup>(group), static_cast<SubgroupCount>(what)) = ++value;
  CHECK(value == static_cast<double>(o.values().size()));
  double sum = 0;
  for (const double x : o.values()) sum += x;
  CHECK(sum == value * (value + 1) / 2);
}

TEST_CASE("groups hold all of a child's cost, and the state's part among the public") {
  District d = district(denmark());
  const Child child = followed_child(d, 0);
  accrue(d, child, Category::prison, {0.25, 0, 0.5, 0.25}, CostRate{100}, at(0.5), at(4.5));
  for (const Subgroup group : subgroups_of(d, child)) {
    CHECK(d.accounts.outcome.subgroup(group, SubgroupCount::cost_municipality) ==
          doctest::Approx(100));
    CHECK(d.accounts.outcome.subgroup(group, SubgroupCount::cost_public) == doctest::Approx(300));
  }
}

TEST_CASE(
    "a household's refund is that of its costs together, from the state to the municipality") {
  // Whatever the year's limits are: the rule of the year itself, on the sum.
  for (const int year : {0, 4, 5}) {
    CAPTURE(year);
    District d = district(denmark());
    run_until(d, at(year + 0.25));
    REQUIRE(d.year == year);
    d.accounts.expensive.clear();
    for (Child& child : d.children) child.account = no_index;
    const Family* family = nullptr;
    for (const Family& f : d.families)
      if (f.born >= 2) family = &f;
    REQUIRE(family != nullptr);
    const ChildId one{family->first_child}, two{family->first_child + 1};
    add_expensive(d, one, Money{1.0e6});
    add_expensive(d, one, Money{0.7e6});
    add_expensive(d, two, Money{1.6e6});
    const auto index = static_cast<std::size_t>(year);
    const auto& o = d.accounts.outcome;
    const double before = o.cost(index, Category::refund, Payer::state);
    // Nothing else is refunded: what the year has cost so far was cleared above.
    d.parameters = [&] {
      auto p = std::make_shared<Parameters>(*d.parameters);
      p->costs.placement.fill(0);
      p->costs.measure = 0;
      return p;
    }();
    d.now = at(d.year + 1);
    handle(d, YearEnd{});
    const double refund = refund_of(3.3e6, d.parameters->refund, 2016 + year);
    CHECK(o.cost(index, Category::refund, Payer::state) - before == doctest::Approx(refund));
    CHECK(o.cost(index, Category::refund, Payer::municipality) == doctest::Approx(-refund));
  }
}

TEST_CASE("couples are counted at New Year as they are then") {
  District d = district(denmark({"municipality.births_per_year=300"}));
  for (const int year : {0, 3, 7}) {
    run_until(d, at(year + 1));
    run_until(d, at(year + 1.0000001));  // the books are closed after everything else of the day
    double married = 0, cohabiting = 0;
    for (const Family& family : d.families) {
      if (!family.together || family.born == 0) continue;
      if (in_years(at(year + 1) - family.youngest_birth) < 18)
        ++(family.married ? married : cohabiting);
    }
    const auto index = static_cast<std::size_t>(year);
    const Outcome& o = d.accounts.outcome;
    CHECK(o.yearly(Yearly::married_couples_at_year_end, index) == married);
    CHECK(o.yearly(Yearly::cohabiting_couples_at_year_end, index) == cohabiting);
    CHECK(married > 1.2 * cohabiting);
  }
}

TEST_CASE("child-years are the integral of the children there are, staff and waits likewise") {
  District d = district(denmark({"municipality.births_per_year=300", "casework.turnover=0",
                                 "casework.caseworkers_per_1000_children=0.6"}));
  constexpr double step = 1.0 / 256;
  double children = 0, workers = 0, cases = 0, waiting = 0;
  for (double t = 0; t < 10; t += step) {
    run_until(d, at(t + step / 2));
    children += step * d.accounts.living_children;
    workers += step * d.department.full_time;
    cases += step * (d.department.assigned + d.department.waiting);
    waiting += step * d.department.waiting;
  }
  run_until(d, at(10.001));
  const Outcome& o = d.accounts.outcome;
  CHECK(total(o, Yearly::child_years) == doctest::Approx(children).epsilon(0.001));
  CHECK(total(o, Yearly::caseworker_years) == doctest::Approx(workers).epsilon(0.001));
  CHECK(total(o, Yearly::case_years) == doctest::Approx(cases).epsilon(0.005));
  REQUIRE(waiting > 10);
  CHECK(total(o, Yearly::waiting_years) == doctest::Approx(waiting).epsilon(0.01));
  // Waits that have ended, apart from those under way at both ends.
  CHECK(total(o, Yearly::wait_years) < 2 * waiting);
  CHECK(total(o, Yearly::wait_years) > 0.3 * waiting);
}

TEST_CASE("an effect of the whole year is not booked in another one") {
  // Placements and measures under way at New Year are booked on both sides of it.
  const Parameters p = denmark({"municipality.births_per_year=300"});
  District d = district(p);
  run_until(d, at(2.5));
  double open = 0;
  for (const Placement& placement : d.placements.records())
    if (placement.child != none<ChildId>) {
      CHECK(placement.booked_to >= at(2));
      ++open;
    }
  for (const Case& c : d.cases.records())
    if (c.child != none<ChildId> && c.measure_since != never) CHECK(c.measure_since >= at(2));
  CHECK(open > 10);
}

TEST_SUITE_END();
