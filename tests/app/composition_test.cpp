#include "app/scenario/composition.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/scenario/commands.hpp"
#include "app/scenario/draw_position.hpp"
#include "app/scenario/drawn.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::Folder;
using test::shipped;

namespace {

using Numbers = std::vector<double>;

/// The shares of first placements at 12-17, each known to plus or minus this part of itself.
std::vector<std::string> uncertain(double part) {
  const Scenario base = load_scenario(shipped("denmark.toml"));
  const ResolvedParameter& p = *base.find("placement.entry_12_17");
  Numbers low = p.value, high = p.value;
  for (double& x : low) x *= 1 - part;
  for (double& x : high) x *= 1 + part;
  return {fmt::format("placement.entry_12_17.low=[{}]", fmt::join(low, ",")),
          fmt::format("placement.entry_12_17.high=[{}]", fmt::join(high, ",")),
          "placement.entry_12_17.distribution=logistic-normal"};
}

double quantile_of(Numbers values, double probability) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(probability * static_cast<double>(values.size()))];
}

double mean_of(const Numbers& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

}  // namespace

TEST_SUITE("compositions") {
  TEST_CASE("shares known to plus or minus half have that spread in draws, and sum to 1") {
    const Scenario s = load_scenario(shipped("denmark.toml"), uncertain(0.5));
    const ResolvedParameter& p = *s.find("placement.entry_12_17");
    constexpr std::uint32_t draws = 4000;
    std::vector<Numbers> drawn(p.value.size());
    for (std::uint32_t d = 0; d < draws; ++d) {
      const Parameters parameters = s.draw(3, d);
      double sum = 0;
      for (std::size_t i = 0; i < p.value.size(); ++i) {
        drawn[i].push_back(parameters.placement.entry_12_17[i]);
        sum += parameters.placement.entry_12_17[i];
        CHECK(parameters.placement.entry_12_17[i] > 0);
      }
      CHECK(sum == doctest::Approx(1).epsilon(1e-12));
    }
    for (std::size_t i = 0; i < p.value.size(); ++i) {
      CAPTURE(p.labels[i]);
      const double width = p.high[i] - p.low[i];
      // Five standard errors: of a mean width / 3.92 / sqrt(4000), of such a point 2.7 times that.
      CHECK(std::abs(mean_of(drawn[i]) - p.value[i]) < 0.02 * width);
      CHECK(std::abs(quantile_of(drawn[i], 0.025) - p.low[i]) < 0.055 * width);
      CHECK(std::abs(quantile_of(drawn[i], 0.975) - p.high[i]) < 0.055 * width);
    }
  }

  TEST_CASE("of two shares one is what the other leaves") {
    const Composition two{Numbers{0.7, 0.3}, Numbers{0.5, 0.2}, Numbers{0.8, 0.5}};
    const std::vector<std::string> labels{"a", "b"};
    CHECK(two.fault(labels).empty());
    for (const double u : {0.01, 0.3, 0.9}) {
      const auto shares = two.shares(Numbers{u, 0.6});
      CHECK(shares[0] + shares[1] == doctest::Approx(1).epsilon(1e-14));
    }
    CHECK(two.figures(0).low == doctest::Approx(0.5).epsilon(2e-3));
    CHECK(two.figures(1).high == doctest::Approx(0.5).epsilon(2e-3));
    CHECK(two.figures(1).mean == doctest::Approx(0.3).epsilon(2e-3));
  }

  TEST_CASE("shares without a range stay, and the others keep their sum") {
    const Composition some{Numbers{0.1, 0.4, 0.5, 0}, Numbers{0.1, 0.3, 0.4, 0},
                           Numbers{0.1, 0.5, 0.6, 0}};
    CHECK(some.fault(std::vector<std::string>{"a", "b", "c", "d"}).empty());
    const auto shares = some.shares(Numbers{0.9, 0.1, 0.8, 0.2});
    CHECK(shares[0] == 0.1);
    CHECK(shares[3] == 0);
    CHECK(shares[1] + shares[2] == doctest::Approx(0.9).epsilon(1e-14));
  }

  TEST_CASE("ranges that cannot hold together are refused, with the nearest that can") {
    const std::vector<std::string> labels{"home", "foster"};
    const auto fault = [&](Numbers value, Numbers low, Numbers high) {
      return Composition{value, low, high}.fault(labels);
    };
    // If one share lies between 0.28 and 0.52, the other cannot lie between 0.42 and 0.78.
    CHECK(contains(fault({0.4, 0.6}, {0.28, 0.42}, {0.52, 0.78}), "cannot all hold"));
    CHECK(contains(fault({0.4, 0.6}, {0.28, 0.6}, {0.52, 0.6}), "others must give way"));
    CHECK(contains(fault({0.4, 0.6}, {0, 0.5}, {0.5, 0.7}), "home needs low above 0"));
    CHECK(contains(fault({0.4, 0.6}, {0.4, 0.5}, {0.5, 0.6}), "home needs its value"));
  }

  TEST_CASE(
      "a composition is drawn so when it has a range and no distribution, and not otherwise") {
    const Folder folder;
    const auto problems = [&](const std::string& more) {
      return folder.problems(folder.scenario(
          "[population]\neducation = { value = [0.25, 0.25, 0.25, 0.25], low = [0.2, 0.2, 0.2, "
          "0.2], high = [0.3, 0.3, 0.3, 0.3], grade = \"N\"" +
          more + " }\n"));
    };
    CHECK(problems("").empty());
    CHECK(problems(", distribution = \"fixed\"").empty());
    const auto refused = problems(", distribution = \"pert\"");
    REQUIRE(refused.size() == 1);
    CHECK(contains(refused.front(), "s.toml:3:"));
    CHECK(contains(refused.front(), "shares that sum to 1 cannot each be drawn by itself"));
    CHECK(contains(refused.front(), "logistic-normal"));
  }

  TEST_CASE("explain shows the spread that results for every share") {
    const Scenario s = load_scenario(shipped("denmark.toml"), uncertain(0.5));
    const std::string text = explain(s, "placement.entry_12_17", "en");
    const double foster = s.find("placement.entry_12_17")->value[1];
    CHECK(contains(text, fmt::format("foster: mean {:.4}", fmt::format("{:.6f}", foster))));
    CHECK(contains(text, fmt::format("95 % between {:.4}", fmt::format("{:.6f}", foster / 2))));
  }

  TEST_CASE("shares are drawn independently of all other parameters' draws") {
    const Scenario base = load_scenario(shipped("denmark.toml"));
    const Scenario more = load_scenario(shipped("denmark.toml"), uncertain(0.5));
    CHECK(base.draw(3, 1).casework.turnover == more.draw(3, 1).casework.turnover);
    CHECK(base.draw(3, 1).placement.entry_12_17 != more.draw(3, 1).placement.entry_12_17);
    CHECK(draw_position("placement.entry_12_17[foster]", 3, 1) !=
          draw_position("placement.entry_12_17[institution]", 3, 1));
  }
}
