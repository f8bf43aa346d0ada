#pragma once

#include <string>
#include <vector>

#include "app/figures/report_figure.hpp"
#include "app/results/json.hpp"
#include "app/results/run_results.hpp"

namespace kohort {

/// Keys of the scenario's parameters that a figure leans on, in the scenario's order; those of
/// programmes that are off are left out.
[[nodiscard]] std::vector<std::string> lineage_parameters(const FigureText& text,
                                                          const Scenario& scenario);

/// How each of report_figures() comes about: id -> {formula, parameters, section}
[[nodiscard]] Json lineage_object(const ScenarioResult& result);

}  // namespace kohort
