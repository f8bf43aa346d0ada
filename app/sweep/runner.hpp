#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "app/analysis/precision.hpp"
#include "app/results/progress.hpp"
#include "app/sweep/cluster.hpp"
#include "app/sweep/model.hpp"
#include "app/sweep/point_cache.hpp"
#include "app/sweep/points.hpp"
#include "app/sweep/sweep_store.hpp"

namespace kohort::sweep {

/// One of several parts of a sweep, each of which can be computed anywhere: every count-th task, so
/// that few points with many replications are shared out, too.
struct Shard {
  std::uint32_t number{1};  ///< from 1
  std::uint32_t count{1};

  [[nodiscard]] bool whole() const { return count == 1; }
  /// @param replications  of each point
  [[nodiscard]] bool has(std::uint64_t point, std::uint32_t replication,
                         std::uint64_t replications) const {
    return (point * replications + replication) % count == number - 1;
  }
  /// How many of `tasks` tasks it has.
  [[nodiscard]] std::uint64_t share(std::uint64_t tasks) const {
    return tasks / count + (number <= tasks % count ? 1 : 0);
  }
};

/// A study with all that is needed to compute it.
struct Job {
  Study study;
  std::unique_ptr<SweepModel> model;
  std::unique_ptr<Points> points;
  std::string input_hash;  ///< of everything that decides a task's result

  [[nodiscard]] std::uint64_t tasks() const { return points->size() * study.design.replications; }
  /// Tasks that will be computed whatever comes out: a study with a wanted precision starts small,
  /// and the most that it may compute is no plan.
  [[nodiscard]] std::uint64_t planned_tasks() const;
};

/// @param engine  must outlive the job
[[nodiscard]] std::unique_ptr<Job> make_job(Study study, const Engine& engine,
                                            const std::string& language);

/// What making the points of a design takes, and keeping a figure for each.
[[nodiscard]] Needs needs_of_design(const Study& study);
/// What one of `processes` processes with `threads` threads each needs for its part of a shard.
[[nodiscard]] Needs needs_of(const Job& job, double threads, double processes, const Shard& shard);

/// One task, with its content address if `address`.
[[nodiscard]] FinishedTask compute_task(const Job& job, const Task& task, bool address);

/// What a study with a wanted precision computes first.
inline constexpr analysis::StudySize first_stage{32, 8};

struct RunnerOptions {
  unsigned threads{1};
  Shard shard;
  Progress progress{Progress::automatic};
  std::string language{"da"};
};

/// What a sweep did.
struct RunnerResult {
  std::uint64_t points{};        ///< that the study has now: fewer than asked for if precise enough
  std::uint32_t replications{};  ///< of each point; the same
  std::uint64_t computed{};      ///< tasks
  std::uint64_t resumed{};       ///< tasks that the folder held already
  std::uint64_t reused{};        ///< tasks that other sweeps had computed
  bool complete{};
  double half_width{};     ///< of the precision's output; NaN without precision
  bool program_changed{};  ///< the cache held other numbers than this program computes
};

/// Computes what is missing and stores it, at most a second of work at a time.
/// @param cluster  null: threads of this process
/// @throws InputError if the store cannot be written, or holds what this program would not compute
[[nodiscard]] RunnerResult compute_sweep(const Job& job, SweepStore& store, PointCache* cache,
                                         const RunnerOptions& options, Cluster* cluster,
                                         std::FILE* err, const std::stop_token& stop);

/// What a worker of a cluster does.
void work_for(const Job& job, unsigned threads, Cluster& cluster);

/// Refuses a sweep for which `folder` has no room.
/// @throws InputError with the estimate
void check_disk(const Job& job, const std::filesystem::path& folder, const Shard& shard);

}  // namespace kohort::sweep
