#include "app/analysis/bootstrap.hpp"

#include <cmath>
#include <limits>

#include "sim/elementary.hpp"

namespace kohort::analysis {

Confident normal_confidence(double value, double se, double confidence) {
  const double half = elementary::normal_quantile(0.5 + confidence / 2) * se;
  return {value, se, {value - half, value + half}};
}

std::vector<Confident> bootstrap(std::size_t n, const Resampling& resampling,
                                 Eigen::Index statistics, const WeightedStatistics& compute) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  if (n == 0)
    return std::vector<Confident>(static_cast<std::size_t>(statistics), {nan, nan, {nan, nan}});
  const auto size = static_cast<Eigen::Index>(n);
  const Eigen::VectorXd values = compute(Eigen::VectorXd::Ones(size));
  std::vector<Tally> spread(static_cast<std::size_t>(statistics));
  Eigen::VectorXd weights(size);
  for (std::uint32_t r = 0; r < resampling.resamples && n > 1; ++r) {
    const auto counts = bootstrap_counts(resampling.seed, r, n);
    for (Eigen::Index i = 0; i < size; ++i) weights(i) = counts[static_cast<std::size_t>(i)];
    const Eigen::VectorXd resampled = compute(weights);
    for (Eigen::Index s = 0; s < statistics; ++s)
      if (std::isfinite(resampled(s))) spread[static_cast<std::size_t>(s)].add(resampled(s));
  }
  std::vector<Confident> result;
  for (Eigen::Index s = 0; s < statistics; ++s) {
    const auto& tally = spread[static_cast<std::size_t>(s)];
    const double se = tally.count() < 2 ? nan : tally.standard_deviation();
    result.push_back(normal_confidence(values(s), se, resampling.confidence));
  }
  return result;
}

}  // namespace kohort::analysis
