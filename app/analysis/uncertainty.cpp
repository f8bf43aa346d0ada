#include "app/analysis/uncertainty.hpp"

#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>

namespace kohort::analysis {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double quantile(const std::vector<double>& ascending, double probability) {
  if (ascending.empty()) return nan;
  const double position = probability * static_cast<double>(ascending.size() - 1);
  const auto low = static_cast<std::size_t>(position);
  const std::size_t high = std::min(low + 1, ascending.size() - 1);
  const double part = position - static_cast<double>(low);
  return ascending[low] + part * (ascending[high] - ascending[low]);
}

Confident mean_of(const Tally& tally, double confidence) {
  if (tally.count() == 0) return {nan, nan, {nan, nan}};
  return {tally.mean(), tally.count() < 2 ? nan : tally.standard_error(),
          tally.interval(confidence)};
}

}  // namespace

Uncertainty uncertainty(const Eigen::VectorXd& outputs, std::vector<double> probabilities,
                        double confidence) {
  Uncertainty result;
  std::vector<double> finite;
  Tally tally;
  for (const double y : outputs)
    if (std::isfinite(y)) finite.push_back(y), tally.add(y);
  result.points = finite.size();
  result.failed_points = static_cast<std::size_t>(outputs.size()) - finite.size();
  result.mean = mean_of(tally, confidence);
  result.sd = tally.count() < 2 ? nan : tally.standard_deviation();
  std::sort(finite.begin(), finite.end());
  for (const double p : probabilities) result.quantiles.push_back(quantile(finite, p));
  result.probabilities = std::move(probabilities);
  const auto below =
      static_cast<double>(std::lower_bound(finite.begin(), finite.end(), 0.0) - finite.begin());
  const auto n = static_cast<double>(finite.size());
  result.below_zero = n > 0 ? below / n : nan;
  result.below_zero_interval = wilson_interval(below, n, confidence);
  return result;
}

std::optional<ChanceAndKnowledge> chance_and_knowledge(const Eigen::VectorXd& replications,
                                                       std::span<const std::size_t> point,
                                                       double confidence) {
  if (static_cast<std::size_t>(replications.size()) != point.size())
    throw std::invalid_argument{"one point for each replication"};
  std::map<std::size_t, Tally> points;
  Tally all;
  for (std::size_t i = 0; i < point.size(); ++i) {
    const double y = replications(static_cast<Eigen::Index>(i));
    if (!std::isfinite(y)) continue;
    points[point[i]].add(y);
    all.add(y);
  }
  const auto groups = static_cast<double>(points.size());
  const auto n = static_cast<double>(all.count());
  if (groups < 2 || n <= groups) return std::nullopt;

  double within = 0, between = 0, squared_sizes = 0;
  for (const auto& [number, tally] : points) {
    const auto size = static_cast<double>(tally.count());
    within += tally.variance() * (size - 1);
    between += size * (tally.mean() - all.mean()) * (tally.mean() - all.mean());
    squared_sizes += size * size;
  }
  const double within_freedom = n - groups;
  const double between_freedom = groups - 1;
  within /= within_freedom;
  between /= between_freedom;
  ChanceAndKnowledge result;
  result.replications_per_point = (n - squared_sizes / n) / between_freedom;
  result.chance = within;
  result.knowledge = std::max(0.0, (between - within) / result.replications_per_point);
  const double sum = result.chance + result.knowledge;
  result.share = sum > 0 ? result.knowledge / sum : 0;
  // Means of points are what is independent, so the standard error comes from between them.
  result.se = std::sqrt(result.knowledge * squared_sizes / (n * n) + result.chance / n);
  if (!(within > 0)) {
    result.share_interval = {result.share, result.share};
    return result;
  }
  const boost::math::fisher_f f{between_freedom, within_freedom};
  const auto bound = [&](double probability) {
    const double ratio = (between / within / boost::math::quantile(f, probability) - 1) /
                         result.replications_per_point;  // knowledge / chance
    return ratio > 0 ? ratio / (1 + ratio) : 0;
  };
  result.share_interval = {bound(0.5 + confidence / 2), bound(0.5 - confidence / 2)};
  return result;
}

std::vector<ConvergencePoint> convergence(const Eigen::VectorXd& outputs, double confidence) {
  std::vector<ConvergencePoint> series;
  Tally tally;
  std::size_t next = 2;
  for (const double y : outputs) {
    if (!std::isfinite(y)) continue;
    tally.add(y);
    if (tally.count() == next) {
      series.push_back({next, mean_of(tally, confidence)});
      next *= 2;
    }
  }
  if (tally.count() > 0 && (series.empty() || series.back().points != tally.count()))
    series.push_back({tally.count(), mean_of(tally, confidence)});
  return series;
}

}  // namespace kohort::analysis
