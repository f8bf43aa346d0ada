#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace kohort::analysis {

/// Sums of many decimal amounts agree to about 13 digits between orders of summing.
inline constexpr double rounding_share = 1e-12;

/// What outputs may differ by without it meaning anything.
/// @param scale size of the figures whose difference the outputs are, if larger than they
[[nodiscard]] inline double rounding_floor(const Eigen::VectorXd& outputs, double scale) {
  for (const double y : outputs)
    if (std::isfinite(y)) scale = std::max(scale, std::abs(y));
  return rounding_share * scale;
}

}  // namespace kohort::analysis
