#include "app/analysis/precision.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "app/analysis/uncertainty.hpp"

namespace kohort::analysis {

namespace {

/// What the variance of the mean is made of: each part shrinks with its own numbers.
struct Parts {
  double points{}, replications{}, interaction{};
  double confidence{};

  [[nodiscard]] double half_width(double p, double r) const {
    const double drawn = points / p;
    const double people = replications / r + interaction / (p * r);
    const double all = drawn + people;
    if (!(all > 0)) return 0;
    const double freedom =
        all * all / (drawn * drawn / std::max(1.0, p - 1) + people * people / std::max(1.0, r - 1));
    return std::sqrt(all) * student_t_quantile(freedom, 0.5 + confidence / 2);
  }
};

Parts parts_of(const Crossed& output, double confidence) {
  const auto p = static_cast<double>(output.points());
  Parts parts;
  parts.confidence = confidence;
  parts.points = output.of_points()(0) * p;
  const double people = output.square_of_replications(0);
  // Together what the present interval is made of, also where chance makes the one fall short.
  parts.interaction = std::min(people, output.square_of_interaction(0));
  parts.replications = (people - parts.interaction) / p;
  if (output.replications() < 2) parts.replications = parts.interaction = 0;
  return parts;
}

/// The fewest replications that suffice at `points`; nothing if the most do not.
std::optional<std::size_t> enough_replications(const Parts& parts, std::size_t points,
                                               std::size_t least, std::size_t most, double goal) {
  const auto good = [&](std::size_t r) {
    return parts.half_width(static_cast<double>(points), static_cast<double>(r)) <= goal;
  };
  if (!good(most)) return std::nullopt;
  while (least < most) {
    const std::size_t middle = least + (most - least) / 2;
    if (good(middle))
      most = middle;
    else
      least = middle + 1;
  }
  return most;
}

/// The cheapest size for the goal; nothing if there is none.
std::optional<StudySize> cheapest(const Parts& parts, const StudySize& now, const StudySize& most,
                                  double goal) {
  constexpr double step = 1.03;
  std::optional<StudySize> best;
  const auto cost = [](const StudySize& s) {
    return static_cast<double>(s.points) * static_cast<double>(s.replications);
  };
  for (std::size_t points = now.points;;) {
    if (const auto r =
            enough_replications(parts, points, now.replications, most.replications, goal)) {
      const StudySize size{points, *r};
      if (!best || cost(size) < cost(*best)) best = size;
    }
    if (points >= most.points) return best;
    const double next = std::ceil(static_cast<double>(points) * step);
    points = next < static_cast<double>(most.points) ? static_cast<std::size_t>(next) : most.points;
  }
}

/// As far from `now` towards `wanted` as one step may go.
StudySize within_growth(const StudySize& now, const StudySize& wanted, double growth) {
  const double p = static_cast<double>(wanted.points) / static_cast<double>(now.points);
  const double r = static_cast<double>(wanted.replications) / static_cast<double>(now.replications);
  if (p * r <= growth) return wanted;
  const double part = std::log(growth) / std::log(p * r);
  const auto grown = [part](std::size_t n, double times) {
    return static_cast<std::size_t>(std::ceil(static_cast<double>(n) * std::pow(times, part)));
  };
  return {std::min(wanted.points, grown(now.points, p)),
          std::min(wanted.replications, grown(now.replications, r))};
}

}  // namespace

double expected_half_width(const Crossed& output, const StudySize& size, double confidence) {
  return parts_of(output, confidence)
      .half_width(static_cast<double>(size.points), static_cast<double>(size.replications));
}

NextSize next_size(const Crossed& output, const PrecisionGoal& goal) {
  if (!(goal.half_width > 0)) throw std::invalid_argument{"a half-width above 0"};
  if (!(goal.growth > 1)) throw std::invalid_argument{"a growth above 1"};
  // Points that failed were computed all the same.
  const StudySize now{static_cast<std::size_t>(output.points()) + output.failed(),
                      static_cast<std::size_t>(output.replications())};
  const StudySize most{std::max(now.points, goal.most.points),
                       std::max(now.replications, goal.most.replications)};
  const Interval interval = uncertainty(output, {}, goal.confidence).mean.interval;
  const double half_width = (interval.high - interval.low) / 2;
  if (half_width <= goal.half_width) return {now, NextSize::Limit::reached, half_width};
  NextSize next;
  if (!std::isfinite(half_width)) {
    next.size = {std::min(most.points, 2 * now.points),
                 std::min(most.replications, 2 * now.replications)};
    if (next.size == now) next.limit = NextSize::Limit::most;
    return next;
  }
  // Points that fail are as many in what will be added.
  const double whole = static_cast<double>(output.points()) / static_cast<double>(now.points);
  Parts parts = parts_of(output, goal.confidence);
  parts.points /= whole;
  parts.interaction /= whole;
  // A little beyond, lest the estimate fall short by little and the steps be many.
  constexpr double beyond = 0.97;
  auto wanted = cheapest(parts, now, most, beyond * goal.half_width);
  if (!wanted) wanted = cheapest(parts, now, most, goal.half_width);
  next.limit = NextSize::Limit::goal;
  if (!wanted) {
    // Not worth going on for: the last few per cent of what the most would give.
    constexpr double nearly = 1.03;
    next.limit = NextSize::Limit::most;
    const double best =
        parts.half_width(static_cast<double>(most.points), static_cast<double>(most.replications));
    wanted = cheapest(parts, now, most, best * nearly);
  }
  next.size = wanted ? within_growth(now, *wanted, goal.growth) : most;
  if (wanted && !(next.size == *wanted)) next.limit = NextSize::Limit::growth;
  next.expected_half_width = parts.half_width(static_cast<double>(next.size.points),
                                              static_cast<double>(next.size.replications));
  return next;
}

}  // namespace kohort::analysis
