#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kohort {

/// A figure from many replications.
///
/// `se` says how well the mean is known (more replications make it smaller); `low` and `high` say
/// how differently it can turn out: 95 % of the replications lie between them. They hold chance and
/// what is not known about the parameters together, and do not shrink with more replications.
struct Estimate {
  double mean{};
  double se{};    ///< standard error of the mean; not a number for fewer than two replications
  double low{};   ///< 2.5 % quantile of the replications; not a number likewise
  double high{};  ///< 97.5 % quantile

  [[nodiscard]] bool excludes_zero() const { return low > 0 || high < 0; }
};

/// The same figure without and with the programmes. The difference is formed in each replication,
/// on the same people, before anything is averaged.
struct Compared {
  Estimate baseline;
  Estimate scenario;
  Estimate difference;
};

/// Quantile of ascending values by linear interpolation (type 7 of Hyndman & Fan 1996); not a
/// number if there are none.
[[nodiscard]] double quantile(std::span<const double> ascending, double probability);

/// Mean, standard error and 95 % range of `values`.
///
/// `draws[i]` is the parameter draw that value i belongs to. Replications of one draw share its
/// parameters and are not independent, so the standard error is taken over draws (clusters) when
/// there are several: sqrt(D / (D - 1) * sum over draws of (sum of deviations)^2) / N.
/// With one value a draw, or a single draw, it is the usual s / sqrt(N).
/// Draws of one Latin hypercube balance each other (draws_of_a_hypercube), which makes the mean
/// surer than that says: intervals hold the truth at least as often as they promise.
[[nodiscard]] Estimate estimate(std::span<const double> values,
                                std::span<const std::uint32_t> draws);
[[nodiscard]] Compared compare(std::span<const double> baseline, std::span<const double> scenario,
                               std::span<const std::uint32_t> draws);

/// Variance of one municipality's result, split by a one-way analysis of variance.
struct VarianceSplit {
  double chance{};     ///< within draws: what would differ if the years were lived again
  double knowledge{};  ///< between draws: what better knowledge of the parameters could remove
  [[nodiscard]] double knowledge_share() const {
    return chance + knowledge > 0 ? knowledge / (chance + knowledge) : 0;
  }
};

/// Empty if it cannot be told apart: fewer than two draws, or one replication in each.
[[nodiscard]] std::optional<VarianceSplit> variance_split(std::span<const double> values,
                                                          std::span<const std::uint32_t> draws);

/// Half of the 95 % confidence interval of the mean (Student's t), draws as in estimate().
[[nodiscard]] double half_width(std::span<const double> values,
                                std::span<const std::uint32_t> draws);
/// What half_width() would fall to with endless replications of the same draws.
[[nodiscard]] double half_width_limit(std::span<const double> values,
                                      std::span<const std::uint32_t> draws);

}  // namespace kohort
