#include "sim/hazard.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <limits>
#include <vector>

#include "sim/hazard_clock.hpp"
#include "sim/random.hpp"

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { from = 1, threshold = 2, change = 3, factor = 4 };

constexpr double inf = std::numeric_limits<double>::infinity();

constexpr std::array<double, 5> band_start{0, 1, 18, 30, 65};
constexpr std::array<double, 5> band_rate{0.3, 0, 0.02, 0, 0.1};

/// reach and cumulative undo each other, from all ages and for small and large thresholds.
template <class Hazard>
void check_inverse(const Hazard& hazard, double tolerance) {
  const Draws<Purpose> draws{1, 0};
  for (std::uint32_t i = 0; i < 2'000; ++i) {
    const double from = 110 * draws.uniform(i, Purpose::from, 0);
    const double threshold = draws.exponential(i, Purpose::threshold, 0);
    CAPTURE(from);
    CAPTURE(threshold);
    const double age = hazard.reach(from, threshold);
    REQUIRE(age >= from);
    REQUIRE(age < inf);
    // What rounding of the age itself can change, plus what the formulas lose.
    const double slack = hazard.cumulative(age, age * (1 + 4e-16)) + tolerance * threshold;
    REQUIRE(std::abs(hazard.cumulative(from, age) - threshold) <= slack + 1e-15);
  }
}

}  // namespace

TEST_SUITE("hazard") {
  TEST_CASE("reach undoes cumulative, also at high ages") {
    SUBCASE("piecewise constant") {
      check_inverse(PiecewiseConstantHazard{band_start, band_rate}, 1e-13);
    }
    SUBCASE("Weibull, rising") { check_inverse(WeibullHazard{3.5, 60}, 1e-12); }
    SUBCASE("Weibull, falling") { check_inverse(WeibullHazard{0.6, 60}, 1e-12); }
    SUBCASE("Gompertz, rising") { check_inverse(GompertzHazard{2e-5, 0.1}, 1e-11); }
  }

  TEST_CASE("a threshold far beyond what 1 - survival can show still has an exact age") {
    // Survival e^-200: a distribution function would be 1 from hazard 37 on.
    const GompertzHazard gompertz{2e-5, 0.1};
    const double age = gompertz.reach(100, 200);
    CHECK(gompertz.cumulative(100, age) == doctest::Approx(200).epsilon(1e-12));
    const WeibullHazard weibull{3.5, 60};
    CHECK(weibull.cumulative(100, weibull.reach(100, 200)) == doctest::Approx(200).epsilon(1e-12));
  }

  TEST_CASE("the age reached grows with the threshold, however small the step") {
    const PiecewiseConstantHazard bands{band_start, band_rate};
    const GompertzHazard gompertz{2e-5, 0.1};
    const WeibullHazard weibull{3.5, 60};
    for (double h = 0; h < 10; h += 0.01) {
      REQUIRE(bands.reach(0.5, h + 0.01) > bands.reach(0.5, h));
      REQUIRE(gompertz.reach(40, h + 0.01) > gompertz.reach(40, h));
      REQUIRE(weibull.reach(40, h + 0.01) > weibull.reach(40, h));
    }
  }

  TEST_CASE("no hazard is reached before the age it is counted from, however little is left") {
    const PiecewiseConstantHazard bands{band_start, band_rate};
    const GompertzHazard gompertz{2e-5, 0.1};
    const WeibullHazard weibull{3.5, 60};
    const Draws<Purpose> draws{3, 0};
    for (std::uint32_t i = 0; i < 2'000; ++i) {
      const double from = 110 * draws.uniform(i, Purpose::from, 0);
      for (const double threshold : {0.0, 1e-18, 1e-16, 1e-14}) {
        REQUIRE(bands.reach(from, threshold) >= from);
        REQUIRE(gompertz.reach(from, threshold) >= from);
        REQUIRE(weibull.reach(from, threshold) >= from);
      }
    }
  }

  TEST_CASE("nothing happens in a band of rate zero") {
    const PiecewiseConstantHazard bands{band_start, band_rate};
    CHECK(bands.rate(0.99) == 0.3);
    CHECK(bands.rate(1) == 0);
    CHECK(bands.cumulative(1, 18) == 0);
    CHECK(bands.cumulative(-0.0, 200) == doctest::Approx(0.3 + 12 * 0.02 + 135 * 0.1));
    // 0.3 is used up at age 1; the next 0.02 takes the first year of the band from 18.
    CHECK(bands.reach(0, 0.32) == doctest::Approx(19));
    CHECK(bands.reach(5, 0.02) == doctest::Approx(19));
    CHECK(bands.reach(40, 0.1) == doctest::Approx(66));
  }

  TEST_CASE("a last band of rate zero is never survived to its end") {
    constexpr std::array<double, 2> start{0, 10};
    constexpr std::array<double, 2> rate{0.1, 0};
    const PiecewiseConstantHazard bands{start, rate};
    CHECK(bands.reach(0, 0.5) == doctest::Approx(5));
    CHECK(bands.reach(0, 1.5) == inf);
    CHECK(bands.reach(10, 0.1) == inf);
    CHECK(bands.cumulative(0, inf) == doctest::Approx(1));
  }

  TEST_CASE("a falling Gompertz hazard leaves a share of immortals") {
    const GompertzHazard gompertz{0.1, -0.5};  // 0.2 in a whole life
    CHECK(gompertz.reach(0, 0.19) < inf);
    CHECK(gompertz.reach(0, 0.21) == inf);
    CHECK(gompertz.cumulative(0, gompertz.reach(0, 0.19)) == doctest::Approx(0.19));
  }

  TEST_CASE("a Gompertz hazard that hardly rises is a constant one, not noise") {
    // Hazard 0.01 from age 30 on: a threshold of 1 is reached 100 years later.
    for (const double slope : {0.0, 1e-300, 1e-17, -1e-17, 1e-12, -1e-12}) {
      CAPTURE(slope);
      const GompertzHazard flat{0.01, slope};
      CHECK(flat.reach(30, 1) == doctest::Approx(130).epsilon(1e-9));
      CHECK(flat.cumulative(30, 130) == doctest::Approx(1).epsilon(1e-9));
      CHECK(flat.reach(30, 0) == 30);
      CHECK(flat.cumulative(30, 30) == 0);
    }
    CHECK(GompertzHazard{0.01, 0}.cumulative(0, inf) == inf);
    CHECK(GompertzHazard{0.01, 0}.reach(0, inf) == inf);
    CHECK(GompertzHazard{0, 0}.reach(0, 1) == inf);
  }

  TEST_CASE("between flat and steep a Gompertz hazard has no step") {
    // Against the closed forms in long double, with the functions that do not cancel.
    for (double slope = 1e-16; slope < 1; slope *= 1.7) {
      for (const double sign : {1.0, -1.0}) {
        CAPTURE(slope);
        const GompertzHazard hazard{0.02, sign * slope};
        const long double s = sign * slope;
        const long double rate = 0.02L * std::exp(s * 40);
        const auto gap = static_cast<double>(rate * std::expm1(s * 7) / s);
        CHECK(hazard.cumulative(40, 47) == doctest::Approx(gap).epsilon(1e-10));
        const auto age = static_cast<double>(40 + std::log1p(0.001L * s / rate) / s);
        if (age == age && age < inf)
          CHECK(hazard.reach(40, 0.001) == doctest::Approx(age).epsilon(1e-10));
      }
    }
  }

  TEST_CASE("Weibull with shape one is a constant hazard") {
    const WeibullHazard weibull{1, 20};
    CHECK(weibull.cumulative(3, 13) == doctest::Approx(0.5));
    CHECK(weibull.reach(3, 0.5) == doctest::Approx(13));
  }
}

TEST_SUITE("hazard clock") {
  TEST_CASE("a clock rings when the hazard lived through reaches its threshold") {
    HazardClock clock{at(2), 3};
    CHECK(clock.due() == never);  // no hazard yet
    clock.set_rate(at(2), Rate{0.5});
    CHECK(clock.due() == at(8));
    clock.set_rate(at(4), Rate{2});  // 2 of 3 left
    CHECK(clock.due() == at(5));
  }

  TEST_CASE("a clock keeps what has been spent through a spell without hazard") {
    HazardClock clock{at(0), 3};
    clock.set_rate(at(0), Rate{1});
    clock.set_rate(at(1), Rate{0});
    CHECK(clock.due() == never);
    clock.set_rate(at(101), Rate{1});
    CHECK(clock.due() == at(103));
  }

  TEST_CASE("a change of rate to and fro at one moment leaves the fate as it was") {
    HazardClock clock{at(0), 1.7};
    clock.set_rate(at(0), Rate{0.3});
    const Time due = clock.due();
    clock.set_rate(at(0), Rate{9});
    clock.set_rate(at(0), Rate{0.3});
    CHECK(clock.due() == due);
  }

  TEST_CASE("a clock that has run out rings now, not earlier") {
    HazardClock clock{at(0), 1};
    clock.set_rate(at(0), Rate{1});
    clock.set_rate(at(5), Rate{2});
    CHECK(clock.due() == at(5));
  }

  TEST_CASE("a hazard that is never higher never rings earlier") {
    const Draws<Purpose> draws{2, 0};
    for (std::uint32_t i = 0; i < 2'000; ++i) {
      const double threshold = draws.exponential(i, Purpose::threshold, 0);
      HazardClock high{at(0), threshold};
      HazardClock low{at(0), threshold};
      const WeibullHazard weibull{2, 30};
      ScaledClock high_scaled{0, threshold};
      ScaledClock low_scaled{0, threshold};
      double now = 0;
      for (std::uint32_t k = 0; k < 10; ++k) {
        const double rate = draws.exponential(i, Purpose::change, k);
        const double lower = rate * draws.uniform(i, Purpose::factor, k);
        high.set_rate(at(now), Rate{rate});
        low.set_rate(at(now), Rate{lower});
        high_scaled.set_factor(weibull, now, rate);
        low_scaled.set_factor(weibull, now, lower);
        REQUIRE(low.due() >= high.due());
        REQUIRE(low_scaled.due_age(weibull) >= high_scaled.due_age(weibull));
        now += 0.2;
        if (at(now) >= high.due() || now >= high_scaled.due_age(weibull)) break;
      }
    }
  }

  TEST_CASE("a scaled clock spends factor times the hazard of its age") {
    const PiecewiseConstantHazard bands{band_start, band_rate};
    ScaledClock clock{0, 0.5};
    CHECK(clock.due_age(bands) == inf);
    clock.set_factor(bands, 0, 1);   // 0.3 by age 1, 0.2 left
    clock.set_factor(bands, 18, 2);  // 0.04 a year from 18
    CHECK(clock.due_age(bands) == doctest::Approx(23));
    clock.set_factor(bands, 20, 0);
    CHECK(clock.due_age(bands) == inf);
    clock.set_factor(bands, 25, 1);  // 0.12 left, 0.1 until 30, then nothing
    CHECK(clock.due_age(bands) == doctest::Approx(65.2));
  }

  TEST_CASE("a rebased clock keeps what it has spent and goes on from the other age") {
    const std::vector<double> start{0, 2}, rate{0.5, 0.1};
    const PiecewiseConstantHazard hazard{start, rate};
    ScaledClock clock{0, 1.3};
    clock.set_factor(hazard, 0, 1);
    CHECK(clock.due_age(hazard) == doctest::Approx(5));
    // 1.1 are spent at age 3; from age 0 on the rest takes 0.2 / 0.5 years.
    clock.rebase(hazard, 3, 0);
    CHECK(clock.due_age(hazard) == doctest::Approx(0.4));
  }

  TEST_CASE("rates add and subtract, and with a time give expected events") {
    CHECK(Rate{3} - Rate{1} == Rate{2});
    CHECK(Rate{3} + Rate{1} == Rate{4});
    CHECK(Rate{3} * years(0.5) == 1.5);
  }
}
