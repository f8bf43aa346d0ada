#pragma once

#include <string>

#include "app/sweep/runner.hpp"

namespace kohort::sweep {

/// What a few tasks of a study took on this machine: the ground of every estimate of its size.
struct Trial {
  std::uint64_t tasks{};  ///< that were computed
  double task_seconds{};  ///< of one task on one core, on the average
  double base_bytes{};    ///< most memory of this process with one thread
  double thread_bytes{};  ///< more for every other thread

  [[nodiscard]] double memory_bytes(double threads) const {
    return base_bytes + (threads - 1) * thread_bytes;
  }
};

/// Computes tasks at points spread over the design, one after another for a few seconds at most,
/// and two at a time.
[[nodiscard]] Trial measure_trial(const Job& job);

/// What --plan says: how large the study is, and what it will take.
[[nodiscard]] std::string plan_text(const Job& job, unsigned threads, double processes,
                                    const std::string& language);

}  // namespace kohort::sweep
