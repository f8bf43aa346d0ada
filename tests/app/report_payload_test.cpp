#include <doctest/doctest.h>
#include <map>
#include <regex>
#include <set>

#include "app/report/lineage.hpp"
#include "app/report/page.hpp"
#include "app/report/payload.hpp"
#include "app/report/report_command.hpp"
#include "app/results/outputs.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/words/input_error.hpp"
#include "tests/app/results_memory.hpp"

using namespace kohort;
using test::add_cost;
using test::contains;
using test::results_of;

namespace {

Scenario real_scenario() {
  return load_scenario(KOHORT_SOURCE_DIR "/scenarios/gladsaxe-2016-sverigesmodel.toml");
}

/// A run with everything that a payload can hold.
RunResults full_run(const Scenario& scenario) {
  RunResults run =
      results_of(scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 1, 1e5 * (r % 5)); });
  run.draws = 10;
  run.background = read_background({scenario});
  ScenarioResult& result = run.scenarios[0];
  BreakEven found;
  found.outcome = BreakEven::Outcome::found;
  found.years = 4;
  found.strength.outcome = TurningPoint::Outcome::found;
  found.strength.at = 2.5;
  found.strength.low = 2.1;
  found.strength.high = 3.2;
  found.strength.end = 60;
  found.strength.at_start = {3e6, 1e5};
  found.strength.furthest_at = 4;
  found.strength.furthest = {-1e6, 3e5};
  found.strength.replications = 10;
  result.break_even = {found};
  const auto position = static_cast<std::size_t>(scenario.find("casework.institution_elasticity") -
                                                 scenario.parameters.data());
  Influence influence{};
  influence.parameter = position;
  influence.share = 0.5;
  influence.share_se = 0.1;
  influence.turns_at = 1.7;
  result.influences = {influence};
  Turn turn{};
  turn.parameter = position;
  turn.turns.outcome = TurningPoint::Outcome::found;
  turn.turns.at = 1.2;
  turn.turns.low = 1.1;
  turn.turns.high = 1.4;
  result.turns = {turn};
  BudgetLineSummary line;
  line.programme = "sverigesmodel";
  line.year = 2016;
  line.adopted = 1e7;
  result.summary.budget_lines = {line};
  return run;
}

/// Keys of every interface in payload.ts; those with ? may be missing.
struct Interface {
  std::set<std::string> required;
  std::set<std::string> optional;
};
std::map<std::string, Interface> interfaces() {
  const std::string file = test::read_file(KOHORT_SOURCE_DIR "/app/report/web/src/payload.ts");
  std::map<std::string, Interface> all;
  std::istringstream lines{file};
  std::string line;
  std::string current;
  const std::regex opens{"export interface (\\w+).*\\{"};
  const std::regex key{"  (\\w+)([?]?):.*"};
  std::smatch match;
  while (std::getline(lines, line)) {
    if (std::regex_match(line, match, opens)) current = match[1];
    if (line == "}") current.clear();
    if (current.empty() || !std::regex_match(line, match, key)) continue;
    (match[2].length() > 0 ? all[current].optional : all[current].required).insert(match[1]);
  }
  return all;
}

void check_keys(const Json& object, const std::string& name) {
  static const auto all = interfaces();
  CAPTURE(name);
  REQUIRE(all.contains(name));
  REQUIRE(object.is_object());
  const Interface& expected = all.at(name);
  for (const std::string& key : expected.required) {
    CAPTURE(key);
    CHECK(object.contains(key));
  }
  for (const auto& entry : object.items()) {
    const std::string key = entry.key();
    CAPTURE(key);
    CHECK((expected.required.contains(key) || expected.optional.contains(key)));
  }
}

/// The payload out of a page.
Json payload_in(const std::string& html) {
  const std::string_view open = payload_place.substr(0, payload_place.find('>') + 1);
  const auto begin = html.find(open) + open.size();
  return Json::parse(html.substr(begin, html.find("</script>", begin) - begin));
}

}  // namespace

TEST_SUITE_BEGIN("report payload");

TEST_CASE("it holds summary.json and manifest.json, number by number") {
  const Scenario scenario = real_scenario();
  const RunResults run = full_run(scenario);
  const Json json = payload(run);
  CHECK(json["summary"] == Json::parse(summary_json(run)));
  CHECK(json["manifest"] == Json::parse(manifest_json(run)));
  // The page's own tables say the same as the summary.
  const Json& detail = json["scenarios"][0];
  const Json& summary = json["summary"]["scenarios"][0];
  double starts = 0;
  for (const Json& year : detail["yearly"]["placement_starts"])
    starts += year["scenario"]["mean"].get<double>();
  CHECK(starts ==
        doctest::Approx(summary["metrics"]["placement_starts"]["scenario"]["mean"].get<double>()));
  double cost = 0;
  for (const Json& cell : detail["cost"])
    if (cell["payer"] == "municipality")
      for (const Json& year : cell["years"]) cost += year["difference"]["mean"].get<double>();
  CHECK(cost == doctest::Approx(
                    summary["metrics"]["cost_municipality"]["difference"]["mean"].get<double>()));
  const Json& fan = detail["fan"]["municipality"];
  CHECK(fan["years"].size() == summary["payers"]["municipality"]["years"].size());
  CHECK(
      fan["years"].back()[0].get<double>() ==
      doctest::Approx(summary["metrics"]["cost_municipality"]["difference"]["low"].get<double>()));
}

TEST_CASE("it has exactly the keys that payload.ts promises") {
  const Scenario scenario = real_scenario();
  // As the page gets it: the program adds its catalogue.
  const Json json = payload_in(fill_page(report_template(), payload(full_run(scenario)), "da"));
  check_keys(json, "Payload");
  check_keys(json["summary"], "Summary");
  const Json& summary = json["summary"]["scenarios"][0];
  check_keys(summary, "ScenarioSummary");
  check_keys(summary["payers"]["public"], "PayerYears");
  REQUIRE_FALSE(summary["subgroups"].empty());
  check_keys(summary["subgroups"][0], "SubgroupRow");
  const Json& detail = json["scenarios"][0];
  check_keys(detail, "ScenarioDetail");
  check_keys(detail["yearly_ratios"]["wait_weeks"][0], "Compared");
  check_keys(detail["by_age"]["separations"][0]["baseline"], "Estimate");
  check_keys(detail["parameters"][0], "Parameter");
  REQUIRE_FALSE(detail["budget"].empty());
  check_keys(detail["budget"][0], "BudgetRow");
  REQUIRE_FALSE(detail["break_even"].empty());
  check_keys(detail["break_even"][0], "BreakEven");
  REQUIRE_FALSE(detail["flips"].empty());
  check_keys(detail["flips"][0], "Flip");
  check_keys(detail["economics"], "Economics");
  check_keys(detail["lineage"]["fan"], "Lineage");
  REQUIRE_FALSE(json["fit"].empty());
  check_keys(json["fit"][0], "FitRow");
  REQUIRE_FALSE(json["sources"].empty());
  check_keys(*json["sources"].begin(), "Source");
}

TEST_CASE("the shipped fit compares with the targets as they are now") {
  const auto rows = read_fit(KOHORT_SOURCE_DIR "/scenarios/targets/denmark-fit.json");
  const std::string targets =
      test::read_file(KOHORT_SOURCE_DIR "/scenarios/targets/denmark-targets.toml");
  const std::regex target{"\\[\\[target\\]\\]"};
  CHECK(static_cast<std::ptrdiff_t>(rows.size()) ==
        std::distance(std::sregex_iterator{targets.begin(), targets.end(), target}, {}));
  for (const FitRow& row : rows) {
    CAPTURE(row.id);
    CHECK(contains(targets, "metric = \"" + row.id + "\""));
    CHECK(row.within == (std::abs(row.simulated - row.target) <= row.tolerance));
  }
}

TEST_CASE("a fit file that is damaged or of another kind is named") {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "fit.json";
  for (const char* text : {"", "[]", "{\"format\":\"kohort-fit-9\",\"rows\":[]}",
                           "{\"format\":\"kohort-fit-1\",\"rows\":[{\"id\":3}]}"}) {
    std::ofstream{file} << text;
    CAPTURE(text);
    CHECK_THROWS_AS((void)read_fit(file), InputError);
  }
  CHECK(read_fit(folder.path() / "absent.json").empty());
}

TEST_CASE("weights and flips carry the parameter's own numbers") {
  const Scenario scenario = real_scenario();
  const Json json = payload(full_run(scenario));
  const Json& flip = json["scenarios"][0]["flips"][0];
  const ResolvedParameter& p = *scenario.find("casework.institution_elasticity");
  CHECK(flip["key"] == p.key);
  CHECK(flip["central"] == p.value[0]);
  // What was simulated, not what the line through the draws says.
  CHECK(flip["turns_at"] == 1.2);
  CHECK(flip["low"] == 1.1);
  CHECK(flip["high"] == 1.4);
  CHECK(flip["position"].get<double>() ==
        doctest::Approx((1.2 - p.low[0]) / (p.high[0] - p.low[0])));
  CHECK(json["scenarios"][0]["weights"][0]["share"] == 0.5);
}

TEST_CASE("break-even scales what is needed and leaves it open where it was not found") {
  const Scenario scenario = real_scenario();
  RunResults run = full_run(scenario);
  const Json page = payload(run);
  const Json found = page["scenarios"][0]["break_even"][0];
  // The page and summary.json say the same.
  for (const auto& [key, value] : page["summary"]["scenarios"][0]["break_even"][0].items())
    CHECK(found[key] == value);
  CHECK(found["low"] == 2.1);
  for (const Json& effect : found["effects"])
    CHECK((effect["needed"].get<double>() - effect["neutral"].get<double>()) /
              (effect["stated"].get<double>() - effect["neutral"].get<double>()) ==
          doctest::Approx(2.5));
  run.scenarios[0].break_even[0].outcome = BreakEven::Outcome::beyond_range;
  const Json beyond = payload(run)["scenarios"][0]["break_even"][0];
  CHECK(beyond["strength"].is_null());
  CHECK(beyond["end"] == 60);
  CHECK(beyond["effects"][0]["needed"].is_null());
  run.scenarios[0].break_even.clear();
  CHECK(payload(run)["scenarios"][0]["break_even"].empty());
  CHECK(payload(run)["scenarios"][0]["flips"].is_null());
}

TEST_CASE("the reader is warned of what weakens the answer") {
  const Scenario scenario = real_scenario();
  RunResults run = results_of(
      scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 1, r % 2 == 0 ? 1e6 : -1e6); }, 12);
  run.complete = false;
  run.requested = 40;
  const Json warnings = payload(run)["scenarios"][0]["warnings"];
  std::set<std::string> kinds;
  for (const Json& warning : warnings) {
    kinds.insert(warning["kind"]);
    CHECK(warning["text"]["da"] != warning["text"]["en"]);
  }
  CHECK(kinds == std::set<std::string>{"assumptions", "interval_covers_zero", "incomplete",
                                       "few_replications"});
}

TEST_CASE("every headline metric has a lineage, and its parameters exist") {
  std::set<std::string_view> figures;
  const std::string model = test::read_file(KOHORT_SOURCE_DIR "/docs/model.md");
  for (const ReportFigure& entry : report_figures()) {
    CAPTURE(entry.id);
    CHECK(figures.insert(entry.id).second);
    CHECK_FALSE(entry.text.formula.da.empty());
    CHECK_FALSE(entry.text.formula.en.empty());
    CHECK((entry.metric.empty() ||
           std::ranges::count(headline_metrics(), entry.metric, &Metric::id) == 1));
    CHECK(contains(model, "## " + std::string{entry.text.section} + "\n"));
    for (const std::string_view key : entry.text.parameters) {
      CAPTURE(key);
      if (!key.empty())
        CHECK((catalogue().index_of(key) >= 0 || catalogue().leads_to_section(key)));
    }
  }
  for (const Metric& metric : headline_metrics()) {
    CAPTURE(metric.id);
    CHECK(figures.contains(metric.id));
  }
}

TEST_CASE("lineage leaves out programmes that are off") {
  const Scenario scenario = real_scenario();
  ScenarioResult result;
  result.scenario = &scenario;
  const Json lineage = lineage_object(result);
  const Json& keys = lineage["cost_municipality"]["parameters"];
  CHECK(std::ranges::count(keys, "programmes.sverigesmodel.caseworkers_factor") == 1);
  for (const Json& key : keys)
    CHECK_FALSE(key.get<std::string>().starts_with("programmes.leksand"));
}

TEST_CASE("hostile texts cannot leave the payload's script element") {
  Scenario scenario = test::fake_scenario();
  const std::string hostile =
      "</script><script>alert(1)</script><!-- \xE2\x80\xA8 \xE2\x80\xA9 \" \\ \x01 \xFF & ]]>";
  scenario.title.da = scenario.question.da = scenario.municipality_name = hostile;
  const auto run = results_of(scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 0, r); });
  const Json json = payload(run);
  for (const std::string_view page : {report_template(), account_template()}) {
    const std::string html = fill_page(page, json, "da");
    CHECK_FALSE(contains(html, "alert(1)</script>"));
    CHECK_FALSE(contains(html, "\xE2\x80\xA8"));
    const auto count = [](std::string_view text, std::string_view part) {
      std::size_t n = 0;
      for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
      return n;
    };
    CHECK(count(html, "<script") == count(page, "<script"));
    CHECK(count(html, "</script") == count(page, "</script"));
    CHECK(count(html, "<!--") == count(page, "<!--"));
    const std::string title = payload_in(html)["summary"]["scenarios"][0]["title"]["da"];
    CHECK(title.starts_with("</script><script>alert(1)</script><!-- \xE2\x80\xA8"));
  }
}

TEST_CASE("a page opens in the language that was asked for and holds the same numbers") {
  const Scenario scenario = test::fake_scenario();
  const Json json =
      payload(results_of(scenario, [](Outcome& o, std::uint32_t r) { add_cost(o, 0, 1e5 * r); }));
  const Json danish = payload_in(report_page(json, "da"));
  const Json english = payload_in(report_page(json, "en"));
  CHECK(danish["language"] == "da");
  CHECK(english["language"] == "en");
  CHECK(danish["summary"] == json["summary"]);
  CHECK(english["scenarios"] == json["scenarios"]);
}

TEST_CASE("a template without a place for the payload is an error of ours") {
  CHECK_THROWS_AS((void)fill_page("<html></html>", Json::object(), "da"), std::logic_error);
}

TEST_SUITE_END();
