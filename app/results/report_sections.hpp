#pragma once

#include <string>
#include <string_view>

#include "app/results/run_results.hpp"

namespace kohort {

/// Sections of the report about one scenario, as HTML. `id` makes element ids unique on the page.
[[nodiscard]] std::string budget_section(const ScenarioResult& result, std::string_view language);
[[nodiscard]] std::string payback_section(const ScenarioResult& result, const std::string& id,
                                          std::string_view language);
[[nodiscard]] std::string payers_section(const ScenarioResult& result, std::string_view language);
[[nodiscard]] std::string children_section(const ScenarioResult& result, std::string_view language);
[[nodiscard]] std::string followed_section(const ScenarioResult& result, const Rules& rules,
                                           std::string_view language);
[[nodiscard]] std::string subgroups_section(const ScenarioResult& result,
                                            std::string_view language);
[[nodiscard]] std::string unknown_section(const RunResults& run, const ScenarioResult& result,
                                          std::string_view language);

/// "-2,7 til +5,6", or nothing if it is not known.
[[nodiscard]] std::string range_text(const Estimate& e, double scale, int most,
                                     std::string_view language);

}  // namespace kohort
