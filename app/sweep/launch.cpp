#include <cstdlib>
#include <fmt/format.h>
#include <sched.h>
#include <string>
#include <vector>

#include "app/sweep/cluster.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

std::string variable(const char* name) {
  const char* text = std::getenv(name);
  return text ? text : "";
}

/// Said by the first of them alone.
[[noreturn]] void refuse(const std::string& words) {
  for (const char* name : {"SLURM_PROCID", "PMIX_RANK", "PMI_RANK"})
    if (!variable(name).empty() && variable(name) != "0")
      throw InputError{std::vector<std::string>{}};
  throw InputError{words};
}

/// Cores that this process may use.
int own_cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : CPU_SETSIZE;
}

}  // namespace

void refuse_copies() {
  const std::string tasks = variable("SLURM_STEP_NUM_TASKS");
  if (started_by_mpirun() || !variable("OMPI_COMM_WORLD_SIZE").empty() || tasks.empty() ||
      tasks == "1")
    return;
  refuse(fmt::format(
      "srun has started {0} copies of this program that know nothing of each other, so that each "
      "would compute everything; say\n  srun --mpi=pmix -n {0} kohort sweep ...\n"
      "or, in an allocation of {0} tasks,\n  mpirun kohort sweep ...\n"
      "For one process give srun -n 1, and for parts --shard.",
      tasks));
}

void refuse_deaf_ranks() {
  refuse(fmt::format(
      "{} processes were started, but MPI tells each of them that it is alone, so that each would "
      "compute everything; say\n  srun --mpi=pmix -n {} kohort sweep ...\n"
      "(srun --mpi=list says whether this cluster has it), or, in an allocation,\n"
      "  mpirun kohort sweep ...",
      ranks_started(), ranks_started()));
}

std::string too_few_cores(unsigned threads, const std::string& language) {
  const int cores = own_cores();
  if (static_cast<int>(threads) <= cores) return "";
  const bool by_mpirun = !variable("OMPI_COMM_WORLD_SIZE").empty();
  const std::string say =
      by_mpirun ? fmt::format("mpirun --map-by slot:PE={} (or --bind-to none)", threads)
                : fmt::format("srun --cpus-per-task={}", threads);
  return fmt::format(
      fmt::runtime(language == "en" ? "{} threads in each process share {} core(s), to which it "
                                      "is bound; give them more with {}\n"
                                    : "{} tråde i hver proces deles om {} kerne(r), som den er "
                                      "bundet til; giv dem flere med {}\n"),
      threads, cores, say);
}

}  // namespace kohort::sweep
