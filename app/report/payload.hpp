#pragma once

#include <string>
#include <string_view>

#include "app/results/json.hpp"

namespace kohort {

/// Format of the payload; a change that old pages would not understand gets a new number.
inline constexpr std::string_view payload_format = "kohort-report-1";
/// Fact of the results folder under which the payload is kept.
inline constexpr const char* payload_fact = "report";

/// Everything that the report shows, as app/report/web/src/payload.ts describes it.
[[nodiscard]] Json payload(const RunResults& run);

// Parts of a scenario's detail.
[[nodiscard]] Json scenario_detail(const RunResults& run, const ScenarioResult& result);
[[nodiscard]] Json break_even_list(const ScenarioResult& result);
[[nodiscard]] Json parameter_list(const ScenarioResult& result);
/// Sources by id: those that parameters, budgets or targets name.
[[nodiscard]] Json named_sources(const RunResults& run);
[[nodiscard]] Json warning_list(const RunResults& run, const ScenarioResult& result);

}  // namespace kohort
