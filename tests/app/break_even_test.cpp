#include "app/run/break_even.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "app/results/break_even_text.hpp"
#include "models/effects.hpp"
#include "models/programme.hpp"

using namespace kohort;

namespace {

Scenario scenario(const char* file, const std::vector<std::string>& overrides = {}) {
  return load_scenario(std::string{KOHORT_SOURCE_DIR "/scenarios/"} + file, overrides);
}

/// Strength of the first scalable effect of a programme in the parameters given to an engine.
double strength_of(const Parameters& p, const Parameters& stated, std::string_view programme) {
  const auto now = programme_effects(p, programme);
  const auto then = programme_effects(stated, programme);
  for (std::size_t i = 0; i < then.size(); ++i)
    if (then[i].scalable && then[i].no_effect == 0 && then[i].value != 0)
      return now[i].value / then[i].value;
  return 0;
}

/// Pays at the end of the first year what `cost(parameters)` says, in every row with programmes.
template <class Cost>
Engine engine_that_pays(Cost cost) {
  Engine engine;
  engine.simulate = [cost](std::span<const Parameters* const> p, std::uint32_t, std::uint32_t r) {
    std::vector<Outcome> outcomes(p.size() + 1, Outcome{10, 20});
    for (std::size_t i = 0; i < p.size(); ++i)
      outcomes[i + 1].cost(0, Category::programme, Payer::municipality) = cost(*p[i], r);
    return outcomes;
  };
  return engine;
}

BreakEvenTask task_of(const Scenario& scenario, std::uint32_t replications = 8) {
  BreakEvenTask task{.scenario = &scenario};
  task.years = 4;
  task.seed = 1;
  task.replications = replications;
  task.most_replications = replications;
  return task;
}

}  // namespace

TEST_SUITE_BEGIN("break-even");

TEST_CASE(
    "strength one changes nothing, and strength zero takes every effect of the programme away") {
  const Parameters p =
      scenario("copenhagen-2010-leksand.toml", {"programmes.leksand.separation_ratio=0.95"})
          .central();
  const auto stated = programme_effects(p);
  const auto same = programme_effects(with_effect_strength(p, 1));
  const auto none = programme_effects(with_effect_strength(p, 0));
  REQUIRE(stated.size() > 2);
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

TEST_CASE("a programme that leaves caseloads alone scales no effect of caseload") {
  const Scenario leksand = scenario("copenhagen-2010-leksand.toml");
  const Parameters& stated = leksand.central();
  const Parameters strong = with_effect_strength(stated, 3);
  CHECK(strong.casework.institution_elasticity == stated.casework.institution_elasticity);
  CHECK(strong.casework.stay_elasticity == stated.casework.stay_elasticity);
  for (const Effect& effect : programme_effects(stated))
    CHECK(effect.key.starts_with("programmes.leksand."));

  const Scenario more_workers = scenario("gladsaxe-2016-sverigesmodel.toml");
  const Parameters much = with_effect_strength(more_workers.central(), 3);
  CHECK(much.casework.institution_elasticity ==
        doctest::Approx(3 * more_workers.central().casework.institution_elasticity));
}

TEST_CASE("with several programmes, one's strength leaves the others' effects as they are") {
  const Scenario all = scenario("all-together.toml");
  const Parameters& stated = all.central();
  for (const std::string& programme : all.programmes()) {
    CAPTURE(programme);
    const auto before = effects(stated);
    const auto after = effects(with_effect_strength(stated, 2, programme));
    const auto own = programme_effects(stated, programme);
    for (std::size_t i = 0; i < before.size(); ++i) {
      CAPTURE(before[i].key);
      const bool is_own =
          std::ranges::any_of(own, [&](const Effect& e) { return e.key == before[i].key; });
      if (!is_own) CHECK(after[i].value == before[i].value);
      CHECK(is_own == (before[i].key.starts_with("programmes." + programme + ".") ||
                       (programme == "sverigesmodel" && before[i].key.starts_with("casework."))));
    }
  }
}

TEST_CASE("the greatest strength is where the last effect reaches the end of its range") {
  for (const char* const file : {"gladsaxe-2016-sverigesmodel.toml", "all-together.toml"}) {
    const Parameters p = scenario(file).central();
    const double end = greatest_strength(p);
    REQUIRE(std::isfinite(end));
    const auto at_end = effects(with_effect_strength(p, end));
    const auto beyond = effects(with_effect_strength(p, 2 * end));
    const auto before = effects(with_effect_strength(p, 0.9 * end));
    bool moves = false;
    for (std::size_t i = 0; i < at_end.size(); ++i) {
      CHECK(at_end[i].value == doctest::Approx(beyond[i].value));
      moves = moves || std::abs(before[i].value - at_end[i].value) > 1e-6;
    }
    CHECK(moves);
  }
  // Placement decisions: some per cent for each of caseload, at most 3.
  CHECK(greatest_strength(scenario("gladsaxe-2016-sverigesmodel.toml").central()) ==
        doctest::Approx(
            3 /
            scenario("gladsaxe-2016-sverigesmodel.toml").central().casework.placement_elasticity));
}

TEST_CASE("a scenario's break-even is the crossing of what the engine gives at each strength") {
  const Scenario trial = scenario("gladsaxe-2016-sverigesmodel.toml");
  // The municipality pays 8 kr. less a strength of 10 kr., in the first year.
  const Engine engine = engine_that_pays([&](const Parameters& p, std::uint32_t r) {
    return 10 - 8 * strength_of(p, trial.central(), "") + 0.1 * (r % 2);
  });
  std::vector<double> tried;
  const auto result = break_even(task_of(trial), engine, [&](double s) { tried.push_back(s); });
  REQUIRE(result);
  REQUIRE(result->size() == 1);  // one programme: together is the same
  const BreakEven& one = result->front();
  CHECK(one.outcome == BreakEven::Outcome::found);
  CHECK(one.programme.empty());
  CHECK(one.strength.at == doctest::Approx(10.05 / 8).epsilon(0.01));
  CHECK(one.without_effect() == doctest::Approx(10.05));
  CHECK(one.strength.replications == 8);
  CHECK(one.years == 4);
  CHECK(tried.size() <= 8);
}

TEST_CASE(
    "what looks lost at four times the effects is found at eight times, and never at the end") {
  const Scenario trial = scenario("gladsaxe-2016-sverigesmodel.toml");
  const auto search = [&](double (*cost)(double)) {
    const Engine engine = engine_that_pays([&trial, cost](const Parameters& p, std::uint32_t r) {
      return cost(strength_of(p, trial.central(), "")) + 0.1 * (r % 2);
    });
    return break_even(task_of(trial), engine, [](double) {})->front();
  };
  const BreakEven late = search([](double s) { return s < 4 ? 10 - 0.1 * s : 17.6 - 2 * s; });
  REQUIRE(late.outcome == BreakEven::Outcome::found);
  CHECK(late.strength.at == doctest::Approx(8.825).epsilon(0.02));
  const BreakEven never = search([](double s) { return 10 / (1 + s); });
  CHECK(never.outcome == BreakEven::Outcome::beyond_range);
  CHECK(never.strength.furthest_at == doctest::Approx(greatest_strength(trial.central())));
}

TEST_CASE("each of several programmes is set against the others without it") {
  const Scenario all = scenario("all-together.toml");
  const Parameters& stated = all.central();
  // Leksand costs 6 and gives 3 at its stated strength; each other programme costs 100.
  const Engine engine = engine_that_pays([&](const Parameters& p, std::uint32_t) {
    double sum = 0;
    const auto types = programme_types();
    for (std::size_t i = 0; i < types.size(); ++i) {
      if (!p.programmes[i]->enabled) continue;
      sum += types[i].name == "leksand" ? 6 - 3 * strength_of(p, stated, "leksand") : 100;
    }
    return sum;
  });
  const auto results = break_even(task_of(all, 2), engine, [](double) {});
  REQUIRE(results);
  CHECK(results->size() == 1 + all.programmes().size());
  CHECK(results->front().programme.empty());
  for (const BreakEven& b : *results) {
    CAPTURE(b.programme);
    if (b.programme == "leksand") {
      CHECK(b.outcome == BreakEven::Outcome::found);
      CHECK(b.strength.at == doctest::Approx(2).epsilon(0.01));
    } else if (!b.programme.empty()) {
      CHECK(b.outcome == BreakEven::Outcome::beyond_range);
    }
  }
}

TEST_CASE("a parameter turns the conclusion only where simulation says so, with its interval") {
  const Scenario trial = scenario("gladsaxe-2016-sverigesmodel.toml");
  const ResolvedParameter& p = *trial.find("casework.institution_elasticity");
  const double central = p.value[0];
  const auto search = [&](double slope, double line_says) {
    const Engine engine = engine_that_pays([&](const Parameters& own, std::uint32_t r) {
      return 10 - slope * (own.casework.institution_elasticity - central) + (r % 3 - 1.0);
    });
    Influence influence{};
    influence.parameter = static_cast<std::size_t>(&p - trial.parameters.data());
    influence.turns_at = line_says;
    return *find_turns(task_of(trial, 12), std::span{&influence, 1}, engine);
  };
  // The line through the draws says 1.7; by simulation it is 1.31.
  const auto turns = search(12.5, 1.7);
  REQUIRE(turns.size() == 1);
  CHECK(turns[0].turns.at == doctest::Approx(central + 0.8).epsilon(0.05));
  CHECK(turns[0].turns.low < turns[0].turns.at);
  CHECK(turns[0].turns.at < turns[0].turns.high);
  CHECK(turns[0].turns.replications == 12);
  // What never turns is not named, whatever the line says.
  CHECK(search(0.5, 1.7).empty());
  CHECK(search(-12.5, 1.7).empty());
}

TEST_CASE("page, summary and terminal say the same sentence, with a 95 % interval") {
  BreakEven found;
  found.outcome = BreakEven::Outcome::found;
  found.years = 10;
  found.strength.outcome = TurningPoint::Outcome::found;
  found.strength.at = 1.74;
  found.strength.low = 1.42;
  found.strength.high = 2.21;
  found.strength.at_start.mean = 35.3e6;
  const Scenario trial = scenario("gladsaxe-2016-sverigesmodel.toml");
  const std::string da = break_even_sentence(found, "da");
  CHECK(da ==
        "Break-even: kommunen har i gennemsnit pengene igen efter 10 år, hvis virkningerne er 1,7 "
        "gange så store som antaget (95 pct.: 1,4–2,2). Uden virkning koster forslaget "
        "35,3\u00a0mio. kr.");
  CHECK(describe(found, trial, "da").starts_with(da));
  found.outcome = BreakEven::Outcome::not_known;
  found.strength.furthest = {-3e6, 8e6};
  found.strength.furthest_at = 60;
  found.strength.replications = 4;
  const std::string unknown = break_even_sentence(found, "en");
  CHECK(unknown.find("not known with 4 replications") != std::string::npos);
  CHECK(unknown.find("\u22123.0\u00a0million kr. (± 8.0\u00a0million kr., 95%)") !=
        std::string::npos);
  CHECK(unknown.find("at least 1.4 times") != std::string::npos);
}

TEST_CASE("a stop request leaves no half-done answer") {
  const Scenario trial = scenario("gladsaxe-2016-sverigesmodel.toml");
  std::stop_source stop;
  stop.request_stop();
  CHECK_FALSE(break_even(
      task_of(trial, 4), Engine{}, [](double) {}, stop.get_token()));
}

TEST_SUITE_END();
