#pragma once

#include <vector>

#include "app/analysis/threshold.hpp"
#include "app/sweep/sweep_values.hpp"

namespace kohort::sweep {

/// What the search knows about one output of one scenario.
struct SearchOfSeries {
  std::size_t series{};  ///< position in SweepValues::outputs
  /// A crossing of zero between each two neighbouring levels of opposite sign.
  std::vector<analysis::Threshold> crossings;
  bool touches{false};  ///< the mean is zero at a level, which alone is no change of sign
  bool failed{false};   ///< a level, or a point that was asked for, has no value
};

struct SearchStep {
  /// Coordinates that must be computed before the search can go on; empty: it is done.
  std::vector<double> wanted;
  std::vector<SearchOfSeries> found;  ///< complete only if nothing is wanted
};

/// Searches thresholds as far as the points that were computed allow. A pure function of them, so
/// that an interrupted search takes the same way again.
[[nodiscard]] SearchStep search_thresholds(const Job& job, const SweepValues& values);

}  // namespace kohort::sweep
