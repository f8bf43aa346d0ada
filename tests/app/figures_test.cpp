#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <set>

#include "app/figures/costs.hpp"
#include "app/figures/metric.hpp"
#include "app/figures/register_figure.hpp"
#include "app/report/catalogue.hpp"
#include "app/report/payload.hpp"
#include "app/results/summary.hpp"
#include "tests/app/contains.hpp"
#include "tests/app/metric_table.hpp"
#include "tests/app/results_memory.hpp"

using namespace kohort;
using test::contains;

namespace {

Outcome made_up(std::size_t years) {
  Outcome o{years, 20};
  double value = 3;
  for (double& cell : o.values()) cell = value += 0.7;
  return o;
}

const Rules& rules() { return standard_rules(); }

}  // namespace

TEST_SUITE("figures") {
  TEST_CASE("the parts of a figure add up to it") {
    const Outcome o = made_up(4);
    for (const std::string_view whole : {"placement_years", "cost_public"}) {
      double sum = 0;
      for (const std::string_view part : added_up_with(whole))
        if (part != whole) sum += metric_of(part).value(o, rules());
      CHECK(sum == doctest::Approx(metric_of(whole).value(o, rules())));
    }
    CHECK(added_up_with("placement_years").size() == 7);
    CHECK(added_up_with("cost_state").size() == 4);  // families are no public payer
    CHECK(added_up_with("divorces").size() == 1);
  }

  TEST_CASE("a wait of a year is 52.1775 weeks, wherever it is told") {
    Outcome o{2, 1};
    o.yearly(Yearly::wait_years, 1) = 3;
    o.yearly(Yearly::waits, 1) = 3;
    CHECK(metric_of("wait_weeks").value(o, rules()) == doctest::Approx(365.2425 / 7));
    CHECK(metric_of("wait_weeks").in_year(o, 1) == doctest::Approx(365.2425 / 7));
    CHECK(metric_of("wait_weeks").in_year(o, 0) == 0);
  }

  TEST_CASE("over a single budget year a figure is its yearly value") {
    const Outcome o = made_up(1);
    std::size_t checked = 0;
    for (const Metric& metric : headline_metrics()) {
      if (!metric.yearly()) continue;
      CAPTURE(metric.id);
      CHECK(metric.value(o, rules()) == doctest::Approx(metric.in_year(o, 0)));
      ++checked;
    }
    CHECK(checked > 10);
  }

  TEST_CASE("calibration takes a register's figure from the same counts as the headline") {
    const Outcome o = made_up(3);
    const auto registered = [&](std::string_view name) {
      return register_figures()[static_cast<std::size_t>(figure_index(name))].value(o, {0, 2});
    };
    CHECK(registered("examinations_overdue") ==
          doctest::Approx(100 * metric_of("examinations_overdue").value(o, rules())));
    CHECK(registered("caseload") ==
          doctest::Approx(metric_of("cases_per_caseworker").value(o, rules())));
  }

  TEST_CASE("yearly ratios are ratios of means, with a range over the replications") {
    // Every second replication has one wait of a year, the others nine of none.
    const auto waits = [](Outcome& o, std::uint32_t r) {
      o.yearly(Yearly::wait_years, 2) = r % 2;
      o.yearly(Yearly::waits, 2) = r % 2 == 1 ? 1 : 9;
    };
    const Scenario scenario = test::fake_scenario();
    const RunResults run = test::results_of(
        scenario, [](Outcome&, std::uint32_t) {}, 40, waits);
    const auto& ratios = run.scenarios[0].summary.yearly_ratios;
    const auto wait = std::ranges::find_if(
        ratios, [](const YearlyRatio& ratio) { return ratio.metric->id == "wait_weeks"; });
    REQUIRE(wait != ratios.end());
    CHECK(ratios.size() == 3);
    const Compared& year = wait->years.at(2);
    // The mean of ratios would be half a year.
    CHECK(year.baseline.mean == doctest::Approx(0.1 * weeks_per_year));
    CHECK(year.baseline.low == 0);
    CHECK(year.baseline.high == doctest::Approx(weeks_per_year));
    CHECK(year.difference.mean == 0);
  }

  TEST_CASE("the results page of the documents lists every figure as the catalogue has it") {
    CHECK(contains(test::read_file(KOHORT_SOURCE_DIR "/docs/results.md"), test::metric_table()));
  }

  TEST_CASE("everything in the catalogue has words in both languages") {
    const Json catalogue = figure_catalogue();
    for (const auto& [key, words] : catalogue["names"].items()) {
      CAPTURE(key);
      CHECK_FALSE(words["da"].get<std::string>().empty());
      CHECK_FALSE(words["en"].get<std::string>().empty());
    }
    const auto named = [&](const std::string& group, const Json& id) {
      return catalogue["names"].contains(group + "." + id.get<std::string>());
    };
    for (const Json& figure : catalogue["figures"]) {
      CHECK(named("metric", figure["id"]));
      CHECK(catalogue["units"].contains(figure["unit"].get<std::string>()));
    }
    for (const Json& cost : catalogue["costs"]) {
      CHECK(named("category", cost["id"]));
      CHECK(named("area", cost["area"]));
    }
    for (const Json& payer : catalogue["payers"]) CHECK(named("payer", payer));
    for (const Json& type : catalogue["placement_types"]) CHECK(named("type_in", type));
  }

  TEST_CASE("a page's tests read the catalogue of today") {
    const Json fixture = Json::parse(
        test::read_file(KOHORT_SOURCE_DIR "/app/report/web/test/fixtures/payload.json"));
    CHECK(fixture.at("catalogue") == figure_catalogue());
  }

  TEST_CASE("economic lines and ledgers of a run have words") {
    const Json names = figure_catalogue()["names"];
    Outcome o = made_up(2);
    EconomicsValues values{{0, 0}, {economics_figures(o, rules()), economics_figures(o, rules())}};
    const EconomicsSummary summary = summarise_economics(
        values, values, rules(),
        [](std::uint32_t) -> const EconomicsParameters& {
          static const EconomicsParameters none{};
          return none;
        },
        2);
    for (const EconomicsLine& line : summary.lines)
      CHECK(names.contains("economics_line." + std::string{line.id}));
    for (const LedgerSummary& ledger : summary.ledgers)
      CHECK(names.contains("ledger." + std::string{ledger.ledger}));
  }
}
