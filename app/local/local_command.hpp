#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "app/calibrate/simulator.hpp"
#include "app/results/progress.hpp"

namespace kohort::local {

struct LocalOptions {
  std::filesystem::path figures;  ///< file of own figures; empty: they are asked for
  std::filesystem::path out;      ///< folder to make; empty: named after the municipality
  std::uint64_t seed{1};
  std::optional<std::uint32_t> replications;  ///< of each evaluation
  std::uint32_t max_evaluations{120};
  unsigned threads{0};  ///< 0: all cores
  std::string language{"da"};
  Progress progress{Progress::automatic};
};

/// From the figures of a municipality to a folder with a scenario that was fitted to them, judged
/// with other seeds than those of the fit, and a table of own and simulated figures.
///
/// @param in  where answers come from if there is no file
/// @return 0 (also when figures remain outside their tolerance), or 130 if stopped before the end;
///   then what is best so far is written
/// @throws InputError for everything that the user can mend; then nothing is written
int local_command(const LocalOptions& options, std::FILE* in, std::FILE* out, std::FILE* err,
                  const std::stop_token& stop = {},
                  const BaselineEngine& engine = simulate_baseline);

}  // namespace kohort::local
