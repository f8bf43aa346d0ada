#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/scenario/scenario.hpp"

/// What the commands explain, check, schema and new print. `language` is "da" or "en".
namespace kohort {

/// Value, unit, distribution, source, grade and chain of assignments of one parameter, of all
/// parameters of a section, or (empty key) of all parameters.
/// @throws InputError if there is no such key, with a suggestion
[[nodiscard]] std::string explain(const Scenario& scenario, std::string_view key,
                                  const std::string& language);

/// What in a scenario deserves a second look, each "file:line:column: ...".
[[nodiscard]] std::vector<std::string> check_warnings(const Scenario& scenario,
                                                      const std::string& language);

/// That the scenario is right, and what in it deserves a second look.
[[nodiscard]] std::string check_report(const Scenario& scenario, const std::string& language);

/// JSON Schema (draft 7) of a scenario file, for editors that check TOML.
[[nodiscard]] std::string json_schema();

/// A commented scenario file to start from, which extends `base_file`.
[[nodiscard]] std::string new_scenario(std::string_view base_file);

/// Every parameter with unit, range and meaning, as Markdown tables by section.
[[nodiscard]] std::string parameter_reference_markdown();

}  // namespace kohort
