#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "app/run/break_even.hpp"
#include "app/run/needed_change.hpp"
#include "app/run/plan.hpp"
#include "sim/statistics.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;

namespace {

std::size_t unit_of(std::string_view id) {
  const auto ids = natural_units();
  return static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin());
}

}  // namespace

TEST_SUITE("break-even") {
  TEST_CASE("the municipality's net cost of the first two years of three, and nobody else's") {
    Outcome o{3, 1};
    for (std::size_t y = 0; y < 3; ++y) {
      o.cost(y, Category::programme, Payer::municipality) = 10.0 * static_cast<double>(y + 1);
      o.cost(y, Category::placement_foster, Payer::municipality) = -1;
      o.cost(y, Category::prison, Payer::state) = 1000;
    }
    CHECK(cost_until(o, 2) == doctest::Approx(10 + 20 - 2));
  }

  TEST_CASE(
      "a change is with the proposal less without: 6 starts fewer in two years are 3 a year") {
    Outcome without{3, 1}, with{3, 1};
    for (std::size_t y = 0; y < 3; ++y) {
      without.yearly(Yearly::placement_starts, y) = 10;
      with.yearly(Yearly::placement_starts, y) = y < 2 ? 7 : 0;
    }
    with.cost(1, Category::programme, Payer::municipality) = 40;
    const Change change = change_between(without, with, 2);
    CHECK(change.cost == doctest::Approx(40));
    CHECK(change.natural[unit_of("placement_starts")] == doctest::Approx(-3));
  }

  TEST_CASE("moved along the line to where each replication costs nothing") {
    // At strength 2 the costs are 2, -1 and -1; without effect 10 more. Each krone less is half a
    // start less, exactly: the crossing's own error is all there is, and it is taken out.
    const std::size_t starts = unit_of("placement_starts"), splits = unit_of("divorces");
    const auto changes = [&](double strength) {
      std::vector<Change> all;
      const std::array<double, 3> cost{2, -1, -1}, own{1, 2, 3};
      for (std::size_t r = 0; r < 3; ++r) {
        Change c{cost[r] + (strength > 0 ? 0 : 10), std::vector<double>(natural_units().size())};
        c.natural[starts] = -5 + 0.5 * c.cost;
        c.natural[splits] = own[r];
        all.push_back(c);
      }
      return all;
    };
    const auto needed = changes_at(changes, 2);
    REQUIRE(needed.size() == natural_units().size());
    CHECK(needed[starts].per_year.mean == doctest::Approx(-5));
    CHECK(needed[starts].per_year.half_width == doctest::Approx(0));
    // 1, 2 and 3 whatever the effect: mean 2, t of two degrees times one over the root of three.
    CHECK(needed[splits].per_year.mean == doctest::Approx(2));
    CHECK(needed[splits].per_year.half_width ==
          doctest::Approx(student_t_quantile(2, 0.975) / std::sqrt(3.0)));
  }
}

TEST_SUITE("runs") {
  TEST_CASE("replication r has parameter draw r modulo their number") {
    const test::Folder folder;
    const std::vector<Scenario> scenarios{load_scenario(folder.scenario(""))};
    RunOptions options;
    options.draws = 3;
    options.seed = 9;
    const Plan plan = make_plan(scenarios, options);
    std::vector<double> seen;
    Engine engine;
    engine.simulate = [&](std::span<const Parameters* const> p, std::uint64_t, std::uint32_t) {
      seen.push_back(p[0]->unions.vulnerability);
      return std::vector<Outcome>(p.size() + 1, Outcome{1, 1});
    };
    for (std::uint32_t r = 0; r < 4; ++r) (void)simulate(plan, engine, r);
    REQUIRE(seen.size() == 4);
    for (std::uint32_t r = 0; r < 4; ++r)
      CHECK(seen[r] == scenarios[0].draw(9, r % 3).unions.vulnerability);
    CHECK(seen[0] != seen[1]);
  }
}
