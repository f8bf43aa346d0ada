#pragma once

#include <Eigen/Core>
#include <functional>
#include <vector>

#include "app/analysis/sensitivity.hpp"

/// All points of a study are lived by the same people: replication r of one point has those of
/// replication r of every other. What resampled points say holds for these people. Would other
/// people have given another answer? That is what the replications tell.
namespace kohort::analysis {

/// Fewer replications than this cannot tell how much other people would have changed.
inline constexpr Eigen::Index least_replications = 3;

/// Statistics of the outputs of all points.
using OutputStatistics = std::function<Eigen::VectorXd(const Eigen::VectorXd& outputs)>;

/// The same statistics for any people, of whom the replications are a sample: jackknife over
/// replications (delete-a-group, Busing, Meijer & van der Leeden 1999,
/// doi:10.1023/A:1008800423698). It also takes away the bias of order 1 / replications that chance
/// brings to squares. The interval has both errors: of points, as stated for these people, and of
/// people, with Student's quantile of few replications. What both share is counted twice, so the
/// interval is rather too wide than too narrow.
///
/// @param each a row for each point, a column for each replication; NaN where it failed
/// @param these what was found for these people
/// @return not numbers with fewer than `least_replications`
[[nodiscard]] std::vector<Confident> for_any_people(const Eigen::MatrixXd& each,
                                                    const std::vector<Confident>& these,
                                                    const OutputStatistics& compute,
                                                    double confidence);

}  // namespace kohort::analysis
