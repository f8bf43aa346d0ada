#include "app/analysis/threshold.hpp"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>

namespace kohort::analysis {

namespace {

struct AllFailed {};

ThresholdEvaluation evaluation(double value, const std::vector<double>& net_benefits) {
  Tally tally;
  for (const double y : net_benefits)
    if (std::isfinite(y)) tally.add(y);
  return {value, tally.count() == 0 ? std::numeric_limits<double>::quiet_NaN() : tally.mean(),
          tally.count() < 2 ? std::numeric_limits<double>::quiet_NaN() : tally.standard_error(),
          net_benefits.size() - tally.count()};
}

/// Replications at one value of the parameter.
struct Computed {
  ThresholdEvaluation evaluation;
  std::vector<double> draws;
};

/// Draws where a straight line between two values passes `part` of the way: they are paired, so
/// their spread there knows how the two ends vary together.
Tally between(const std::vector<double>& below, const std::vector<double>& above, double part) {
  Tally tally;
  for (std::size_t i = 0; i < std::min(below.size(), above.size()); ++i) {
    const double y = below[i] + part * (above[i] - below[i]);
    if (std::isfinite(y)) tally.add(y);
  }
  return tally;
}

/// A crossing at `value`, between two evaluations that need not be equally near.
void set_crossing(Threshold& result, double value, const Computed& low, const Computed& high,
                  double confidence) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const ThresholdEvaluation& below = low.evaluation;
  const ThresholdEvaluation& above = high.evaluation;
  result.outcome = Threshold::Outcome::found;
  result.slope = (above.mean - below.mean) / (above.value - below.value);
  const double part = (value - below.value) / (above.value - below.value);
  const Tally there = between(low.draws, high.draws, part);
  if (there.count() < 2) {
    result.value = {value, nan, {nan, nan}};
    return;
  }
  const double se = result.slope != 0 ? there.standard_error() / std::abs(result.slope)
                                      : std::numeric_limits<double>::infinity();
  const double half =
      se * student_t_quantile(static_cast<double>(there.count() - 1), 0.5 + confidence / 2);
  result.value = {value, se, {value - half, value + half}};
}

/// Evaluations nearest to `value` on both sides, but `apart` from it: nearer ones say more about
/// rounding and jumps of single draws than about the slope.
std::pair<const Computed*, const Computed*> around(const std::vector<Computed>& computed,
                                                   double value, double apart) {
  const Computed* below = nullptr;
  const Computed* above = nullptr;
  for (const auto& c : computed) {
    const double at = c.evaluation.value;
    if (at <= value - apart && (below == nullptr || at > below->evaluation.value)) below = &c;
    if (at >= value + apart && (above == nullptr || at < above->evaluation.value)) above = &c;
  }
  return {below, above};
}

}  // namespace

Threshold find_threshold(const PairedNetBenefits& net_benefits, double low, double high,
                         const ThresholdSearch& search) {
  if (!(std::isfinite(low) && std::isfinite(high) && low < high))
    throw std::invalid_argument{"a threshold is looked for between a low and a high value"};
  Threshold result;
  std::vector<Computed> computed;
  const auto mean_at = [&](double value) {
    std::vector<double> draws = net_benefits(value);
    const auto made = evaluation(value, draws);
    result.evaluations.push_back(made);
    computed.push_back({made, std::move(draws)});
    if (!std::isfinite(made.mean)) throw AllFailed{};
    return made.mean;
  };
  try {
    const double at_low = mean_at(low), at_high = mean_at(high);
    if (!(at_low < 0 && at_high > 0) && !(at_low > 0 && at_high < 0)) {
      result.outcome = Threshold::Outcome::no_crossing;
      return result;
    }
    const double tolerance = search.tolerance * (high - low);
    std::uintmax_t left = search.most_evaluations > 2 ? search.most_evaluations - 2 : 1;
    const auto bracket = boost::math::tools::toms748_solve(
        mean_at, low, high, at_low, at_high,
        [tolerance](double a, double b) { return b - a <= tolerance; }, left);
    const auto exact = [&](double end) {
      for (const auto& e : result.evaluations)
        if (e.value == end && e.mean == 0) return true;
      return false;
    };
    const double root = exact(bracket.first) ? bracket.first
                        : exact(bracket.second)
                            ? bracket.second
                            : bracket.first + (bracket.second - bracket.first) / 2;
    // A slope over one per cent of the range; two more evaluations if the search left none there.
    const double apart = 0.005 * (high - low);
    const double left_of = std::max(low, root - apart), right_of = std::min(high, root + apart);
    if (left_of > low) (void)mean_at(left_of);
    if (right_of < high) (void)mean_at(right_of);
    const auto [below, above] = around(computed, root, 0.999 * apart);
    set_crossing(result, root, below != nullptr ? *below : computed[0],
                 above != nullptr ? *above : computed[1], search.confidence);
  } catch (const AllFailed&) {
    result.outcome = Threshold::Outcome::failed;
  }
  return result;
}

Threshold threshold_from_sweep(std::span<const double> values,
                               const std::vector<std::vector<double>>& net_benefits, double prefer,
                               double confidence) {
  if (values.size() != net_benefits.size() || values.size() < 2)
    throw std::invalid_argument{"net benefits for each of at least two values"};
  Threshold result;
  bool any_failed = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0 && !(values[i] > values[i - 1]))
      throw std::invalid_argument{"values of a sweep must ascend"};
    result.evaluations.push_back(evaluation(values[i], net_benefits[i]));
    any_failed = any_failed || !std::isfinite(result.evaluations.back().mean);
  }
  result.outcome = any_failed ? Threshold::Outcome::failed : Threshold::Outcome::no_crossing;
  std::optional<std::size_t> chosen;
  struct Crossing {
    double root;
    std::size_t below, above;
  };
  std::vector<Crossing> crossings;
  // A change of sign is between two values other than zero, of which zeros may lie between.
  std::size_t before = none, zero = none;
  for (std::size_t i = 0; i < result.evaluations.size(); ++i) {
    const auto& now = result.evaluations[i];
    if (!std::isfinite(now.mean)) continue;  // a line over the gap
    if (now.mean == 0) {
      if (zero == none) zero = i;
      continue;
    }
    if (before != none && std::signbit(result.evaluations[before].mean) != std::signbit(now.mean)) {
      const auto& last = result.evaluations[before];
      crossings.push_back({zero != none ? result.evaluations[zero].value
                                        : last.value - last.mean * (now.value - last.value) /
                                                           (now.mean - last.mean),
                           before, i});
      const auto distance = [&](std::size_t c) { return std::abs(crossings[c].root - prefer); };
      const std::size_t own = crossings.size() - 1;
      if (!chosen || distance(own) < distance(*chosen)) chosen = own;
    }
    before = i;
    zero = none;
  }
  if (!chosen) return result;
  const auto computed = [&](std::size_t i) {
    return Computed{result.evaluations[i], net_benefits[i]};
  };
  const Crossing& at = crossings[*chosen];
  set_crossing(result, at.root, computed(at.below), computed(at.above), confidence);
  for (std::size_t c = 0; c < crossings.size(); ++c)
    if (c != *chosen) result.further.push_back(crossings[c].root);
  return result;
}

}  // namespace kohort::analysis
