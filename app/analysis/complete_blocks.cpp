#include "app/analysis/complete_blocks.hpp"

#include <cmath>
#include <stdexcept>

namespace kohort::analysis {

std::vector<std::size_t> complete_blocks(const Design& design, const Eigen::VectorXd& outputs,
                                         Completeness& completeness) {
  const std::size_t n = design.size();
  if (static_cast<std::size_t>(outputs.size()) != n || design.block.size() != n)
    throw std::invalid_argument{"one output for each point of the design"};
  completeness = {.points = n};
  std::vector<std::size_t> first_rows;
  for (std::size_t row = 0; row < n;) {
    std::size_t end = row;
    std::size_t failed = 0;
    for (; end < n && design.block[end] == design.block[row]; ++end)
      failed += std::isfinite(outputs(static_cast<Eigen::Index>(end))) ? 0 : 1;
    completeness.failed_points += failed;
    ++completeness.blocks;
    if (failed == 0) first_rows.push_back(row);
    row = end;
  }
  completeness.complete_blocks = first_rows.size();
  return first_rows;
}

}  // namespace kohort::analysis
