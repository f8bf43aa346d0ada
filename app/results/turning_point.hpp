#pragma once

#include <cstdint>
#include <limits>

namespace kohort {

/// A mean with the 95 % half-width of its confidence interval.
struct MeanWithin {
  double mean{};
  double half_width{std::numeric_limits<double>::infinity()};

  [[nodiscard]] double low() const { return mean - half_width; }
  [[nodiscard]] double high() const { return mean + half_width; }
};

/// Where a mean difference turns from positive to negative, as far as simulation can tell.
struct TurningPoint {
  enum class Outcome {
    found,      ///< simulated there, and known on both sides
    none,       ///< certainly positive wherever it was simulated, the end included
    not_known,  ///< not with this many replications
    not_above,  ///< certainly not positive at the start
  };
  Outcome outcome{Outcome::not_known};
  double at{};  ///< 0 unless found
  /// 95 % confidence interval of `at`. Not known: `low` holds all the same, `high` is infinite.
  double low{};
  double high{};
  double end{};           ///< the last value that is possible
  MeanWithin at_start{};  ///< difference there
  MeanWithin furthest{};  ///< the difference furthest towards the end, at `furthest_at`
  double furthest_at{};
  std::uint32_t replications{};
};

}  // namespace kohort
