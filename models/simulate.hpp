#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/outcome.hpp"
#include "models/parameters.hpp"

namespace kohort {

/// Simulates one replication of a municipality: the baseline (the same parameters with every
/// programme off) and each scenario, on the same people.
///
/// All scenarios must agree in everything but their programmes. Draws are addressed by (seed,
/// replication), so the result depends on nothing else; districts are folded in order.
///
/// @return one Outcome for the baseline, then one for each scenario
[[nodiscard]] std::vector<Outcome> simulate_replication(std::span<const Parameters* const> scenarios,
                                                        std::uint32_t seed,
                                                        std::uint32_t replication);

/// What a replication will need, for progress, refusals and documentation.
struct SizeEstimate {
  double districts{};
  double children{};           ///< born in the run, all districts
  double bytes_per_district{};  ///< of state, one scenario
};
[[nodiscard]] SizeEstimate estimate_size(const Parameters& parameters);

}  // namespace kohort
