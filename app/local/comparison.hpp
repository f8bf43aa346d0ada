#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/calibrate/fit_report.hpp"
#include "app/local/plan.hpp"

namespace kohort::local {

/// Danish unless `language` is "en".
[[nodiscard]] std::string pick(std::string_view language, const char* da, const char* en);

/// One's own figures beside what is simulated, each in its own unit: own, simulated, chance (one
/// standard error), deviation, tolerance, and whether it is within.
/// @param judged  simulated with other seeds than the fit's
[[nodiscard]] std::string comparison_table(const Plan& plan, const CalibrationTask& task,
                                           const SimulatedTargets& judged, ReportStyle style,
                                           std::string_view language);

/// Which figures are met; which are not, and by how much; which levers stand at an edge.
[[nodiscard]] std::string verdict(const Plan& plan, const CalibrationTask& task,
                                  const SimulatedTargets& judged, const FitResult& fit,
                                  std::string_view language);

/// The largest chance among fitted figures, in tolerances.
[[nodiscard]] double largest_chance(const CalibrationTask& task, const SimulatedTargets& judged);

/// Notes and what could not be used, as lines that begin with a dash.
[[nodiscard]] std::string remarks(const Plan& plan, std::string_view language);

}  // namespace kohort::local
