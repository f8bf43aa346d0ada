#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "app/calibrate/task.hpp"
#include "app/report/catalogue.hpp"
#include "app/report/payload.hpp"
#include "app/report/why.hpp"
#include "app/results/outputs.hpp"
#include "app/results/terminal.hpp"
#include "app/sweep/study.hpp"
#include "tests/app/metric_table.hpp"
#include "tests/app/results_memory.hpp"

using namespace kohort;
using test::contains;

TEST_CASE("the worked example of a figure: with its row every reader has it") {
  Scenario scenario = test::fake_scenario();
  const RunResults run = test::results_of(
      scenario, [](Outcome& o, std::uint32_t r) { o.yearly(Yearly::breakdowns, 1) -= 10 + r % 3; });
  const Json metrics = summary_object(run)["scenarios"][0]["metrics"];
  REQUIRE(metrics.contains("breakdowns"));
  CHECK(metrics["breakdowns"]["difference"]["mean"].get<double>() ==
        doctest::Approx(-10 - 39.0 / 40));
  CHECK(contains(terminal_summary(run, "da"), "Sammenbrud i anbringelser"));
  CHECK(contains(test::metric_table(), "| `breakdowns` | number | budget years |"));
  CHECK(contains(sweep::study_schema(), "\"breakdowns\""));
  CHECK(contains(figure_list("results/trial", "en"), "Placement breakdowns"));
  CHECK(contains(why(payload(run), "breakdowns", "en"),
                 "Placements that break down in the budget years."));
  CHECK(figure_catalogue()["names"]["metric.breakdowns"]["en"] == "Placement breakdowns");
}
