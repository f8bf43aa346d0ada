#include "app/run/needed_change.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <random>

using namespace kohort;

namespace {

/// Costs 100 without effect and 50 less for each unit of strength; each unit spares 3 placements a
/// year. What chance does to cost and placements is the same at all strengths, and is correlated.
Changes world(unsigned seed, std::size_t replications) {
  return [=](double strength) {
    std::mt19937 random{seed};
    std::normal_distribution<double> normal;
    std::vector<Change> changes;
    for (std::size_t r = 0; r < replications; ++r) {
      const double shared = normal(random);
      const double own = normal(random);
      Change c;
      c.cost = 100 - 50 * strength + 10 * shared;
      c.natural.assign(natural_units().size(), 0.0);
      c.natural[0] = -3 * strength + 0.5 * shared + 0.3 * own;
      changes.push_back(std::move(c));
    }
    return changes;
  };
}

/// Where the mean of these replications is zero, as a search would find it.
double crossing(const Changes& changes) {
  double mean = 0;
  const auto start = changes(0);
  for (const Change& c : start) mean += c.cost / static_cast<double>(start.size());
  return mean / 50;
}

}  // namespace

TEST_SUITE_BEGIN("break-even");

TEST_CASE("what is needed is the change at the strength that costs nothing") {
  const Changes changes = world(1, 4000);
  const auto needed = changes_at(changes, crossing(changes));
  REQUIRE(needed.size() == natural_units().size());
  CHECK(needed[0].id == "placement_starts");
  CHECK(needed[0].per_year.mean == doctest::Approx(-6).epsilon(0.02));
  // Chance that makes it dear also moves the crossing: -0.6 for each 10 kr., with the 0.5 of its
  // own.
  const double se = std::hypot(0.5 - 0.6, 0.3) / std::sqrt(4000.0);
  CHECK(needed[0].per_year.half_width == doctest::Approx(1.96 * se).epsilon(0.05));
  CHECK(needed[1].per_year.mean == 0);
}

TEST_CASE("95 % intervals of what is needed hold the truth in 92 to 98 of 100 studies") {
  int held = 0;
  constexpr int studies = 600;
  for (int s = 0; s < studies; ++s) {
    const Changes changes = world(static_cast<unsigned>(s) + 10, 12);
    const auto needed = changes_at(changes, crossing(changes));
    held += needed[0].per_year.low() <= -6 && -6 <= needed[0].per_year.high() ? 1 : 0;
  }
  CHECK(held >= 0.92 * studies);
  CHECK(held <= 0.98 * studies);
}

TEST_CASE("nothing is said of what is needed when the replications were stopped") {
  CHECK(changes_at([](double) { return std::vector<Change>{}; }, 2).empty());
}

TEST_SUITE_END();
