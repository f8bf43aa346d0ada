#pragma once

#include <cstddef>
#include <vector>

#include "sim/statistics.hpp"

namespace kohort {

/// All observations, for what a Tally cannot say: quantiles and shares above a limit.
///
/// Intervals hold for independent observations: one a replication, or lives that do not meet. Waits
/// within one run are not: take the quantile of each replication and a Tally of those.
class Sample {
 public:
  /// @throws ModelError if the value is not a number
  void add(double value);
  void merge(const Sample& other);

  [[nodiscard]] std::size_t count() const { return values_.size(); }
  [[nodiscard]] const std::vector<double>& values() const { return values_; }

  /// Quantile between order statistics, linear in (count - 1) probability; NaN without
  /// observations. Source: type 7 of Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566.
  [[nodiscard]] double quantile(double probability) const;
  /// Two order statistics that hold the quantile with at least this confidence, whatever the
  /// distribution; without end where there are too few observations.
  [[nodiscard]] Interval quantile_interval(double probability, double confidence = 0.95) const;

  /// Share of observations above `limit`; NaN without observations.
  [[nodiscard]] double share_above(double limit) const;
  /// Wilson's interval of the same.
  [[nodiscard]] Interval share_above_interval(double limit, double confidence = 0.95) const;

 private:
  [[nodiscard]] double order_statistic(std::size_t rank) const;
  [[nodiscard]] double number_above(double limit) const;

  std::vector<double> values_;
};

/// Ratio of two means over independent observations of both, such as cost and effect a replication:
/// the mean of ratios is another number.
class RatioOfMeans {
 public:
  void add(double numerator, double denominator);
  void merge(const RatioOfMeans& other);

  [[nodiscard]] std::uint64_t count() const { return numerator_.count(); }
  [[nodiscard]] const Tally& numerator() const { return numerator_; }
  [[nodiscard]] const Tally& denominator() const { return denominator_; }
  [[nodiscard]] double ratio() const { return numerator_.mean() / denominator_.mean(); }
  /// Sample covariance (denominator n - 1) of the two.
  [[nodiscard]] double covariance() const;
  /// Fieller's interval (1954, J. R. Stat. Soc. B 16:175-185). Without end on both sides where the
  /// denominator's mean may be 0: then no finite interval would hold what it promises.
  [[nodiscard]] Interval interval(double confidence = 0.95) const;

 private:
  Tally numerator_;
  Tally denominator_;
  double products_{0};  ///< sum of products of deviations from the means
};

}  // namespace kohort
