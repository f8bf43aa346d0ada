#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/run/run_command.hpp"
#include "app/sweep/cluster.hpp"
#include "app/sweep/runner.hpp"

namespace kohort::sweep {

/// Exit code of a sweep that is complete, but for points that failed.
inline constexpr int some_points_failed = 3;

struct SweepOptions {
  std::filesystem::path study;
  std::vector<std::string> overrides;  ///< "key=value", for every scenario
  // In place of what the study says.
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> replications;
  std::optional<std::uint64_t> points;
  unsigned threads{0};        ///< 0: all cores; under mpirun 1 for each rank
  std::filesystem::path out;  ///< empty: results/<study>
  Shard shard;
  std::string language{"da"};
  Progress progress{Progress::automatic};
  bool allow_failed{false};
  bool fresh{false};
  bool repair{false};  ///< keep what is sound of a damaged store and compute the rest again
  bool reuse{true};    ///< what other sweeps beside this one have computed
  bool danish_csv{false};
  bool allow_large{false};  ///< however long it takes; memory and disk must do all the same
  /// Folders whose files input files may name, as the user wrote them: for slurm_script(), since
  /// allow_folder() has been told already.
  std::vector<std::string> allowed_folders;
  bool plan_only{false};  ///< only say how large it would be
};

/// "2/4".
/// @throws InputError if it is not such a text
[[nodiscard]] Shard parse_shard(const std::string& text);

/// Computes a study, or the part that is missing, and writes its results.
/// @param cluster  null: this process alone
/// @return 0, 3 if points failed, or 130 if stopped before the end
/// @throws InputError for everything that the user can mend
int sweep_command(const SweepOptions& options, std::FILE* out, std::FILE* err,
                  const std::stop_token& stop = {}, Cluster* cluster = nullptr,
                  const Engine& engine = {});

struct MergeOptions {
  std::vector<std::filesystem::path> folders;  ///< of shards, or folders that hold them
  std::filesystem::path study;  ///< empty: the file that the shards were computed from
  std::filesystem::path out;    ///< empty: the folder that holds the first shard's
  std::string language{"da"};
  bool allow_failed{false};
  bool danish_csv{false};
};

/// Puts the shards of a sweep together; the shards stay as they are.
/// @throws InputError if a shard is missing, unfinished, or of another study
int merge_command(const MergeOptions& options, std::FILE* out, const Engine& engine = {});

/// The study with what the options say in its place.
/// @throws InputError if it cannot be computed like that, such as in shards
[[nodiscard]] Study asked_study(const SweepOptions& options);

}  // namespace kohort::sweep
