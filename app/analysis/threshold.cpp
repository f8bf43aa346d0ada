#include "app/analysis/threshold.hpp"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>

#include "app/analysis/bootstrap.hpp"

namespace kohort::analysis {

namespace {

struct AllFailed {};

ThresholdEvaluation evaluation(double value, const std::vector<double>& net_benefits) {
  Tally tally;
  for (const double y : net_benefits)
    if (std::isfinite(y)) tally.add(y);
  return {value, tally.count() == 0 ? std::numeric_limits<double>::quiet_NaN() : tally.mean(),
          tally.standard_error(), net_benefits.size() - tally.count()};
}

bool crosses(const ThresholdEvaluation& a, const ThresholdEvaluation& b) {
  return (a.mean <= 0 && b.mean >= 0) || (a.mean >= 0 && b.mean <= 0);
}

/// A crossing at `value`, between two evaluations that need not be equally near.
void set_crossing(Threshold& result, double value, const ThresholdEvaluation& below,
                  const ThresholdEvaluation& above, double confidence) {
  result.outcome = Threshold::Outcome::found;
  result.slope = (above.mean - below.mean) / (above.value - below.value);
  const double part = (value - below.value) / (above.value - below.value);
  const double se = below.se + part * (above.se - below.se);
  result.value = normal_confidence(
      value,
      result.slope != 0 ? se / std::abs(result.slope) : std::numeric_limits<double>::infinity(),
      confidence);
}

/// Evaluations nearest to `value` on both sides, but `apart` from it: nearer ones say more about
/// rounding and jumps of single draws than about the slope.
std::pair<const ThresholdEvaluation*, const ThresholdEvaluation*> around(const Threshold& result,
                                                                         double value,
                                                                         double apart) {
  const ThresholdEvaluation* below = nullptr;
  const ThresholdEvaluation* above = nullptr;
  for (const auto& e : result.evaluations) {
    if (e.value <= value - apart && (below == nullptr || e.value > below->value)) below = &e;
    if (e.value >= value + apart && (above == nullptr || e.value < above->value)) above = &e;
  }
  return {below, above};
}

}  // namespace

Threshold find_threshold(const PairedNetBenefits& net_benefits, double low, double high,
                         const ThresholdSearch& search) {
  if (!(std::isfinite(low) && std::isfinite(high) && low < high))
    throw std::invalid_argument{"a threshold is looked for between a low and a high value"};
  Threshold result;
  const auto mean_at = [&](double value) {
    const auto made = evaluation(value, net_benefits(value));
    result.evaluations.push_back(made);
    if (!std::isfinite(made.mean)) throw AllFailed{};
    return made.mean;
  };
  try {
    const double at_low = mean_at(low), at_high = mean_at(high);
    if (at_low * at_high > 0 || (at_low == 0 && at_high == 0)) {
      result.outcome = Threshold::Outcome::no_crossing;
      return result;
    }
    double root = at_low == 0 ? low : high;
    if (at_low != 0 && at_high != 0) {
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
      root = exact(bracket.first)    ? bracket.first
             : exact(bracket.second) ? bracket.second
                                     : bracket.first + (bracket.second - bracket.first) / 2;
    }
    // A slope over one per cent of the range; two more evaluations if the search left none there.
    const double apart = 0.005 * (high - low);
    const double left_of = std::max(low, root - apart), right_of = std::min(high, root + apart);
    if (left_of > low) (void)mean_at(left_of);
    if (right_of < high) (void)mean_at(right_of);
    const auto [below, above] = around(result, root, 0.999 * apart);
    set_crossing(result, root, below != nullptr ? *below : result.evaluations[0],
                 above != nullptr ? *above : result.evaluations[1], search.confidence);
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
  std::vector<double> roots;
  std::vector<std::size_t> lefts;
  const ThresholdEvaluation* before = nullptr;
  for (std::size_t i = 0; i < result.evaluations.size(); ++i) {
    const auto& now = result.evaluations[i];
    if (!std::isfinite(now.mean)) continue;  // a line over the gap
    if (before != nullptr && crosses(*before, now) && before->mean != now.mean &&
        !(before->mean == 0 && !roots.empty() && roots.back() == before->value)) {
      roots.push_back(before->value -
                      before->mean * (now.value - before->value) / (now.mean - before->mean));
      lefts.push_back(i);
      const auto distance = [&](std::size_t r) { return std::abs(roots[r] - prefer); };
      if (!chosen || distance(roots.size() - 1) < distance(*chosen)) chosen = roots.size() - 1;
    }
    before = &now;
  }
  if (!chosen) return result;
  const std::size_t above = lefts[*chosen];
  std::size_t below = above - 1;
  while (!std::isfinite(result.evaluations[below].mean)) --below;
  set_crossing(result, roots[*chosen], result.evaluations[below], result.evaluations[above],
               confidence);
  for (std::size_t r = 0; r < roots.size(); ++r)
    if (r != *chosen) result.further.push_back(roots[r]);
  return result;
}

}  // namespace kohort::analysis
