#pragma once

#include <algorithm>

#include "sim/hazard.hpp"
#include "sim/quantity.hpp"

namespace kohort {

/// A clock that rings when the cumulative hazard it has lived through reaches its threshold.
///
/// When the rate changes, the hazard already spent is kept (Anderson 2007,
/// doi:10.1063/1.2799998), so an entity whose hazard changes back and forth keeps its fate, and a
/// lower hazard never rings earlier. The threshold is a standard exponential draw.
class HazardClock {
 public:
  HazardClock() = default;
  HazardClock(Time start, double threshold) : left_{threshold}, since_{start} {}

  /// The same rate again leaves every bit as it was.
  void set_rate(Time now, Rate rate) {
    if (rate == rate_) return;
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
  ScaledClock(double age, double threshold) : left_{threshold}, since_{age} {}

  template <class Hazard>
  void set_factor(const Hazard& hazard, double age, double factor) {
    if (factor == factor_) return;
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
