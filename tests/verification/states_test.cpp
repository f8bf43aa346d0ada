// Items 13-27 of docs/verification-list.md: time, states, conservation.
#include <cmath>
#include <doctest/doctest.h>

#include "app/figures/costs.hpp"
#include "app/figures/metric.hpp"
#include "app/scenario/rules.hpp"
#include "models/adult_life.hpp"
#include "models/casework.hpp"
#include "models/caseworkers.hpp"
#include "models/family.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "sim/run.hpp"
#include "tests/verification/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace {

/// Runs to the end event by event; `before` sees the district and the time of the next event.
template <class Before>
void run_watched(District& d, Before before) {
  for (Time next = d.calendar.next_time(); next < d.end; next = d.calendar.next_time()) {
    before(d, next);
    d.now = next;
    std::visit([&d](auto event) { handle(d, event); }, d.calendar.take());
  }
  before(d, d.end);
  d.now = d.end;
}

/// Followed children who came of age.
double followed(const Outcome& o) {
  return o.subgroup(Subgroup::boys, SubgroupCount::children) +
         o.subgroup(Subgroup::girls, SubgroupCount::children);
}

}  // namespace

TEST_SUITE_BEGIN("states");

TEST_CASE("V13 certain death after the 18th birthday: no years, events or money later") {
  const auto o = simulate(denmark({"adult.mortality_level=50",
                                   "casework.placement_serious="
                                   "[1,1,1,1,1,1]"}))[0];
  CHECK(followed(o) > 400);
  CHECK(total(o, ByAgeCount::deaths, 18, 65) == followed(o));
  for (std::size_t age = 19; age < o.ages(); ++age) {
    for (std::size_t what = 0; what < size_of<ByAgeCount>; ++what)
      REQUIRE(o.by_age(static_cast<ByAgeCount>(what), age) == 0);
    for (std::size_t payer = 0; payer < size_of<Payer>; ++payer)
      for (const auto category :
           {Category::benefit, Category::disability_pension, Category::earnings, Category::prison})
        REQUIRE(o.followed(age, category, static_cast<Payer>(payer)) == 0);
  }
}

TEST_CASE("V14 without mortality person-years are the cohort times the horizon") {
  const auto o = simulate(denmark({"adult.mortality_level=0"}))[0];
  CHECK(followed(o) > 400);
  CHECK(total(o, ByAgeCount::deaths, 0, 65) == 0);
  CHECK(total(o, ByAgeCount::child_years, 0, 65) ==
        doctest::Approx(65 * followed(o)).epsilon(1e-9));
}

TEST_CASE("V15 the living and the dead are the cohort at every age") {
  // The years lived at an age are those of people who survive it and of those who die in it, who
  // have less than a year of it.
  const auto o = simulate(denmark({"adult.mortality_level=0.001"}))[0];
  double dead = 0;
  for (std::size_t age = 18; age < o.ages(); ++age) {
    const double dying = o.by_age(ByAgeCount::deaths, age);
    REQUIRE(dying >= 0);
    const double lived = o.by_age(ByAgeCount::child_years, age);
    REQUIRE(lived <= followed(o) - dead + 1e-6);
    dead += dying;
    REQUIRE(lived >= followed(o) - dead - 1e-6);
  }
  CHECK(dead > 20);
}

TEST_CASE("V16 an adult is at work, on benefit or on pension, never in two of these") {
  const auto o = simulate(denmark(
      {"adult.benefit_entry=0.1", "adult.disability=0.01", "municipality.births_per_year=300"}))[0];
  for (std::size_t age = 18; age < o.ages(); ++age) {
    const double off =
        o.by_age(ByAgeCount::benefit_years, age) + o.by_age(ByAgeCount::disability_years, age);
    const double lived = o.by_age(ByAgeCount::child_years, age);
    const double work = o.by_age(ByAgeCount::work_years, age);
    if (age < 25)
      REQUIRE(off < lived);
    else
      REQUIRE(work + off == doctest::Approx(lived).epsilon(1e-9));
  }
}

TEST_CASE("V17 no event before now or after childhood, and nothing overdue at the end") {
  District d = district(denmark({"municipality.births_per_year=200"}));
  std::size_t events = 0;
  run_watched(d, [&events](const District& now, Time next) {
    REQUIRE(next >= now.now);
    ++events;
  });
  CHECK(events > 20000);
  CHECK(d.calendar.next_time() >= d.end);
  std::size_t grown = 0;
  for (std::uint32_t i = 0; i < d.children.size(); ++i)
    if (d.children[i].grown) {
      REQUIRE(d.calendar.time_of(d.slot(ChildId{i})) == never);
      ++grown;
    }
  CHECK(grown > 1000);
}

TEST_CASE("V19 a shorter horizon or budget leaves the years before it as they were") {
  const auto whole = simulate(denmark(leksand({})));
  const auto horizon = simulate(denmark(all_of({leksand({}), {"time.horizon_age=30"}})));
  const auto budget = simulate(denmark(all_of({leksand({}), {"time.budget_years=4"}})));
  for (std::size_t arm = 0; arm < 2; ++arm) {
    for (std::size_t what = 0; what < size_of<Yearly>; ++what) {
      const auto count = static_cast<Yearly>(what);
      for (std::size_t year = 0; year < 10; ++year)
        REQUIRE(whole[arm].yearly(count, year) == horizon[arm].yearly(count, year));
      for (std::size_t year = 0; year < 4; ++year)
        REQUIRE(whole[arm].yearly(count, year) == budget[arm].yearly(count, year));
    }
    // Equal but for rounding where a spell is cut off: at 30, or at the end of the budget.
    for (std::size_t what = 0; what < size_of<ByAgeCount>; ++what)
      for (std::size_t age = 0; age < 30; ++age)
        REQUIRE(
            whole[arm].by_age(static_cast<ByAgeCount>(what), age) ==
            doctest::Approx(horizon[arm].by_age(static_cast<ByAgeCount>(what), age)).epsilon(1e-9));
    for (std::size_t c = 0; c < size_of<Category>; ++c)
      for (std::size_t p = 0; p < size_of<Payer>; ++p)
        for (std::size_t year = 0; year < 10; ++year) {
          const auto category = static_cast<Category>(c);
          const auto payer = static_cast<Payer>(p);
          REQUIRE(whole[arm].cost(year, category, payer) ==
                  horizon[arm].cost(year, category, payer));
          if (year < 4)
            REQUIRE(whole[arm].cost(year, category, payer) ==
                    doctest::Approx(budget[arm].cost(year, category, payer)).epsilon(1e-9));
        }
  }
}

TEST_CASE("V22 a municipality is the sum of its districts") {
  const Parameters p =
      denmark({"municipality.births_per_year=240", "municipality.births_per_district=60"});
  const Parameters* const only[] = {&p};
  const Comparison comparison{only};
  CHECK(comparison.districts() == 4);
  Outcome sum(static_cast<std::size_t>(p.time.budget_years),
              static_cast<std::size_t>(p.time.horizon_age));
  double births = 0;
  for (std::uint32_t number = 0; number < comparison.districts(); ++number) {
    District d = comparison.build(7, 0, number);
    sum += finish(d);
    births += total(d.accounts.outcome, Yearly::births);
  }
  const Outcome whole = simulate_baseline(p, 7, 0);
  CHECK(same_bits(sum, whole));
  CHECK(births == total(whole, Yearly::births));
  CHECK(std::abs(births - 2400) < 4 * std::sqrt(2400));
}

TEST_CASE("V24 shares sum to one, no count and no public cost is negative") {
  const Parameters p = denmark(all_of({leksand({}),
                                       programme("early_effort", {}),
                                       programme("paa_forkant", {}),
                                       programme("sverigesmodel", {}),
                                       {"municipality.births_per_year=300"}}));
  for (double age = 0; age < 18; age += 0.5)
    for (const double weight : {0.0, 0.3, 1.0, 4.0}) {
      double sum = 0;
      for (const double share : place_shares(age, weight, p.placement)) {
        REQUIRE(share >= 0);
        REQUIRE(share <= 1);
        sum += share;
      }
      REQUIRE(sum == doctest::Approx(1).epsilon(1e-12));
      for (const auto need : {Need::none, Need::everyday, Need::moderate, Need::serious}) {
        const double probability = placement_probability(need, age, p.casework).value;
        REQUIRE(probability >= 0);
        REQUIRE(probability <= 1);
      }
    }
  for (const Outcome& o : simulate(p))
    for (std::size_t year = 0; year < o.budget_years(); ++year) {
      for (std::size_t what = 0; what < size_of<Yearly>; ++what)
        REQUIRE(o.yearly(static_cast<Yearly>(what), year) >= 0);
      for (std::size_t c = 0; c < size_of<Category>; ++c)
        for (const auto payer : {Payer::municipality, Payer::region, Payer::state})
          // The refund is what the state pays and the municipality gets.
          if (static_cast<Category>(c) != Category::refund || payer != Payer::municipality)
            REQUIRE(o.cost(year, static_cast<Category>(c), payer) >= 0);
    }
}

TEST_CASE("V26 placement-years are the sum of the stays, each priced once") {
  const Parameters p = denmark({"municipality.births_per_year=300"});
  District d = district(p);
  double stays = 0;
  run_watched(d, [&stays, &p](const District& before, Time next) {
    const double from = std::max(0.0, in_years(before.now));
    const double to = std::min(p.time.budget_years, in_years(next));
    if (to > from) stays += (to - from) * static_cast<double>(before.placements.in_use());
  });
  const Outcome& o = finish(d);
  CHECK(stays > 100);
  CHECK(placement_years(o) == doctest::Approx(stays).epsilon(1e-9));
  double priced = 0, paid = 0;
  for (std::size_t type = 0; type < place_types; ++type) {
    priced += p.costs.placement[type] *
              total(o, static_cast<Yearly>(
                           static_cast<std::size_t>(Yearly::placement_years_kinship) + type));
    paid += total_cost(o, static_cast<Category>(type), Payer::municipality);
  }
  CHECK(paid == doctest::Approx(priced).epsilon(1e-9));
}

TEST_CASE("V27 headline totals are the sums of their years and payers") {
  const auto o = simulate(denmark(leksand({})))[1];
  double all = 0;
  for (const auto& [id, view] : {std::pair{"cost_municipality", std::size_t{0}},
                                 {"cost_region", std::size_t{1}},
                                 {"cost_state", std::size_t{2}}}) {
    double sum = 0;
    for (std::size_t year = 0; year < o.budget_years(); ++year) sum += yearly_cost(o, year, view);
    CHECK(headline_metrics()[metric_index(id)].value(o, standard_rules()) ==
          doctest::Approx(sum).epsilon(1e-9));
    CHECK(net_cost(o, static_cast<Payer>(view)) == doctest::Approx(sum).epsilon(1e-9));
    all += sum;
  }
  CHECK(headline_metrics()[metric_index("cost_public")].value(o, standard_rules()) ==
        doctest::Approx(all).epsilon(1e-9));
}

TEST_SUITE_END();
