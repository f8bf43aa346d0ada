#include <cstdlib>
#include <doctest/doctest.h>
#include <new>

#include "models/adult_life.hpp"
#include "models/casework.hpp"
#include "models/caseworkers.hpp"
#include "models/family.hpp"
#include "models/needs.hpp"
#include "models/placement.hpp"
#include "models/placement_counts.hpp"
#include "sim/run.hpp"
#include "tests/models/fixture.hpp"

using namespace kohort;
using namespace kohort::test;

namespace kohort {
void handle(District& d, const ProgrammeEvent& event);
}

namespace {
std::size_t allocations = 0;
}

// NOLINTBEGIN: counts every allocation of this program
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc{};
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  ++allocations;
  const auto step = static_cast<std::size_t>(alignment);
  if (void* memory = std::aligned_alloc(step, (size + step - 1) / step * step)) return memory;
  throw std::bad_alloc{};
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
// NOLINTEND

TEST_SUITE_BEGIN("conservation");

TEST_CASE("no event allocates memory") {
  District d = district(denmark({"municipality.births_per_year=400"}));
  run(d, at(-10));
  const std::size_t before = allocations;
  run(d, d.end);
  CHECK(allocations == before);
  CHECK(total(d.accounts.outcome, Yearly::placement_starts) > 50);
}

TEST_CASE("no event of a programme allocates memory") {
  const Parameters p =
      denmark({"municipality.births_per_year=250", "programmes.sverigesmodel.enabled=true",
               "programmes.leksand.enabled=true", "programmes.early_effort.enabled=true",
               "programmes.early_effort.specificity=0.5", "programmes.paa_forkant.enabled=true"});
  const Parameters* const scenarios[] = {&p};
  const Comparison comparison{scenarios};
  District base = comparison.build(7, 0, 0);
  run(base, at(0));
  District d = comparison.with_programmes(base, 0);
  start_programmes(d, base);
  const std::size_t before = allocations;
  run(d, d.end);
  CHECK(allocations == before);
  CHECK(total(d.accounts.outcome, Yearly::training_started) > 20);
  CHECK(total(d.accounts.outcome, Yearly::wellbeing_children) > 100);
}

TEST_CASE("people, cases and placements are conserved at every new year") {
  District d = district(denmark({"municipality.births_per_year=300"}));
  for (double t = -17.5; t < 20; ++t) {
    run(d, at(t));
    int living = 0, with_case = 0, placed = 0;
    for (const Child& child : d.children) {
      const bool born = child.birth < d.now;
      living += born && !child.grown;
      with_case += child.open_case != none<CaseId>;
      placed += child.placement != none<PlacementId>;
      if (child.grown || !born) {
        REQUIRE(child.open_case == none<CaseId>);
        REQUIRE(child.placement == none<PlacementId>);
      }
      if (child.placement != none<PlacementId>) REQUIRE(child.open_case != none<CaseId>);
    }
    REQUIRE(living == d.accounts.living_children);
    REQUIRE(with_case == static_cast<int>(d.cases.in_use()));
    REQUIRE(placed == static_cast<int>(d.placements.in_use()));
    int assigned = 0, waiting = 0;
    for (const Case& open : d.cases.records()) {
      if (open.child == none<ChildId>) continue;
      (open.worker == none<WorkerId> ? waiting : assigned) += 1;
    }
    REQUIRE(assigned == d.department.assigned);
    REQUIRE(waiting == d.department.waiting);
    int held = 0;
    double full_time = 0;
    for (const Worker& worker : d.department.workers) {
      if (!worker.present) REQUIRE(worker.cases == 0);
      held += worker.cases;
      full_time += worker.present ? worker.share : 0;
    }
    REQUIRE(held == assigned);
    REQUIRE(full_time == doctest::Approx(d.department.full_time));
  }
}

TEST_CASE("caseworkers never have more cases than they can take") {
  District d = district(
      denmark({"casework.caseworkers_per_1000_children=0.7", "municipality.births_per_year=300"}));
  bool somebody_waited = false;
  for (double t = -15; t < 15; t += 0.25) {
    run(d, at(t));
    for (const Worker& worker : d.department.workers)
      if (worker.present) REQUIRE(worker.cases <= capacity(d, worker));
    somebody_waited = somebody_waited || d.department.waiting > 0;
  }
  CHECK(somebody_waited);
}

TEST_CASE("every cost is its quantity times its price") {
  const Parameters p = denmark({"municipality.births_per_year=300", "costs.acute=0"});
  const auto o = simulate(p);
  const auto per_year = [&](Yearly what, Category category, double price) {
    for (std::size_t year = 0; year < o[0].budget_years(); ++year)
      REQUIRE(o[0].cost(year, category, Payer::municipality) ==
              doctest::Approx(o[0].yearly(what, year) * price).epsilon(1e-9));
  };
  for (std::size_t type = 0; type < place_types; ++type)
    per_year(years_in_place[type], cost_of_place[type], p.costs.placement[type]);
  per_year(Yearly::aftercare_years, Category::aftercare, p.costs.aftercare);
  per_year(Yearly::measure_years, Category::measures, p.costs.measure);
  per_year(Yearly::examinations, Category::examinations, p.costs.examination);
  per_year(Yearly::caseworker_years, Category::caseworkers,
           p.costs.caseworker * p.costs.caseworker_overhead);
}

TEST_CASE("transfers and refunds move money between payers and sum to zero") {
  const auto o = simulate(denmark({"municipality.births_per_year=300"}));
  for (const auto category : {Category::refund, Category::benefit, Category::disability_pension}) {
    double size = 0;
    for (std::size_t year = 0; year < o[0].budget_years(); ++year) {
      double sum = 0;
      for (std::size_t payer = 0; payer < size_of<Payer>; ++payer) {
        sum += o[0].cost(year, category, static_cast<Payer>(payer));
        size += std::abs(o[0].cost(year, category, static_cast<Payer>(payer)));
      }
      REQUIRE(std::abs(sum) <= 1e-9 * (1 + size));
    }
    CHECK(size > 0);
  }
}

TEST_CASE("a stream of cost adds up the same by year, by age and by payer") {
  District d = district(denmark());
  Child child;
  child.birth = at(1.25);
  child.followed = true;
  const Split split{0.7, 0.1, 0.3, -0.1};
  accrue(d, child, Category::measures, split, CostRate{1000}, at(1.3), at(5.7));
  pay(d, child, Category::measures, split, Money{250}, at(3.1));
  const Outcome& o = d.accounts.outcome;
  double by_year = 0, by_age = 0;
  for (std::size_t payer = 0; payer < size_of<Payer>; ++payer) {
    double payer_by_year = 0, payer_by_age = 0;
    for (std::size_t year = 0; year < o.budget_years(); ++year)
      payer_by_year += o.cost(year, Category::measures, static_cast<Payer>(payer));
    for (std::size_t age = 0; age < o.ages(); ++age)
      payer_by_age += o.followed(age, Category::measures, static_cast<Payer>(payer));
    CHECK(payer_by_year == doctest::Approx(payer_by_age).epsilon(1e-9));
    by_year += payer_by_year;
    by_age += payer_by_age;
  }
  CHECK(by_year == doctest::Approx(1000 * 4.4 + 250).epsilon(1e-9));
  CHECK(by_age == doctest::Approx(by_year).epsilon(1e-9));
  CHECK(o.cost(1, Category::measures, Payer::municipality) ==
        doctest::Approx(0.7 * 1000 * 0.7).epsilon(1e-9));
  CHECK(o.followed(0, Category::measures, Payer::municipality) ==
        doctest::Approx(0.7 * 1000 * 0.95).epsilon(1e-9));
}

TEST_CASE("the last budget year's books are closed even where the run ends with it") {
  // The run is 19 years long in one case and 20 in the other.
  const std::vector<std::string> place{"municipality.births_per_year=100",
                                       "time.followed_birth_years=1"};
  for (const Yearly what : {Yearly::child_years, Yearly::caseworker_years, Yearly::case_years}) {
    const auto in_year_18 = [&](const char* budget_years) {
      auto overrides = place;
      overrides.push_back(budget_years);
      const Parameters p = denmark(overrides);
      return simulate_baseline(p, 1, 0).yearly(what, 18);
    };
    CHECK(in_year_18("time.budget_years=19") > 0);
    CHECK(in_year_18("time.budget_years=19") == in_year_18("time.budget_years=20"));
  }
}

TEST_CASE("memory stays below 300 bytes a living person") {
  const Parameters p = denmark({"municipality.births_per_year=500"});
  District d = district(p);
  run(d, at(20));
  std::size_t children = 0, parents = 0;
  for (const Family& family : d.families) {
    bool lives = false;
    for (std::uint32_t i = 0; i < family.born; ++i) {
      const Child& child = d.children[family.first_child + i];
      children += !child.grown || child.followed;
      lives = lives || !child.grown || child.followed;
    }
    parents += lives ? 2 : 0;
  }
  CHECK(memory_bytes(d) / static_cast<double>(children + parents) < 300);
}

TEST_CASE("doubling every unit cost doubles every cost") {
  const Parameters p = denmark();
  Parameters twice = p;
  for (double& price : twice.costs.placement) price *= 2;
  for (double* price :
       {&twice.costs.aftercare, &twice.costs.measure, &twice.costs.examination, &twice.costs.acute,
        &twice.costs.caseworker, &twice.costs.recruitment, &twice.costs.benefit,
        &twice.costs.disability_pension, &twice.costs.prison, &twice.costs.wage,
        &twice.refund.limit_1, &twice.refund.limit_2, &twice.refund.limit_3})
    *price *= 2;
  const auto once = simulate(p)[0], doubled = simulate(twice)[0];
  for (std::size_t year = 0; year < once.budget_years(); ++year)
    for (std::size_t c = 0; c < size_of<Category>; ++c)
      for (std::size_t payer = 0; payer < size_of<Payer>; ++payer) {
        const auto category = static_cast<Category>(c);
        REQUIRE(doubled.cost(year, category, static_cast<Payer>(payer)) ==
                2 * once.cost(year, category, static_cast<Payer>(payer)));
      }
}

TEST_CASE("followed children are all lived to the horizon or to death") {
  const Parameters p = denmark();
  const auto o = simulate(p);
  const double born = o[0].by_age(ByAgeCount::child_years, 0);
  CHECK(born == doctest::Approx(5 * 120).epsilon(0.1));
  CHECK(o[0].by_age(ByAgeCount::child_years, 17) == doctest::Approx(born));
  double alive = born;
  for (std::size_t age = 18; age < o[0].ages(); ++age) {
    CHECK(o[0].by_age(ByAgeCount::child_years, age) <= alive + 1e-9);
    alive -= o[0].by_age(ByAgeCount::deaths, age);
    CHECK(o[0].by_age(ByAgeCount::child_years, age) >= alive - 1e-9);
  }
}

TEST_SUITE_END();
