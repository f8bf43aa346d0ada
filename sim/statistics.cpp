#include "sim/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "sim/elementary.hpp"

namespace kohort {

void Tally::merge(const Tally& other) {
  if (other.count_ == 0) return;
  if (count_ == 0) {
    *this = other;
    return;
  }
  const auto n = static_cast<double>(count_);
  const auto m = static_cast<double>(other.count_);
  const double apart = other.mean_ - mean_;
  mean_ += apart * (m / (n + m));
  squares_ += other.squares_ + apart * apart * (n * m / (n + m));
  count_ += other.count_;
  minimum_ = std::min(minimum_, other.minimum_);
  maximum_ = std::max(maximum_, other.maximum_);
}

double Tally::variance() const {
  return count_ < 2 ? 0 : squares_ / static_cast<double>(count_ - 1);
}

double Tally::standard_deviation() const { return std::sqrt(variance()); }

double Tally::standard_error() const {
  return count_ == 0 ? std::numeric_limits<double>::infinity()
                     : std::sqrt(variance() / static_cast<double>(count_));
}

Interval Tally::interval(double confidence) const {
  if (count_ < 2)
    return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  const double half =
      standard_error() * student_t_quantile(static_cast<double>(count_ - 1), 0.5 + confidence / 2);
  return {mean_ - half, mean_ + half};
}

double student_t_quantile(double degrees, double probability) {
  // A table asks for the same one again and again.
  struct Last {
    double degrees{-1}, probability{-1}, quantile{};
  };
  thread_local Last last;
  if (degrees != last.degrees || probability != last.probability)
    last = {degrees, probability,
            boost::math::quantile(boost::math::students_t{degrees}, probability)};
  return last.quantile;
}

Interval wilson_interval(double successes, double trials, double confidence) {
  if (!(trials > 0)) return {0, 1};
  const double z = elementary::normal_quantile(0.5 + confidence / 2);
  const double share = successes / trials;
  const double scale = 1 + z * z / trials;
  const double centre = (share + z * z / (2 * trials)) / scale;
  const double half =
      z * std::sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / scale;
  return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

}  // namespace kohort
