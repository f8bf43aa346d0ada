#pragma once

#include <cassert>
#include <cstddef>
#include <limits>
#include <span>

#include "sim/elementary.hpp"
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
    assert(!start.empty() && start.size() == rate.size());
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

/// Gompertz: hazard level * exp(slope * age). A negative slope leaves a share of immortals.
struct GompertzHazard {
  double level;  ///< hazard at age 0 [per year] > 0
  double slope;  ///< [per year], not 0

  [[nodiscard]] double rate(double age) const { return level * elementary::exp(slope * age); }
  [[nodiscard]] double cumulative(double from, double to) const {
    return level / slope * (elementary::exp(slope * to) - elementary::exp(slope * from));
  }
  [[nodiscard]] double reach(double from, double threshold) const {
    return reach(from, threshold, rate(from));
  }
  /// The same with the hazard at `from`, for callers who have it already.
  [[nodiscard]] double reach(double from, double threshold, double rate_there) const {
    const double inside = 1 + threshold * slope / rate_there;
    if (!(inside > 0)) return std::numeric_limits<double>::infinity();
    return from + elementary::log(inside) / slope;
  }
};

}  // namespace kohort
