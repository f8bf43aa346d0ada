#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/calibrate/simulator.hpp"
#include "app/calibrate/task.hpp"

namespace kohort {

/// A scenario file with the fitted values, which extends the baseline. Nothing in it depends on
/// when or where it was written, except the way from `out` to the baseline.
[[nodiscard]] std::string fitted_scenario(const CalibrationTask& task, const FitResult& result,
                                          const std::vector<std::string>& overrides,
                                          const std::filesystem::path& out);

/// @throws InputError if `out` is something that this program has not written as a fit
void check_writable(const std::filesystem::path& out);
/// Writes the whole file or nothing.
/// @throws InputError if that is not possible
void write_fitted(const std::filesystem::path& out, const std::string& content);

}  // namespace kohort
