#pragma once

#include <cstddef>
#include <limits>
#include <span>

#include "sim/elementary.hpp"
#include "sim/fault.hpp"
#include "sim/quantity.hpp"

/// Hazards by inversion of the cumulative hazard. Each has
///   cumulative(from, to)     hazard lived through between two ages, dimensionless
///   reach(from, threshold)   age at which the hazard lived through since `from` equals `threshold`
/// Ages in years. Working on the cumulative hazard keeps full precision at high ages, where the
/// distribution function rounds to 1.
namespace kohort {

/// Constant within age bands: `rate[i]` on [start[i], start[i + 1]), the last one without end.
/// The spans must outlive the hazard. start[0] must not exceed any age asked for.
class PiecewiseConstantHazard {
 public:
  PiecewiseConstantHazard(std::span<const double> start, std::span<const double> rate)
      : start_{start}, rate_{rate} {
    if (start.empty() || start.size() != rate.size()) [[unlikely]]
      detail::refuse("a hazard needs one rate for each age band, and a band");
  }

  [[nodiscard]] double rate(double age) const { return rate_[band(age)]; }

  [[nodiscard]] double cumulative(double from, double to) const {
    double sum = 0;
    for (std::size_t i = band(from); from < to; ++i) {
      const double end = i + 1 < start_.size() && start_[i + 1] < to ? start_[i + 1] : to;
      if (rate_[i] > 0) sum += rate_[i] * (end - from);  // no 0 * infinity
      from = end;
    }
    return sum;
  }

  [[nodiscard]] double reach(double from, double threshold) const {
    for (std::size_t i = band(from);; ++i) {
      const bool last = i + 1 == start_.size();
      const double available =
          last ? std::numeric_limits<double>::infinity() : rate_[i] * (start_[i + 1] - from);
      if (threshold < available || (last && rate_[i] > 0)) {
        if (rate_[i] > 0) return from + threshold / rate_[i];
      }
      if (last) return std::numeric_limits<double>::infinity();
      threshold -= available;
      if (threshold < 0) threshold = 0;
      from = start_[i + 1];
    }
  }

 private:
  [[nodiscard]] std::size_t band(double age) const {
    // Every start is looked at: nobody can predict where a search would end.
    std::size_t i = 0;
    for (std::size_t k = 1; k < start_.size(); ++k) i += start_[k] <= age ? 1 : 0;
    return i;
  }

  std::span<const double> start_;
  std::span<const double> rate_;
};

/// Weibull: cumulative hazard (age / scale)^shape. shape 1 is the exponential distribution.
struct WeibullHazard {
  double shape;  ///< > 0
  double scale;  ///< [years] > 0

  [[nodiscard]] double cumulative(double from, double to) const {
    return elementary::pow(to / scale, shape) - elementary::pow(from / scale, shape);
  }
  [[nodiscard]] double reach(double from, double threshold) const {
    const double age =
        scale * elementary::pow(elementary::pow(from / scale, shape) + threshold, 1 / shape);
    return age > from ? age : from;  // rounding must not send an event into the past
  }
};

namespace detail {
/// Below this the closed forms of Gompertz lose digits, and three terms of a series do not.
inline constexpr double nearly_flat = 1e-5;

/// (e^x - 1) / x for |x| < nearly_flat.
[[nodiscard]] constexpr double exp_ratio(double x) { return 1 + x * (0.5 + x * (1.0 / 6)); }
/// log(1 + x) / x for |x| < nearly_flat.
[[nodiscard]] constexpr double log_ratio(double x) {
  return 1 - x * (0.5 - x * (1.0 / 3 - x * 0.25));
}
[[nodiscard]] constexpr bool is_nearly_flat(double x) {
  return -nearly_flat < x && x < nearly_flat;
}
}  // namespace detail

/// Gompertz: hazard level * exp(slope * age). A negative slope leaves a share of immortals; slope 0
/// is a constant hazard.
struct GompertzHazard {
  double level;  ///< hazard at age 0 [per year] > 0
  double slope;  ///< [per year]

  [[nodiscard]] double rate(double age) const { return level * elementary::exp(slope * age); }
  [[nodiscard]] double cumulative(double from, double to) const {
    const double turn = slope * (to - from);
    if (slope == 0 || detail::is_nearly_flat(turn))
      return rate(from) * (to - from) * detail::exp_ratio(slope == 0 ? 0 : turn);
    return level / slope * (elementary::exp(slope * to) - elementary::exp(slope * from));
  }
  [[nodiscard]] double reach(double from, double threshold) const {
    return reach(from, threshold, rate(from));
  }
  /// The same with the hazard at `from`, for callers who have it already.
  [[nodiscard]] double reach(double from, double threshold, double rate_there) const {
    const double turn = threshold * slope / rate_there;
    if (detail::is_nearly_flat(turn))
      return from + threshold / rate_there * detail::log_ratio(turn);
    const double inside = 1 + turn;
    if (!(inside > 0)) return std::numeric_limits<double>::infinity();
    return from + elementary::log(inside) / slope;
  }
};

}  // namespace kohort
