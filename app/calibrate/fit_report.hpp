#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/calibrate/simulator.hpp"
#include "app/calibrate/task.hpp"
#include "app/scenario/background.hpp"

/// What a calibration prints. `language` is "da" or "en".
namespace kohort {

enum class ReportStyle { terminal, markdown };

/// Rows, the header first, as columns for the terminal or as a Markdown table; all but the first
/// `texts` columns are numbers and stand to the right.
[[nodiscard]] std::string table_text(const std::vector<std::vector<std::string>>& rows,
                                     std::size_t texts, ReportStyle style);

/// One line for each target: target, source, value, simulated, deviation, tolerance, within.
[[nodiscard]] std::string target_table(const CalibrationTask& task,
                                       const SimulatedTargets& simulated, ReportStyle style,
                                       std::string_view language);
/// The same for reports, in both languages; with the years of a target in its label.
[[nodiscard]] std::vector<FitRow> fit_rows(const CalibrationTask& task,
                                           const SimulatedTargets& simulated);
/// One line for each fitted parameter: before, fitted, standard error, search range.
[[nodiscard]] std::string parameter_table(const CalibrationTask& task, const FitResult& result,
                                          ReportStyle style, std::string_view language);
/// How the fit ended, which targets remain outside their tolerance, and what they cannot tell.
[[nodiscard]] std::string fit_message(const CalibrationTask& task, const FitResult& result,
                                      std::string_view language);

/// A number with four digits, without exponent.
[[nodiscard]] std::string four_digits(double value, std::string_view language);

}  // namespace kohort
