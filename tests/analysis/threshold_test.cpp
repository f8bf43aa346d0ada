#include "app/analysis/threshold.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <stdexcept>

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

  TEST_CASE("a linear relation: the same to rounding") {
    const auto line = [](double v) { return std::vector<double>{v - 3, v - 1}; };
    const std::vector<double> values{0, 1.5, 4};
    CHECK(find_threshold(line, 0, 5).value.value == doctest::Approx(2));
    CHECK(threshold_from_sweep(values, {line(0), line(1.5), line(4)}, 0).value.value ==
          doctest::Approx(2));
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

  TEST_CASE("zero at an end, or touched on the way, is no change of sign") {
    using Outcome = Threshold::Outcome;
    const auto line = [](double v) { return std::vector<double>{v - 3, v - 1}; };
    CHECK(find_threshold(line, 2, 5).outcome == Outcome::no_crossing);
    CHECK(find_threshold(line, 0, 2).outcome == Outcome::no_crossing);
    const auto sweep = [](std::initializer_list<double> means) {
      std::vector<double> values;
      std::vector<std::vector<double>> benefits;
      for (const double mean : means) {
        values.push_back(static_cast<double>(values.size()));
        benefits.push_back({mean - 1, mean + 1});
      }
      return threshold_from_sweep(values, benefits, 0);
    };
    for (const auto& touching : {sweep({0, 1, 2}), sweep({-2, -1, 0}), sweep({1, 0, 1}),
                                 sweep({0, 0, 0}), sweep({0, 2, 0})})
      CHECK(touching.outcome == Outcome::no_crossing);
    CHECK(sweep({-1, 0, 1}).value.value == 1);
    CHECK(sweep({-1, 0, 0, 3}).value.value == 1);
    CHECK(sweep({0, -1, 1}).value.value == doctest::Approx(1.5));
  }

  TEST_CASE("with one draw there is a crossing, and nothing to say of its error") {
    const auto t = find_threshold([](double v) { return std::vector<double>{v - 1}; }, 0, 8);
    CHECK(t.value.value == doctest::Approx(1));
    CHECK(std::isnan(t.value.se));
    CHECK(std::isnan(t.value.interval.low));
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
