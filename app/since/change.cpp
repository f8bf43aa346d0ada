#include "app/since/change.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "sim/statistics.hpp"

namespace kohort::since {

namespace {

/// What replications share: the seed, and the draw or, without draws, the number.
using Cluster = std::tuple<std::uint64_t, bool, std::uint32_t>;

std::map<Cluster, double> deviations(const Sample& sample, double mean) {
  const bool by_replication =
      sample.central ||
      std::set<std::uint32_t>{sample.draws.begin(), sample.draws.end()}.size() < 2;
  std::map<Cluster, double> sums;
  for (std::size_t i = 0; i < sample.values.size(); ++i)
    sums[{sample.seed, by_replication,
          by_replication ? sample.replications[i] : sample.draws[i]}] += sample.values[i] - mean;
  const auto count = static_cast<double>(sums.size());
  const double factor = std::sqrt(count / (count - 1)) / static_cast<double>(sample.values.size());
  for (auto& [cluster, sum] : sums) sum *= factor;
  return sums;
}

double mean_of(const Sample& sample) {
  if (sample.told) return sample.told->mean;
  Tally tally;
  for (const double value : sample.values) tally.add(value);
  return tally.mean();
}

std::size_t clusters_of(const Sample& sample) {
  const std::size_t draws = std::set(sample.draws.begin(), sample.draws.end()).size();
  return sample.central || draws < 2 ? sample.draws.size() : draws;
}

/// Standard error of the change of samples that share what deviations() tells apart.
double error_of(const Sample& before, const Sample& after, const Change& change) {
  if (before.told || after.told) {
    const auto se = [](const Sample& s) {
      return s.told ? s.told->se : estimate(s.values, s.draws).se;
    };
    return std::hypot(se(before), se(after));
  }
  const auto sums = deviations(before, change.before);
  auto moved = deviations(after, change.after);
  for (const auto& [cluster, sum] : sums) moved[cluster] -= sum;
  double squares = 0;
  for (const auto& [cluster, sum] : moved) squares += sum * sum;
  return std::sqrt(squares);
}

}  // namespace

Change change_between(const Sample& before, const Sample& after) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  Change change{mean_of(before), mean_of(after), 0, unknown, unknown, unknown};
  change.mean = change.after - change.before;
  const auto clusters = std::min(clusters_of(before), clusters_of(after));
  if (clusters < 2) return change;
  change.se = error_of(before, after, change);
  const double half = student_t_quantile(static_cast<double>(clusters) - 1, 0.975) * change.se;
  change.low = change.mean - half;
  change.high = change.mean + half;
  return change;
}

}  // namespace kohort::since
