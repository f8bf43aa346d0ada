#include "app/run/break_even.hpp"

#include <cmath>
#include <doctest/doctest.h>

#include "models/effects.hpp"

using namespace kohort;

namespace {

Scenario scenario(const char* file, const std::vector<std::string>& overrides = {}) {
  return load_scenario(std::string{KOHORT_SOURCE_DIR "/scenarios/"} + file, overrides);
}

/// Cost 10 without effect, falling by `slope` per unit of strength, with noise of mean zero.
CostDifference line(double slope) {
  return [slope](double strength) {
    std::vector<double> values;
    for (const double noise : {-1.0, -0.5, 0.0, 0.5, 1.0})
      values.push_back(10 - slope * strength + noise);
    return values;
  };
}

}  // namespace

TEST_SUITE_BEGIN("break-even");

TEST_CASE("the strength at which a straight line crosses zero is found") {
  for (const double slope : {40.0, 10.0, 4.0, 0.8}) {
    const BreakEven result = find_break_even(line(slope));
    REQUIRE(result.outcome == BreakEven::Outcome::found);
    CHECK(result.strength == doctest::Approx(10 / slope).epsilon(0.03));
    CHECK(result.without_effect == doctest::Approx(10));
    CHECK(result.se > 0);
  }
}

TEST_CASE("the strength, put back in, gives a difference of about zero") {
  const auto curve = [](double strength) {
    return std::vector<double>{10 - 3 * strength * strength, 10.2 - 3 * strength * strength};
  };
  const BreakEven result = find_break_even(curve);
  CHECK(std::abs(curve(result.strength)[0]) < 0.5);
}

TEST_CASE("no more than four strengths are tried, in whatever shape money comes back") {
  const auto shapes = {+[](double s) { return 10 - 8 * (1 - std::exp(-s)); },   // never
                       +[](double s) { return 10 - 12 * (1 - std::exp(-s)); },  // late
                       +[](double s) { return 10 - 0.5 * s * s * s; },          // ever faster
                       +[](double s) { return s < 3 ? 10.0 : -1.0; }};          // all at once
  for (const auto shape : shapes) {
    int tried = 0;
    const BreakEven result = find_break_even([&](double strength) {
      ++tried;
      return std::vector<double>{shape(strength) - 0.1, shape(strength) + 0.1};
    });
    CHECK(tried <= 4);
    CHECK(std::isfinite(result.strength));
    if (result.outcome == BreakEven::Outcome::beyond_range) CHECK(shape(result.strength) > 0);
  }
}

TEST_CASE("effects that cannot reach are said to be beyond, and free programmes to cost nothing") {
  CHECK(find_break_even(line(0.1)).outcome == BreakEven::Outcome::beyond_range);
  CHECK(find_break_even(line(-1)).outcome == BreakEven::Outcome::beyond_range);
  CHECK(find_break_even([](double) {
          return std::vector<double>{-1, -2};
        }).outcome == BreakEven::Outcome::costs_nothing);
}

TEST_CASE("strength one changes nothing, and strength zero takes every scalable effect away") {
  const Parameters p =
      scenario("copenhagen-2010-leksand.toml", {"programmes.leksand.separation_ratio=0.95"})
          .central();
  const auto stated = effects(p);
  const auto same = effects(with_effect_strength(p, 1));
  const auto none = effects(with_effect_strength(p, 0));
  REQUIRE(stated.size() > 5);
  for (std::size_t i = 0; i < stated.size(); ++i) {
    CHECK(same[i].value == stated[i].value);
    if (none[i].scalable) CHECK(none[i].value == none[i].no_effect);
  }
}

TEST_CASE("only effects of programmes that are switched on count") {
  for (const Effect& effect : effects(scenario("gladsaxe-2016-sverigesmodel.toml").central()))
    CHECK(effect.key.find("leksand") == std::string::npos);
}

TEST_CASE("without effects, drawn parameters stay without effect") {
  const Scenario full = scenario("gladsaxe-2016-sverigesmodel.toml");
  const Scenario none = scenario("gladsaxe-2016-sverigesmodel.toml", no_effect_overrides(full));
  for (std::uint32_t draw = 0; draw < 3; ++draw)
    for (const Effect& effect : effects(none.draw(1, draw)))
      CHECK(effect.value == effect.no_effect);
}

TEST_CASE("the costs of the budget years need nothing that comes after them, to the last bit") {
  for (const char* const file : {"gladsaxe-2016-sverigesmodel.toml", "copenhagen-2010-leksand.toml",
                                 "copenhagen-2016-early-effort.toml",
                                 "holstebro-2018-paa-forkant.toml", "all-together.toml"}) {
    CAPTURE(file);
    const Parameters whole = scenario(file, {"municipality.births_per_year=60"}).central();
    const Parameters* const wholes[] = {&whole};
    const auto a = simulate_replication(wholes, 3, 1);
    for (const int years : {1, 4, 10}) {
      CAPTURE(years);
      const Parameters less = without_later_life(whole, years);
      const Parameters* const lesses[] = {&less};
      const auto b = simulate_replication(lesses, 3, 1);
      for (std::size_t row = 0; row < 2; ++row)
        CHECK(cost_until(a[row], years) == cost_until(b[row], years));
    }
  }
}

TEST_CASE("a scenario's break-even is the crossing of what the engine gives at each strength") {
  const Scenario trial = scenario("gladsaxe-2016-sverigesmodel.toml");
  // An engine whose municipality pays 8 kr. less a strength of 10 kr., in the first year.
  Engine engine;
  const auto stated = effects(trial.central());
  engine.simulate = [&](std::span<const Parameters* const> p, std::uint32_t, std::uint32_t r) {
    double strength = 0;
    const auto list = effects(*p[0]);
    for (std::size_t i = 0; i < list.size(); ++i)
      if (list[i].scalable && stated[i].value != stated[i].no_effect)
        strength = list[i].value / stated[i].value;
    std::vector<Outcome> outcomes(2, Outcome{10, 20});
    outcomes[1].cost(0, Category::programme, Payer::municipality) = 10 - 8 * strength + r % 2;
    return outcomes;
  };
  BreakEvenTask task{.scenario = &trial};
  task.years = 4;
  task.seed = 1;
  task.replications = 8;
  std::vector<double> tried;
  const auto result = break_even(task, engine, [&](double s) { tried.push_back(s); });
  REQUIRE(result);
  CHECK(result->outcome == BreakEven::Outcome::found);
  CHECK(result->strength == doctest::Approx(10.5 / 8));
  CHECK(result->replications == 8);
  CHECK(result->years == 4);
  CHECK(tried.size() <= 4);
}

TEST_CASE("a stop request leaves no half-done answer") {
  const Scenario trial = scenario("gladsaxe-2016-sverigesmodel.toml");
  std::stop_source stop;
  stop.request_stop();
  BreakEvenTask task{.scenario = &trial};
  task.years = 4;
  task.replications = 4;
  CHECK_FALSE(break_even(
      task, Engine{}, [](double) {}, stop.get_token()));
}

TEST_SUITE_END();
