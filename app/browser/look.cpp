#include "app/browser/look.hpp"

#include "app/report/payload.hpp"
#include "app/results/run_results.hpp"
#include "app/scenario/background.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort::browser {

namespace {

std::vector<std::string> warnings_of(const Scenario& scenario, const std::string& language) {
  std::vector<std::string> warnings = check_warnings(scenario, language);
  if (scenario.reference)
    warnings.emplace_back(
        language == "en"
            ? "`reference` is not followed here: the comparison is with the same place without "
              "programmes. kohort run follows it."
            : "`reference` følges ikke her: der sammenlignes med det samme sted uden indsatser. "
              "kohort run følger den.");
  return warnings;
}

}  // namespace

Json look(const std::filesystem::path& file, const std::string& language) {
  std::vector<Scenario> scenarios{load_scenario(file)};
  const Scenario& scenario = scenarios.front();
  // Nothing has been simulated; parameters and sources are told as a run tells them.
  RunResults run;
  run.background = read_background(scenarios);
  ScenarioResult& result = run.scenarios.emplace_back();
  result.scenario = &scenario;
  const AssumptionCount count = count_assumptions(scenario);
  const TimeParameters& time = scenario.central().time;
  return {{"id", scenario.id},
          {"title", to_json(scenario.title)},
          {"question", to_json(scenario.question)},
          {"description", to_json(scenario.description)},
          {"municipality", scenario.municipality_name},
          {"programmes", scenario.programmes()},
          {"first_year", static_cast<int>(time.start)},
          {"budget_years", static_cast<int>(time.budget_years)},
          {"price_year", scenario.price_year()},
          {"count", {{"assumptions", count.assumptions}, {"parameters", count.parameters}}},
          {"warnings", warnings_of(scenario, language)},
          {"parameters", parameter_list(result)},
          {"sources", named_sources(run)}};
}

}  // namespace kohort::browser
