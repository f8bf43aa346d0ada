#include "app/analysis/threshold.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <stdexcept>

#include "app/analysis/precision.hpp"
#include "app/analysis/purposes.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Draws of effect x benefit - cost: crosses zero at 2 on average.
std::vector<double> paired(double value, std::uint32_t seed = 1, int draws = 400) {
  const AnalysisDraws source{seed, 0};
  std::vector<double> result;
  for (int i = 0; i < draws; ++i) {
    const auto z = source.normal(static_cast<std::uint64_t>(i), Purpose::probabilistic, 0);
    result.push_back(10 * value + value * value - 24 + 5 * z);
  }
  return result;
}

}  // namespace

TEST_SUITE("threshold") {
  TEST_CASE("the search finds the crossing, and its error is the error made") {
    Tally values, stated;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
      const auto t = find_threshold([&](double v) { return paired(v, seed); }, 0, 8);
      REQUIRE(t.outcome == Threshold::Outcome::found);
      CHECK(t.slope == doctest::Approx(14).epsilon(0.02));
      CHECK(t.evaluations.size() < 20);
      values.add(t.value.value);
      stated.add(t.value.se);
    }
    CHECK(std::abs(values.mean() - 2) < 4 * values.standard_error());
    CHECK(stated.mean() == doctest::Approx(values.standard_deviation()).epsilon(0.3));
  }

  TEST_CASE("the crossing read from a sweep is the one that the search finds") {
    const auto searched = find_threshold([](double v) { return paired(v); }, 0, 8);
    std::vector<double> values;
    std::vector<std::vector<double>> benefits;
    for (int i = 0; i <= 32; ++i) {
      values.push_back(0.25 * i + 0.1);
      benefits.push_back(paired(values.back()));
    }
    const auto read = threshold_from_sweep(values, benefits, 0);
    REQUIRE(read.outcome == Threshold::Outcome::found);
    // A straight line over a step h bends away by at most h^2 |f''| / (8 |f'|).
    CHECK(std::abs(read.value.value - searched.value.value) < 0.25 * 0.25 * 2 / (8 * 14.0));
    CHECK(read.value.se == doctest::Approx(searched.value.se).epsilon(0.05));
    CHECK(read.further.empty());
  }

  TEST_CASE("a linear relation: the same to rounding, at ends too") {
    const auto line = [](double v) { return std::vector<double>{v - 3, v - 1}; };
    const std::vector<double> values{0, 1.5, 4};
    CHECK(find_threshold(line, 0, 5).value.value == doctest::Approx(2));
    CHECK(threshold_from_sweep(values, {line(0), line(1.5), line(4)}, 0).value.value ==
          doctest::Approx(2));
    CHECK(find_threshold(line, 2, 5).value.value == 2);
    CHECK(find_threshold(line, 0, 2).value.value == 2);
    const auto steps = std::vector<std::vector<double>>{line(0), line(2), line(4)};
    const auto exact = threshold_from_sweep(std::vector<double>{0, 2, 4}, steps, 0);
    CHECK(exact.value.value == 2);
    CHECK(exact.further.empty());  // not once from each side
  }

  TEST_CASE("no crossing is said, not made up") {
    const auto positive = [](double v) { return std::vector<double>{v * v + 1, v * v + 2}; };
    CHECK(find_threshold(positive, -1, 1).outcome == Threshold::Outcome::no_crossing);
    CHECK(threshold_from_sweep(std::vector<double>{0, 1}, {{1, 2}, {2, 3}}, 0).outcome ==
          Threshold::Outcome::no_crossing);
    CHECK(find_threshold(
              [](double) {
                return std::vector<double>{0, 0};
              },
              0, 1)
              .outcome == Threshold::Outcome::no_crossing);
  }

  TEST_CASE("several crossings of a sweep: the nearest, and the others by name") {
    const std::vector<double> values{0, 1, 2, 3};
    const auto t = threshold_from_sweep(values, {{-1, -1}, {1, 1}, {-1, -1}, {1, 1}}, 2.4);
    CHECK(t.value.value == doctest::Approx(2.5));
    CHECK(t.further == std::vector<double>{0.5, 1.5});
  }

  TEST_CASE("failed draws are counted, a value where all fail ends the search") {
    const auto some = [](double v) { return std::vector<double>{v - 3, not_a_number, v - 1}; };
    const auto t = find_threshold(some, 0, 5);
    CHECK(t.value.value == doctest::Approx(2));
    CHECK(t.evaluations[0].failed == 1);
    const auto all = [](double v) { return std::vector<double>(3, v < 4 ? v - 2 : not_a_number); };
    CHECK(find_threshold(all, 0, 5).outcome == Threshold::Outcome::failed);
    CHECK_THROWS_AS(static_cast<void>(find_threshold(some, 5, 0)), std::invalid_argument);
    const auto gap =
        threshold_from_sweep(std::vector<double>{0, 1, 4}, {{-2}, {not_a_number}, {2}}, 0);
    CHECK(gap.outcome == Threshold::Outcome::found);
    CHECK(gap.value.value == doctest::Approx(2));
  }
}

TEST_SUITE("precision") {
  using Limit = NextSize::Limit;

  TEST_CASE("as many as the goal needs, in bounds, and the reason") {
    const PrecisionGoal goal{.half_width = 100, .most = 10000};
    auto next = next_size(500, 150, goal);
    CHECK(next.limit == Limit::goal);
    CHECK(next.points == 1125);  // (150 / 100)^2
    CHECK(*next.expected_half_width == doctest::Approx(100));
    next = next_size(500, 99, goal);
    CHECK(next.limit == Limit::reached);
    CHECK(next.points == 500);
    next = next_size(500, 1000, goal);
    CHECK(next.limit == Limit::growth);
    CHECK(next.points == 2000);
    CHECK(*next.needed == doctest::Approx(50000));
    next = next_size(5000, 1000, goal);
    CHECK(next.limit == Limit::most);
    CHECK(next.points == 10000);
    next = next_size(10000, 1000, goal);
    CHECK(next.limit == Limit::most);
    CHECK(next.points == 10000);
    CHECK(next_size(0, not_a_number, goal).limit == Limit::unknown);
    CHECK(next_size(0, not_a_number, goal).points == 8);
  }

  TEST_CASE("never above the most, never below what there is, always in whole blocks") {
    for (const std::size_t most : {10U, 64U, 1000U})
      for (const std::size_t block : {1U, 7U, 64U})
        for (const std::size_t points : {0U, 7U, 63U, 64U, 500U})
          for (const double half_width : {0.5, 1.5, 1e300, not_a_number}) {
            const auto next = next_size(points, half_width,
                                        {.half_width = 1, .most = most, .multiple_of = block});
            CHECK(next.points >= points);
            CHECK(next.points <= std::max(most, points));
            CHECK((next.points == points || next.points % block == 0));
          }
    CHECK_THROWS_AS(static_cast<void>(next_size(1, 1, {.half_width = 0})), std::invalid_argument);
  }

  TEST_CASE("steps lead to the goal and stop there") {
    const PrecisionGoal goal{.half_width = 0.02, .most = 1000000};
    std::size_t points = 0;
    double half_width = not_a_number;
    int steps = 0;
    for (; steps < 20; ++steps) {
      const auto next = next_size(points, half_width, goal);
      if (next.limit == Limit::reached) break;
      points = next.points;
      half_width = 1.96 / std::sqrt(static_cast<double>(points));
    }
    CHECK(steps < 10);
    CHECK(points == 9604);
  }

  TEST_CASE("replications for each point: none to spare when knowledge is all") {
    CHECK(replications_per_point({.chance = 100, .knowledge = 1}, 1, 50) == 10);
    CHECK(replications_per_point({.chance = 100, .knowledge = 1}, 1, 5) == 5);
    CHECK(replications_per_point({.chance = 0, .knowledge = 1}, 1, 50) == 1);
    CHECK(replications_per_point({.chance = 1, .knowledge = 0}, 1, 50) == 50);
    CHECK(replications_per_point({.chance = 1, .knowledge = 100}, 1, 50) == 1);
  }
}
