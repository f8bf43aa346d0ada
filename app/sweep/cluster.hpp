#pragma once

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "app/sweep/sweep_store.hpp"

namespace kohort::sweep {

/// Processes on one or several machines that share the tasks of a sweep. Rank 0 hands tasks out as
/// the others ask for them, and alone writes; the others compute.
class Cluster {
 public:
  using Sink = std::function<void(FinishedTask&&)>;
  using Compute = std::function<std::vector<FinishedTask>(const std::vector<Task>&)>;

  Cluster() = default;
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;
  virtual ~Cluster() = default;

  [[nodiscard]] virtual unsigned rank() const = 0;
  [[nodiscard]] virtual unsigned size() const = 0;

  /// What every rank says, by rank; every rank must call it.
  [[nodiscard]] virtual std::vector<std::string> tell_all(const std::string& text) = 0;
  /// Rank 0: the others are about to call work(), with so many threads each, and wait until they
  /// are dismissed.
  virtual void expect_workers(unsigned threads) = 0;

  /// Rank 0: hands out tasks until all are done or a stop is requested, and gives every finished
  /// one to `sink`. `idle` is called at least every 100 ms.
  virtual void hand_out(std::span<const Task> tasks, const Sink& sink,
                        const std::function<void()>& idle, const std::stop_token& stop) = 0;
  /// Other ranks: computes what is handed out until rank 0 dismisses them.
  virtual void work(const Compute& compute) = 0;
  /// Rank 0: no more tasks will come. Also done by the destructor.
  virtual void dismiss() = 0;
  /// Every rank, when work is over: nothing more is said, so that the others may end while rank 0
  /// analyses and writes.
  virtual void leave() = 0;
};

/// Processes that this one was started with as one of several ranks, by mpirun or srun; 1 if it is
/// alone.
[[nodiscard]] inline int ranks_started() {
  const auto number = [](const char* name) {
    const char* text = std::getenv(name);
    return text ? std::atoi(text) : 0;
  };
  // Of mpirun, also where it runs in a step of srun; and of MPICH and srun --mpi=pmi2.
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"})
    if (number(name) > 0) return number(name);
  if (std::getenv("PMIX_RANK")) return std::max(1, number("SLURM_STEP_NUM_TASKS"));
  return 1;
}
[[nodiscard]] inline bool started_by_mpirun() { return ranks_started() > 1; }

/// Refuses copies that srun has started without telling them of each other: each would compute
/// everything.
/// @throws InputError with what to type; in all copies but the first without words
void refuse_copies();
/// Refuses ranks that their MPI takes for copies of their own.
/// @throws InputError with what to type; in all copies but the first without words
void refuse_deaf_ranks();
/// What to type where more threads are asked for than this rank has cores; else empty.
[[nodiscard]] std::string too_few_cores(unsigned threads, const std::string& language);

/// The cluster that this process was started in by mpirun, or null for a process of its own.
/// @throws InputError under mpirun if this program was built without MPI
[[nodiscard]] std::unique_ptr<Cluster> join_cluster();

/// What it is built on, with its version; empty if this program was built without MPI.
[[nodiscard]] std::string cluster_library();

}  // namespace kohort::sweep
