#include "app/analysis/uncertainty.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "app/analysis/correlation.hpp"
#include "app/words/input_error.hpp"
#include "sim/elementary.hpp"
#include "tests/analysis/study.hpp"

using namespace kohort;
using namespace kohort::analysis;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double correlation(Eigen::VectorXd a, Eigen::VectorXd b) {
  a.array() -= a.mean();
  b.array() -= b.mean();
  return a.dot(b) / std::sqrt(a.squaredNorm() * b.squaredNorm());
}

/// What an InputError says; empty if there is none.
std::string message(const Eigen::MatrixXd& matrix, CorrelationKind kind) {
  try {
    const NormalCopula copula{matrix, kind, {"effect", "cost", "uptake"}};
    return {};
  } catch (const InputError& error) {
    return error.what();
  }
}

Eigen::MatrixXd three(double ab, double ac, double bc) {
  Eigen::MatrixXd r(3, 3);
  r << 1, ab, ac, ab, 1, bc, ac, bc, 1;
  return r;
}

}  // namespace

TEST_SUITE("probabilistic analysis") {
  TEST_CASE("draws of the decision agree with its closed form") {
    const TestFunction& f = function("test:linear-normal-decision");
    const Design d = probabilistic(4000, 4, 6);
    const auto u = uncertainty(run(d, f));
    CHECK(std::abs(u.mean.value - *f.mean) < 4 * u.mean.se);
    CHECK(u.sd == doctest::Approx(std::sqrt(*f.variance)).epsilon(0.04));
    CHECK(u.mean.se == doctest::Approx(u.sd / std::sqrt(4000.0)));
    CHECK(contains(u.below_zero_interval, *f.probability_below_zero));
    const double q95 = *f.mean + 1.6448536 * std::sqrt(*f.variance);
    CHECK(u.quantiles[5] == doctest::Approx(q95).epsilon(0.05));
  }

  TEST_CASE("small samples: textbook figures, failed points left out, nothing from nothing") {
    const Eigen::VectorXd y =
        (Eigen::VectorXd(6) << 4, not_a_number, -1, 2, 3, not_a_number).finished();
    const auto u = uncertainty(y, {0, 0.5, 1});
    CHECK(u.points == 4);
    CHECK(u.failed_points == 2);
    CHECK(u.quantiles == std::vector<double>{-1, 2.5, 4});
    CHECK(u.below_zero == 0.25);
    CHECK(u.mean.interval.high - u.mean.value == doctest::Approx(3.18245 * u.mean.se));
    const auto none_left = uncertainty(Eigen::VectorXd::Constant(3, not_a_number));
    CHECK(none_left.points == 0);
    CHECK(std::isnan(none_left.mean.value));
    CHECK(std::isnan(uncertainty(Eigen::VectorXd::Ones(1)).mean.se));
  }

  TEST_CASE("convergence ends with the whole sample, and earlier intervals mostly hold it") {
    const Design d = probabilistic(3000, 4, 6);
    const Eigen::VectorXd y = run(d, function("test:linear-normal-decision"));
    const auto series = convergence(y, false);
    CHECK(series.back().points == 3000);
    CHECK(series.back().mean.value == doctest::Approx(uncertainty(y).mean.value));
    CHECK(series.front().points == 2);
    int held = 0;
    for (const auto& step : series) held += contains(step.mean.interval, 50);
    CHECK(held + 2 >= static_cast<int>(series.size()));
  }
}

TEST_SUITE("correlated inputs") {
  TEST_CASE("draws keep rank correlations and uniform margins") {
    const Eigen::MatrixXd wanted = three(0.7, -0.3, 0.1);
    const NormalCopula copula{wanted, CorrelationKind::rank, {"a", "b", "c"}};
    for (const Design& independent : {probabilistic(20000, 3, 4), latin_hypercube(2000, 3, 4)}) {
      const Design d = copula.apply(independent);
      CAPTURE(d.kind);
      // Correlation of the uniforms is the rank correlation.
      CHECK(correlation(d.points.col(0), d.points.col(1)) == doctest::Approx(0.7).epsilon(0.03));
      CHECK(correlation(d.points.col(0), d.points.col(2)) == doctest::Approx(-0.3).epsilon(0.06));
      CHECK(std::abs(correlation(d.points.col(1), d.points.col(2)) - 0.1) < 0.03);
      CHECK(d.points.col(2).mean() == doctest::Approx(0.5).epsilon(0.01));
      CHECK((d.points.col(2).array() < 0.1).cast<double>().mean() ==
            doctest::Approx(0.1).epsilon(0.05));
    }
  }

  TEST_CASE("a Latin hypercube stays one") {
    const NormalCopula copula{
        three(0.7, -0.3, 0.1), CorrelationKind::normal_scores, {"a", "b", "c"}};
    const Design before = latin_hypercube(50, 3, 4);
    const Design after = copula.apply(before);
    for (Eigen::Index j = 0; j < 3; ++j) {
      Eigen::VectorXd a = before.points.col(j), b = after.points.col(j);
      std::sort(a.begin(), a.end());
      std::sort(b.begin(), b.end());
      CHECK(a == b);
    }
  }

  TEST_CASE("no correlation changes nothing but rounding") {
    const NormalCopula copula{
        Eigen::MatrixXd::Identity(3, 3), CorrelationKind::rank, {"a", "b", "c"}};
    const Design d = probabilistic(100, 3, 4);
    CHECK((copula.apply(d).points - d.points).cwiseAbs().maxCoeff() < 1e-12);
  }

  TEST_CASE("an impossible matrix names its worst pair and the nearest possible entries") {
    for (const auto kind : {CorrelationKind::normal_scores, CorrelationKind::rank}) {
      const std::string text = message(three(0.9, 0.9, -0.9), kind);
      CHECK(text.find("not positive definite (least eigenvalue -0.8") != std::string::npos);
      CHECK(text.find("cost and uptake") != std::string::npos);
      CHECK(text.find("nearest possible: effect and cost 0.") != std::string::npos);
    }
    CHECK(message(three(1, 0, 0), CorrelationKind::normal_scores).find("effect and cost") !=
          std::string::npos);
    CHECK(message(three(0.5, 0.2, 0.3), CorrelationKind::rank).empty());
  }

  TEST_CASE("all wrong entries at once") {
    Eigen::MatrixXd r = three(0.5, 1.2, 0.3);
    r(0, 0) = 2;
    r(0, 1) = 0.4;
    const std::string text = message(r, CorrelationKind::rank);
    CHECK(text.find("effect with itself is 2") != std::string::npos);
    CHECK(text.find("effect and cost is 0.4 one way and 0.5 the other") != std::string::npos);
    CHECK(text.find("effect and uptake is 1.2") != std::string::npos);
  }

  TEST_CASE("the nearest matrix is Higham's, and a correlation matrix is its own") {
    // Higham 2002, section 4: ones beside the diagonal, zero in the corner; his answer to 4 digits.
    const auto nearest = nearest_correlation(three(1, 0, 1), 0);
    CHECK(nearest(0, 1) == doctest::Approx(0.7607).epsilon(1e-3));
    CHECK(nearest(0, 2) == doctest::Approx(0.1573).epsilon(1e-3));
    const Eigen::MatrixXd fine = three(0.5, 0.2, 0.3);
    CHECK((nearest_correlation(fine) - fine).cwiseAbs().maxCoeff() < 1e-9);
  }
}
