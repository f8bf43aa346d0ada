#pragma once

#include <cstdint>

#include "sim/fault.hpp"
#include "sim/quantity.hpp"

namespace kohort {

/// Closed interval of values.
struct Interval {
  double low{0};
  double high{0};
};

/// Count, mean, variance, minimum and maximum of observations.
/// Merging folds two samples (Chan, Golub & LeVeque 1983); merge in index order for equal bits.
class Tally {
 public:
  void add(double value) {
    minimum_ = count_ == 0 || value < minimum_ ? value : minimum_;
    maximum_ = count_ == 0 || value > maximum_ ? value : maximum_;
    ++count_;
    const double before = value - mean_;
    mean_ += before / static_cast<double>(count_);
    squares_ += before * (value - mean_);
  }
  void merge(const Tally& other);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] double mean() const { return mean_; }
  [[nodiscard]] double sum() const { return mean_ * static_cast<double>(count_); }
  /// Sample variance (denominator n - 1); 0 for fewer than two observations.
  [[nodiscard]] double variance() const;
  [[nodiscard]] double standard_deviation() const;
  [[nodiscard]] double standard_error() const;
  [[nodiscard]] double minimum() const { return minimum_; }
  [[nodiscard]] double maximum() const { return maximum_; }
  /// Confidence interval of the mean by Student's t; without end for fewer than two observations.
  [[nodiscard]] Interval interval(double confidence = 0.95) const;

 private:
  std::uint64_t count_{0};
  double mean_{0};
  double squares_{0};  ///< sum of squared deviations from the mean
  double minimum_{0};
  double maximum_{0};
};

/// Time average of a level that changes in jumps, such as a queue's length. A time before the last
/// change is refused with a ModelError.
class TimeWeighted {
 public:
  explicit TimeWeighted(Time start = Time{}, double level = 0)
      : start_{start}, since_{start}, level_{level}, maximum_{level} {}

  void set(Time now, double level) {
    check(now);
    area_ += level_ * in_years(now - since_);
    since_ = now;
    level_ = level;
    if (level > maximum_) maximum_ = level;
  }
  void change(Time now, double by) { set(now, level_ + by); }
  /// Drops what was observed before `now`; the level stays. For the end of a warm-up.
  void restart(Time now) { *this = TimeWeighted{now, level_}; }

  [[nodiscard]] double level() const { return level_; }
  [[nodiscard]] double maximum() const { return maximum_; }
  /// Integral of the level from the start to `now` [level x years].
  [[nodiscard]] double area(Time now) const {
    check(now);
    return area_ + level_ * in_years(now - since_);
  }
  [[nodiscard]] double mean(Time now) const {
    return now > start_ ? area(now) / in_years(now - start_) : level_;
  }

 private:
  void check(Time now) const {
    if (!(now >= since_)) [[unlikely]]
      detail::refuse_turning_back("a time average", in_years(since_), in_years(now));
  }

  Time start_;
  Time since_;
  double level_;
  double maximum_;
  double area_{0};
};

/// Quantile of Student's t distribution; degrees > 0, probability in (0, 1).
[[nodiscard]] double student_t_quantile(double degrees, double probability);

/// Wilson score interval of a probability from `successes` in `trials`.
/// Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
[[nodiscard]] Interval wilson_interval(double successes, double trials, double confidence = 0.95);

}  // namespace kohort
