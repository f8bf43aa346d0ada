#include "app/analysis/regression_coefficients.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "sim/random.hpp"
#include "tests/analysis/study.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

enum class Chance : std::uint32_t { slope = 1, jump };

/// Values of the inputs of a function at the points of a design.
Eigen::MatrixXd values_of(const Design& d, const TestFunction& f) {
  Eigen::MatrixXd x = d.points;
  for (Eigen::Index i = 0; i < x.rows(); ++i)
    for (Eigen::Index j = 0; j < x.cols(); ++j)
      x(i, j) = f.inputs[static_cast<std::size_t>(j)].value(d.points(i, j));
  return x;
}

}  // namespace

TEST_SUITE("standardised regression coefficients") {
  TEST_CASE("of a linear function they are slope x sd / sd of the output, and R2 is 1") {
    const TestFunction& f = function("test:linear-normal-decision");
    const Design d = probabilistic(500, 4, 3);
    const Eigen::MatrixXd x = values_of(d, f);
    const Eigen::VectorXd y = run(d, f);
    const auto found = standardised_regression(x, y, Scale::values);
    const auto sd = [](const Eigen::VectorXd& v) {
      return std::sqrt((v.array() - v.mean()).square().sum());
    };
    const double slopes[] = {400, 250, -1, 0};
    REQUIRE(found.coefficients.size() == 4);
    for (std::size_t j = 0; j < 4; ++j)
      CHECK(found.coefficients[j].value.value ==
            doctest::Approx(slopes[j] * sd(x.col(static_cast<Eigen::Index>(j))) / sd(y))
                .scale(1)
                .epsilon(1e-9));
    CHECK(found.coefficients[3].value.value == 0);  // no effect but for rounding
    CHECK(found.r2.value == doctest::Approx(1));
    CHECK(std::isnan(found.r2_any.value));
  }

  TEST_CASE("a curve that only rises: R2 of ranks is 1, that of values is not") {
    const Design d = probabilistic(300, 1, 3);
    const Eigen::VectorXd y = run(d, [](const auto& u) { return std::exp(8 * u[0]); });
    CHECK(standardised_regression(d.points, y, Scale::ranks).r2.value == doctest::Approx(1));
    CHECK(standardised_regression(d.points, y, Scale::values).r2.value < 0.7);
  }

  TEST_CASE("intervals hold the truth, over 200 seeds, also for any people") {
    // Two independent inputs and noise: y = 2 x1 - x2 + e, all uniform with the same variance.
    const double total = std::sqrt(4 + 1 + 1.0);
    const double truth[] = {2 / total, -1 / total};
    const double of_any[] = {2 / std::sqrt(5.0), -1 / std::sqrt(5.0)};
    int held = 0, held_any = 0, held_r2 = 0;
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
      const Design d = probabilistic(150, 3, seed);
      const Eigen::VectorXd y =
          run(d, [](const auto& u) { return 2 * u[0] - u[1] + (u[2] - 0.5); });
      const Eigen::MatrixXd seen = d.points.leftCols(2);
      const auto found = standardised_regression(seen, y, Scale::values);
      held_r2 += contains(found.r2.interval, 5.0 / 6);
      Eigen::MatrixXd each(150, 6);
      for (Eigen::Index r = 0; r < 6; ++r) {
        const Draws<Chance> draws{seed, static_cast<std::uint32_t>(r)};
        const double slope = 2 + 1.0 * draws.normal(0, Chance::slope, 0);
        for (Eigen::Index i = 0; i < 150; ++i)
          each(i, r) = slope * d.points(i, 0) - d.points(i, 1) +
                       0.3 * draws.normal(static_cast<std::uint64_t>(i), Chance::jump, 0);
      }
      const auto any = standardised_regression(seen, each, Scale::values);
      for (std::size_t j = 0; j < 2; ++j) {
        held += contains(found.coefficients[j].value.interval, truth[j]);
        held_any += contains(any.coefficients[j].any.interval, of_any[j]);
      }
    }
    CHECK(held >= 0.92 * 400);
    CHECK(held <= 0.98 * 400);
    CHECK(held_r2 >= 0.92 * 200);
    CHECK(held_any >= 0.92 * 400);
  }

  TEST_CASE("what cannot be said is not said") {
    const Design d = probabilistic(40, 3, 3);
    Eigen::VectorXd y = run(d, [](const auto& u) { return u[0] + u[1]; });
    Eigen::MatrixXd x = d.points;
    CHECK(standardised_regression(x.topRows(7), y.head(7), Scale::values).too_few);
    CHECK(standardised_regression(x, Eigen::VectorXd::Constant(40, 3.1), Scale::values).constant);
    x.col(2) = x.col(0) + 2 * x.col(1);
    CHECK(standardised_regression(x, y, Scale::values).collinear);
    x.col(2).setConstant(7);  // an input that does not vary has no coefficient
    y(3) = std::numeric_limits<double>::quiet_NaN();
    const auto found = standardised_regression(x, y, Scale::values);
    CHECK(found.points == 39);
    REQUIRE(found.coefficients.size() == 2);
    CHECK(found.coefficients[1].input == 1);
    CHECK(found.r2.value == doctest::Approx(1));
  }

  TEST_CASE("units do not matter, and a falling input has a negative coefficient") {
    const Design d = latin_hypercube(100, 2, 3);
    const Eigen::VectorXd y = run(d, [](const auto& u) { return u[0] - 3 * u[1]; });
    Eigen::MatrixXd x = d.points;
    x.col(0) = 1e9 + 1e6 * x.col(0).array();
    const auto a = standardised_regression(d.points, y, Scale::values);
    const auto b = standardised_regression(x, Eigen::VectorXd{1e-6 * y}, Scale::values);
    for (std::size_t j = 0; j < 2; ++j)
      CHECK(a.coefficients[j].value.value ==
            doctest::Approx(b.coefficients[j].value.value).epsilon(1e-6));
    CHECK(a.coefficients[1].value.value < -0.8);
  }
}
