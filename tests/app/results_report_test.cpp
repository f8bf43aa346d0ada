#include <cmath>
#include <doctest/doctest.h>
#include <regex>

#include "app/results/answer.hpp"
#include "app/results/chart.hpp"
#include "app/results/html.hpp"
#include "app/results/outputs.hpp"
#include "app/results/report_html.hpp"
#include "app/results/terminal.hpp"
#include "tests/app/results_fake.hpp"

using namespace kohort;
using test::contains;

namespace {

/// Results in memory: `change` turns a baseline outcome into the scenario's.
template <class Change>
RunResults results_of(const Scenario& scenario, Change change, std::uint32_t replications = 40) {
  const OutcomeReader read = [&](std::size_t row, const OutcomeVisitor& visit) {
    for (std::uint32_t r = 0; r < replications; ++r) {
      Outcome outcome = test::fake_outcome(1, r, false);
      if (row == 1) change(outcome, r);
      visit(r, 0, outcome);
    }
  };
  RunResults run;
  run.version = "1";
  run.replications = run.requested = replications;
  run.complete = true;
  run.folder = "results/trial";
  run.rows = {{"baseline", "", "Uden", "", "", false},
              {scenario.id, "baseline", scenario.title.da, scenario.question.da, "1", true}};
  ScenarioResult result;
  result.scenario = &scenario;
  result.stored = run.rows[1];
  result.row = 1;
  result.period = {2016, static_cast<int>(test::fake_years), 2, static_cast<int>(test::fake_ages),
                   2025};
  result.summary = summarise(headline_values(read, 0), headline_values(read, 1));
  result.cells.values = compare_cells(read, 0, 1);
  result.cells.shape = Outcome{test::fake_years, test::fake_ages};
  run.scenarios.push_back(std::move(result));
  return run;
}

void add_cost(Outcome& outcome, std::size_t year, double kr) {
  outcome.cost(year, Category::programme, Payer::municipality) += kr;
}

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
    CHECK(contains(report_html(run, "da"), "ingen forskel"));
  }

  TEST_CASE("one replication shows a difference but claims no certainty") {
    const Scenario scenario = test::fake_scenario();
    const auto run = results_of(
        scenario, [](Outcome& o, std::uint32_t) { add_cost(o, 0, 2e6); }, 1);
    CHECK(contains(answer(run), "Med én gentagelse"));
    const std::regex not_a_number{"[^a-zæøå]nan[^a-zæøå]"};
    CHECK_FALSE(std::regex_search(terminal_summary(run, "da"), not_a_number));
    CHECK_FALSE(std::regex_search(report_html(run, "da"), not_a_number));
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
}

TEST_SUITE("report") {
  TEST_CASE("hostile texts are escaped wherever they appear") {
    Scenario scenario = test::fake_scenario();
    const std::string hostile = "<script>alert(\"x\")</script> & 'y'";
    scenario.title.da = hostile;
    scenario.question.da = hostile;
    ResolvedParameter parameter;
    parameter.key = hostile;
    parameter.value = {1};
    parameter.unit = parameter.source = parameter.grade = parameter.meaning = hostile;
    scenario.parameters = {parameter};
    scenario.chain = {hostile};
    const auto run = results_of(scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 0, r); });
    const std::string html = report_html(run, "da");
    CHECK_FALSE(contains(html, "<script"));
    CHECK(contains(html, "&lt;script&gt;alert(&quot;x&quot;)"));
    CHECK(escape_html("a\x01\x1b b") == "a b");
  }

  TEST_CASE("the page is self-contained and its elements are closed") {
    const Scenario scenario = test::fake_scenario();
    const auto run =
        results_of(scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 0, 1e5 * r); });
    for (const std::string language : {"da", "en"}) {
      const std::string html = report_html(run, language);
      CHECK(contains(html, "<html lang=\"" + language + "\">"));
      CHECK_FALSE(contains(html, "http"));
      CHECK_FALSE(contains(html, "<script"));
      for (const std::string name : {"table", "tr", "th", "td", "figure", "svg", "h2", "p", "dl",
                                     "article", "main", "caption"}) {
        CAPTURE(name);
        const std::regex open{"<" + name + "[ >]"};
        const std::regex closed{"</" + name + ">"};
        const auto count = [&](const std::regex& pattern) {
          return std::distance(std::sregex_iterator{html.begin(), html.end(), pattern}, {});
        };
        CHECK(count(open) > 0);
        CHECK(count(open) == count(closed));
      }
    }
  }

  TEST_CASE("assumptions are highlighted and counted, but programmes that are off do not count") {
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
    const auto run = results_of(scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 0, r); });
    const std::string html = report_html(run, "da");
    CHECK(contains(html, "<tr class=\"assumption\"><th scope=\"row\">needs.vulnerability"));
    CHECK_FALSE(contains(html, "programmes.leksand"));
  }

  TEST_CASE("axis marks are round and cover the values") {
    for (const auto& [low, high] :
         {std::pair{0.0, 1.0}, {-3.2, 17.9}, {-1e-3, 2e-3}, {-5e6, 0.0}, {0.0, 0.0}}) {
      const auto marks = axis_marks(low, high);
      CAPTURE(low);
      REQUIRE(marks.size() >= 2);
      CHECK(marks.size() <= 12);
      CHECK(marks.front() <= low);
      CHECK(marks.back() >= high);
    }
  }
}
