#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "app/results/run_results.hpp"

namespace kohort {

using Json = nlohmann::ordered_json;

/// null for what is not a finite number.
[[nodiscard]] Json number(double value);
[[nodiscard]] Json to_json(const Estimate& e);
[[nodiscard]] Json to_json(const Compared& c);
/// {da, en}; a missing language is replaced by the other.
[[nodiscard]] Json to_json(const Text& text);

/// Types Economics and BudgetRow[] of app/report/web/src/payload.ts.
[[nodiscard]] Json economics_json(const EconomicsSummary& economics, const Rules& rules);
[[nodiscard]] Json budget_lines_json(const ScenarioSummary& summary);
/// Type Incremental[] of it.
[[nodiscard]] Json incremental_json(const RunResults& run);

/// One break-even, without the effects that it scales.
[[nodiscard]] Json break_even_json(const BreakEven& result);

/// The content of summary.json and manifest.json.
[[nodiscard]] Json summary_object(const RunResults& run);
[[nodiscard]] Json manifest_object(const RunResults& run);

/// Paths below the working folder are written relative to it, others as their file's name, so that
/// results of different places can be compared.
[[nodiscard]] std::string readable(const std::filesystem::path& path);

/// Text of `json`; invalid UTF-8 is replaced, not refused: it comes from users' files.
/// @param indent  -1: everything on one line
[[nodiscard]] std::string written(const Json& json, int indent = 2);

}  // namespace kohort
