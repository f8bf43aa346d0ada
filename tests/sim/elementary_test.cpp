#include "sim/elementary.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <limits>

#include "sim/random.hpp"

using namespace kohort;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest_normal = std::numeric_limits<double>::min();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

/// Distance to the exact value in units in the last place of the result.
double ulps(double value, long double exact) {
  const double rounded = static_cast<double>(exact);
  const double unit =
      std::max(std::nextafter(std::abs(rounded), inf) - std::abs(rounded), smallest);
  return static_cast<double>(std::abs(static_cast<long double>(value) - exact) / unit);
}

enum class Purpose : std::uint32_t { x = 1, y = 2 };

/// Largest of error(u) over a fixed sample of u in (0, 1).
template <class Error>
double worst(std::uint32_t count, Error error) {
  const Draws<Purpose> draws{5, 0};
  double largest = 0;
  for (std::uint32_t i = 0; i < count; ++i)
    largest = std::max(largest, error(draws.uniform(i, Purpose::x, 0)));
  return largest;
}

}  // namespace

TEST_SUITE("elementary") {
  TEST_CASE("log is within two units in the last place, wherever x lies") {
    const auto error = [](double x) {
      return ulps(elementary::log(x), std::log(static_cast<long double>(x)));
    };
    CHECK(worst(300'000, error) < 2);
    CHECK(worst(300'000, [&](double u) { return error(0.7 + 0.8 * u); }) < 2);
    CHECK(worst(300'000, [&](double u) { return error(1 + (u - 0.5) * 1e-6); }) < 2);
    CHECK(worst(300'000, [&](double u) { return error(std::exp2(2000 * (u - 0.5))); }) < 2);
    CHECK(error(smallest) < 2);
    CHECK(error(0.75 * smallest_normal) < 2);
    CHECK(error(std::numeric_limits<double>::max()) < 2);
  }

  TEST_CASE("log at the edges is as in C") {
    CHECK(elementary::log(1) == 0);
    CHECK(elementary::log(0) == -inf);
    CHECK(elementary::log(-0.0) == -inf);
    CHECK(elementary::log(inf) == inf);
    CHECK(std::isnan(elementary::log(-1)));
    CHECK(std::isnan(elementary::log(-inf)));
    CHECK(std::isnan(elementary::log(nan_value)));
  }

  TEST_CASE("exp is within two units in the last place while the result is normal") {
    const auto error = [](double x) {
      return ulps(elementary::exp(x), std::exp(static_cast<long double>(x)));
    };
    CHECK(worst(300'000, [&](double u) { return error(u - 0.5); }) < 2);
    CHECK(worst(300'000, [&](double u) { return error(1417 * u - 708); }) < 2);
    CHECK(error(709.782712893383) < 2);
    CHECK(error(-708.396418532264) < 2);
    CHECK(error(1e-300) < 2);
  }

  TEST_CASE("exp at the edges is as in C, but for results below the smallest normal number") {
    CHECK(elementary::exp(0) == 1);
    CHECK(elementary::exp(-0.0) == 1);
    CHECK(elementary::exp(smallest) == 1);
    CHECK(elementary::exp(inf) == inf);
    CHECK(elementary::exp(710) == inf);
    CHECK(elementary::exp(-inf) == 0);
    CHECK(elementary::exp(-709) == 0);
    CHECK(elementary::exp(-1e308) == 0);
    CHECK(std::isnan(elementary::exp(nan_value)));
  }

  TEST_CASE("pow keeps its stated bound on the relative error") {
    const Draws<Purpose> draws{5, 0};
    double largest = 0;  // error over bound
    for (std::uint32_t i = 0; i < 300'000; ++i) {
      const double x = std::exp2(40 * (draws.uniform(i, Purpose::x, 0) - 0.5));
      const double y = 20 * (draws.uniform(i, Purpose::y, 0) - 0.5);
      const long double exact = std::pow(static_cast<long double>(x), static_cast<long double>(y));
      const long double error = std::abs((elementary::pow(x, y) - exact) / exact);
      largest = std::max(largest,
                         static_cast<double>(error / ((2 + std::abs(y * std::log(x))) * 0x1p-51L)));
    }
    CHECK(largest < 1);
  }

  TEST_CASE("pow leaves bits unchanged where nothing happens and is as in C at the edges") {
    for (const double x : {0.0, smallest, 0.3, 1.0, 7.25, inf}) {
      CAPTURE(x);
      CHECK(elementary::pow(x, 0) == 1);
      CHECK(elementary::pow(x, 1) == x);
      for (const double y : {-inf, -2.5, -1.0, 0.5, 3.0, inf}) {
        CAPTURE(y);
        const double exact = std::pow(x, y);
        if (exact == 0 || exact == inf)
          CHECK(elementary::pow(x, y) == exact);
        else
          CHECK(elementary::pow(x, y) == doctest::Approx(exact).epsilon(1e-13));
      }
    }
    CHECK(elementary::pow(nan_value, 0) == 1);
    CHECK(elementary::pow(1, nan_value) == 1);
    CHECK(std::isnan(elementary::pow(0, nan_value)));
    CHECK(std::isnan(elementary::pow(2, nan_value)));
    CHECK(std::isnan(elementary::pow(nan_value, 2)));
  }

  TEST_CASE("normal quantile agrees with Boost.Math to 1e-15") {
    const auto error = [](double p) {
      const boost::math::normal_distribution<long double> normal;
      const auto exact = boost::math::quantile(normal, static_cast<long double>(p));
      return static_cast<double>(std::abs((elementary::normal_quantile(p) - exact) / exact));
    };
    CHECK(worst(50'000, error) < 1e-15);
    CHECK(worst(50'000, [&](double u) { return error(std::exp2(-1000 * u - 1e-3)); }) < 1e-15);
    CHECK(error(0x1p-53) < 1e-15);
    CHECK(error(1 - 0x1p-53) < 1e-15);
    CHECK(elementary::normal_quantile(0.5) == 0);
  }

  TEST_CASE("normal quantile at the ends of its range is infinite, beyond them not a number") {
    CHECK(elementary::normal_quantile(0) == -inf);
    CHECK(elementary::normal_quantile(1) == inf);
    CHECK(std::isnan(elementary::normal_quantile(-0.1)));
    CHECK(std::isnan(elementary::normal_quantile(1.1)));
    CHECK(std::isnan(elementary::normal_quantile(nan_value)));
  }

  TEST_CASE(
      "normal distribution function agrees with Boost.Math to 1e-15, the lower tail to 1e-12") {
    const boost::math::normal_distribution<long double> normal;
    const auto exact = [&](double x) {
      return boost::math::cdf(normal, static_cast<long double>(x));
    };
    CHECK(worst(20'000, [&](double u) {
            const double x = 20 * (u - 0.5);
            return static_cast<double>(std::abs(elementary::normal_cdf(x) - exact(x)));
          }) < 1e-15);
    CHECK(worst(20'000, [&](double u) {
            const double x = -37 * u;
            return static_cast<double>(std::abs(elementary::normal_cdf(x) / exact(x) - 1));
          }) < 1e-12);
    CHECK(elementary::normal_cdf(0) == 0.5);
    CHECK(elementary::normal_cdf(-inf) == 0);
    CHECK(elementary::normal_cdf(inf) == 1);
    CHECK(std::isnan(elementary::normal_cdf(nan_value)));
  }
}
