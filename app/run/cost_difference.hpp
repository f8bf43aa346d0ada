#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "app/run/break_even.hpp"
#include "app/run/needed_change.hpp"

namespace kohort {

/// What a scenario costs the municipality over the budget years, minus what another does, in each
/// of some replications.
class CostDifference {
 public:
  CostDifference(const BreakEvenTask& task, const Engine& engine, const std::stop_token& stop)
      : task_{task}, engine_{engine}, stop_{stop} {}

  /// The last scenario minus the one before it, or minus the baseline if it is the only one.
  [[nodiscard]] std::vector<double> operator()(const std::vector<const Parameters*>& scenarios,
                                               std::uint32_t first, std::uint32_t last) const;

  /// The same difference together with those in natural units, in the first replications.
  [[nodiscard]] std::vector<Change> changes(const std::vector<const Parameters*>& scenarios,
                                            std::uint32_t replications) const;

 private:
  const BreakEvenTask& task_;
  const Engine& engine_;
  const std::stop_token& stop_;
};

}  // namespace kohort
