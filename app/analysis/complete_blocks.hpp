#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "app/analysis/design.hpp"

namespace kohort::analysis {

/// What failed points have cost. Points fail as NaN; a block with one of them is left out whole.
struct Completeness {
  std::size_t points{0};
  std::size_t failed_points{0};
  std::size_t blocks{0};
  std::size_t complete_blocks{0};
};

/// First rows of the blocks whose outputs are all finite, in order.
/// @throws std::invalid_argument if there is not one output for each point
[[nodiscard]] std::vector<std::size_t> complete_blocks(const Design& design,
                                                       const Eigen::VectorXd& outputs,
                                                       Completeness& completeness);

}  // namespace kohort::analysis
