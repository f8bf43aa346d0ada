#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/statistics.hpp"

namespace kohort {

/// Mean of the dependent observations of one long run, with an interval: means of long batches are
/// nearly independent.
///
/// The length of the run need not be known: when twice as many batches as wanted are full, they are
/// joined in pairs, so memory stays the same. The first `warm_up` observations are dropped.
class BatchMeans {
 public:
  /// @param batches  fewest batches once there are enough observations; at least 2
  explicit BatchMeans(std::uint64_t warm_up = 0, std::size_t batches = 20);

  void add(double observation);

  /// Observations in a batch.
  [[nodiscard]] std::uint64_t batch_size() const { return size_; }
  /// Of full batches.
  [[nodiscard]] Tally means() const;
  [[nodiscard]] double mean() const { return means().mean(); }
  /// Confidence interval of the long-run mean by Student's t over batches.
  [[nodiscard]] Interval interval(double confidence = 0.95) const {
    return means().interval(confidence);
  }
  /// Correlation of neighbouring batch means; above 0.3 or so the run is too short for the
  /// interval.
  [[nodiscard]] double neighbour_correlation() const;

 private:
  std::uint64_t left_of_warm_up_;
  std::size_t most_;
  std::uint64_t size_{1};
  std::uint64_t in_batch_{0};
  double sum_{0};
  std::vector<double> means_;
};

/// How many observations to drop at the beginning of a series so that what is left knows its mean
/// best: the marginal standard error rule on means of `batch` observations.
///
/// At most half of the series is dropped; a run that wants that much has been too short.
/// Source: White, K. P. 1997, Simulation 69(6):323-334 (MSER); with batches of five, MSER-5.
[[nodiscard]] std::size_t warm_up_length(std::span<const double> series, std::size_t batch = 5);

}  // namespace kohort
