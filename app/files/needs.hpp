#pragma once

#include <filesystem>
#include <string>

namespace kohort {

/// What a computation will take, roughly; only orders of magnitude matter.
struct Needs {
  double memory_bytes{0};
  double disk_bytes{0};
  double seconds{0};  ///< with all threads and processes that will share the work
  /// What the estimate rests on: "2,000 replications of 33,000 children, 2 microseconds each".
  std::string basis;
};

/// What there is, and how long a computation may take before it is asked for twice.
struct Limits {
  double memory_bytes{64e9};
  double disk_bytes{64e9};
  double seconds{30.0 * 24 * 3600};  ///< --allow-large lifts it
};

/// Rough cost of one child's life in one arm (baseline or scenario) on one core [s]: about twice
/// what shipped scenarios take (docs/robustness.md has the measurement).
inline constexpr double seconds_per_child = 2e-6;

/// Memory that the process can still have [bytes]: what the system calls available, less what a
/// control group (container, batch job) keeps from it. Infinite where the system does not say.
[[nodiscard]] double available_memory();
/// Room on the disk of a folder, which need not exist yet [bytes]; infinite if unknown.
[[nodiscard]] double free_disk(const std::filesystem::path& folder);
/// Of this machine. `allow_large` lifts the limit of time, never those of memory and disk.
[[nodiscard]] Limits limits_here(const std::filesystem::path& folder, bool allow_large);

/// Refuses what cannot end well, before anything is computed.
/// @param what  "the run", "the sweep"
/// @param advice  how to ask for less: "ask for fewer replications"
/// @throws InputError with the estimate, the limits and what the estimate rests on
void refuse_too_large(const std::string& what, const Needs& needs, const Limits& limits,
                      const std::string& advice);

}  // namespace kohort
