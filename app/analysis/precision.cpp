#include "app/analysis/precision.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace kohort::analysis {

namespace {

constexpr std::size_t first_step = 8;

std::size_t round_up(double points, std::size_t multiple_of) {
  const auto step = static_cast<double>(std::max<std::size_t>(1, multiple_of));
  return static_cast<std::size_t>(std::ceil(points / step) * step);
}

}  // namespace

NextSize next_size(std::size_t points, double half_width, const PrecisionGoal& goal) {
  if (!(goal.half_width > 0)) throw std::invalid_argument{"a half-width above 0"};
  if (!(goal.growth > 1)) throw std::invalid_argument{"a growth above 1"};
  const auto now = static_cast<double>(points);
  NextSize next;
  double wanted = 0;
  if (!std::isfinite(half_width) || points == 0) {
    wanted = std::max<double>(first_step, 2 * now);
    next.limit = NextSize::Limit::unknown;
  } else {
    next.needed = now * (half_width / goal.half_width) * (half_width / goal.half_width);
    if (half_width <= goal.half_width)
      return {points, NextSize::Limit::reached, next.needed, half_width};
    wanted = std::min(*next.needed, now * goal.growth);
    next.limit = wanted < *next.needed ? NextSize::Limit::growth : NextSize::Limit::goal;
  }
  // Before rounding to whole numbers: what is needed may be beyond any of them.
  if (const auto most = static_cast<double>(goal.most); wanted > most) {
    wanted = most;
    next.limit = NextSize::Limit::most;
  }
  next.points = round_up(wanted, goal.multiple_of);
  if (next.points > goal.most) {
    const std::size_t step = std::max<std::size_t>(1, goal.multiple_of);
    next.points = goal.most / step * step;
    if (next.limit != NextSize::Limit::unknown) next.limit = NextSize::Limit::most;
  }
  if (next.points <= points) next = {points, NextSize::Limit::most, next.needed, std::nullopt};
  if (next.needed)
    next.expected_half_width = half_width * std::sqrt(now / static_cast<double>(next.points));
  return next;
}

std::size_t replications_per_point(const ChanceAndKnowledge& split, double point_cost,
                                   std::size_t most) {
  if (most == 0) throw std::invalid_argument{"at least one replication of each point"};
  if (!(split.chance > 0)) return 1;
  if (!(split.knowledge > 0)) return most;
  const double best = std::sqrt(std::max(0.0, point_cost) * split.chance / split.knowledge);
  return static_cast<std::size_t>(std::clamp(std::round(best), 1.0, static_cast<double>(most)));
}

}  // namespace kohort::analysis
