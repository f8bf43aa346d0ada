#pragma once

#include <Eigen/Core>
#include <cstdint>

#include "app/analysis/design.hpp"
#include "app/analysis/purposes.hpp"

/// Studies whose truth is known, in which all points share the same people.
namespace kohort::analysis {

/// Standard deviations of what points, replications, and both together add.
struct CrossedTruth {
  double mean{}, points{1}, replications{1}, interaction{0};
};

/// @param points  coordinates of one parameter, of which the outputs are a linear function
inline Eigen::MatrixXd crossed_outputs(const CrossedTruth& truth, const Design& points,
                                       Eigen::Index replications, std::uint32_t seed) {
  const AnalysisDraws draws{seed, 77};
  Eigen::MatrixXd y(points.points.rows(), replications);
  for (Eigen::Index p = 0; p < y.rows(); ++p)
    for (Eigen::Index r = 0; r < y.cols(); ++r)
      y(p, r) =
          truth.mean + truth.points * elementary::normal_quantile(points.points(p, 0)) +
          truth.replications * draws.normal(static_cast<std::uint64_t>(r), Purpose::bootstrap, 0) +
          truth.interaction * draws.normal(static_cast<std::uint64_t>(p), Purpose::bootstrap,
                                           1 + static_cast<std::uint32_t>(r));
  return y;
}

}  // namespace kohort::analysis
