#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "app/scenario/scenario.hpp"

namespace kohort {

/// The draws of one scenario's uncertain parameters, each worked out once: quantiles are slow,
/// replications share draws, and the summary asks for them again. A draw takes a few kilobytes.
/// Several threads may ask at the same time.
class ParameterDraws {
 public:
  using Values = std::vector<std::vector<double>>;

  /// @param scenario must outlive this, and stay as it is
  ParameterDraws(const Scenario& scenario, std::uint64_t seed) : scenario_{scenario}, seed_{seed} {}

  /// As Scenario::drawn_values; good for as long as this lives.
  [[nodiscard]] const Values& values(std::uint32_t draw) const;
  /// As Scenario::draw.
  /// @throws InputError if the drawn values contradict each other
  [[nodiscard]] Parameters parameters(std::uint32_t draw) const;

 private:
  const Scenario& scenario_;
  std::uint64_t seed_;
  mutable std::mutex mutex_;
  mutable std::map<std::uint32_t, Values> known_;
};

}  // namespace kohort
