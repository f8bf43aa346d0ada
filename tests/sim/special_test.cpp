#include "sim/special.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <vector>

using namespace kohort;
using special::Tails;

namespace {

namespace bm = boost::math;

double relative(double value, long double exact) {
  return static_cast<double>(std::abs((static_cast<long double>(value) - exact) / exact));
}

const std::vector<double> shapes{0.01, 0.1, 0.5, 1, 1.8, 4.2, 10, 37.5, 250, 1434, 20'000};
const std::vector<double> probabilities{1e-12, 1e-6, 0.001, 0.025, 0.2,
                                        0.5,   0.8,  0.975, 0.999, 1 - 0x1p-30};

/// Points of a law worth looking at: its own quantiles.
template <class Law>
std::vector<double> points_of(const Law& law) {
  std::vector<double> points;
  for (const double p : probabilities)
    if (const auto x = static_cast<double>(bm::quantile(law, static_cast<long double>(p)));
        x > 1e-290)
      points.push_back(x);
  return points;
}

}  // namespace

TEST_SUITE("special functions") {
  TEST_CASE("incomplete gamma functions agree with Boost.Math to 1e-12") {
    double worst = 0;
    for (const double shape : shapes) {
      const bm::gamma_distribution<long double> law{shape};
      for (const double x : points_of(law)) {
        const Tails tails = special::gamma_tails(shape, x);
        worst = std::max({worst, relative(tails.below, bm::cdf(law, x)),
                          relative(tails.above, bm::cdf(bm::complement(law, x)))});
      }
    }
    CHECK(worst < 1e-12);
  }

  TEST_CASE("quantiles of gamma laws agree with Boost.Math to 1e-12") {
    double worst = 0;
    for (const double shape : shapes) {
      const bm::gamma_distribution<long double> law{shape};
      for (const double p : probabilities) {
        const auto lower = bm::quantile(law, static_cast<long double>(p));
        const auto upper = bm::quantile(bm::complement(law, static_cast<long double>(p)));
        if (lower > 1e-290L)
          worst = std::max(worst, relative(special::gamma_quantile(shape, {p, 1 - p}), lower));
        if (upper > 1e-290L)
          worst = std::max(worst, relative(special::gamma_quantile(shape, {1 - p, p}), upper));
      }
    }
    CHECK(worst < 1e-12);
  }

  TEST_CASE("incomplete beta functions agree with Boost.Math to 1e-12") {
    double worst = 0;
    for (const double a : shapes)
      for (const double b : shapes) {
        const bm::beta_distribution<long double> law{a, b};
        for (const double x : points_of(law)) {
          if (x > 0.999) continue;  // 1 - x has lost its digits
          const Tails tails = special::beta_tails(a, b, x);
          worst = std::max({worst, relative(tails.below, bm::cdf(law, x)),
                            relative(tails.above, bm::cdf(bm::complement(law, x)))});
        }
      }
    CHECK(worst < 2e-11);  // large shapes: the last bit of x moves the tails as much
  }

  TEST_CASE("quantiles of beta laws agree with Boost.Math to 1e-12") {
    double worst = 0;
    for (const double a : shapes)
      for (const double b : shapes) {
        const bm::beta_distribution<long double> law{a, b};
        // With a shape of 0.01 the last bit of a probability moves the point a hundred times as
        // far.
        const double sharpness = std::min({a, b, 0.1}) / 0.1;
        for (const double p : probabilities) {
          const auto exact = bm::quantile(law, static_cast<long double>(p));
          if (exact < 1e-290L) continue;
          const double error = relative(special::beta_quantile(a, b, {p, 1 - p}), exact);
          worst = std::max(worst, error * sharpness);
        }
      }
    CHECK(worst < 1e-12);
  }

  TEST_CASE("exponential, uniform and arcsine laws have their closed forms") {
    for (const double p : {1e-9, 0.1, 0.5, 0.9, 0.999}) {
      CAPTURE(p);
      CHECK(special::gamma_quantile(1, {p, 1 - p}) ==
            doctest::Approx(-std::log1p(-p)).epsilon(1e-13));
      CHECK(special::beta_quantile(1, 1, {p, 1 - p}) == doctest::Approx(p).epsilon(1e-14));
      const double sine = std::sin(std::acos(-1.0) * p / 2);
      CHECK(special::beta_quantile(0.5, 0.5, {p, 1 - p}) ==
            doctest::Approx(sine * sine).epsilon(1e-13));
    }
  }

  TEST_CASE("the ends of a law are where one of the tails is empty") {
    constexpr double inf = std::numeric_limits<double>::infinity();
    CHECK(special::gamma_quantile(2, {0, 1}) == 0);
    CHECK(special::gamma_quantile(2, {1, 0}) == inf);
    CHECK(special::gamma_tails(2, 0).below == 0);
    CHECK(special::gamma_tails(2, inf).above == 0);
    CHECK(special::beta_quantile(2, 3, {0, 1}) == 0);
    CHECK(special::beta_quantile(2, 3, {1, 0}) == 1);
    CHECK(special::beta_tails(2, 3, 0).below == 0);
    CHECK(special::beta_tails(2, 3, 1).above == 0);
  }
}
