#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/files/files.hpp"
#include "app/sweep/sweep_command.hpp"

namespace kohort::sweep {

/// A sweep's folder, held by this process.
struct SweepFolder {
  std::filesystem::path path;    ///< of this part of the sweep
  std::filesystem::path parent;  ///< in which sweeps share what they have computed
  std::unique_ptr<FolderLock> lock;
  std::unique_ptr<SweepStore> store;
  /// Files that `fresh` did not drop, because somebody has changed them: where they are now.
  std::vector<std::filesystem::path> kept;
};

/// Name of the fact how many tasks a shard has when it is finished.
inline constexpr const char* shard_tasks_fact = "shard_tasks";

/// Facts that let `merge` make the same job again.
void remember_job(const Job& job, const Shard& shard, const std::filesystem::path& folder,
                  SweepStore& store);

/// "shard-2-of-4".
[[nodiscard]] std::string shard_folder_name(const Shard& shard);

/// Opens the folder of a job or makes one. Results of another study are not touched: a default
/// folder gets a number, a named one is an error unless `fresh`.
/// @param mend  keep what is sound of a damaged store, which is set aside
/// @throws DamagedResults if the store has suffered and `mend` is not set, or another InputError
[[nodiscard]] SweepFolder open_sweep_folder(const Job& job, const std::filesystem::path& out,
                                            const Shard& shard, bool fresh, bool mend = false);

}  // namespace kohort::sweep
