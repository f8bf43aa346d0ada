#include "app/results/incremental.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <random>
#include <vector>

using namespace kohort;

namespace {

/// By the definition: the options with the greatest net benefit at some price of the effect from 0
/// upwards, and of those with equally much at that price alone none that is worse in both.
/// Prices at which two options change places, and prices between and beyond them, are all that
/// matter.
std::vector<Standing> by_net_benefit(const std::vector<CostEffect>& options) {
  std::vector<double> prices{0};
  for (const CostEffect& a : options)
    for (const CostEffect& b : options)
      if (a.effect > b.effect)
        prices.push_back(std::max(0.0, (a.cost - b.cost) / (a.effect - b.effect)));
  std::ranges::sort(prices);
  std::vector<double> looked = prices;
  for (std::size_t i = 1; i < prices.size(); ++i) looked.push_back((prices[i - 1] + prices[i]) / 2);
  looked.push_back(prices.back() + 1);
  std::vector<Standing> standing(options.size(), Standing::extendedly_dominated);
  for (std::size_t i = 0; i < options.size(); ++i) {
    for (const double price : looked) {
      const auto benefit = [price](const CostEffect& o) { return price * o.effect - o.cost; };
      const bool best = std::ranges::all_of(
          options, [&](const CostEffect& o) { return benefit(options[i]) >= benefit(o) - 1e-9; });
      if (best) standing[i] = Standing::frontier;
    }
    for (const CostEffect& o : options)
      if (o.cost <= options[i].cost && o.effect >= options[i].effect &&
          (o.cost < options[i].cost || o.effect > options[i].effect))
        standing[i] = Standing::dominated;
  }
  return standing;
}

std::vector<double> shifted(std::vector<double> noise, double by) {
  for (double& value : noise) value += by;
  return noise;
}

}  // namespace

TEST_SUITE_BEGIN("incremental analysis");

TEST_CASE("a hand-made decision has its strong and its extended dominance") {
  // A costs 0 for 0. B: 20 for 1, C: 30 for 2, D: 50 for 2 (dominated by C), E: 100 for 4.
  // A to B costs 20 for each, B to C 10: half of A and half of C gets 1 for 15, so B goes. Then
  // A to C 15, C to E 35.
  const std::vector<CostEffect> options{{100, 4}, {20, 1}, {0, 0}, {50, 2}, {30, 2}};
  const auto steps = incremental_steps(options);
  REQUIRE(steps.size() == 5);
  const std::vector<std::size_t> order{2, 1, 4, 3, 0};
  const std::vector<Standing> standing{Standing::frontier, Standing::extendedly_dominated,
                                       Standing::frontier, Standing::dominated, Standing::frontier};
  for (std::size_t i = 0; i < 5; ++i) {
    CAPTURE(i);
    CHECK(steps[i].option == order[i]);
    CHECK(steps[i].standing == standing[i]);
  }
  CHECK_FALSE(steps[0].against);
  CHECK(steps[2].against == 2);
  CHECK(steps[4].against == 4);
}

TEST_CASE("an option that saves money and achieves more leaves nothing to those it replaces") {
  const auto steps = incremental_steps(std::vector<CostEffect>{{0, 0}, {-10, 3}, {5, 4}});
  CHECK(steps[0].standing == Standing::dominated);
  CHECK(steps[1].standing == Standing::frontier);
  CHECK_FALSE(steps[1].against);
  CHECK(steps[2].against == 1);
}

TEST_CASE("options on one line are all on the frontier, and equal ones stand equally") {
  const auto line = incremental_steps(std::vector<CostEffect>{{0, 0}, {10, 1}, {20, 2}, {10, 1}});
  for (const IncrementalStep& step : line) CHECK(step.standing == Standing::frontier);
  CHECK(line[1].against == 0);
  CHECK_FALSE(line[2].against);  // the same as the one before it
  CHECK(line[3].against == 1);
  const auto worse = incremental_steps(std::vector<CostEffect>{{0, 0}, {10, 0}, {10, 0}});
  CHECK(worse[1].standing == Standing::dominated);
  CHECK(worse[2].standing == Standing::dominated);
}

TEST_CASE("of thousands of random decisions each has the frontier that net benefit gives it") {
  std::mt19937_64 random{7};
  int extended = 0, strong = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    // Small whole numbers, so that ties and lines occur.
    const auto whole = [&](int most) {
      return static_cast<double>(std::uniform_int_distribution<int>{-most, most}(random));
    };
    std::vector<CostEffect> options(2 + static_cast<std::size_t>(trial) % 6);
    for (CostEffect& o : options) o = {whole(8), whole(5)};
    const auto truth = by_net_benefit(options);
    const auto steps = incremental_steps(options);
    double before = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const IncrementalStep& step = steps[i];
      CAPTURE(trial);
      CHECK(step.standing == truth[step.option]);
      extended += step.standing == Standing::extendedly_dominated;
      strong += step.standing == Standing::dominated;
      if (i > 0) CHECK(options[steps[i - 1].option].effect <= options[step.option].effect);
      if (!step.against) continue;
      const CostEffect& a = options[*step.against];
      const CostEffect& b = options[step.option];
      const double ratio = (b.cost - a.cost) / (b.effect - a.effect);
      CHECK(ratio >= before);
      before = ratio;
    }
  }
  CHECK(extended > 300);
  CHECK(strong > 300);
}

TEST_CASE("ratios along the frontier have the interval of a ratio of means") {
  std::mt19937_64 random{3};
  std::normal_distribution<double> normal;
  std::vector<OptionValues> options(3);
  std::vector<std::uint32_t> draws;
  const std::size_t n = 40;
  for (std::size_t i = 0; i < 3; ++i) options[i].id = std::string{"abc"}.substr(i, 1);
  for (std::uint32_t r = 0; r < n; ++r) {
    draws.push_back(r / 4);
    options[0].cost.push_back(0);
    options[0].effect.push_back(0);
    options[1].cost.push_back(100 + 5 * normal(random));
    options[1].effect.push_back(10 + normal(random));
    options[2].cost.push_back(400 + 5 * normal(random));
    options[2].effect.push_back(20 + normal(random));
  }
  const auto rows = incremental_rows(options, draws);
  REQUIRE(rows.size() == 3);
  CHECK_FALSE(rows[0].ratio);
  CHECK(rows[1].against == "a");
  CHECK(rows[2].against == "b");
  std::vector<double> cost(n), effect(n);
  for (std::size_t r = 0; r < n; ++r) {
    cost[r] = options[2].cost[r] - options[1].cost[r];
    effect[r] = options[2].effect[r] - options[1].effect[r];
  }
  const auto expected = estimate_ratio(cost, effect, draws);
  CHECK(rows[2].ratio->value.mean == expected->value.mean);
  CHECK(rows[2].ratio->confidence->low == expected->confidence->low);
  CHECK(rows[2].ratio->confidence->low < 30);
  CHECK(rows[2].ratio->confidence->high > 30);
  CHECK(rows[2].frontier_share == doctest::Approx(1));
}

TEST_CASE("the share on the frontier counts draws, each by the mean of its replications") {
  // Without luck b is dominated by c in one draw of four, and in single replications of another.
  const std::vector<std::uint32_t> draws{0, 0, 1, 1, 2, 2, 3, 3};
  const std::vector<double> zero(8, 0);
  const std::vector<OptionValues> options{{"a", zero, zero},
                                          {"b", {10, 10, 10, 10, 10, 30, 30, 30}, shifted(zero, 1)},
                                          {"c", shifted(zero, 25), shifted(zero, 2)}};
  const auto rows = incremental_rows(options, draws);
  const auto share = [&](const std::string& id) {
    return std::ranges::find(rows, id, &IncrementalRow::id)->frontier_share;
  };
  CHECK(share("a") == doctest::Approx(1));
  // b beats the mixture (12.5 for 1) in draws 0 and 1 only: 20 in draw 2, 30 in draw 3.
  CHECK(share("b") == doctest::Approx(0.5));
  CHECK(share("c") == doctest::Approx(1));
  CHECK_FALSE(incremental_rows(options, std::vector<std::uint32_t>(8, 0)).front().frontier_share);
}

TEST_SUITE_END();
