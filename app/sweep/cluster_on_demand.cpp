#include <dlfcn.h>
#include <fmt/format.h>
#include <mpi.h>

#include "app/sweep/cluster.hpp"
#include "app/words/input_error.hpp"

// Of MPI only the version in its header is used here: its libraries are loaded when mpirun has
// started the program, so that everything else works where they are missing.
namespace kohort::sweep {

namespace {

constexpr const char* module_name = "libkohort_mpi.so";

[[noreturn]] void fail() {
  const char* why = dlerror();
  throw InputError{fmt::format(
      "{}, which is installed with the program and shares a sweep between the processes of mpirun, "
      "cannot be loaded: {}; is MPI installed? Without it, use --shard",
      module_name, why != nullptr ? why : "unknown")};
}

}  // namespace

std::unique_ptr<Cluster> join_cluster() {
  if (!started_by_mpirun()) return nullptr;
  // Global: MPI loads parts of its own that look for its symbols.
  void* const module = dlopen(module_name, RTLD_NOW | RTLD_GLOBAL);
  if (module == nullptr) fail();
  void* const join = dlsym(module, "kohort_join_mpi_cluster");
  if (join == nullptr) fail();
  return std::unique_ptr<Cluster>{reinterpret_cast<Cluster* (*)()>(join)()};
}

std::string cluster_library() {
#ifdef OMPI_MAJOR_VERSION
  return fmt::format("Open MPI {}.{}.{} (loaded under mpirun)", OMPI_MAJOR_VERSION,
                     OMPI_MINOR_VERSION, OMPI_RELEASE_VERSION);
#else
  return fmt::format("MPI {}.{} (loaded under mpirun)", MPI_VERSION, MPI_SUBVERSION);
#endif
}

}  // namespace kohort::sweep
