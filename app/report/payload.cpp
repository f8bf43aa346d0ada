#include "app/report/payload.hpp"

#include <set>

namespace kohort {

namespace {

Json fit_rows(const std::vector<FitRow>& rows) {
  Json list = Json::array();
  for (const FitRow& row : rows)
    list.push_back({{"id", row.id},
                    {"label", to_json(row.label)},
                    {"unit", row.unit},
                    {"target", number(row.target)},
                    {"simulated", number(row.simulated)},
                    {"tolerance", number(row.tolerance)},
                    {"within", row.within},
                    {"source", row.source}});
  return list;
}

}  // namespace

Json named_sources(const RunResults& run) {
  std::set<std::string> named;
  for (const ScenarioResult& result : run.scenarios) {
    for (const ResolvedParameter& p : result.scenario->parameters) named.insert(p.source);
    for (const ResolvedBudgetLine& line : result.scenario->budget) named.insert(line.source);
  }
  for (const FitRow& row : run.background.fit) named.insert(row.source);
  Json list = Json::object();
  for (const auto& [id, source] : run.background.sources)
    if (named.contains(id)) list[id] = {{"title", source.title}, {"url", source.address}};
  return list;
}

Json payload(const RunResults& run) {
  Json scenarios = Json::array();
  for (const ScenarioResult& result : run.scenarios)
    scenarios.push_back(scenario_detail(run, result));
  return {{"format", payload_format},          {"language", "da"},
          {"summary", summary_object(run)},    {"manifest", manifest_object(run)},
          {"scenarios", std::move(scenarios)}, {"fit", fit_rows(run.background.fit)},
          {"sources", named_sources(run)},     {"study", nullptr}};
}

}  // namespace kohort
