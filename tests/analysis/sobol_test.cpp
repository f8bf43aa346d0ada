#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <openturns/JansenSensitivityAlgorithm.hxx>
#include <openturns/MauntzKucherenkoSensitivityAlgorithm.hxx>

#include "tests/analysis/study.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

SobolResult study(const TestFunction& f, std::size_t base, std::uint32_t seed,
                  Sampling sampling = Sampling::low_discrepancy, std::uint32_t resamples = 300) {
  const Design d = analysis::sobol(base, f.inputs.size(), seed, {}, sampling);
  return sobol_indices(d, run(d, f), {.resamples = resamples});
}

/// Root mean square error of first and total indices over seeds.
double error(const TestFunction& f, std::size_t base, Sampling sampling, std::uint32_t seeds) {
  double squares = 0;
  for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
    const auto result = study(f, base, seed, sampling, 0);
    for (std::size_t j = 0; j < f.inputs.size(); ++j)
      squares += std::pow(result.indices[j].first.value - f.first[j], 2) +
                 std::pow(result.indices[j].total.value - f.total[j], 2);
  }
  return std::sqrt(squares / (2.0 * static_cast<double>(f.inputs.size() * seeds)));
}

double additive(const std::vector<double>& u) { return 3 * u[0] + 2 * u[1] * u[1] - u[2]; }

}  // namespace

TEST_SUITE("Sobol' indices") {
  TEST_CASE("analytic answers lie within the stated intervals") {
    for (const auto* name : {"test:ishigami", "test:sobol-g"})
      for (const std::size_t base : {1024U, 4096U, 16384U}) {
        const TestFunction& f = function(name);
        const auto result = study(f, base, 5);
        CAPTURE(name);
        CAPTURE(base);
        CHECK(result.mean == doctest::Approx(*f.mean).epsilon(0.02));
        CHECK(result.variance == doctest::Approx(*f.variance).epsilon(0.05));
        for (std::size_t j = 0; j < f.inputs.size(); ++j) {
          CAPTURE(j);
          CHECK(contains(result.indices[j].first.interval, f.first[j]));
          CHECK(contains(result.indices[j].total.interval, f.total[j]));
          // ... and say something.
          CHECK(result.indices[j].first.se < 1.5 / std::sqrt(static_cast<double>(base)));
        }
      }
  }

  TEST_CASE("random sampling: 95 % intervals hold the truth about 95 times of 100") {
    const TestFunction& f = function("test:ishigami");
    int held = 0, all = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
      const auto result = study(f, 512, seed, Sampling::random, 150);
      for (std::size_t j = 0; j < 3; ++j) {
        held += contains(result.indices[j].first.interval, f.first[j]);
        held += contains(result.indices[j].total.interval, f.total[j]);
        all += 2;
      }
    }
    CHECK(held > 0.90 * all);
    CHECK(held < 0.99 * all);
  }

  TEST_CASE("error falls as the root of N at random, faster with the sequence, which never loses") {
    const TestFunction& f = function("test:ishigami");
    const double ratio = error(f, 256, Sampling::random, 24) / error(f, 4096, Sampling::random, 24);
    CHECK(ratio > 4 * 0.7);  // sqrt(16) = 4
    CHECK(ratio < 4 * 1.4);
    const double few = error(f, 256, Sampling::low_discrepancy, 24);
    const double many = error(f, 4096, Sampling::low_discrepancy, 24);
    CHECK(few / many > 6);
    CHECK(few < error(f, 256, Sampling::random, 24));
    CHECK(many < 0.5 * error(f, 4096, Sampling::random, 24));
  }

  TEST_CASE("adding 1,000 to the output, or a million, leaves the indices as they are") {
    const Design d = analysis::sobol(1024, 3, 5);
    const Eigen::VectorXd y = run(d, function("test:ishigami"));
    const auto plain = sobol_indices(d, y);
    for (const double constant : {1e3, 1e6}) {
      const auto moved = sobol_indices(d, y.array() + constant);
      for (std::size_t j = 0; j < 3; ++j) {
        CHECK(std::abs(moved.indices[j].first.value - plain.indices[j].first.value) < 1e-9);
        CHECK(std::abs(moved.indices[j].total.value - plain.indices[j].total.value) < 1e-9);
        CHECK(std::abs(moved.indices[j].total.se - plain.indices[j].total.se) < 1e-9);
      }
    }
  }

  TEST_CASE("an input without effect: intervals with zero, a total index of exactly zero") {
    const Design d = analysis::sobol(512, 4, 3);
    const auto result = sobol_indices(d, run(d, additive));
    CHECK(contains(result.indices[3].first.interval, 0));
    CHECK(std::abs(result.indices[3].total.value) < 1e-12);
    CHECK(std::abs(result.indices[3].total.interval.high) < 1e-12);
  }

  TEST_CASE("additive: a group's index is the sum of its members', first equals total") {
    const Design d = analysis::sobol(4096, 3, 8, {{0}, {1}, {2}, {0, 1}, {0, 1, 2}});
    const auto i = sobol_indices(d, run(d, additive)).indices;
    CHECK(i[3].first.value == doctest::Approx(i[0].first.value + i[1].first.value).epsilon(0.005));
    CHECK(i[3].total.value == doctest::Approx(i[0].total.value + i[1].total.value).epsilon(0.005));
    CHECK(i[3].first.value == doctest::Approx(i[3].total.value).epsilon(0.005));
    CHECK(i[4].first.value == doctest::Approx(1));  // all inputs together are everything
    CHECK(i[4].total.value == doctest::Approx(1).epsilon(0.005));
  }

  TEST_CASE("a group holds its members' interactions") {
    const TestFunction& f = function("test:ishigami");
    const Design d = analysis::sobol(4096, 3, 8, {{0, 2}, {1}});
    const auto i = sobol_indices(d, run(d, f)).indices;
    CHECK(contains(i[0].first.interval, 1 - f.first[1]));  // more than 0.31 + 0
    CHECK(contains(i[0].total.interval, 1 - f.first[1]));
  }

  TEST_CASE("failed points cost their base point, no more") {
    const TestFunction& f = function("test:ishigami");
    const Design d = analysis::sobol(1024, 3, 5);
    Eigen::VectorXd y = run(d, f);
    y(2) = not_a_number;
    y(3) = not_a_number;  // same block
    y(500) = std::numeric_limits<double>::infinity();
    const auto result = sobol_indices(d, y);
    CHECK(result.completeness.failed_points == 3);
    CHECK(result.completeness.blocks == 1024);
    CHECK(result.completeness.complete_blocks == 1022);
    for (std::size_t j = 0; j < 3; ++j)
      CHECK(contains(result.indices[j].total.interval, f.total[j]));

    y.setConstant(not_a_number);
    const auto nothing = sobol_indices(d, y);
    CHECK(nothing.completeness.complete_blocks == 0);
    CHECK(std::isnan(nothing.indices[0].first.value));
  }

  TEST_CASE("an output that never varies beyond rounding has no indices, and says so") {
    const Design d = analysis::sobol(64, 3, 5);
    Eigen::VectorXd y = Eigen::VectorXd::Constant(d.points.rows(), 123456.7);
    for (const double rounding : {0.0, 1e-14, 2e-13}) {
      for (Eigen::Index i = 0; i < y.size(); i += 3) y(i) = 123456.7 * (1 + rounding);
      const auto result = sobol_indices(d, y);
      CHECK(result.constant);
      CHECK(std::isnan(result.indices[0].first.value));
      CHECK(std::isnan(result.indices[0].total.interval.low));
    }
  }

  TEST_CASE("what is rounding depends on the figures whose difference an output is") {
    const Design d = analysis::sobol(64, 3, 5);
    const Eigen::VectorXd y = 1e-6 * run(d, function("test:ishigami"));
    CHECK_FALSE(sobol_indices(d, y).constant);
    CHECK_FALSE(sobol_indices(d, y, {}, 1e4).constant);
    CHECK(sobol_indices(d, y, {}, 1e9).constant);  // 1e9.000001 - 1e9
  }

  TEST_CASE("two base points are too few for an index, and that is said") {
    for (const std::size_t base : {2U, 31U}) {
      const Design d = analysis::sobol(base, 3, 5);
      const auto result = sobol_indices(d, run(d, function("test:ishigami")));
      CHECK(result.too_few);
      for (const auto& index : result.indices) {
        CHECK(std::isnan(index.first.value));
        CHECK(std::isnan(index.total.value));
      }
    }
    const Design d = analysis::sobol(32, 3, 5);
    CHECK_FALSE(sobol_indices(d, run(d, function("test:ishigami"))).too_few);
  }

  TEST_CASE("an input without effect has a first-order index of exactly zero") {
    const TestFunction& f = function("test:linear-normal-decision");
    for (const auto sampling : {Sampling::random, Sampling::low_discrepancy}) {
      const auto result = study(f, 128, 3, sampling);
      CHECK(result.indices[3].first.value == 0);
      CHECK(result.indices[3].total.value == 0);
      CHECK(result.indices[3].first.interval.high == 0);
    }
  }

  TEST_CASE("at random, indices of small inputs err at most a quarter of what correlations do") {
    // Of the g-function's last inputs: correlation of y_B and y_AB, 1 / root of N = 0.031.
    const TestFunction& f = function("test:sobol-g");
    double squares = 0;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
      const auto result = study(f, 1024, seed, Sampling::random, 0);
      for (std::size_t j = 3; j < 8; ++j)
        squares += std::pow(result.indices[j].first.value - f.first[j], 2) / 100;
    }
    CHECK(std::sqrt(squares) < 0.031 / 4);
  }

  TEST_CASE("with the sequence every input of Ishigami's is known better than at random") {
    const TestFunction& f = function("test:ishigami");
    const auto errors = [&](Sampling sampling) {
      Eigen::VectorXd squares = Eigen::VectorXd::Zero(6);
      for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const auto result = study(f, 1024, seed, sampling, 0);
        for (std::size_t j = 0; j < 3; ++j) {
          const auto row = static_cast<Eigen::Index>(2 * j);
          squares(row) += std::pow(result.indices[j].first.value - f.first[j], 2);
          squares(row + 1) += std::pow(result.indices[j].total.value - f.total[j], 2);
        }
      }
      return Eigen::VectorXd{squares.cwiseSqrt()};
    };
    const Eigen::VectorXd ratios =
        errors(Sampling::low_discrepancy).cwiseQuotient(errors(Sampling::random));
    CAPTURE(ratios.transpose());
    CHECK(ratios.maxCoeff() < 0.75);
  }

  TEST_CASE("OpenTURNS computes the same indices from the same runs") {
    const std::size_t n = 512;
    for (const auto* name : {"test:ishigami", "test:sobol-g"}) {
      const TestFunction& f = function(name);
      const std::size_t k = f.inputs.size();
      const Design d = analysis::sobol(n, k, 5);
      const Eigen::VectorXd y = run(d, f);
      OT::Sample inputs(n * (k + 2), k), outputs(n * (k + 2), 1);
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t r = 0; r < k + 2; ++r)
          outputs(r * n + i, 0) = y(static_cast<Eigen::Index>(i * (k + 2) + r));
      const OT::MauntzKucherenkoSensitivityAlgorithm small{inputs, outputs, n};
      const OT::JansenSensitivityAlgorithm large{inputs, outputs, n};
      const auto ours = sobol_indices(d, y);
      // They divide by the variance of sample A, and means of squares by n - 1 and by n - 1/2.
      Tally a;
      for (std::size_t i = 0; i < n; ++i) a.add(y(static_cast<Eigen::Index>(i * (k + 2))));
      const auto size = static_cast<double>(n);
      const double variance = ours.variance * (2 * size - 1) / (2 * size);
      const double of_products = a.variance() * (size - 1) / size / variance;
      const double of_squares = a.variance() * (2 * size - 1) / (2 * size) / variance;
      for (std::size_t j = 0; j < k; ++j) {
        CAPTURE(j);
        CHECK(ours.indices[j].total.value ==
              doctest::Approx(large.getTotalOrderIndices()[j] * of_squares).epsilon(1e-10));
        const double s = small.getFirstOrderIndices()[j] * of_products;
        const double l = 1 - (1 - large.getFirstOrderIndices()[j]) * of_squares;
        const double weight = std::clamp(s, 0.0, 1.0);
        // They centre at the mean of all rows, we at that of A and B.
        CHECK(std::abs(ours.indices[j].first.value - ((1 - weight) * s + weight * l)) < 1e-4);
      }
    }
  }

  TEST_CASE("the same seed gives the same bits") {
    const TestFunction& f = function("test:sobol-g");
    const auto a = study(f, 256, 4), b = study(f, 256, 4);
    for (std::size_t j = 0; j < 8; ++j) {
      CHECK(a.indices[j].first.value == b.indices[j].first.value);
      CHECK(a.indices[j].total.se == b.indices[j].total.se);
    }
  }
}
