#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/calibrate/simulator.hpp"
#include "app/results/progress.hpp"

namespace kohort {

struct CalibrateOptions {
  std::filesystem::path targets;
  std::vector<std::string> overrides;
  // In place of what the target file says.
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> replications, max_evaluations;
  unsigned threads{0};         ///< 0: all cores
  std::filesystem::path out;   ///< empty: <name of the target file>-fitted.toml
  std::filesystem::path json;  ///< file for the comparison, for reports; empty: none
  bool evaluate{false};        ///< compare with the targets at the present values only
  bool markdown{false};
  bool allow_large{false};  ///< however long it takes
  std::string language{"da"};
  Progress progress{Progress::automatic};
};

/// Fits, prints how well, and writes the fitted values; or only compares.
///
/// @return 0 (also when targets remain outside their tolerance), or 130 if stopped before the end;
///   then what is best so far is written
/// @throws InputError for everything that the user can mend
int calibrate_command(const CalibrateOptions& options, std::FILE* out, std::FILE* err,
                      const std::stop_token& stop = {},
                      const BaselineEngine& engine = simulate_baseline);

}  // namespace kohort
