#pragma once

#include <cstdint>
#include <string>

#include "app/sweep/sweep_command.hpp"

namespace kohort::sweep {

/// What a job of Slurm asks for, in the words of sbatch.
struct SlurmOptions {
  std::uint32_t shards{0};  ///< 0: 16, or as many as there are tasks
  std::string time;         ///< limit of one shard; empty: from what a few points take
  std::string memory;       ///< of one shard; empty: the same
  std::string partition;    ///< empty: the cluster's default
  std::string account;      ///< empty: the user's default
  /// Most shards in one array; 0: what the cluster says when the script is submitted.
  std::uint32_t array_limit{0};
};

/// A time limit as sbatch has it ("90" minutes, "2:30:00", "1-12") in seconds.
/// @throws InputError if it is not one
[[nodiscard]] double slurm_seconds(const std::string& time);
/// The same the other way round: days-hours:minutes:seconds.
[[nodiscard]] std::string slurm_time(double seconds);
/// @throws InputError for every option that sbatch would not understand
void check_slurm_options(const SlurmOptions& options);

/// Time and memory of a job.
struct SlurmSize {
  double seconds{};
  std::string memory;
};
struct SlurmSizes {
  SlurmSize shard, merge;
  double task_seconds{};  ///< that one takes; 0 if nothing was measured
  std::string basis;      ///< what they rest on; empty if all was said
};
/// As the options say, or with room to spare over what a few points take here.
[[nodiscard]] SlurmSizes slurm_sizes(const Job& job, const SlurmOptions& options, unsigned threads);

/// A script that submits a study as arrays of shards and the merge that waits for them, and is what
/// Slurm runs in each shard. It has every option that decides what is computed, written or read.
/// @throws InputError if the study cannot be computed in shards
[[nodiscard]] std::string slurm_script(const SweepOptions& options, const SlurmOptions& slurm,
                                       const Engine& engine = {});

}  // namespace kohort::sweep
