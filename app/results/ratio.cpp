#include "app/results/ratio.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <vector>

namespace kohort {

namespace {

double sum_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Values whose mean is the ratio of means and whose spread is, to first order, the ratio's.
std::vector<double> linearised(std::span<const double> numerator,
                               std::span<const double> denominator) {
  const double below = sum_of(denominator);
  const double ratio = sum_of(numerator) / below;
  const double mean = below / static_cast<double>(denominator.size());
  std::vector<double> values(numerator.size());
  for (std::size_t r = 0; r < values.size(); ++r)
    values[r] = ratio + (numerator[r] - ratio * denominator[r]) / mean;
  return values;
}

std::vector<double> numerator_of(const RatioValues& v) {
  std::vector<double> values(v.ratio.size());
  for (std::size_t r = 0; r < values.size(); ++r) values[r] = v.ratio[r] * v.denominator[r];
  return values;
}

double variance_of_mean(std::span<const double> values, std::span<const std::uint32_t> draws) {
  const double se = estimate(values, draws).se;
  return se * se;
}

/// Degrees of freedom: draws, or replications if there is but one draw.
double degrees(std::span<const std::uint32_t> draws) {
  const std::size_t distinct = std::set<std::uint32_t>(draws.begin(), draws.end()).size();
  return static_cast<double>(distinct > 1 ? distinct : draws.size()) - 1;
}

/// Every q for which a t test does not tell numerator - q denominator from zero.
std::optional<Interval> fieller(std::span<const double> numerator,
                                std::span<const double> denominator,
                                std::span<const std::uint32_t> draws) {
  if (numerator.size() < 2) return std::nullopt;
  const auto n = static_cast<double>(numerator.size());
  const double above = sum_of(numerator) / n;
  const double below = sum_of(denominator) / n;
  std::vector<double> both(numerator.begin(), numerator.end());
  for (std::size_t r = 0; r < both.size(); ++r) both[r] += denominator[r];
  const double var_above = variance_of_mean(numerator, draws);
  const double var_below = variance_of_mean(denominator, draws);
  const double covariance = (variance_of_mean(both, draws) - var_above - var_below) / 2;
  const double t = student_t_quantile(degrees(draws), 0.975);
  const double a = below * below - t * t * var_below;
  const double b = above * below - t * t * covariance;
  const double c = above * above - t * t * var_above;
  if (!(a > 0)) return std::nullopt;
  const double root = std::sqrt(std::max(0.0, b * b - a * c));
  return Interval{(b - root) / a, (b + root) / a};
}

void take_spread(Estimate& result, const Estimate& spread) {
  result.low = spread.low;
  result.high = spread.high;
}

}  // namespace

std::optional<RatioEstimate> estimate_ratio(std::span<const double> numerator,
                                            std::span<const double> denominator,
                                            std::span<const std::uint32_t> draws) {
  if (!(sum_of(denominator) > 0)) return std::nullopt;
  RatioEstimate result;
  result.value = estimate(linearised(numerator, denominator), draws);
  result.value.mean = sum_of(numerator) / sum_of(denominator);
  result.confidence = fieller(numerator, denominator, draws);
  std::vector<double> single;
  std::vector<std::uint32_t> drawn;
  bool negative = false;
  for (std::size_t r = 0; r < numerator.size(); ++r) {
    negative = negative || denominator[r] < 0;
    if (!(denominator[r] > 0)) continue;
    single.push_back(numerator[r] / denominator[r]);
    drawn.push_back(draws[r]);
  }
  take_spread(result.value, estimate(single, drawn));
  if (negative) result.value.low = result.value.high = std::numeric_limits<double>::quiet_NaN();
  return result;
}

std::vector<double> ratio_contributions(const RatioValues& values) {
  if (values.ratio.size() == 1 || !(sum_of(values.denominator) > 0))
    return {values.ratio.begin(), values.ratio.end()};
  return linearised(numerator_of(values), values.denominator);
}

Compared compare_ratios(const RatioValues& baseline, const RatioValues& scenario,
                        std::span<const std::uint32_t> draws) {
  if (!(sum_of(baseline.denominator) > 0) || !(sum_of(scenario.denominator) > 0))
    return compare(baseline.ratio, scenario.ratio, draws);
  const auto before = numerator_of(baseline);
  const auto after = numerator_of(scenario);
  Compared result = compare(linearised(before, baseline.denominator),
                            linearised(after, scenario.denominator), draws);
  std::vector<double> single_before;
  std::vector<double> single_after;
  std::vector<std::uint32_t> drawn;
  for (std::size_t r = 0; r < draws.size(); ++r) {
    if (!(baseline.denominator[r] > 0) || !(scenario.denominator[r] > 0)) continue;
    single_before.push_back(baseline.ratio[r]);
    single_after.push_back(scenario.ratio[r]);
    drawn.push_back(draws[r]);
  }
  const Compared single = compare(single_before, single_after, drawn);
  take_spread(result.baseline, single.baseline);
  take_spread(result.scenario, single.scenario);
  take_spread(result.difference, single.difference);
  result.baseline.mean = sum_of(before) / sum_of(baseline.denominator);
  result.scenario.mean = sum_of(after) / sum_of(scenario.denominator);
  result.difference.mean = result.scenario.mean - result.baseline.mean;
  return result;
}

}  // namespace kohort
