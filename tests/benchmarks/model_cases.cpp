#include "model_cases.hpp"

namespace kohort::benchmarks {

std::string scenario_file(const std::string& name) {
  return KOHORT_SOURCE_DIR "/scenarios/" + name + ".toml";
}

Scenario shipped(const std::string& name, const std::vector<std::string>& overrides) {
  return load_scenario(scenario_file(name), overrides);
}

const std::vector<ModelCase>& model_cases() {
  static const std::vector<ModelCase> cases{
      {"Gladsaxe, more caseworkers", "gladsaxe-2016-sverigesmodel", {}},
      {"parent groups, 1,000 births",
       "copenhagen-2010-leksand",
       {"municipality.births_per_year=1000"}},
      {"every programme, 1,000 births", "all-together", {"municipality.births_per_year=1000"}}};
  return cases;
}

}  // namespace kohort::benchmarks
