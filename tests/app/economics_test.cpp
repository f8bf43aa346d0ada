#include "app/results/economics.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "app/scenario/rules.hpp"
#include "app/scenario/sources.hpp"
#include "models/simulate.hpp"
#include "tests/app/results_fake.hpp"
#include "tests/app/scenario_files.hpp"

using namespace kohort;
using test::contains;
using test::TemporaryFolder;

namespace {

constexpr std::size_t years = 3;

/// Two replications in which a foster placement of 1,000 kr. and a place at 500 kr. are spared.
struct Example {
  EconomicsValues baseline, scenario;
  Rules rules = rules_named("fm2023");
  EconomicsParameters shares;

  Example() {
    for (const double luck : {1.0, 1.2}) {
      Outcome before{years, 30}, after{years, 30};
      before.by_age(ByAgeCount::child_years, 0) = after.by_age(ByAgeCount::child_years, 0) = 10;
      before.cost(1, Category::placement_foster, Payer::municipality) = 1000 * luck;
      before.cost(2, Category::placement_institution, Payer::municipality) = 500;
      before.followed(20, Category::benefit, Payer::state) = 70;
      before.followed(20, Category::benefit, Payer::family) = -70;
      after.cost(0, Category::programme, Payer::municipality) = 600;
      after.cost(1, Category::caseworkers, Payer::municipality) = 100;
      for (auto* values : {&baseline, &scenario}) {
        values->draws.push_back(static_cast<std::uint32_t>(values->draws.size()));
        values->figures.push_back(economics_figures(values == &baseline ? before : after, rules));
      }
    }
    shares.cashable[1] = 0.9;  // foster
    shares.cashable[2] = 0.5;  // institution
  }
  [[nodiscard]] EconomicsSummary summary() const {
    return summarise_economics(
        baseline, scenario, rules,
        [this](std::uint32_t) -> const EconomicsParameters& { return shares; }, 2);
  }
  [[nodiscard]] static const Estimate& line(const EconomicsSummary& s, std::string_view id) {
    for (const EconomicsLine& l : s.lines)
      if (l.id == id) return l.value;
    throw std::logic_error{"no such line"};
  }
};

/// The budget lines of a scenario that invests `invested` kr. more than its baseline every year.
std::vector<BudgetLineSummary> compare(const Scenario& scenario, double invested) {
  EconomicsValues before, after;
  const auto budget_years = static_cast<std::size_t>(scenario.central().time.budget_years);
  for (std::uint32_t r = 0; r < 3; ++r) {
    before.draws.push_back(r);
    before.figures.emplace_back().invested.assign(budget_years, 1000.0);
    after.figures.emplace_back().invested.assign(budget_years, 1000.0 + invested);
  }
  after.draws = before.draws;
  return compare_budget_lines(before, after, scenario);
}

}  // namespace

TEST_SUITE("economics: results") {
  TEST_CASE("ledgers, cashable savings and gains of a hand-made example") {
    const Example example;
    const EconomicsSummary s = example.summary();
    CHECK(s.ledgers[0].programme_cost.mean == doctest::Approx(700));
    CHECK(s.ledgers[0].saving.mean == doctest::Approx(1100 + 500));
    CHECK(s.ledgers[0].net.mean == doctest::Approx(-900));
    CHECK(s.cashable_saving.mean == doctest::Approx(0.9 * 1100 + 0.5 * 500));
    CHECK(s.cashable_saving.mean + s.other_saving.mean ==
          doctest::Approx(s.ledgers[0].saving.mean));
    const double t1 = 1 / 1.035, t2 = t1 * t1;
    CHECK(s.ledgers[2].discounted);
    CHECK(s.ledgers[2].programme_cost.mean == doctest::Approx(1.28 * (600 + 100 * t1)));
    CHECK(s.ledgers[2].saving.mean == doctest::Approx(1.28 * (1100 * t1 + 500 * t2)));
    CHECK(Example::line(s, "net_present_value").mean == doctest::Approx(-s.ledgers[2].net.mean));
    CHECK(Example::line(s, "gain_municipality").mean == doctest::Approx(900));
    CHECK(Example::line(s, "equivalent_annual_value").mean * (1 + t1 + t2) ==
          doctest::Approx(-s.ledgers[2].net.mean));
  }

  TEST_CASE("the benefit-cost ratio is a ratio of means, within an interval that fits ratios") {
    const Example example;
    const EconomicsSummary s = example.summary();
    REQUIRE(s.benefit_cost_ratio);
    const double t1 = 1 / 1.035, t2 = t1 * t1, cost = 600 + 100 * t1;
    const double one = (1000 * t1 + 500 * t2) / cost, other = (1200 * t1 + 500 * t2) / cost;
    CHECK(s.benefit_cost_ratio->value.mean == doctest::Approx((one + other) / 2));
    CHECK(s.benefit_cost_ratio->value.se == doctest::Approx((other - one) / 2));
    REQUIRE(s.benefit_cost_ratio->confidence);
    // The costs are the same in both replications, so that Fieller's interval is Student's.
    CHECK(s.benefit_cost_ratio->confidence->high - s.benefit_cost_ratio->confidence->low ==
          doctest::Approx(2 * 12.7062 * (other - one) / 2));
  }

  TEST_CASE(
      "a programme that saves much where it costs little, and loses on the whole, has a ratio "
      "below one") {
    EconomicsValues baseline, scenario;
    const Rules rules = rules_named("fm2023");
    const EconomicsParameters shares;
    const double invested[] = {100, 1000};
    const double saved[] = {200, 800};
    for (std::uint32_t r = 0; r < 2; ++r) {
      Outcome before{1, 30}, after{1, 30};
      // Ten times as many children in one as in the other.
      before.by_age(ByAgeCount::child_years, 0) = after.by_age(ByAgeCount::child_years, 0) =
          r == 0 ? 10 : 100;
      before.followed(10, Category::placement_foster, Payer::municipality) = saved[r];
      after.followed(10, Category::programme, Payer::municipality) = invested[r];
      before.cost(0, Category::placement_foster, Payer::municipality) = saved[r];
      after.cost(0, Category::programme, Payer::municipality) = invested[r];
      for (auto* values : {&baseline, &scenario}) {
        values->draws.push_back(r);
        values->figures.push_back(economics_figures(values == &baseline ? before : after, rules));
      }
    }
    const EconomicsSummary s = summarise_economics(
        baseline, scenario, rules,
        [&](std::uint32_t) -> const EconomicsParameters& { return shares; }, 2);
    REQUIRE(s.benefit_cost_ratio);
    // The mean of ratios is (2 + 0.8) / 2 = 1.4, beside a loss of 100 kr.
    CHECK(s.benefit_cost_ratio->value.mean == doctest::Approx(1000.0 / 1100));
    CHECK(s.ledgers[2].net.mean > 0);
    CHECK(Example::line(s, "lifetime_benefit_cost_ratio").mean < 1);
    CHECK(Example::line(s, "lifetime_net_present_value").mean < 0);
    // 100 gained among 10 children, 200 lost among 100.
    CHECK(Example::line(s, "lifetime_gain_municipality").mean ==
          doctest::Approx((100.0 - 200.0) / 110));
  }

  TEST_CASE("no programme, no ratio, both arms alike, zero everywhere") {
    Example example;
    example.scenario = example.baseline;
    const EconomicsSummary s = example.summary();
    CHECK_FALSE(s.benefit_cost_ratio);
    for (const LedgerSummary& ledger : s.ledgers) {
      CHECK(ledger.net.mean == 0);
      CHECK(ledger.saving.mean == 0);
    }
    for (const EconomicsLine& line : s.lines)
      if (line.id != "birth_year_cost_public_baseline") CHECK(line.value.mean == 0);
  }

  TEST_CASE("swapping the arms turns every sign and nothing else") {
    Example example;
    const EconomicsSummary s = example.summary();
    std::swap(example.baseline, example.scenario);
    const EconomicsSummary t = example.summary();
    for (std::size_t i = 0; i < s.ledgers.size(); ++i) {
      CHECK(t.ledgers[i].net.mean == doctest::Approx(-s.ledgers[i].net.mean));
      CHECK(t.ledgers[i].net.se == doctest::Approx(s.ledgers[i].net.se));
    }
    CHECK(t.cashable_saving.mean == doctest::Approx(-s.cashable_saving.mean));
  }

  TEST_CASE("lifetime: per child and per birth year, a benefit not paid is no gain to society") {
    const Example example;
    const EconomicsSummary s = example.summary();
    CHECK(Example::line(s, "lifetime_gain_state").mean == doctest::Approx(7));
    CHECK(Example::line(s, "lifetime_gain_family").mean == doctest::Approx(-7));
    CHECK(Example::line(s, "lifetime_net_present_value").mean == 0);
    CHECK(Example::line(s, "birth_year_gain_public").mean == doctest::Approx(35));
    CHECK(Example::line(s, "birth_year_cost_public_baseline").mean == doctest::Approx(35));
  }
}

TEST_SUITE("economics: scenarios") {
  TEST_CASE("a scenario names its rules, unknown names are errors with a suggestion") {
    const test::Folder folder;
    CHECK(rules_of(load_scenario(folder.scenario(""))).preset.name == "fm2023");
    const Scenario old =
        load_scenario(folder.scenario("[economics]\nrules = \"fm2013\"\ndiscounting = \"flat\"\n"));
    CHECK(rules_of(old).preset.name == "fm2013");
    CHECK(rules_of(old).discounting == Discounting::flat);
    const auto wrong = folder.problems(
        folder.scenario("[economics]\nrules = \"fm2032\"\ndiscounting = \"chain\"\n"));
    REQUIRE(wrong.size() == 2);
    CHECK(contains(wrong[0], "s.toml:3:9: economics.rules = \"fm2032\": unknown; expected one of"));
    CHECK(contains(wrong[1], "expected \"chained\" or \"flat\" (did you mean chained?)"));
  }

  TEST_CASE("rules decide nothing that is simulated: the scenario's hash stays") {
    const auto file = test::shipped("gladsaxe-2016.toml");
    CHECK(load_scenario(file).hash == load_scenario(file, {"economics.rules=fm1999"}).hash);
  }

  TEST_CASE("every number of the rules has a source that is described") {
    const Sources sources = read_sources(test::shipped("sources.toml"));
    for (const RulePreset& preset : rule_book().presets) {
      CAPTURE(preset.name);
      CHECK(preset.rates.size() == preset.steps.size());
      auto numbers = preset.rates;
      numbers.insert(numbers.end(), {preset.net_tax_factor, preset.tax_markup});
      for (const RuleNumber& n : numbers) CHECK(sources.contains(n.source));
      CHECK(contains(describe_rules({preset}, "da"), preset.name));
    }
    CHECK(contains(describe_rules(rules_named("fm2017"), "en"), "1.325 (assumption)"));
    CHECK(contains(describe_rules(rules_named("fm2013"), "da"), "20\u00A0pct."));
  }

  TEST_CASE("a file of rules is checked like a scenario") {
    try {
      (void)read_rules(
          "default = \"b\"\n[a]\ntitle = \"A\"\ndiscount = [{ after = 5, rate = 3, source = \"x\", "
          "grade = \"V\" }]\nnet_tax_facto = 1\ntax_markup = { value = 0, grade = \"V\" }\n",
          "rules.toml");
      FAIL("must not be accepted");
    } catch (const InputError& error) {
      std::string all;
      for (const auto& line : error.problems()) all += line + "\n";
      CHECK(contains(all, "rules.toml:4:33: a.discount.rate = 3: expected a number from 0 to 1"));
      CHECK(contains(all, "steps begin at after = 0"));
      CHECK(contains(all, "did you mean net_tax_factor?"));
      CHECK(contains(all, "a: net_tax_factor is missing"));
      CHECK(contains(all, "a.tax_markup: source and grade are needed"));
      CHECK(contains(all, "rules.toml:1:11: default = \"b\": no such rules"));
    }
  }

  TEST_CASE("scenarios of different price levels are refused, with the place and what to do") {
    const TemporaryFolder folder;
    const std::vector<Scenario> scenarios{
        load_scenario(test::shipped("gladsaxe-2016-sverigesmodel.toml")),
        load_scenario(test::shipped("holstebro-2018-paa-forkant.toml"), {"time.price_year=2024"})};
    CHECK_THROWS_WITH_AS(
        (void)test::run(scenarios, test::fake_options(folder.path() / "a", 2)),
        doctest::Contains("time.price_year = 2024: expected 2025, the price level of gladsaxe"),
        InputError);
  }

  TEST_CASE("runs with different rules do not mix, and other rules need no new simulation") {
    const TemporaryFolder folder;
    Scenario one = test::fake_scenario("one"), two = test::fake_scenario("two", "2");
    two.economics.rules = "fm2013";
    CHECK_THROWS_WITH_AS((void)test::run({one, two}, test::fake_options(folder.path() / "a", 2)),
                         doctest::Contains("different rules"), InputError);
    const auto summary = [&](const Scenario& scenario) {
      CHECK(test::run({scenario}, test::fake_options(folder.path() / "b", 4)).code == 0);
      return nlohmann::json::parse(test::read_file(folder.path() / "b" / "summary.json"));
    };
    const auto before = summary(one);
    one.economics.rules = "fm1999";
    const auto after = summary(one);
    CHECK(before["result_hash"] == after["result_hash"]);
    CHECK(after["scenarios"][0]["economics"]["rules"] == "fm1999");
    CHECK(before["scenarios"][0]["metrics"]["lifetime_value_public"] !=
          after["scenarios"][0]["metrics"]["lifetime_value_public"]);
    CHECK(before["scenarios"][0]["metrics"]["cost_public"] ==
          after["scenarios"][0]["metrics"]["cost_public"]);
  }
}

TEST_SUITE("economics: budget lines") {
  TEST_CASE("one programme: its line beside its cost, in the run's prices, in every budget year") {
    const Scenario s = load_scenario(test::shipped("gladsaxe-2016-sverigesmodel.toml"));
    REQUIRE_FALSE(s.budget.empty());
    const auto lines = compare(s, 5e6);
    CHECK(lines.size() == static_cast<std::size_t>(s.central().time.budget_years));
    CHECK(lines[0].programme == "sverigesmodel");
    const double adopted =
        s.budget[0].amount * s.price_index().factor(s.budget[0].price_year, s.price_year());
    REQUIRE(lines[0].adopted);
    CHECK(*lines[0].adopted == doctest::Approx(adopted));
    CHECK(lines[0].bottom_up->mean == doctest::Approx(5e6));
    CHECK(lines[0].difference->mean == doctest::Approx(5e6 - adopted));
    CHECK_FALSE(lines[1].adopted);
    CHECK_FALSE(lines[1].difference);
    CHECK(lines[1].bottom_up->mean == doctest::Approx(5e6));
  }

  TEST_CASE("several programmes share the cost: it is shown for all together only") {
    const auto lines = compare(load_scenario(test::shipped("gladsaxe-2016.toml")), 5e6);
    REQUIRE_FALSE(lines.empty());
    CHECK(lines[0].programme == "early_effort");
    CHECK(lines[0].adopted);
    CHECK_FALSE(lines[0].bottom_up);
    CHECK(lines[1].programme.empty());
    CHECK(lines[1].bottom_up);
  }

  TEST_CASE("no line, or a programme that is off, no comparison") {
    CHECK(compare(load_scenario(test::shipped("denmark.toml")), 1).empty());
    const auto file = test::shipped("gladsaxe-2016-sverigesmodel.toml");
    CHECK(compare(load_scenario(file, {"programmes.sverigesmodel.enabled=false"}), 1).empty());
  }

  TEST_CASE("where budget lines pay, what is spent stands beside them all the same") {
    const auto file = test::shipped("gladsaxe-2016-sverigesmodel.toml");
    const auto lines =
        compare(load_scenario(file, {"programmes.sverigesmodel.budget_is_cost=true"}), 5e6);
    REQUIRE_FALSE(lines.empty());
    for (const auto& line : lines) CHECK(line.bottom_up->mean == doctest::Approx(5e6));
    CHECK(lines[0].difference);
  }

  TEST_CASE("what goes on beyond the lines is summed, with the years in which it does") {
    EconomicsValues before, after;
    const auto add = [](EconomicsValues& to, std::vector<double> unfunded) {
      to.draws.push_back(static_cast<std::uint32_t>(to.draws.size()));
      EconomicsFigures& f = to.figures.emplace_back();
      f.invested.assign(unfunded.size(), 0.0);
      f.unfunded = std::move(unfunded);
    };
    for (int r = 0; r < 2; ++r) add(before, {0, 0, 0, 0});
    add(after, {0, 5, 0, 0});
    add(after, {0, 0, 7, 0});
    const EconomicsParameters shares;
    const auto summary = [&](const EconomicsValues& values) {
      return summarise_economics(
                 before, values, standard_rules(),
                 [&](std::uint32_t) -> const EconomicsParameters& { return shares; }, 1)
          .unfunded;
    };
    REQUIRE(summary(after));
    CHECK(summary(after)->amount.mean == doctest::Approx(6));
    CHECK(summary(after)->first_year == 1);
    CHECK(summary(after)->last_year == 2);
    CHECK_FALSE(summary(before));
  }
}
