#include "app/report/lineage.hpp"

#include <algorithm>

#include "app/results/answer.hpp"
#include "app/words/reference_words.hpp"

namespace kohort {

namespace {

bool names(std::string_view entry, std::string_view key) {
  return key == entry ||
         (key.size() > entry.size() && key.starts_with(entry) && key[entry.size()] == '.');
}

}  // namespace

std::vector<std::string> lineage_parameters(const FigureText& text, const Scenario& scenario) {
  std::vector<std::string> keys;
  for (const ResolvedParameter& p : scenario.parameters) {
    const bool named = std::ranges::any_of(text.parameters, [&](std::string_view name) {
      return !name.empty() && names(name, p.key);
    });
    if (named && in_use(scenario, p)) keys.push_back(p.key);
  }
  return keys;
}

Json lineage_object(const ScenarioResult& result) {
  const auto formula = [&](const FigureText& text, const std::string& language) {
    return name_reference(std::string{text.formula.in(language)}, reference_title(result, language),
                          language);
  };
  Json all = Json::object();
  for (const auto& [id, metric, name, text] : report_figures())
    all[std::string{id}] = {{"formula", {{"da", formula(text, "da")}, {"en", formula(text, "en")}}},
                            {"parameters", lineage_parameters(text, *result.scenario)},
                            {"section", text.section}};
  return all;
}

}  // namespace kohort
