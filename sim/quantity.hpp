#pragma once

#include <chrono>
#include <compare>
#include <limits>

namespace kohort {

/// Length of time in years of 365.2425 days; converts from std::chrono weeks and months.
using Duration = std::chrono::duration<double, std::chrono::years::period>;

/// The clock of the simulated world; nothing here reads the machine's clock.
struct ModelClock {
  using rep = double;
  using period = std::chrono::years::period;
  using duration = Duration;
  using time_point = std::chrono::time_point<ModelClock, Duration>;
  static constexpr bool is_steady = true;
};

/// Point in simulated time. The model decides what zero means.
using Time = ModelClock::time_point;

/// Later than every event. Infinity compares as expected, unlike NaN.
inline constexpr Time never{Duration{std::numeric_limits<double>::infinity()}};

[[nodiscard]] constexpr Duration years(double value) { return Duration{value}; }
[[nodiscard]] constexpr Time at(double years_from_zero) { return Time{Duration{years_from_zero}}; }
[[nodiscard]] constexpr double in_years(Duration d) { return d.count(); }
[[nodiscard]] constexpr double in_years(Time t) { return t.time_since_epoch().count(); }

// The library's comparison of times goes through operator<=>, which for floating-point numbers
// compilers turn into three branches; these are one instruction.
[[nodiscard]] constexpr bool operator<(Time a, Time b) { return in_years(a) < in_years(b); }
[[nodiscard]] constexpr bool operator>(Time a, Time b) { return in_years(a) > in_years(b); }
[[nodiscard]] constexpr bool operator<=(Time a, Time b) { return in_years(a) <= in_years(b); }
[[nodiscard]] constexpr bool operator>=(Time a, Time b) { return in_years(a) >= in_years(b); }

/// One double with a unit of its own, so that a rate cannot be passed for a probability.
template <class Unit>
struct Quantity {
  double value{0};

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
  friend constexpr Quantity operator*(double factor, Quantity q) { return {factor * q.value}; }
  constexpr Quantity& operator+=(Quantity other) {
    value += other.value;
    return *this;
  }
};

/// Hazard or other intensity [per year].
using Rate = Quantity<struct PerYear>;

/// Factor on a hazard, dimensionless.
using HazardRatio = Quantity<struct OnHazard>;

/// Of what happens or does not. Ratios may carry a product beyond 1, which is then certain.
using Probability = Quantity<struct OfHappening>;

/// Expected number of events of `rate` in `d`, dimensionless.
[[nodiscard]] constexpr double operator*(Rate rate, Duration d) { return rate.value * d.count(); }

}  // namespace kohort
