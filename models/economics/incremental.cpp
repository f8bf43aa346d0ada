#include "models/economics/incremental.hpp"

#include <algorithm>
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
