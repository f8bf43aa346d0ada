#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/results/estimate.hpp"

namespace kohort::since {

/// Values of replications whose mean is a figure, and what makes two of them the same luck.
struct Sample {
  std::uint64_t seed{};
  bool central{};  ///< no parameter draws: every replication is independent of the others
  std::vector<std::uint32_t> replications;
  std::vector<std::uint32_t> draws;
  std::vector<double> values;  ///< for a ratio of means its contributions
  /// Where no value of a replication can be read any more: what was said of all. Then nothing can
  /// be paired with it.
  std::optional<Estimate> told;
};

/// How far a mean has moved, with its standard error and 95 % confidence interval; these are not
/// numbers where one side has fewer than two replications.
struct Change {
  double before{};
  double after{};
  double mean{};
  double se{};
  double low{};
  double high{};
};

/// The difference of two means, which may rest on the same people.
///
/// Replications of one parameter draw share its parameters, and those of one seed and number share
/// all random numbers. Sums of deviations are therefore taken by what is shared (seed and draw;
/// seed and replication without draws) on both sides together: common random numbers make the
/// change a paired one, other seeds make it one of independent samples, and a run that goes on
/// from another is something in between. Variance: sum over clusters of (f2 * sum of deviations
/// after / N2 - f1 * sum of deviations before / N1)^2 with f = sqrt(D / (D - 1)), which is
/// estimate()'s variance of the differences where all are shared, and the sum of both variances
/// where nothing is. Student's t with the fewer clusters less one.
[[nodiscard]] Change change_between(const Sample& before, const Sample& after);

}  // namespace kohort::since
