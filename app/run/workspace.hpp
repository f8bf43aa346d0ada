#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "app/files/files.hpp"
#include "app/results/store.hpp"
#include "app/run/plan.hpp"
#include "app/run/run_command.hpp"

namespace kohort {

/// The results folder of this run, held against other processes.
struct Workspace {
  std::filesystem::path folder;
  std::unique_ptr<FolderLock> lock;
  std::unique_ptr<Store> store;
  std::filesystem::path set_aside;  ///< the damaged store, if it was repaired
  /// Files that --fresh did not drop, because somebody has changed them: where they are now.
  std::vector<std::filesystem::path> kept;
  /// Default folders that hold this run as another build of the program computed it.
  std::vector<std::filesystem::path> other_builds;
};

/// results/<scenario id>[+<scenario id>...]
[[nodiscard]] std::filesystem::path default_folder(const Plan& plan);

/// Chooses the folder, never one that holds something else: the named one or the default one with
/// the first free number. Opens what it holds of the same input, to be continued.
/// @throws DamagedResults if the store has suffered and options.repair is not set
/// @throws InputError if the named folder holds something else or cannot be written
[[nodiscard]] Workspace open_workspace(const Plan& plan, const RunOptions& options,
                                       const Engine& engine);

}  // namespace kohort
