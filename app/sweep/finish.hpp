#pragma once

#include <cstdio>
#include <filesystem>
#include <string>

#include "app/sweep/runner.hpp"

namespace kohort::sweep {

struct FinishOptions {
  std::string language{"da"};
  bool allow_failed{false};
  bool danish_csv{false};
};

/// Analyses what the store holds, writes every file and prints the summary.
/// @return exit code: 0, 3 if points failed, 130 if the sweep is not complete
/// @throws InputError if the folder cannot be written
int finish_sweep(const Job& job, SweepStore& store, const std::filesystem::path& folder,
                 const RunnerResult& result, const FinishOptions& options, std::FILE* out,
                 std::FILE* err);

}  // namespace kohort::sweep
