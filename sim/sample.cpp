#include "sim/sample.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <limits>

#include "sim/fault.hpp"

namespace kohort {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void check_probability(double p) {
  if (!(p >= 0 && p <= 1)) detail::refuse_number("a quantile's probability", p, "0 to 1");
}

}  // namespace

void Sample::add(double value) {
  if (value != value) detail::refuse("an observation is not a number");
  values_.push_back(value);
}

void Sample::merge(const Sample& other) {
  values_.insert(values_.end(), other.values_.begin(), other.values_.end());
}

double Sample::order_statistic(std::size_t rank) const {
  std::vector<double> copy = values_;
  const auto place = copy.begin() + static_cast<std::ptrdiff_t>(rank);
  std::nth_element(copy.begin(), place, copy.end());
  return *place;
}

double Sample::quantile(double probability) const {
  check_probability(probability);
  if (values_.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::vector<double> copy = values_;
  const double position = probability * static_cast<double>(copy.size() - 1);
  const auto below = static_cast<std::ptrdiff_t>(position);
  const auto place = copy.begin() + below;
  std::nth_element(copy.begin(), place, copy.end());
  const double part = position - static_cast<double>(below);
  if (part == 0) return *place;
  const double next = *std::min_element(place + 1, copy.end());
  return *place + part * (next - *place);
}

Interval Sample::quantile_interval(double probability, double confidence) const {
  check_probability(probability);
  // Ranks l < u: the number of observations below the quantile is binomial, and lies in [l, u - 1]
  // with the stated probability.
  const auto n = static_cast<double>(values_.size());
  Interval interval{-infinity, infinity};
  if (values_.empty() || probability == 0 || probability == 1) return interval;
  const boost::math::binomial_distribution<double> below{n, probability};
  const double tail = (1 - confidence) / 2;
  double low = std::floor(n * probability);
  while (low >= 1 && boost::math::cdf(below, low - 1) > tail) --low;
  double high = std::ceil(n * probability);
  while (high < n && boost::math::cdf(boost::math::complement(below, high)) > tail) ++high;
  if (low >= 1) interval.low = order_statistic(static_cast<std::size_t>(low) - 1);
  if (high < n) interval.high = order_statistic(static_cast<std::size_t>(high));
  return interval;
}

double Sample::number_above(double limit) const {
  return static_cast<double>(std::ranges::count_if(values_, [=](double v) { return v > limit; }));
}

double Sample::share_above(double limit) const {
  if (values_.empty()) return std::numeric_limits<double>::quiet_NaN();
  return number_above(limit) / static_cast<double>(values_.size());
}

Interval Sample::share_above_interval(double limit, double confidence) const {
  return wilson_interval(number_above(limit), static_cast<double>(values_.size()), confidence);
}

void RatioOfMeans::add(double numerator, double denominator) {
  const double apart = numerator - numerator_.mean();
  numerator_.add(numerator);
  denominator_.add(denominator);
  products_ += apart * (denominator - denominator_.mean());
}

void RatioOfMeans::merge(const RatioOfMeans& other) {
  if (other.count() == 0) return;
  const auto n = static_cast<double>(count());
  const auto m = static_cast<double>(other.count());
  products_ += other.products_ + (other.numerator_.mean() - numerator_.mean()) *
                                     (other.denominator_.mean() - denominator_.mean()) *
                                     (n * m / (n + m));
  numerator_.merge(other.numerator_);
  denominator_.merge(other.denominator_);
}

double RatioOfMeans::covariance() const {
  return count() < 2 ? 0 : products_ / static_cast<double>(count() - 1);
}

Interval RatioOfMeans::interval(double confidence) const {
  if (count() < 2) return {-infinity, infinity};
  const auto n = static_cast<double>(count());
  const double t = student_t_quantile(n - 1, 0.5 + confidence / 2);
  const double t2 = t * t / n;
  // Ratios r for which mean(numerator - r denominator) is within t standard errors of 0.
  const double x = numerator_.mean(), y = denominator_.mean();
  const double a = y * y - t2 * denominator_.variance();
  const double b = x * y - t2 * covariance();
  const double c = x * x - t2 * numerator_.variance();
  if (!(a > 0)) return {-infinity, infinity};
  const double half = std::sqrt(std::max(0.0, b * b - a * c));
  return {(b - half) / a, (b + half) / a};
}

}  // namespace kohort
