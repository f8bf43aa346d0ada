#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "app/analyse/sample_design.hpp"
#include "app/analyse/sample_file.hpp"
#include "app/analysis/sensitivity.hpp"
#include "app/scenario/scenario.hpp"

/// `kohort analyse`: the analyses of app/analysis on samples that were computed elsewhere.
namespace kohort::analyse {

struct AnalyseOptions {
  std::filesystem::path file{};
  std::string design{"random"};  ///< random, one-way, morris or sobol
  ColumnChoice columns{};
  /// Outputs that are net benefits of options, which doing nothing (0) is compared with.
  std::vector<std::string> benefits{};
  std::vector<std::string> ranges{};  ///< "input=low:high"
  /// Outputs that are costs of options and what the options achieve, in the same order; doing
  /// nothing costs and achieves 0.
  std::vector<std::string> costs{}, effects{};
  std::vector<double> willingness{};   ///< to pay for one unit of the effect
  std::vector<std::string> studies{};  ///< "input=known:new", numbers of observations
  std::uint64_t seed{1};               ///< of resampling
  bool csv{false};                     ///< print CSV in place of a table to be read
  std::string language{"da"};
};

/// One number, as in the table `indices` of a sweep.
struct Found {
  std::string output, method, parameter, index;
  analysis::Confident number;
};

struct Answer {
  std::vector<Found> found;
  std::vector<Text> notes;
};

/// @throws InputError with every problem found
[[nodiscard]] Answer analyse_samples(const AnalyseOptions& options);

/// Prints what analyse_samples() finds.
/// @return the exit code
int analyse_command(const AnalyseOptions& options, std::FILE* out);

}  // namespace kohort::analyse
