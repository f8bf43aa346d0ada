#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/random.hpp"

namespace kohort::analysis {

/// What an analysis draws random numbers for; part of their address, so never renumber. Far from
/// the model's own decisions: one seed may serve both.
enum class Purpose : std::uint32_t {
  probabilistic = 0xA0000001,
  latin_order,
  latin_place,
  latin_seed,
  morris_start,
  morris_order,
  sobol_shift,  ///< no longer drawn
  sobol_random,
  bootstrap,
  fit_uncertainty,
  sobol_scrambling,
  plausible_shift = 0xA0000020,
  share_of_knowledge,
};

using AnalysisDraws = Draws<Purpose>;

/// Resample `resample` of n things with replacement: how often each of them was chosen. A pure
/// function of its arguments.
[[nodiscard]] inline std::vector<std::uint32_t> bootstrap_counts(std::uint64_t seed,
                                                                 std::uint32_t resample,
                                                                 std::size_t n) {
  const AnalysisDraws draws{seed, resample};
  std::vector<std::uint32_t> counts(n, 0);
  for (std::size_t i = 0; i < n; i += 2) {
    const auto pair = draws.uniform_pair(i / 2, Purpose::bootstrap, 0);
    ++counts[static_cast<std::size_t>(pair[0] * static_cast<double>(n))];
    if (i + 1 < n) ++counts[static_cast<std::size_t>(pair[1] * static_cast<double>(n))];
  }
  return counts;
}

/// Confidence of every interval of an analysis, and how it is resampled.
struct Resampling {
  double confidence{0.95};
  std::uint32_t resamples{300};
  std::uint64_t seed{1};
};

}  // namespace kohort::analysis
