#include "app/analysis/any_people.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/elementary.hpp"
#include "sim/statistics.hpp"

namespace kohort::analysis {

namespace {

/// More would take time and tell no more.
constexpr Eigen::Index most_groups = 32;

/// Mean over the replications that are not in the group; every `groups`-th is.
Eigen::VectorXd mean_without(const Eigen::MatrixXd& each, Eigen::Index group, Eigen::Index groups,
                             Eigen::Index& left_out) {
  Eigen::VectorXd sum = each.rowwise().sum();
  left_out = 0;
  for (Eigen::Index r = group; r < each.cols(); r += groups, ++left_out) sum -= each.col(r);
  return sum / static_cast<double>(each.cols() - left_out);
}

}  // namespace

std::vector<Confident> for_any_people(const Eigen::MatrixXd& each,
                                      const std::vector<Confident>& these,
                                      const OutputStatistics& compute, double confidence) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto statistics = static_cast<Eigen::Index>(these.size());
  if (each.cols() < least_replications)
    return std::vector<Confident>(these.size(), {nan, nan, {nan, nan}});
  const Eigen::Index groups = std::min(each.cols(), most_groups);
  Eigen::VectorXd whole(statistics);
  for (Eigen::Index s = 0; s < statistics; ++s) whole(s) = these[static_cast<std::size_t>(s)].value;
  // h: replications for each one left out. A pseudovalue is h x whole - (h - 1) x without.
  Eigen::VectorXd h(groups);
  Eigen::MatrixXd pseudo(statistics, groups);
  Eigen::VectorXd value = static_cast<double>(groups) * whole;
  for (Eigen::Index g = 0; g < groups; ++g) {
    Eigen::Index left_out = 0;
    const Eigen::VectorXd without = compute(mean_without(each, g, groups, left_out));
    h(g) = static_cast<double>(each.cols()) / static_cast<double>(left_out);
    pseudo.col(g) = h(g) * whole - (h(g) - 1) * without;
    value -= (1 - 1 / h(g)) * without;
  }
  const double z = elementary::normal_quantile(0.5 + confidence / 2);
  const double t = student_t_quantile(static_cast<double>(groups - 1), 0.5 + confidence / 2);
  std::vector<Confident> result;
  for (Eigen::Index s = 0; s < statistics; ++s) {
    double variance = 0;
    for (Eigen::Index g = 0; g < groups; ++g)
      variance += std::pow(pseudo(s, g) - value(s), 2) / (h(g) - 1) / static_cast<double>(groups);
    const double of_points = these[static_cast<std::size_t>(s)].se;
    const double half = std::hypot(z * of_points, t * std::sqrt(variance));
    result.push_back(
        {value(s), std::hypot(of_points, std::sqrt(variance)), {value(s) - half, value(s) + half}});
  }
  return result;
}

}  // namespace kohort::analysis
