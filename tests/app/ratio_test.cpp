#include "app/results/ratio.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <random>
#include <vector>

using namespace kohort;

namespace {

struct Sample {
  std::vector<double> above, below;
  std::vector<std::uint32_t> draws;
};

/// Ratio of means `ratio`, numerator and denominator both uncertain, some of it shared by a draw's
/// replications.
Sample sample(std::uint64_t seed, double ratio, std::uint32_t draws, std::uint32_t each) {
  std::mt19937_64 random{seed};
  std::normal_distribution<double> normal;
  Sample s;
  for (std::uint32_t d = 0; d < draws; ++d) {
    const double level = normal(random);
    const double gain = normal(random);
    for (std::uint32_t r = 0; r < each; ++r) {
      s.below.push_back(100 + 20 * level + 10 * normal(random));
      s.above.push_back(ratio * 100 + 30 * gain + 20 * normal(random));
      s.draws.push_back(d);
    }
  }
  return s;
}

}  // namespace

TEST_SUITE_BEGIN("ratio of means");

TEST_CASE("it is above one exactly if the mean difference is above zero") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Sample s = sample(seed, 1, 5, 2);
    double net = 0;
    for (std::size_t r = 0; r < s.above.size(); ++r) net += s.above[r] - s.below[r];
    CHECK((estimate_ratio(s.above, s.below, s.draws)->value.mean > 1) == (net > 0));
  }
}

TEST_CASE("its 95 % interval holds the true ratio in 92 to 98 of 100 samples, draws as clusters") {
  int holds = 0;
  constexpr int samples = 1000;
  for (std::uint64_t seed = 1; seed <= samples; ++seed) {
    const Sample s = sample(seed, 1.3, 20, 4);
    const auto within = estimate_ratio(s.above, s.below, s.draws)->confidence;
    REQUIRE(within);
    if (within->low <= 1.3 && 1.3 <= within->high) ++holds;
  }
  CHECK(holds >= 0.92 * samples);
  CHECK(holds <= 0.98 * samples);
}

TEST_CASE("a denominator that may be zero gives no interval, a negative one no ratio") {
  const std::vector<double> above{1, 2, 3, 4};
  const std::vector<std::uint32_t> draws{0, 1, 2, 3};
  const auto loose = estimate_ratio(above, std::vector<double>{-30, 40, -20, 25}, draws);
  REQUIRE(loose);
  CHECK_FALSE(loose->confidence);
  CHECK(std::isnan(loose->value.low));
  CHECK_FALSE(estimate_ratio(above, std::vector<double>{-1, -1, -1, 2}, draws));
}

TEST_CASE("constant ratios, whatever they are a ratio to, are known without error") {
  const std::vector<double> above{2, 20, 200};
  const std::vector<double> below{1, 10, 100};
  const std::vector<std::uint32_t> draws{0, 1, 2};
  const auto ratio = estimate_ratio(above, below, draws);
  REQUIRE(ratio);
  CHECK(ratio->value.mean == 2);
  CHECK(ratio->value.se == doctest::Approx(0));
  CHECK(ratio->value.low == 2);
}

TEST_CASE("the difference of two ratios of means keeps what both arms share") {
  // One child in a thousand placed, and one in five hundred, in places of very different size.
  const std::vector<double> children{10, 1000};
  const std::vector<double> before{100, 1};
  const std::vector<double> after{0, 2};
  const std::vector<std::uint32_t> draws{0, 1};
  const Compared c = compare_ratios({before, children}, {after, children}, draws);
  CHECK(c.baseline.mean == doctest::Approx((100.0 * 10 + 1.0 * 1000) / 1010));
  CHECK(c.scenario.mean == doctest::Approx(2.0 * 1000 / 1010));
  CHECK(c.difference.mean == doctest::Approx(c.scenario.mean - c.baseline.mean));
  const Compared same = compare_ratios({before, children}, {before, children}, draws);
  CHECK(same.difference.mean == 0);
  CHECK(same.difference.se == 0);
}

TEST_SUITE_END();
