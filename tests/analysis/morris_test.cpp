#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "app/words/input_error.hpp"
#include "tests/analysis/study.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

MorrisResult study(std::size_t trajectories, std::uint32_t seed, double constant = 0) {
  const Design d = morris(trajectories, 20, 4, seed);
  const Eigen::VectorXd y = run(d, function("test:morris")).array() + constant;
  return morris_effects(d, y);
}

/// Expected elementary effect of an input of the published function: it is linear in each w, and
/// the other inputs are independent and even over the levels, so their w may be replaced by their
/// means.
double expected_mu(std::size_t input) {
  const auto& f = function("test:morris");
  constexpr double levels[] = {0.125, 0.375, 0.625, 0.875};
  double curved = 0;  // mean of x / (x + 0.1)
  for (const double x : levels) curved += 0.25 * x / (x + 0.1);
  const double stand_in = 0.1 * curved / (1 - curved);  // the x with that value
  std::vector<double> x(20, 0.5);
  for (const std::size_t j : {2U, 4U, 6U}) x[j] = stand_in;
  double mu = 0;
  for (const double low : {0.125, 0.375}) {
    x[input] = low + 0.5;
    const double up = f.at(x);
    x[input] = low;
    mu += 0.5 * (up - f.at(x)) / 0.5;
  }
  return mu;
}

}  // namespace

TEST_SUITE("Morris' elementary effects") {
  TEST_CASE("an additive linear function has effects equal to its slopes, without spread") {
    const Design d = morris(5, 3, 6, 1);
    const auto result =
        morris_effects(d, run(d, [](const auto& u) { return 1000 + 4 * u[0] - 3 * u[1]; }));
    CHECK(result.effects[0].mu.value == doctest::Approx(4));
    CHECK(result.effects[1].mu.value == doctest::Approx(-3));
    CHECK(result.effects[1].mu_star.value == doctest::Approx(3));
    CHECK(result.effects[1].sigma.value == doctest::Approx(0).epsilon(1e-9));
    CHECK(result.effects[2].mu_star.value == 0);
    CHECK(contains(result.effects[2].mu.interval, 0));
  }

  TEST_CASE("the published function: means as expected, within 4 standard errors") {
    const auto result = study(400, 2);
    for (std::size_t j = 0; j < 20; ++j) {
      CAPTURE(j);
      const auto& e = result.effects[j];
      CHECK(std::abs(e.mu.value - expected_mu(j)) < 4 * e.mu.se + 1e-9);
      CHECK(e.mu_star.value >= std::abs(e.mu.value));
    }
  }

  TEST_CASE("the published function: ten inputs matter, three of them on their own") {
    const auto result = study(50, 2);
    double least = 1e9, most = 0;  // of those that matter, and of the others
    for (std::size_t j = 0; j < 20; ++j) {
      CAPTURE(j);
      const auto& e = result.effects[j];
      if (j < 10)
        least = std::min(least, e.mu_star.interval.low);
      else
        most = std::max(most, e.mu_star.interval.high);
      if (j >= 7 && j < 10) CHECK(e.sigma.value < 0.3 * e.mu_star.value);
      if (j < 7) CHECK(e.sigma.value > 0.3 * e.mu_star.value);
    }
    CHECK(least > most);
  }

  TEST_CASE("the spread over seeds is the stated standard error") {
    Tally values, stated;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
      const auto result = study(20, seed);
      values.add(result.effects[0].mu.value);
      stated.add(result.effects[0].mu.se);
    }
    CHECK(stated.mean() == doctest::Approx(values.standard_deviation()).epsilon(0.25));
  }

  TEST_CASE("a constant changes nothing, a failed point costs its trajectory") {
    CHECK(study(20, 1, 1000).effects[0].mu.value ==
          doctest::Approx(study(20, 1).effects[0].mu.value).epsilon(1e-9));
    const Design d = morris(20, 20, 4, 1);
    Eigen::VectorXd y = run(d, function("test:morris"));
    y(25) = std::numeric_limits<double>::quiet_NaN();
    const auto result = morris_effects(d, y);
    CHECK(result.completeness.complete_blocks == 19);
    CHECK(result.completeness.failed_points == 1);
    // As if the trajectory had never been.
    Design rest = d;
    Eigen::MatrixXd points(d.points.rows() - 21, 20);
    Eigen::VectorXd outputs(points.rows());
    points << d.points.topRows(21), d.points.bottomRows(points.rows() - 21);
    outputs << y.head(21), y.tail(points.rows() - 21);
    rest.points = points;
    rest.block.erase(rest.block.begin() + 21, rest.block.begin() + 42);
    rest.moved.erase(rest.moved.begin() + 21, rest.moved.begin() + 42);
    CHECK(morris_effects(rest, outputs).effects[3].mu.value == result.effects[3].mu.value);
  }

  TEST_CASE("members of a group that oppose each other do not hide each other") {
    const Design d = morris(200, 3, 4, 5, {{0, 1}, {2}});
    CHECK(d.size() == 200 * 3);
    const auto result =
        morris_effects(d, run(d, [](const auto& u) { return 100 * u[0] - 100 * u[1] + u[2]; }));
    REQUIRE(result.effects.size() == 2);
    // Half of the time both push the same way, by 200; half of the time they cancel out.
    CHECK(result.effects[0].mu_star.value == doctest::Approx(100).epsilon(0.2));
    CHECK(contains(result.effects[0].mu_star.interval, 100));
    CHECK(std::isnan(result.effects[0].mu.value));  // signs of a group mean nothing
    CHECK(result.effects[1].mu.value == doctest::Approx(1));
  }

  TEST_CASE("every input must be in one group") {
    CHECK_THROWS_AS(static_cast<void>(morris(4, 3, 4, 1, {{0, 1}})), InputError);
    CHECK_THROWS_AS(static_cast<void>(morris(4, 2, 4, 1, {{0, 1}, {1}})), InputError);
    CHECK_THROWS_AS(static_cast<void>(morris(4, 2, 4, 1, {{0, 1, 2}})), InputError);
  }

  TEST_CASE("of a step that was rounded, the step that was taken counts") {
    // A whole number from 0 to 2, moved by half the range from four levels.
    Design d = morris(50, 2, 4, 3);
    d.points.col(0) =
        d.points.col(0).unaryExpr([](double u) { return std::round(2 * (u * 4 - 0.5) / 3) / 2; });
    const auto result = morris_effects(d, run(d, [](const auto& u) { return 10 * u[0] + u[1]; }));
    CHECK(result.effects[0].mu_star.value == doctest::Approx(10));
    CHECK(result.effects[0].sigma.value == doctest::Approx(0).scale(1));
    // Rounded to nothing, it shows nothing.
    d.points.col(0).setConstant(0.5);
    CHECK(std::isnan(
        morris_effects(d, run(d, [](const auto& u) { return u[1]; })).effects[0].mu_star.value));
  }

  TEST_CASE("effects of rounding are none, and an output of nothing else says so") {
    const Design d = morris(20, 2, 4, 3);
    Eigen::VectorXd y = run(d, [](const auto& u) { return 1e6 + 1e-8 * u[0] + 5 * u[1]; });
    CHECK(morris_effects(d, y).effects[0].mu_star.value == 0);
    CHECK_FALSE(morris_effects(d, y).constant);
    y = run(d, [](const auto& u) { return 1e6 + 1e-8 * u[0]; });
    CHECK(morris_effects(d, y).constant);
  }
}

TEST_SUITE("tornado") {
  const auto f = [](const std::vector<double>& u) {
    return 10 * u[0] - 30 * u[1] + 8 * (u[2] - 0.5) * (u[2] - 0.5);
  };

  TEST_CASE("widest first, the base inside, no bar without effect") {
    const Design d = one_way(4, {0.1, 0.9});
    const auto t = tornado(d, run(d, f));
    CHECK(t.base == f({0.5, 0.5, 0.5}));
    REQUIRE(t.bars.size() == 3);
    CHECK(t.bars[0].input == 1);
    CHECK(t.bars[1].input == 0);
    CHECK(t.bars[0].at_low - t.bars[0].at_high == doctest::Approx(24));
    for (const auto& bar : t.bars) {
      CHECK(bar.least <= t.base);
      CHECK(t.base <= bar.greatest);
    }
    CHECK(t.bars[0].monotone);
    CHECK_FALSE(t.bars[2].monotone);  // the same at both ends, lower at base
    CHECK(t.no_effect == std::vector<std::size_t>{3});
  }

  TEST_CASE("low and high exchanged mirror the bar") {
    const Design d = one_way(4, {0.1, 0.9}), e = one_way(4, {0.9, 0.1});
    const auto a = tornado(d, run(d, f)), b = tornado(e, run(e, f));
    for (std::size_t i = 0; i < a.bars.size(); ++i) {
      CHECK(a.bars[i].at_low == b.bars[i].at_high);
      CHECK(a.bars[i].at_high == b.bars[i].at_low);
      CHECK(a.bars[i].width() == b.bars[i].width());
    }
  }

  TEST_CASE("rounding is no bar") {
    const Design d = one_way(2, {0.1, 0.9});
    const auto t = tornado(d, run(d, [](const auto& u) { return 1e6 + 1e-9 * u[0] + u[1]; }));
    CHECK(t.bars.size() == 1);
    CHECK(t.no_effect == std::vector<std::size_t>{0});
  }

  TEST_CASE("no range, no bar") {
    const Design d = one_way(3, {0.5, 0.5});
    CHECK(tornado(d, run(d, f)).bars.empty());
  }

  TEST_CASE("a failed point costs its own bar only, a failed base all of them") {
    const Design d = one_way(4, {0.1, 0.9});
    Eigen::VectorXd y = run(d, f);
    y(1) = std::numeric_limits<double>::quiet_NaN();
    auto t = tornado(d, y);
    CHECK(t.failed == std::vector<std::size_t>{0});
    CHECK(t.bars.size() == 2);
    CHECK(t.completeness.failed_points == 1);
    y(0) = y(1);
    CHECK(tornado(d, y).bars.empty());
  }
}
