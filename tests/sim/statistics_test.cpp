#include "sim/statistics.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <limits>

#include "sim/random.hpp"

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { any = 1 };

Tally tally_of(std::uint32_t first, std::uint32_t last) {
  const Draws<Purpose> draws{4, 0};
  Tally tally;
  for (std::uint32_t i = first; i < last; ++i) tally.add(1e6 + draws.normal(i, Purpose::any, 0));
  return tally;
}

void check_same(const Tally& a, const Tally& b) {
  CHECK(a.count() == b.count());
  CHECK(a.mean() == doctest::Approx(b.mean()).epsilon(1e-14));
  CHECK(a.variance() == doctest::Approx(b.variance()).epsilon(1e-9));
  CHECK(a.minimum() == b.minimum());
  CHECK(a.maximum() == b.maximum());
}

}  // namespace

TEST_SUITE("statistics") {
  TEST_CASE("a tally gives the textbook figures") {
    Tally tally;
    for (const double x : {2, 4, 4, 4, 5, 5, 7, 9}) tally.add(x);
    CHECK(tally.count() == 8);
    CHECK(tally.mean() == doctest::Approx(5));
    CHECK(tally.sum() == doctest::Approx(40));
    CHECK(tally.variance() == doctest::Approx(32.0 / 7));
    CHECK(tally.standard_error() == doctest::Approx(std::sqrt(32.0 / 7 / 8)));
    CHECK(tally.minimum() == 2);
    CHECK(tally.maximum() == 9);
  }

  TEST_CASE("merged tallies are the tally of everything, far from zero and in any split") {
    const Tally whole = tally_of(0, 10'000);
    for (const std::uint32_t split : {0u, 1u, 5'000u, 9'999u, 10'000u}) {
      CAPTURE(split);
      Tally merged = tally_of(0, split);
      merged.merge(tally_of(split, 10'000));
      check_same(merged, whole);
    }
    CHECK(whole.variance() == doctest::Approx(1).epsilon(0.05));
  }

  TEST_CASE("the variance survives a mean that dwarfs it") {
    Tally tally;
    for (int i = 0; i < 1'000; ++i) tally.add(1e9 + i % 2);
    CHECK(tally.variance() == doctest::Approx(0.25 * 1000 / 999).epsilon(1e-9));
  }

  TEST_CASE("too few observations give no false certainty") {
    Tally tally;
    CHECK(tally.standard_error() == std::numeric_limits<double>::infinity());
    tally.add(3);
    CHECK(tally.interval().low == -std::numeric_limits<double>::infinity());
    CHECK(tally.interval().high == std::numeric_limits<double>::infinity());
  }

  TEST_CASE("Student's interval has the tabled width") {
    Tally tally;
    for (const double x : {1, 2, 3, 4, 5}) tally.add(x);
    const double half = 2.776445105 * std::sqrt(2.5 / 5);  // t, 4 degrees, 97.5 %
    CHECK(tally.interval().low == doctest::Approx(3 - half).epsilon(1e-9));
    CHECK(tally.interval().high == doctest::Approx(3 + half).epsilon(1e-9));
    CHECK(tally.interval(0.9).high == doctest::Approx(3 + 2.131846786 * std::sqrt(0.5)));
    CHECK(student_t_quantile(1, 0.75) == doctest::Approx(1));
  }

  TEST_CASE("Student's quantiles agree with Boost.Math to 1e-12") {
    double worst = 0;
    for (const double degrees : {1.0, 1.3, 2.0, 5.5, 30.0, 999.0, 123'456.0, 1e6, 2e6, 1e9})
      for (const double p : {0.0005, 0.025, 0.4, 0.6, 0.975, 0.9999}) {
        const boost::math::students_t_distribution<long double> law{degrees};
        const auto exact = boost::math::quantile(law, static_cast<long double>(p));
        worst = std::max(
            worst, static_cast<double>(std::abs((student_t_quantile(degrees, p) - exact) / exact)));
      }
    CHECK(worst < 1e-12);
    CHECK(student_t_quantile(7, 0.5) == 0);
  }

  TEST_CASE("Student's interval covers the mean as often as it says") {
    const Draws<Purpose> draws{6, 0};
    constexpr int samples = 4'000;
    int covered = 0;
    for (std::uint32_t s = 0; s < samples; ++s) {
      Tally tally;
      for (std::uint32_t i = 0; i < 5; ++i) tally.add(draws.normal(s, Purpose::any, i));
      covered += tally.interval(0.9).low <= 0 && tally.interval(0.9).high >= 0;
    }
    // Four standard errors of a share of 0.9.
    CHECK(std::abs(covered / double{samples} - 0.9) < 4 * std::sqrt(0.09 / samples));
  }

  TEST_CASE("Wilson's interval has the published bounds and stays inside [0, 1]") {
    // Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, table I.
    struct Row {
      double successes, trials, low, high;
    };
    for (const Row& row : {Row{81, 263, 0.2553, 0.3662}, Row{15, 148, 0.0624, 0.1605},
                           Row{0, 20, 0.0, 0.1611}, Row{1, 29, 0.0061, 0.1718}}) {
      CAPTURE(row.successes);
      const Interval interval = wilson_interval(row.successes, row.trials);
      CHECK(std::abs(interval.low - row.low) < 6e-5);
      CHECK(std::abs(interval.high - row.high) < 6e-5);
    }
    CHECK(wilson_interval(29, 29).high == 1);
    CHECK(wilson_interval(0, 0).low == 0);
    CHECK(wilson_interval(0, 0).high == 1);
  }

  TEST_CASE("a time average weighs levels by how long they last") {
    TimeWeighted level{at(10), 2};
    level.set(at(11), 5);
    level.change(at(14), -4);
    CHECK(level.level() == 1);
    CHECK(level.maximum() == 5);
    CHECK(level.area(at(16)) == doctest::Approx(2 + 15 + 2));
    CHECK(level.mean(at(16)) == doctest::Approx(19.0 / 6));
    level.restart(at(16));
    CHECK(level.mean(at(16)) == 1);
    CHECK(level.mean(at(20)) == doctest::Approx(1));
    CHECK(level.maximum() == 1);
  }
}
