#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <regex>

#include "app/report/payload.hpp"
#include "app/results/answer.hpp"
#include "app/results/outputs.hpp"
#include "app/results/terminal.hpp"
#include "tests/app/results_memory.hpp"

using namespace kohort;
using test::add_cost;
using test::contains;
using test::results_of;

namespace {

std::string answer(const RunResults& run, std::string_view language = "da") {
  std::string joined;
  for (const auto& s : answer_sentences(run.scenarios[0], language)) joined += s + " ";
  return joined;
}

}  // namespace

TEST_SUITE("answer") {
  TEST_CASE("an extra cost is said with its range and the payback with its probability") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(scenario, [](Outcome& o, std::uint32_t r) {
      add_cost(o, 0, 5e6 + 1e5 * (r % 7));
      add_cost(o, 3, r % 4 == 0 ? -6e6 : 0);
    });
    const std::string text = answer(run);
    CHECK(contains(text, "2016–2019"));
    CHECK(contains(text, "25\u00a0pct. af beregningerne har kommunen pengene igen senest i 2019"));
  }

  TEST_CASE("money that comes back and is lost again is said so") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(scenario, [](Outcome& o, std::uint32_t r) {
      add_cost(o, 0, 1e6 + r);
      add_cost(o, 1, r % 4 == 0 ? -3e6 : 0);
      add_cost(o, 2, r % 4 == 0 ? 5e6 : 0);
    });
    CHECK(contains(answer(run),
                   "I 25\u00a0pct. af beregningerne kommer pengene igen og tabes igen senere; ved "
                   "udgangen af 2019 er de kommet igen i 0\u00a0pct."));
    CHECK(contains(terminal_summary(run, "en"), "lost again"));
    const auto json = nlohmann::json::parse(summary_json(run));
    const auto& payback = json["scenarios"][0]["payers"]["municipality"]["payback"];
    CHECK(payback["probability_lost_again"] == 0.25);
    CHECK(payback["probability_kept"] == 0);
  }

  TEST_CASE("a range that covers zero is said to leave the question open") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(
        scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 1, r % 2 == 0 ? 1e6 : -1e6); });
    CHECK(contains(answer(run), "kan ikke afgøres"));
    CHECK(contains(answer(run, "en"), "cannot be told"));
  }

  TEST_CASE("dearer and cheaper are told apart, with positive amounts") {
    const Scenario scenario = test::fake_scenario();
    const auto dearer =
        results_of(scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 0, 2e6 + r); });
    const auto cheaper =
        results_of(scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 0, -2e6 - r); });
    CHECK(contains(answer(dearer), "2,00\u00a0mio. kr. højere"));
    CHECK(contains(answer(cheaper), "2,00\u00a0mio. kr. lavere"));
    CHECK(contains(answer(cheaper), "100\u00a0pct."));
  }

  TEST_CASE("no difference is said plainly") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(scenario, [](Outcome&, std::uint32_t) {});
    CHECK(contains(answer(run), "ingen forskel"));
    CHECK_FALSE(contains(terminal_summary(run, "da"), "Tilbagebetaling"));
  }

  TEST_CASE("one replication shows a difference but claims no certainty") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(
        scenario, [](Outcome& o, std::uint32_t) { add_cost(o, 0, 2e6); }, 1);
    CHECK(contains(answer(run), "Med én gentagelse"));
    const std::regex not_a_number{"[^a-zæøå]nan[^a-zæøå]"};
    CHECK_FALSE(std::regex_search(terminal_summary(run, "da"), not_a_number));
    CHECK_FALSE(std::regex_search(written(payload(run), -1), not_a_number));
    CHECK_FALSE(std::regex_search(summary_json(run), not_a_number));
  }

  TEST_CASE("a prevented placement has a price only if placements surely fall and cost rises") {
    const Scenario scenario = test::fake_scenario();
    const auto sure = results_of(scenario, [](Outcome& o, std::uint32_t r) {
      add_cost(o, 0, 1e6);
      o.yearly(Yearly::placement_starts, 0) -= 4 + r % 2;
    });
    const auto unsure = results_of(scenario, [](Outcome& o, std::uint32_t r) {
      add_cost(o, 0, 1e6);
      o.yearly(Yearly::placement_starts, 0) -= r % 2 == 0 ? 4 : -4;
    });
    REQUIRE(sure.scenarios[0].summary.cost_per_prevented_placement);
    CHECK(*sure.scenarios[0].summary.cost_per_prevented_placement == doctest::Approx(1e6 / 4.5));
    CHECK_FALSE(unsure.scenarios[0].summary.cost_per_prevented_placement);
  }

  TEST_CASE("assumptions are counted, programmes that are off do not count") {
    Scenario scenario = test::fake_scenario();
    ResolvedParameter parameter;
    parameter.value = {0.5};
    parameter.key = "needs.vulnerability";
    parameter.grade = "N";
    scenario.parameters.push_back(parameter);
    parameter.key = "costs.wage";
    parameter.grade = "V";
    scenario.parameters.push_back(parameter);
    parameter.key = "programmes.leksand.acceptance";
    parameter.grade = "N";
    scenario.parameters.push_back(parameter);
    const AssumptionCount count = count_assumptions(scenario);
    CHECK(count.assumptions == 1);
    CHECK(count.parameters == 2);
  }
}
