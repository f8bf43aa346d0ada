#include "app/results/incremental.hpp"

#include <array>
#include <map>
#include <numeric>

namespace kohort {

namespace {

double average(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::vector<double> less(std::vector<double> values, const std::vector<double>& others) {
  for (std::size_t r = 0; r < values.size(); ++r) values[r] -= others[r];
  return values;
}

/// How often each option is on the frontier, of the draws; empty with a single draw.
std::vector<double> frontier_shares(std::span<const OptionValues> options,
                                    std::span<const std::uint32_t> draws) {
  std::map<std::uint32_t, std::vector<CostEffect>> sums;  // by draw; all have equally many
  std::map<std::uint32_t, double> counts;
  for (std::size_t r = 0; r < draws.size(); ++r) {
    auto& sum = sums.try_emplace(draws[r], options.size()).first->second;
    for (std::size_t i = 0; i < options.size(); ++i) {
      sum[i].cost += options[i].cost[r];
      sum[i].effect += options[i].effect[r];
    }
  }
  if (sums.size() < 2) return {};
  std::vector<double> shares(options.size(), 0);
  for (const auto& [draw, sum] : sums)
    for (const IncrementalStep& step : incremental_steps(sum))
      if (step.standing == Standing::frontier)
        shares[step.option] += 1 / static_cast<double>(sums.size());
  return shares;
}

}  // namespace

std::vector<IncrementalRow> incremental_rows(std::span<const OptionValues> options,
                                             std::span<const std::uint32_t> draws) {
  std::vector<CostEffect> means;
  for (const OptionValues& option : options)
    means.push_back({average(option.cost), average(option.effect)});
  const std::vector<double> shares = frontier_shares(options, draws);
  std::vector<IncrementalRow> rows;
  for (const IncrementalStep& step : incremental_steps(means)) {
    const OptionValues& option = options[step.option];
    IncrementalRow row{option.id,
                       estimate(option.cost, draws),
                       estimate(option.effect, draws),
                       step.standing,
                       "",
                       {},
                       {}};
    if (step.against) {
      const OptionValues& before = options[*step.against];
      row.against = before.id;
      row.ratio =
          estimate_ratio(less(option.cost, before.cost), less(option.effect, before.effect), draws);
    }
    if (!shares.empty()) row.frontier_share = shares[step.option];
    rows.push_back(std::move(row));
  }
  return rows;
}

std::span<const IncrementalPair> incremental_pairs() {
  static constexpr std::array pairs{
      IncrementalPair{"cost_municipality", "placement_years", 1, "kr.", "placement-years avoided",
                      "kr. per placement-year avoided"},
      // Both for 1,000 followed children.
      IncrementalPair{"lifetime_value_public", "ever_placed_by_18", 1000, "kr. per 1,000 children",
                      "children never placed, per 1,000 children", "kr. per child never placed"}};
  return pairs;
}

}  // namespace kohort
