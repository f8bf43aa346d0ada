#include "app/sweep/cluster.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

std::unique_ptr<Cluster> join_cluster() {
  if (started_by_mpirun())
    throw InputError{
        "this program was built without MPI, so mpirun would start copies that know nothing of "
        "each "
        "other; install libboost-mpi-dev and openmpi-bin and build again, or use --shard"};
  return nullptr;
}

std::string cluster_library() { return ""; }

}  // namespace kohort::sweep
