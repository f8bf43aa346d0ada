#include "sim/sample.hpp"

#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <limits>

#include "sim/fault.hpp"
#include "sim/random.hpp"

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { first = 1, second = 2 };

constexpr double infinity = std::numeric_limits<double>::infinity();

Sample of(std::initializer_list<double> values) {
  Sample sample;
  for (const double v : values) sample.add(v);
  return sample;
}

/// Share of 1,000 samples whose interval holds `truth`.
template <class IntervalOf>
double coverage(double truth, IntervalOf interval_of) {
  int held = 0;
  for (std::uint32_t seed = 0; seed < 1'000; ++seed) {
    const Interval interval = interval_of(Draws<Purpose>{seed, 0});
    held += interval.low <= truth && truth <= interval.high ? 1 : 0;
  }
  return held / 1'000.0;
}

}  // namespace

TEST_SUITE("sample") {
  TEST_CASE("quantiles lie between order statistics as R's do by default") {
    const Sample sample = of({7, 1, 3, 9, 5});
    CHECK(sample.quantile(0) == 1);
    CHECK(sample.quantile(0.5) == 5);
    CHECK(sample.quantile(1) == 9);
    CHECK(sample.quantile(0.9) == doctest::Approx(8.2));
    CHECK(of({4}).quantile(0.3) == 4);
    CHECK(std::isnan(Sample{}.quantile(0.5)));
    CHECK_THROWS_AS((void)sample.quantile(1.1), ModelError);
    CHECK_THROWS_AS(of({std::nan("")}), ModelError);
  }

  TEST_CASE("a share above a limit does not count those at the limit") {
    Sample sample = of({1, 2, 2, 3});
    CHECK(sample.share_above(2) == 0.25);
    CHECK(sample.share_above(0) == 1);
    CHECK(sample.share_above(3) == 0);
    CHECK(sample.share_above_interval(2).low < 0.25);
    CHECK(sample.share_above_interval(2).high > 0.25);
    sample.merge(of({5, 6, 7, 8}));
    CHECK(sample.count() == 8);
    CHECK(sample.share_above(2) == 0.625);
  }

  TEST_CASE("the interval of a quantile holds it as often as it says, and says when it cannot") {
    const double median = std::log(2);
    const double held = coverage(median, [](const Draws<Purpose>& draws) {
      Sample sample;
      for (std::uint32_t i = 0; i < 50; ++i) sample.add(draws.exponential(i, Purpose::first, 0));
      return sample.quantile_interval(0.5);
    });
    CHECK(held > 0.94);  // never less than 0.95 in expectation
    CHECK(held < 0.985);
    // Ranks 2 and 9 of ten: 1 - 2 (1 + 10) / 1024 = 0.979.
    const Interval ten = of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).quantile_interval(0.5);
    CHECK(ten.low == 2);
    CHECK(ten.high == 9);
    CHECK(of({1, 2, 3}).quantile_interval(0.5).low == -infinity);
    CHECK(of({1, 2, 3}).quantile_interval(0.99).high == infinity);
    CHECK(Sample{}.quantile_interval(0.5).high == infinity);
  }

  TEST_CASE("a ratio of means is not the mean of ratios") {
    RatioOfMeans both;
    both.add(1, 1);
    both.add(1, 3);
    CHECK(both.ratio() == 0.5);  // the mean of ratios is 2/3
    CHECK(both.covariance() == 0);
  }

  TEST_CASE("merged ratios are those of all observations") {
    const Draws<Purpose> draws{1, 0};
    RatioOfMeans all, first, second;
    for (std::uint32_t i = 0; i < 100; ++i) {
      const double x = draws.exponential(i, Purpose::first, 0);
      const double y = x + draws.exponential(i, Purpose::second, 0);
      all.add(x, y);
      (i < 37 ? first : second).add(x, y);
    }
    first.merge(second);
    first.merge(RatioOfMeans{});
    CHECK(first.covariance() == doctest::Approx(all.covariance()));
    CHECK(first.interval().low == doctest::Approx(all.interval().low));
    CHECK(first.interval().high == doctest::Approx(all.interval().high));
  }

  TEST_CASE(
      "the interval of a ratio holds it in 95 of 100 cases, with few and skewed observations") {
    // Numerator 2 E + 1 with the denominator E + F: means 3 and 2, correlated.
    const double held = coverage(1.5, [](const Draws<Purpose>& draws) {
      RatioOfMeans both;
      for (std::uint32_t i = 0; i < 40; ++i) {
        const double e = draws.exponential(i, Purpose::first, 0);
        both.add(2 * e + 1, e + draws.exponential(i, Purpose::second, 0));
      }
      return both.interval();
    });
    CHECK(held > 0.92);
    CHECK(held < 0.98);
  }

  TEST_CASE("a denominator that may be zero has no finite interval") {
    RatioOfMeans both;
    for (const double y : {-1.0, 1.2, -0.8, 0.9}) both.add(1, y);
    CHECK(both.interval().low == -infinity);
    CHECK(both.interval().high == infinity);
    RatioOfMeans one;
    one.add(1, 2);
    CHECK(one.interval().high == infinity);
  }
}
