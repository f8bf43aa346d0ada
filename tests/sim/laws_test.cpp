#include "sim/laws.hpp"

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <limits>

#include "sim/fault.hpp"
#include "sim/random.hpp"
#include "sim/statistics.hpp"

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { any = 1 };

double relative(double a, double b) { return std::abs(a - b) / std::abs(b); }

}  // namespace

TEST_SUITE("laws") {
  TEST_CASE("the logarithm of the gamma function is Boost's") {
    for (double x = 1e-8; x < 1e6; x *= 1.13) {
      CAPTURE(x);
      const double exact = boost::math::lgamma(x);
      CHECK(std::abs(laws::log_gamma(x) - exact) < 1e-14 * std::max(1.0, std::abs(exact)) + 2e-14);
    }
    CHECK(std::isnan(laws::log_gamma(-0.5)));
  }

  TEST_CASE("both tails of the gamma law are Boost's, each with small relative error") {
    for (const double shape : {0.01, 0.1, 0.5, 1.0, 1.5, 3.0, 11.9, 12.1, 50.0, 400.0, 1e4}) {
      for (double x = shape * 1e-3; x < shape * 8 + 40; x *= 1.21) {
        CAPTURE(shape);
        CAPTURE(x);
        const auto [below, above] = laws::gamma_tails(shape, x);
        const double p = boost::math::gamma_p(shape, x), q = boost::math::gamma_q(shape, x);
        // The larger one is had from the smaller one.
        if (p > 1e-290 && p < 0.9) CHECK(relative(below, p) < 1e-11);
        if (q > 1e-290 && q < 0.5) CHECK(relative(above, q) < 1e-11);
      }
    }
  }

  TEST_CASE("the gamma quantile is Boost's from the far lower to the far upper tail") {
    for (const double shape : {0.05, 0.3, 0.5, 1.0, 2.5, 11.9, 12.1, 80.0, 1e3}) {
      for (const double p : {1e-300, 1e-20, 1e-9, 1e-3, 0.1, 0.3, 0.499, 0.5, 0.501, 0.7, 0.95,
                             0.999, 1 - 1e-9, 1 - 0x1p-53}) {
        CAPTURE(shape);
        CAPTURE(p);
        const double exact = boost::math::quantile(boost::math::gamma_distribution<>{shape}, p);
        const double ours = laws::gamma_quantile(shape, p);
        if (exact > 1e-290)
          CHECK(relative(ours, exact) < 1e-11);
        else
          CHECK(ours < 1e-280);
      }
    }
    CHECK(laws::gamma_quantile(2, 0) == 0);
    CHECK(laws::gamma_quantile(2, 1) == std::numeric_limits<double>::infinity());
  }

  TEST_CASE("a law's quantile grows with the uniform number") {
    const GammaLaw gamma{0.7, 2};
    const LognormalLaw lognormal{0.3, 0.8};
    const ExponentialLaw exponential{2};
    for (double u = 0.001; u < 0.998; u += 0.001) {
      REQUIRE(gamma.quantile(u + 0.001) > gamma.quantile(u));
      REQUIRE(lognormal.quantile(u + 0.001) > lognormal.quantile(u));
      REQUIRE(exponential.quantile(u + 0.001) > exponential.quantile(u));
    }
  }

  TEST_CASE("draws have the mean and the variance that were asked for") {
    const Draws<Purpose> draws{5, 0};
    const GammaLaw gamma = GammaLaw::with_mean(3, 0.6);
    const LognormalLaw lognormal = LognormalLaw::with_mean(3, 0.6);
    const MixtureLaw mixture{{{2, ExponentialLaw{1}},
                              {1, GammaLaw::with_mean(5, 0.3)},
                              {1, LognormalLaw::with_mean(2, 0.5)}}};
    CHECK(gamma.mean() == doctest::Approx(3));
    CHECK(gamma.variance() == doctest::Approx(3.24));
    CHECK(lognormal.mean() == doctest::Approx(3));
    CHECK(lognormal.variance() == doctest::Approx(3.24));
    CHECK(mixture.mean() == doctest::Approx(0.5 * 1 + 0.25 * 5 + 0.25 * 2));
    // Second moments: 2, 25 x 1.09, 4 x 1.25.
    CHECK(mixture.variance() == doctest::Approx(0.5 * 2 + 0.25 * 27.25 + 0.25 * 5 - 2.25 * 2.25));
    Tally of_gamma, of_lognormal, of_mixture;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
      const auto pair = draws.uniform_pair(i, Purpose::any, 0);
      of_gamma.add(gamma.quantile(pair[0]));
      of_lognormal.add(lognormal.quantile(pair[0]));
      of_mixture.add(mixture.draw(pair));
    }
    const auto agrees = [](const Tally& seen, double mean, double variance) {
      CHECK(std::abs(seen.mean() - mean) < 4 * seen.standard_error());
      CHECK(seen.variance() == doctest::Approx(variance).epsilon(0.03));
    };
    agrees(of_gamma, 3, 3.24);
    agrees(of_lognormal, 3, 3.24);
    agrees(of_mixture, mixture.mean(), mixture.variance());
  }

  TEST_CASE("parameters that make no distribution are refused") {
    const double no_number = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS((GammaLaw{0, 1}), ModelError);
    CHECK_THROWS_AS((GammaLaw{1, -1}), ModelError);
    CHECK_THROWS_AS((void)GammaLaw::with_mean(1, 0), ModelError);
    CHECK_THROWS_AS((LognormalLaw{0, -1}), ModelError);
    CHECK_THROWS_AS((LognormalLaw{no_number, 1}), ModelError);
    CHECK_THROWS_AS((void)LognormalLaw::with_mean(-3, 1), ModelError);
    CHECK_THROWS_AS(ExponentialLaw{no_number}, ModelError);
    CHECK_THROWS_AS(MixtureLaw{{}}, ModelError);
    CHECK_THROWS_AS((MixtureLaw{{{0, ExponentialLaw{1}}}}), ModelError);
    CHECK_THROWS_AS((void)laws::gamma_quantile(1, 1.5), ModelError);
    CHECK_THROWS_AS((void)laws::gamma_quantile(1, no_number), ModelError);
  }
}
