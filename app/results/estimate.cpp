#include "app/results/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "sim/statistics.hpp"

namespace kohort {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::map<std::uint32_t, Tally> by_draw(std::span<const double> values,
                                       std::span<const std::uint32_t> draws) {
  std::map<std::uint32_t, Tally> groups;
  for (std::size_t i = 0; i < values.size(); ++i) groups[draws[i]].add(values[i]);
  return groups;
}

double mean_of(std::span<const double> values) {
  Tally tally;
  for (const double value : values) tally.add(value);
  return tally.mean();
}

double standard_error(std::span<const double> values, std::span<const std::uint32_t> draws,
                      double mean) {
  if (values.size() < 2) return unknown;
  // Draws are numbered from 0, so a vector serves as the map from draw to its sum.
  std::vector<double> deviation(*std::max_element(draws.begin(), draws.end()) + std::size_t{1});
  std::vector<bool> seen(deviation.size());
  double squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    deviation[draws[i]] += values[i] - mean;
    seen[draws[i]] = true;
    squares += (values[i] - mean) * (values[i] - mean);
  }
  const auto n = static_cast<double>(values.size());
  const auto clusters = static_cast<double>(std::count(seen.begin(), seen.end(), true));
  if (clusters < 2) return std::sqrt(squares / (n - 1) / n);
  double sum = 0;
  for (const double total : deviation) sum += total * total;
  return std::sqrt(clusters / (clusters - 1) * sum) / n;
}

double clusters_minus_one(std::span<const std::uint32_t> draws) {
  std::vector<std::uint32_t> distinct(draws.begin(), draws.end());
  std::sort(distinct.begin(), distinct.end());
  const auto count = std::unique(distinct.begin(), distinct.end()) - distinct.begin();
  return static_cast<double>(count > 1 ? count - 1 : static_cast<std::ptrdiff_t>(draws.size()) - 1);
}

}  // namespace

double quantile(std::span<const double> ascending, double probability) {
  if (ascending.empty()) return unknown;
  const double position = probability * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  const double part = position - static_cast<double>(below);
  return ascending[below] + part * (ascending[above] - ascending[below]);
}

namespace {

/// quantile() of values in any order, which it changes: only the two it needs find their places.
double quantile_of(std::span<double> values, double probability) {
  const auto below =
      static_cast<std::ptrdiff_t>(probability * static_cast<double>(values.size() - 1));
  const auto second = values.begin() + below + 1;
  std::nth_element(values.begin(), second - 1, values.end());
  if (second != values.end()) std::iter_swap(second, std::min_element(second, values.end()));
  return quantile(values, probability);
}

}  // namespace

Estimate estimate(std::span<const double> values, std::span<const std::uint32_t> draws) {
  if (values.size() < 2) return {values.empty() ? unknown : values[0], unknown, unknown, unknown};
  // Most cells of a large table are zero in every replication.
  if (std::all_of(values.begin(), values.end(), [](double v) { return v == 0; })) return {};
  Estimate result;
  result.mean = mean_of(values);
  result.se = standard_error(values, draws, result.mean);
  std::vector<double> part_sorted(values.begin(), values.end());
  result.low = quantile_of(part_sorted, 0.025);
  result.high = quantile_of(part_sorted, 0.975);
  return result;
}

Compared compare(std::span<const double> baseline, std::span<const double> scenario,
                 std::span<const std::uint32_t> draws) {
  std::vector<double> difference(baseline.size());
  for (std::size_t i = 0; i < baseline.size(); ++i) difference[i] = scenario[i] - baseline[i];
  return {estimate(baseline, draws), estimate(scenario, draws), estimate(difference, draws)};
}

std::optional<VarianceSplit> variance_split(std::span<const double> values,
                                            std::span<const std::uint32_t> draws) {
  const auto groups = by_draw(values, draws);
  if (groups.size() < 2 || groups.size() == values.size()) return std::nullopt;
  const auto n = static_cast<double>(values.size());
  const auto k = static_cast<double>(groups.size());
  const double grand = mean_of(values);
  double between = 0;
  double within = 0;
  double sizes_squared = 0;
  for (const auto& [draw, tally] : groups) {
    const auto size = static_cast<double>(tally.count());
    between += size * (tally.mean() - grand) * (tally.mean() - grand);
    within += tally.variance() * (size - 1);
    sizes_squared += size * size;
  }
  const double mean_size = (n - sizes_squared / n) / (k - 1);
  VarianceSplit split;
  split.chance = within / (n - k);
  split.knowledge = std::max(0.0, (between / (k - 1) - split.chance) / mean_size);
  return split;
}

double half_width(std::span<const double> values, std::span<const std::uint32_t> draws) {
  if (values.size() < 2) return std::numeric_limits<double>::infinity();
  return student_t_quantile(clusters_minus_one(draws), 0.975) *
         standard_error(values, draws, mean_of(values));
}

double half_width_limit(std::span<const double> values, std::span<const std::uint32_t> draws) {
  const auto split = variance_split(values, draws);
  if (!split) return 0;
  const double degrees = clusters_minus_one(draws);
  return student_t_quantile(degrees, 0.975) * std::sqrt(split->knowledge / (degrees + 1));
}

}  // namespace kohort
