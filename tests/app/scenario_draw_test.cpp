#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <thread>

#include "app/scenario/distribution.hpp"
#include "app/scenario/parameter_draws.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::Folder;

namespace {

constexpr Range unlimited{};

/// Mean over equally spaced quantiles: exact up to the width of the grid.
double mean_of(const char* name, const Spread& spread, const Range& range = unlimited) {
  constexpr int n = 20000;
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += quantile(name, spread, range, (i + 0.5) / n);
  return sum / n;
}

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

TEST_SUITE("parameter distributions") {
  TEST_CASE("bounded distributions end at low and high and have the stated mean") {
    const Spread s{2, 1, 5};
    for (const char* name : {"uniform", "triangular", "pert"}) {
      CAPTURE(name);
      CHECK(quantile(name, s, unlimited, 1e-12) == doctest::Approx(1).epsilon(1e-2));
      CHECK(quantile(name, s, unlimited, 1 - 1e-12) == doctest::Approx(5).epsilon(1e-2));
    }
    CHECK(mean_of("uniform", s) == doctest::Approx(3).epsilon(1e-6));
    CHECK(mean_of("triangular", s) == doctest::Approx(8.0 / 3).epsilon(1e-6));
    CHECK(mean_of("pert", s) == doctest::Approx((1 + 4 * 2 + 5) / 6.0).epsilon(1e-6));
  }

  TEST_CASE("normal and lognormal have low and high as their 2.5 and 97.5 per cent points") {
    const Spread normal{10, 8, 12};
    CHECK(quantile("normal", normal, unlimited, 0.5) == doctest::Approx(10));
    CHECK(quantile("normal", normal, unlimited, 0.025) == doctest::Approx(8).epsilon(1e-4));
    const Spread ratio{1, 0.8, 1.25};
    CHECK(quantile("lognormal", ratio, unlimited, 0.5) == doctest::Approx(1));
    CHECK(quantile("lognormal", ratio, unlimited, 0.025) == doctest::Approx(0.8).epsilon(1e-4));
    CHECK(quantile("lognormal", ratio, unlimited, 0.975) == doctest::Approx(1.25).epsilon(1e-4));
  }

  TEST_CASE("beta and gamma have the value as mean and low and high 3.92 deviations apart") {
    const double sd = 0.2 / 3.92;
    const Spread share{0.3, 0.2, 0.4};
    CHECK(mean_of("beta", share) == doctest::Approx(0.3).epsilon(1e-4));
    double squares = 0;
    for (int i = 0; i < 20000; ++i)
      squares += std::pow(quantile("beta", share, unlimited, (i + 0.5) / 20000) - 0.3, 2);
    CHECK(std::sqrt(squares / 20000) == doctest::Approx(sd).epsilon(1e-2));
    CHECK(mean_of("gamma", {100, 80, 130}) == doctest::Approx(100).epsilon(1e-3));
  }

  TEST_CASE("what falls outside the allowed range is cut off, not piled up") {
    const Spread wide{0.9, 0.5, 1.3};
    const Range share{0, 1};
    CHECK(quantile("normal", wide, share, 0.999) < 1);
    CHECK(quantile("normal", wide, share, 0.999) > 0.99);
    CHECK(quantile("normal", wide, share, 1e-9) >= 0);
  }

  TEST_CASE("quantiles rise with probability") {
    for (const auto name : distribution_names) {
      double last = -1e9;
      for (int i = 1; i < 100; ++i) {
        const double x = quantile(name, {0.3, 0.2, 0.5}, {0, 1}, i / 100.0);
        CHECK(x >= last);
        last = x;
      }
    }
  }

  TEST_CASE("a range of no width gives the value") {
    for (const auto name : distribution_names)
      CHECK(quantile(name, {0.3, 0.3, 0.3}, {0, 1}, 0.1) == 0.3);
  }
}

TEST_SUITE("parameter draws") {
  TEST_CASE("draws have the stated mean and quantiles within four standard errors") {
    const Scenario s = load_scenario(test::shipped("denmark.toml"));
    const auto causal = draws_of(s, [](const Parameters& p) { return p.adult.causal_share; });
    CHECK(std::abs(mean(causal) - 0.5) < 4 * standard_error(causal));  // uniform 0-1
    CHECK(std::abs(share_below(causal, 0.25) - 0.25) < 4 * std::sqrt(0.25 * 0.75 / draws_made));
    const auto turnover = draws_of(s, [](const Parameters& p) { return p.casework.turnover; });
    CHECK(std::abs(mean(turnover) - 0.25) < 4 * standard_error(turnover));  // pert 0.15-0.25-0.35
    const auto deaths =
        draws_of(s, [](const Parameters& p) { return p.adult.placed_mortality_men; });
    CHECK(std::abs(share_below(deaths, 3.4) - 0.5) < 4 * std::sqrt(0.25 / draws_made));
    CHECK(std::abs(share_below(deaths, 3.1) - 0.025) <
          4 * std::sqrt(0.025 * 0.975 / draws_made) + 0.01);
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
                        "[0.05, 0.3, 0.3, 0.1], "
                        "high = [0.3, 0.4, 0.4, 0.2], distribution = \"pert\", grade = \"N\" }\n"
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
