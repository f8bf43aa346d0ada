#pragma once

#include <cmath>

namespace kohort {

/// Where a continuous, falling function is 0, by Ridders' method (IEEE Transactions on Circuits and
/// Systems 26:979-980, 1979), between `low` with a value above 0 and `high` with one below. Only
/// + - * / and square roots: the same bits everywhere.
template <class Function>
double falling_root(Function function, double low, double at_low, double high, double at_high) {
  double x = low;
  for (int i = 0; i < 100; ++i) {
    const double middle = 0.5 * (low + high);
    const double at_middle = function(middle);
    const double root = std::sqrt(at_middle * at_middle - at_low * at_high);
    const double next = root > 0 ? middle + (middle - low) * at_middle / root : middle;
    const double at_next = function(next);
    const double change = std::abs(next - x);
    x = next;
    if (at_next == 0 || change <= 1e-14 * std::abs(x)) break;
    // The closest pair of points around the root.
    if (at_middle > 0 && at_middle < at_low) low = middle, at_low = at_middle;
    if (at_middle < 0 && at_middle > at_high) high = middle, at_high = at_middle;
    if (at_next > 0 && next > low) low = next, at_low = at_next;
    if (at_next < 0 && next < high) high = next, at_high = at_next;
    if (!(low < high) || high - low <= 1e-15 * std::abs(x)) break;
  }
  return x;
}

/// The same from a guess: steps that double find the interval.
template <class Function>
double falling_root_near(Function function, double guess, double step) {
  constexpr int most = 60;
  double low = guess, high = guess;
  double at_low = function(guess), at_high = at_low;
  for (int i = 0; i < most && !(at_low > 0); ++i, step *= 2) {
    high = low, at_high = at_low;
    low -= step;
    at_low = function(low);
  }
  for (int i = 0; i < most && at_high > 0; ++i, step *= 2) {
    low = high, at_low = at_high;
    high += step;
    at_high = function(high);
  }
  return at_low == 0    ? low
         : at_high == 0 ? high
                        : falling_root(function, low, at_low, high, at_high);
}

}  // namespace kohort
