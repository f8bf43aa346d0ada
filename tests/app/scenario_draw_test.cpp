#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <thread>

#include "app/scenario/parameter_draws.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::Folder;

namespace {

constexpr int draws_made = 2000;

std::vector<double> draws_of(const Scenario& s,
                             const std::function<double(const Parameters&)>& get) {
  std::vector<double> values;
  for (std::uint32_t i = 0; i < draws_made; ++i) values.push_back(get(s.draw(7, i)));
  return values;
}

double mean(const std::vector<double>& x) {
  double sum = 0;
  for (const double v : x) sum += v;
  return sum / static_cast<double>(x.size());
}

double standard_error(const std::vector<double>& x) {
  const double m = mean(x);
  double squares = 0;
  for (const double v : x) squares += (v - m) * (v - m);
  return std::sqrt(squares) / static_cast<double>(x.size());
}

double share_below(const std::vector<double>& x, double limit) {
  return static_cast<double>(std::ranges::count_if(x, [limit](double v) { return v < limit; })) /
         static_cast<double>(x.size());
}

}  // namespace

TEST_SUITE("parameter draws") {
  TEST_CASE("draws have the stated mean and quantiles within four standard errors") {
    const Scenario s = load_scenario(test::shipped("denmark.toml"));
    const auto causal = draws_of(s, [](const Parameters& p) { return p.adult.causal_share; });
    CHECK(std::abs(mean(causal) - 0.3) < 4 * standard_error(causal));
    CHECK(std::abs(share_below(causal, 0.15) - 0.025) < 4 * std::sqrt(0.025 * 0.975 / draws_made));
    CHECK(std::abs(share_below(causal, 0.50) - 0.975) < 4 * std::sqrt(0.025 * 0.975 / draws_made));
    const auto turnover = draws_of(s, [](const Parameters& p) { return p.casework.turnover; });
    CHECK(std::abs(mean(turnover) - 0.25) < 4 * standard_error(turnover));  // pert 0.15-0.25-0.35
    // lognormal 1.3-2.0-3.0
    const auto teens =
        draws_of(s, [](const Parameters& p) { return p.placement.breakdown_teen_ratio; });
    CHECK(std::abs(share_below(teens, 2.0) - 0.5) < 4 * std::sqrt(0.25 / draws_made));
    CHECK(std::abs(share_below(teens, 1.3) - 0.025) < 4 * std::sqrt(0.025 * 0.975 / draws_made));
    CHECK(std::abs(share_below(teens, 3.0) - 0.975) < 4 * std::sqrt(0.025 * 0.975 / draws_made));
  }

  TEST_CASE("all 64 bits of a seed count in parameter draws") {
    const Scenario s = load_scenario(test::shipped("denmark.toml"));
    constexpr std::uint64_t far = (std::uint64_t{1} << 32) + 1;
    CHECK(s.draw(1, 5).casework.turnover != s.draw(far, 5).casework.turnover);
    CHECK(s.draw(far, 5).casework.turnover == s.draw(far, 5).casework.turnover);
  }

  TEST_CASE("fixed parameters are drawn exactly as their central value") {
    const Scenario s = load_scenario(test::shipped("denmark.toml"));
    const Parameters p = s.draw(1, 5);
    CHECK(p.needs.onset == s.central().needs.onset);
    CHECK(p.costs.benefit == s.central().costs.benefit);
    CHECK(p.population.family_size == s.central().population.family_size);
  }

  TEST_CASE("the same seed and draw give the same values, another seed or draw gives others") {
    const Scenario s = load_scenario(test::shipped("denmark.toml"));
    CHECK(s.draw(1, 5).casework.turnover == s.draw(1, 5).casework.turnover);
    CHECK(s.draw(1, 5).casework.turnover != s.draw(1, 6).casework.turnover);
    CHECK(s.draw(1, 5).casework.turnover != s.draw(2, 5).casework.turnover);
  }

  TEST_CASE("changing one parameter changes no other's draws") {
    const Folder folder;
    const Scenario base = load_scenario(folder.path() / "denmark.toml");
    const Scenario changed = load_scenario(
        folder.path() / "denmark.toml",
        {"needs.vulnerability=0.9", "needs.onset.distribution=uniform", "casework.ramp_months=7"});
    CHECK(base.draw(3, 1).casework.turnover == changed.draw(3, 1).casework.turnover);
    CHECK(base.draw(3, 1).costs.placement == changed.draw(3, 1).costs.placement);
    CHECK(base.draw(3, 1).needs.onset != changed.draw(3, 1).needs.onset);
  }

  TEST_CASE("a table is drawn with one quantile for all entries") {
    const Scenario s =
        load_scenario(test::shipped("denmark.toml"), {"needs.onset.distribution=uniform"});
    const Parameters p = s.draw(3, 1);
    const auto& onset = p.needs.onset;
    const ResolvedParameter& r = *s.find("needs.onset");
    const auto position = [&](std::size_t i) {
      return (onset[i] - r.low[i]) / (r.high[i] - r.low[i]);
    };
    CHECK(position(5) == doctest::Approx(position(0)));
  }

  TEST_CASE("shares of a whole still sum to one after a draw, and whole numbers stay whole") {
    const Folder folder;
    const Scenario s = load_scenario(
        folder.scenario("[population]\neducation = { value = [0.13, 0.37, 0.32, 0.18], low = "
                        "[0.08, 0.28, 0.25, 0.1], "
                        "high = [0.2, 0.45, 0.4, 0.26], grade = \"N\" }\n"
                        "[casework]\nmax_cases = { value = 50, low = 40, high = 60, distribution = "
                        "\"uniform\" }\n"));
    for (std::uint32_t i = 0; i < 50; ++i) {
      const Parameters p = s.draw(1, i);
      const auto& e = p.population.education;
      CHECK(e[0] + e[1] + e[2] + e[3] == doctest::Approx(1).epsilon(1e-12));
      CHECK(p.casework.max_cases == std::round(p.casework.max_cases));
    }
  }

  TEST_CASE("a draw that contradicts itself is an error that names the parameters") {
    const Folder folder;
    const Scenario s =
        load_scenario(folder.scenario("[casework]\nsaturation_low = { value = 15, low = 10, high = "
                                      "100, distribution = \"uniform\" "
                                      "}\n"));
    const auto draw_all = [&s] {
      for (std::uint32_t i = 0; i < 100; ++i) (void)s.draw(1, i);
    };
    CHECK_THROWS_WITH_AS(draw_all(), doctest::Contains("casework.saturation_low"),
                         std::runtime_error);
  }

  TEST_CASE("every draw of the shipped scenarios is consistent") {
    for (const char* name : {"denmark.toml", "herning-2013-sverigesmodel.toml"}) {
      const Scenario s = load_scenario(test::shipped(name));
      for (std::uint32_t i = 0; i < 200; ++i) CHECK_NOTHROW((void)s.draw(11, i));
    }
  }
}

TEST_CASE("draws that are remembered are the scenario's draws, whoever asks first and how often") {
  const Scenario s = load_scenario(test::shipped("all-together.toml"));
  const ParameterDraws remembered{s, 11};
  {
    std::vector<std::jthread> askers;
    for (std::uint32_t first = 0; first < 4; ++first)
      askers.emplace_back([&remembered, first] {
        for (std::uint32_t i = 0; i < 40; ++i) (void)remembered.values((first + i) % 20);
      });
  }
  for (const std::uint32_t draw : {19U, 0U, 7U, 7U}) {
    CHECK(remembered.values(draw) == s.drawn_values(11, draw));
    CHECK(remembered.parameters(draw).needs.vulnerability == s.draw(11, draw).needs.vulnerability);
  }
  CHECK(&remembered.values(3) == &remembered.values(3));
  CHECK(remembered.values(3) != remembered.values(4));
}
