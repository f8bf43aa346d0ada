#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/scenario/scenario.hpp"
#include "app/scenario/sources.hpp"

namespace kohort {

/// One register figure and what the baseline gives.
struct FitRow {
  std::string id;
  Text label;
  std::string unit;
  double target{};
  double simulated{};
  double tolerance{};
  bool within{};
  std::string source;
};

/// What a report shows that is no result of the run.
struct Background {
  Sources sources;          ///< of all base files
  std::vector<FitRow> fit;  ///< how the baseline fits registers; empty if no file says so
};

/// Reads the sources and targets/<base>-fit.json beside each scenario's first base file. Files that
/// are not there are left out.
/// @throws InputError for files that cannot be understood
[[nodiscard]] Background read_background(const std::vector<Scenario>& scenarios);

/// Reads what `calibrate --json` wrote; no file, no rows.
[[nodiscard]] std::vector<FitRow> read_fit(const std::filesystem::path& file);
/// @throws InputError if the file is there and not one that `calibrate --json` wrote
void check_fit_replaceable(const std::filesystem::path& file);
/// Text of such a file.
[[nodiscard]] std::string fit_json(const std::string& baseline, const std::vector<FitRow>& rows);

}  // namespace kohort
