#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "app/calibrate/task.hpp"
#include "models/simulate.hpp"

namespace kohort {

/// What does the simulating; tests put something faster in its place.
using BaselineEngine =
    std::function<Outcome(const Parameters&, std::uint64_t seed, std::uint32_t replication)>;

struct SimulatedTargets {
  std::vector<double> figures;         ///< one for each target
  std::vector<double> standard_error;  ///< by chance; NaN with a single replication
};

/// Simulates the baseline at given values of the free parameters, with the same seed and
/// replications each time, so that two points differ by their values and not by luck.
class Simulator {
 public:
  /// @param threads  0 = all cores; never changes a result
  Simulator(const CalibrationTask& task, BaselineEngine engine, unsigned threads,
            const std::stop_token& stop);

  /// Nothing if a stop was requested.
  /// @throws InputError if a target has no value in this run
  [[nodiscard]] std::optional<SimulatedTargets> operator()(std::span<const double> values,
                                                           bool with_errors) const;

 private:
  /// The baseline, and after it the scenario where a target compares the two.
  using Worlds = std::vector<Outcome>;
  [[nodiscard]] Worlds simulate(const Parameters& parameters, std::uint32_t replication) const;
  [[nodiscard]] std::vector<double> figures_of(const Worlds& pooled) const;

  const CalibrationTask& task_;
  BaselineEngine engine_;
  unsigned threads_;
  std::stop_token stop_;
};

}  // namespace kohort
