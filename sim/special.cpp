#include "sim/special.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/elementary.hpp"

namespace kohort::special {

namespace {

using elementary::exp;
using elementary::log;

constexpr double two_pi = 6.283185307179586476925;
constexpr double half_log_two_pi = 0.918938533204672741780;
constexpr double precision = 1e-17;  ///< of sums and fractions, below the rounding of a double
constexpr int most_terms = 1'000'000;

/// log Gamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2), which is small.
double stirling_error(double x) {
  constexpr double smallest = 10;
  if (x < smallest) {
    // Gamma(x) = Gamma(x + n) / (x (x + 1) ... (x + n - 1))
    double product = 1, z = x;
    for (; z < smallest; z += 1) product *= z;
    return stirling_error(z) + ((z - 0.5) * log(z) - z) - log(product) - ((x - 0.5) * log(x) - x);
  }
  const double r = 1 / (x * x);
  return (1.0 / 12 -
          r * (1.0 / 360 -
               r * (1.0 / 1260 -
                    r * (1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360360 - r / 156)))))) /
         x;
}

/// x log(x / m) + m - x, without loss where x is near m. Source: Loader 2000, "Fast and accurate
/// computation of binomial probabilities".
double deviance(double x, double m) {
  if (std::abs(x - m) >= 0.1 * (x + m)) return x * log(x / m) + m - x;
  const double v = (x - m) / (x + m);
  double sum = (x - m) * v;
  double power = 2 * x * v;
  for (int j = 1; j < 100; ++j) {
    power *= v * v;
    const double next = sum + power / (2 * j + 1);
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

/// x times the density of a gamma law.
double gamma_weight(double shape, double x) {
  return std::sqrt(shape / two_pi) * exp(-stirling_error(shape) - deviance(shape, x));
}

/// x (1 - x) times the density of a beta law.
double beta_weight(double a, double b, double x) {
  const double n = a + b;
  return std::sqrt(a / two_pi * (b / n)) *
         exp(stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) -
             deviance(b, n * (1 - x)));
}

double not_zero(double x) { return std::abs(x) < 1e-300 ? 1e-300 : x; }

double gamma_series(double shape, double x) {
  double term = 1, sum = 1;
  for (int n = 1; n < most_terms && term > precision * sum; ++n) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum / shape;
}

/// By the method of Lentz.
double gamma_fraction(double shape, double x) {
  double b = x + 1 - shape;
  double c = 1e300;
  double d = 1 / not_zero(b);
  double value = d;
  for (int i = 1; i < most_terms; ++i) {
    const double a = -i * (i - shape);
    b += 2;
    d = 1 / not_zero(a * d + b);
    c = not_zero(b + a / c);
    const double change = c * d;
    value *= change;
    if (std::abs(change - 1) < 1e-16) break;
  }
  return value;
}

double beta_fraction(double a, double b, double x) {
  double c = 1;
  double d = 1 / not_zero(1 - (a + b) * x / (a + 1));
  double value = d;
  for (int m = 1; m < most_terms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / not_zero(1 + even * d);
    c = not_zero(1 + even / c);
    value *= c * d;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / not_zero(1 + odd * d);
    c = not_zero(1 + odd / c);
    const double change = c * d;
    value *= change;
    if (std::abs(change - 1) < 1e-16) break;
  }
  return value;
}

/// Logarithm of the point with these tails, by Newton's method on the logarithm of the smaller
/// tail, between `low` and `high`; what leaves the interval that is known to hold the point halves
/// it.
/// @param law     tails at a logarithm of x
/// @param weight  derivative of `below` by log x
template <class Law, class Weight>
double log_quantile(Tails wanted, double start, double low, double high, Law law, Weight weight) {
  const bool lower = wanted.below <= wanted.above;
  double t = std::clamp(start, low, high);
  for (int i = 0; i < 200; ++i) {
    const Tails at = law(t);
    const double now = lower ? at.below : at.above;
    const double ratio = now / (lower ? wanted.below : wanted.above);
    if (ratio == 1) break;
    const bool too_high = (ratio > 1) == lower;
    (too_high ? high : low) = t;
    const double slope = weight(t) / now * (lower ? 1 : -1);
    double next = t - log(ratio) / slope;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const double step = next - t;
    t = next;
    if (std::abs(step) <= 2e-16 * std::max(1.0, std::abs(t)) || !(low < high)) break;
  }
  return t;
}

constexpr double log_of_smallest = -700;

/// @pre the point is not above 1/2
double beta_quantile_near_zero(double a, double b, Tails tails) {
  const double t = log_quantile(
      tails, log(std::min(0.5, a / (a + b))), log_of_smallest, log(0.5),
      [a, b](double at) { return beta_tails(a, b, exp(at)); },
      [a, b](double at) {
        const double x = exp(at);
        return beta_weight(a, b, x) / (1 - x);
      });
  return exp(t);
}

}  // namespace

Tails gamma_tails(double shape, double x) {
  if (!(x > 0)) return {0, 1};
  if (x == std::numeric_limits<double>::infinity()) return {1, 0};
  const double weight = gamma_weight(shape, x);
  if (x < shape + 1) {
    const double below = std::min(1.0, weight * gamma_series(shape, x));
    return {below, 1 - below};
  }
  const double above = std::min(1.0, weight * gamma_fraction(shape, x));
  return {1 - above, above};
}

double gamma_quantile(double shape, Tails tails) {
  if (!(tails.below > 0)) return 0;
  if (!(tails.above > 0)) return std::numeric_limits<double>::infinity();
  const double t = log_quantile(
      tails, log(shape), log_of_smallest, -log_of_smallest,
      [shape](double at) { return gamma_tails(shape, exp(at)); },
      [shape](double at) { return gamma_weight(shape, exp(at)); });
  return exp(t);
}

Tails beta_tails(double a, double b, double x) {
  if (!(x > 0)) return {0, 1};
  if (!(x < 1)) return {1, 0};
  const double weight = beta_weight(a, b, x);
  if (x < (a + 1) / (a + b + 2)) {
    const double below = std::min(1.0, weight * beta_fraction(a, b, x) / a);
    return {below, 1 - below};
  }
  const double above = std::min(1.0, weight * beta_fraction(b, a, 1 - x) / b);
  return {1 - above, above};
}

double beta_quantile(double a, double b, Tails tails) {
  if (!(tails.below > 0)) return 0;
  if (!(tails.above > 0)) return 1;
  // Measured from the nearer end, so that a point close to it keeps its digits.
  if (beta_tails(a, b, 0.5).below < tails.below)
    return 1 - beta_quantile_near_zero(b, a, {tails.above, tails.below});
  return beta_quantile_near_zero(a, b, tails);
}

}  // namespace kohort::special
