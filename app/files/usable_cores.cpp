#include "app/files/usable_cores.hpp"

#include <algorithm>
#include <sched.h>
#include <thread>
#include <vector>

namespace kohort {

unsigned usable_cores() {
  // The mask of a large machine does not fit in the usual 1,024 bits.
  for (std::size_t sets = 1; sets <= 64; sets *= 2) {
    std::vector<cpu_set_t> mask(sets);
    const std::size_t bytes = sets * sizeof(cpu_set_t);
    if (sched_getaffinity(0, bytes, mask.data()) == 0)
      return std::clamp(static_cast<unsigned>(CPU_COUNT_S(bytes, mask.data())), 1U, most_threads);
  }
  return std::clamp(std::thread::hardware_concurrency(), 1U, most_threads);
}

}  // namespace kohort
