#include "sim/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/elementary.hpp"
#include "sim/special.hpp"

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

namespace {

/// T^2 / (degrees + T^2) has a beta law with 1/2 and degrees / 2.
double fresh_student_t_quantile(double degrees, double probability) {
  const double outside = 2 * std::min(probability, 1 - probability);
  double t = 0;
  if (constexpr double many = 20'000; degrees > many) {
    // Abramowitz & Stegun 26.7.5.
    const double z = -elementary::normal_quantile(outside / 2);
    const double s = z * z, r = 1 / degrees;
    const double third = ((3 * s + 19) * s + 17) * s - 15;
    t = z * (1 + r * ((s + 1) / 4 + r * (((5 * s + 16) * s + 3) / 96 + r * third / 384)));
  } else {
    const double x = special::beta_quantile(0.5, degrees / 2, {1 - outside, outside});
    if (x <= 0.5) {
      t = std::sqrt(degrees * x / (1 - x));
    } else {  // 1 - x keeps its digits
      const double rest = special::beta_quantile(degrees / 2, 0.5, {outside, 1 - outside});
      t = std::sqrt(degrees * (1 - rest) / rest);
    }
  }
  return probability < 0.5 ? -t : t;
}

}  // namespace

double student_t_quantile(double degrees, double probability) {
  // A table asks for the same one again and again.
  struct Last {
    double degrees{-1}, probability{-1}, quantile{};
  };
  thread_local Last last;
  if (degrees != last.degrees || probability != last.probability)
    last = {degrees, probability, fresh_student_t_quantile(degrees, probability)};
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
