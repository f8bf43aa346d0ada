#pragma once

namespace kohort {

/// Most threads that --threads takes.
inline constexpr unsigned most_threads = 1024;

/// Cores that this process may use: those of its affinity mask (taskset, a batch system's binding,
/// a container's set of processors), which may be fewer than the machine has; at least 1.
[[nodiscard]] unsigned usable_cores();

/// Threads for an option --threads, in which 0 means all cores that may be used.
[[nodiscard]] inline unsigned threads_for(unsigned asked) {
  return asked > 0 ? asked : usable_cores();
}

}  // namespace kohort
