#pragma once

#include <algorithm>
#include <limits>

#include "sim/fault.hpp"
#include "sim/hazard.hpp"
#include "sim/quantity.hpp"

namespace kohort {

namespace detail {
inline void check_threshold(double threshold) {
  if (!(threshold >= 0)) [[unlikely]]
    refuse_number("a hazard clock's threshold", threshold, "0 or more");
}
[[noreturn, gnu::cold]] inline void refuse_clock(double rate, double since, double now) {
  if (!(rate >= 0)) refuse_number("a hazard clock's rate", rate, "0 or more");
  refuse_turning_back("a hazard clock", since, now);
}
}  // namespace detail

/// A clock that rings when the cumulative hazard it has lived through reaches its threshold.
///
/// When the rate changes, the hazard already spent is kept (Anderson 2007,
/// doi:10.1063/1.2799998), so an entity whose hazard changes back and forth keeps its fate, and a
/// lower hazard never rings earlier. The threshold is a standard exponential draw.
/// A threshold or rate that is negative or not a number, and a change before the last one, are
/// refused with a ModelError.
class HazardClock {
 public:
  HazardClock() = default;
  HazardClock(Time start, double threshold) : left_{threshold}, since_{start} {
    detail::check_threshold(threshold);
  }

  /// The same rate again leaves every bit as it was.
  void set_rate(Time now, Rate rate) {
    if (rate == rate_) return;
    if (!(rate.value >= 0 && now >= since_)) [[unlikely]]
      detail::refuse_clock(rate.value, in_years(since_), in_years(now));
    left_ = std::max(0.0, left_ - rate_ * (now - since_));
    rate_ = rate;
    since_ = now;
  }
  [[nodiscard]] Time due() const {
    return rate_.value > 0 ? since_ + Duration{left_ / rate_.value} : never;
  }

 private:
  double left_{0};  ///< hazard still to be lived through, dimensionless
  Rate rate_{0};    ///< in force since `since_`
  Time since_{};
};

/// The same for a hazard that varies with age and is multiplied by a factor that may change.
///
/// The hazard itself is not stored: callers pass the same one each time, so that a million clocks
/// share one table. `factor` is dimensionless; 0 stops the clock.
class ScaledClock {
 public:
  ScaledClock() = default;
  ScaledClock(double age, double threshold) : left_{threshold}, since_{age} {
    detail::check_threshold(threshold);
  }

  template <class Hazard>
  void set_factor(const Hazard& hazard, double age, double factor) {
    if (factor == factor_) return;
    if (!(factor >= 0)) [[unlikely]]
      detail::refuse_number("a hazard clock's factor", factor, "0 or more");
    spend(hazard, age);
    factor_ = factor;
  }
  /// Goes on counting from another age, e.g. when the age is that of a younger child from now on.
  template <class Hazard>
  void rebase(const Hazard& hazard, double age, double new_age) {
    spend(hazard, age);
    since_ = new_age;
  }
  /// Age at which the clock rings; infinity if never.
  template <class Hazard>
  [[nodiscard]] double due_age(const Hazard& hazard) const {
    return factor_ > 0 ? hazard.reach(since_, left_ / factor_)
                       : std::numeric_limits<double>::infinity();
  }

 private:
  template <class Hazard>
  void spend(const Hazard& hazard, double age) {
    if (factor_ > 0 && age > since_)
      left_ = std::max(0.0, left_ - factor_ * hazard.cumulative(since_, age));
    since_ = age;
  }

  double left_{0};    ///< hazard still to be lived through, dimensionless
  double factor_{0};  ///< in force since `since_`
  double since_{0};   ///< age [years]
};

}  // namespace kohort
