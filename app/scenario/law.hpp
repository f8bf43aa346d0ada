#pragma once

#include "sim/special.hpp"

namespace kohort {

/// Share of a law below its stated low and above its stated high.
inline constexpr double stated_tail = 0.025;

/// A normal, lognormal, gamma (on 0 to infinity) or beta law (on 0 to 1), found from its median and
/// one more of its points.
class Law {
 public:
  enum class Family { normal, lognormal, gamma, beta };

  /// The law of the family with this median that has `stated_tail` below `point`, or above it if it
  /// lies above the median. Where a gamma or beta law is so narrow that nobody could tell it from a
  /// normal one (a hundredth of the way to the end of its support), it is the normal one.
  /// @pre median and point differ, and lie inside the family's support
  [[nodiscard]] static Law through(Family family, double median, double point);

  [[nodiscard]] special::Tails tails(double x) const;
  [[nodiscard]] double quantile(special::Tails tails) const;
  /// Expectation of X where X < x, and 0 where it is not: its mean for x at the end of the support.
  [[nodiscard]] double mean_below(double x) const;
  [[nodiscard]] double mean() const;

 private:
  Law(Family family, double first, double second)
      : family_{family}, first_{first}, second_{second} {}
  [[nodiscard]] static Law gamma_through(double median, double point);
  [[nodiscard]] static Law beta_through(double median, double point);

  Family family_;
  double first_;   ///< median (of the logarithm); shape of gamma; a of beta
  double second_;  ///< standard deviation (of the logarithm); scale of gamma; b of beta
};

}  // namespace kohort
