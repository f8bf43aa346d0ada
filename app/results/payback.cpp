#include "app/results/payback.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "app/results/estimate.hpp"

namespace kohort {

namespace {

/// Size of a sample of independent replications that knows the share as well as these.
double independent_replications(std::span<const double> indicators,
                                std::span<const std::uint32_t> draws) {
  const auto n = static_cast<double>(indicators.size());
  const double distinct = static_cast<double>(std::set(draws.begin(), draws.end()).size());
  if (distinct < 2) return n;
  const Estimate share = estimate(indicators, draws);
  const double variance = share.mean * (1 - share.mean);
  return share.se > 0 ? std::clamp(variance / (share.se * share.se), distinct, n) : distinct;
}

}  // namespace

Payback summarise_payback(std::span<const std::vector<double>> differences,
                          std::span<const std::uint32_t> draws, std::span<const double> turnover) {
  Payback result;
  result.replications = differences.size();
  if (differences.empty()) return result;
  result.by_year.assign(differences.front().size(), 0.0);
  result.no_difference = true;
  std::vector<double> paid_back;
  for (std::size_t r = 0; r < differences.size(); ++r) {
    const auto& stream = differences[r];
    const double zero =
        std::max(half_oere, turnover.empty() ? 0 : rounding_of(turnover.subspan(r, 1)));
    for (const double value : stream)
      result.no_difference = result.no_difference && std::abs(value) <= zero;
    if (std::accumulate(stream.begin(), stream.end(), 0.0) < -zero) ++result.saved_at_end;
    const PaybackYears years = payback(stream, zero);
    paid_back.push_back(years.paid ? 1.0 : 0.0);
    if (!years.paid) continue;
    ++result.paid_back;
    if (years.lost) ++result.lost_again;
    if (years.kept) ++result.kept;
    for (std::size_t y = *years.paid; y < stream.size(); ++y) result.by_year[y] += 1;
  }
  const auto n = static_cast<double>(differences.size());
  for (double& share : result.by_year) share /= n;
  result.probability = static_cast<double>(result.paid_back) / n;
  const double independent = independent_replications(paid_back, draws);
  result.probability_interval = wilson_interval(result.probability * independent, independent);
  for (std::size_t y = 0; y < result.by_year.size() && !result.median_year; ++y) {
    if (result.by_year[y] >= 0.5) result.median_year = y;
  }
  return result;
}

}  // namespace kohort
