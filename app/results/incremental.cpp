#include "app/results/incremental.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace kohort {

namespace {

bool equal(const CostEffect& a, const CostEffect& b) {
  return a.cost == b.cost && a.effect == b.effect;
}

bool dominates(const CostEffect& a, const CostEffect& b) {
  return a.cost <= b.cost && a.effect >= b.effect && !equal(a, b);
}

/// Does b cost more than the mixture of a and c that achieves as much?
bool above_line(const CostEffect& a, const CostEffect& b, const CostEffect& c) {
  return (b.cost - a.cost) * (c.effect - b.effect) > (c.cost - b.cost) * (b.effect - a.effect);
}

/// Lower hull: takes out what a mixture of two others dominates.
void take_out_extended(std::span<const CostEffect> options, std::vector<std::size_t>& kept,
                       std::vector<IncrementalStep>& steps) {
  std::vector<std::size_t> hull;
  for (const std::size_t next : kept) {
    while (hull.size() > 1 &&
           above_line(options[hull[hull.size() - 2]], options[hull.back()], options[next])) {
      steps[hull.back()].standing = Standing::extendedly_dominated;
      hull.pop_back();
    }
    hull.push_back(next);
  }
  kept = std::move(hull);
}

}  // namespace

std::vector<IncrementalStep> incremental_steps(std::span<const CostEffect> options) {
  std::vector<std::size_t> order(options.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return options[a].effect != options[b].effect ? options[a].effect < options[b].effect
                                                  : options[a].cost < options[b].cost;
  });
  std::vector<IncrementalStep> steps(options.size());  // by option
  for (std::size_t i = 0; i < steps.size(); ++i) steps[i].option = i;
  // Of equal options the first one stands for all.
  std::vector<std::size_t> kept;
  for (const std::size_t i : order) {
    const auto better = [&](const CostEffect& other) { return dominates(other, options[i]); };
    if (std::ranges::any_of(options, better))
      steps[i].standing = Standing::dominated;
    else if (kept.empty() || !equal(options[kept.back()], options[i]))
      kept.push_back(i);
  }
  take_out_extended(options, kept, steps);
  for (std::size_t i = 1; i < kept.size(); ++i) steps[kept[i]].against = kept[i - 1];
  std::vector<IncrementalStep> result;
  for (const std::size_t i : order) {
    if (!result.empty() && equal(options[result.back().option], options[i]))
      steps[i].standing = result.back().standing;
    result.push_back(steps[i]);
  }
  return result;
}

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

std::string_view standing_name(Standing standing) {
  switch (standing) {
    case Standing::frontier:
      return "frontier";
    case Standing::dominated:
      return "dominated";
    case Standing::extendedly_dominated:
      break;
  }
  return "extendedly dominated";
}

}  // namespace kohort
