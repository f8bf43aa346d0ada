#pragma once

#include <cstdio>
#include <string>

#include "app/calibrate/simulator.hpp"
#include "app/results/progress.hpp"

namespace kohort {

/// Who is told how far a fit has come, and how.
struct FitWatcher {
  std::FILE* stream{};
  Progress mode{Progress::automatic};
  std::string language{"da"};
};

/// Fits the task's parameters to its targets and says meanwhile how far it has come.
/// @return without figures if the user asked to stop before the first evaluation
/// @throws InputError if a target has no value in this run
[[nodiscard]] FitResult fit_task(const CalibrationTask& task, const Simulator& simulator,
                                 const FitWatcher& watcher);

}  // namespace kohort
