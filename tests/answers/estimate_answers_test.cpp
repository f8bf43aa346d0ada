#include <cmath>
#include <doctest/doctest.h>

#include "app/results/estimate.hpp"
#include "app/results/payback.hpp"
#include "app/results/ratio.hpp"
#include "sim/statistics.hpp"

using namespace kohort;

namespace {

using Draws = std::vector<std::uint32_t>;
constexpr double t_975_of_4 = 2.776445105197793;  // Student's t, tables
constexpr double t_975_of_2 = 4.302652729749464;

}  // namespace

TEST_SUITE("estimates") {
  TEST_CASE("1 to 5: mean 3, s^2 = 5/2, error the root of a half, half-width t of 4 times it") {
    const std::vector<double> values{5, 1, 3, 2, 4};
    const Draws one(5, 0);
    const Estimate e = estimate(values, one);
    CHECK(e.mean == doctest::Approx(3));
    CHECK(e.se == doctest::Approx(std::sqrt(0.5)));
    // 2.5 % of the way along four steps, and 97.5 %.
    CHECK(e.low == doctest::Approx(1.1));
    CHECK(e.high == doctest::Approx(4.9));
    CHECK(half_width(values, one) == doctest::Approx(t_975_of_4 * std::sqrt(0.5)));
  }

  TEST_CASE("three draws of two replications each: errors are those of three means") {
    const std::vector<double> values{0, 2, 3, 5, 9, 11};
    const Draws draws{0, 0, 1, 1, 2, 2};
    // The means are 1, 4 and 10: s^2 = 21, so the error of their mean is the root of 7.
    CHECK(estimate(values, draws).mean == doctest::Approx(5));
    CHECK(estimate(values, draws).se == doctest::Approx(std::sqrt(7.0)));
    CHECK(half_width(values, draws) == doctest::Approx(t_975_of_2 * std::sqrt(7.0)));
    // Within each draw the two differ by 2, variance 2; between draws 21 is knowledge + 2 / 2.
    const auto split = variance_split(values, draws);
    REQUIRE(split);
    CHECK(split->chance == doctest::Approx(2));
    CHECK(split->knowledge == doctest::Approx(20));
    CHECK(split->knowledge_share() == doctest::Approx(20.0 / 22));
    // With endless replications the three draws still vary by 20.
    CHECK(half_width_limit(values, draws) == doctest::Approx(t_975_of_2 * std::sqrt(20.0 / 3)));
  }

  TEST_CASE("unequal draws: the analysis of variance of unbalanced groups") {
    // Groups {0, 2, 4} and {10}: mean 4; between 3 * 4 + 36 = 48, within 8 over 2 degrees.
    const std::vector<double> values{0, 2, 4, 10};
    const Draws draws{0, 0, 0, 3};
    const auto split = variance_split(values, draws);
    REQUIRE(split);
    CHECK(split->chance == doctest::Approx(4));
    // n0 = (4 - (9 + 1) / 4) / 1 = 1.5.
    CHECK(split->knowledge == doctest::Approx((48 - 4) / 1.5));
  }

  TEST_CASE("a difference is the scenario less the baseline, replication by replication") {
    const Compared c = compare(std::vector<double>{1, 2}, std::vector<double>{4, 9}, Draws{0, 0});
    CHECK(c.difference.mean == doctest::Approx(5));
    CHECK(c.difference.se == doctest::Approx(2));  // 3 and 7
    CHECK(c.baseline.mean == doctest::Approx(1.5));
    CHECK(c.scenario.mean == doctest::Approx(6.5));
  }
}

TEST_SUITE("ratios of means") {
  const std::vector<double> above{2, 6, 10};
  const std::vector<double> below{1, 2, 6};

  TEST_CASE("18 / 9 is 2, its error that of numerator - 2 denominator, over the mean denominator") {
    const auto ratio = estimate_ratio(above, below, Draws{0, 0, 0});
    REQUIRE(ratio);
    CHECK(ratio->value.mean == doctest::Approx(2));
    // 0, 2 and -2: s = 2, over 3, over the root of 3.
    CHECK(ratio->value.se == doctest::Approx(2 / 3.0 / std::sqrt(3.0)));
  }

  TEST_CASE("Fieller's ends are where a t test of numerator - q denominator turns") {
    const std::vector<double> x{20, 26, 30, 24, 25};
    const std::vector<double> y{10, 13, 14, 11, 12};
    const auto ratio = estimate_ratio(x, y, Draws(5, 0));
    REQUIRE(ratio);
    REQUIRE(ratio->confidence);
    for (const double q : {ratio->confidence->low, ratio->confidence->high}) {
      std::vector<double> z(5);
      for (std::size_t r = 0; r < 5; ++r) z[r] = x[r] - q * y[r];
      const Estimate e = estimate(z, Draws(5, 0));
      CHECK(std::abs(e.mean) / e.se == doctest::Approx(t_975_of_4));
    }
    CHECK(ratio->confidence->low < 125.0 / 60);
    CHECK(ratio->confidence->high > 125.0 / 60);
  }

  TEST_CASE("Fieller counts draws, not replications") {
    const std::vector<double> x{20, 22, 30, 28, 24, 26};
    const std::vector<double> y{10, 11, 14, 14, 11, 12};
    const Draws draws{0, 0, 1, 1, 2, 2};
    const auto ratio = estimate_ratio(x, y, draws);
    REQUIRE(ratio);
    REQUIRE(ratio->confidence);
    std::vector<double> z(6);
    for (std::size_t r = 0; r < 6; ++r) z[r] = x[r] - ratio->confidence->high * y[r];
    const Estimate e = estimate(z, draws);
    CHECK(std::abs(e.mean) / e.se == doctest::Approx(t_975_of_2));
  }

  TEST_CASE("replications weigh by what they are ratios to, differences are scenario - baseline") {
    // Waits: 2 weeks each of 30 cases, and 8 each of 10, are 3.5 on average, not 5.
    const std::vector<double> ratio_before{2, 8}, cases_before{30, 10};
    const std::vector<double> ratio_after{1, 3}, cases_after{10, 30};
    const Compared c =
        compare_ratios({ratio_before, cases_before}, {ratio_after, cases_after}, Draws{0, 0});
    CHECK(c.baseline.mean == doctest::Approx(3.5));
    CHECK(c.scenario.mean == doctest::Approx(2.5));
    CHECK(c.difference.mean == doctest::Approx(-1));
  }
}

TEST_SUITE("payback") {
  using Streams = std::vector<std::vector<double>>;

  TEST_CASE("the share paid back by year, the median year, what is lost and what is kept") {
    // Costs first, saved: back in year 1, in year 2, never; the fourth loses it in year 3.
    const Streams streams{{10, -10, 0, 0}, {10, -5, -6, 0}, {10, 0, 0, 0}, {10, -12, 0, 7}};
    const Payback p = summarise_payback(streams, Draws{0, 0, 0, 0});
    CHECK(p.by_year == std::vector<double>{0, 0.5, 0.75, 0.75});
    CHECK(p.probability == doctest::Approx(0.75));
    REQUIRE(p.median_year);
    CHECK(*p.median_year == 1);  // half is enough
    CHECK(p.paid_back == 3);
    CHECK(p.lost_again == 1);
    CHECK(p.kept == 2);
    // Only the second has saved in the end: the first is back at exactly nothing.
    CHECK(p.saved_at_end == 1);
    const Interval wilson = wilson_interval(3, 4);
    CHECK(p.probability_interval.low == doctest::Approx(wilson.low));
    CHECK(p.probability_interval.high == doctest::Approx(wilson.high));
  }

  TEST_CASE("lost and won back again counts as both") {
    const Payback p = summarise_payback(Streams{{10, -11, 5, -6}, {1, 1, 1, 1}}, Draws{0, 0});
    CHECK(p.lost_again == 1);
    CHECK(p.kept == 1);
  }

  TEST_CASE("replications of a draw that all do the same say no more than one of them") {
    Streams streams;
    Draws draws;
    for (std::uint32_t d = 0; d < 4; ++d)
      for (int r = 0; r < 10; ++r) {
        streams.push_back(d < 3 ? std::vector<double>{1, -2} : std::vector<double>{1, 2});
        draws.push_back(d);
      }
    const Payback p = summarise_payback(streams, draws);
    CHECK(p.probability == doctest::Approx(0.75));
    // As sure as four draws (their share has the error of s / 2 with n - 1), not as forty.
    const Interval four = wilson_interval(3, 4), forty = wilson_interval(30, 40);
    CHECK(p.probability_interval.low <= four.low + 1e-12);
    CHECK(p.probability_interval.low < forty.low - 0.1);
  }
}
