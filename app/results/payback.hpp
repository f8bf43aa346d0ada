#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/economics/investment.hpp"
#include "sim/statistics.hpp"

namespace kohort {

/// Payback over all replications.
struct Payback {
  std::size_t replications{};
  std::size_t paid_back{};     ///< within the budget years
  std::size_t lost_again{};    ///< of those: dearer again at some later point
  std::size_t kept{};          ///< of those: still paid back after the last budget year
  std::size_t saved_at_end{};  ///< cumulated difference below zero after the last budget year
  bool no_difference{};        ///< every difference of every replication is zero
  double probability{};
  Interval probability_interval;           ///< Wilson, 95 %
  std::optional<std::size_t> median_year;  ///< index of budget year; empty: not within them
  std::vector<double> by_year;  ///< share of replications paid back in or before each budget year
};

/// Sums nearer to zero than half an øre are zero, or than the rounding of what they are differences
/// of, where that is more.
/// @param differences one stream of equal length for each replication [kr.]
/// @param turnover    of each replication: what costs with and without the scenario add up to; 0 if
///                    the differences are exact
/// @param draws       parameter draw of each replication. Replications of one draw are alike, so
///                    the interval counts them as fewer: the number of independent replications
///                    that would give the same standard error (at least the number of draws).
[[nodiscard]] Payback summarise_payback(std::span<const std::vector<double>> differences,
                                        std::span<const std::uint32_t> draws,
                                        std::span<const double> turnover = {});

}  // namespace kohort
