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

/// Tails of a law at a point, and x times its density there.
struct Value {
  Tails tails;
  double weight;
};

class GammaLaw {
 public:
  explicit GammaLaw(double shape)
      : shape_{shape}, factor_{std::sqrt(shape / two_pi) * exp(-stirling_error(shape))} {}

  [[nodiscard]] Value at(double x) const {
    const double weight = factor_ * exp(-deviance(shape_, x));
    if (x < shape_ + 1) {
      const double below = std::min(1.0, weight * gamma_series(shape_, x));
      return {{below, 1 - below}, weight};
    }
    const double above = std::min(1.0, weight * gamma_fraction(shape_, x));
    return {{1 - above, above}, weight};
  }

  /// Near the point with these tails. Source: Wilson & Hilferty 1931, Proceedings of the National
  /// Academy of Sciences 17:684-688.
  [[nodiscard]] double guess(double z) const {
    const double root = 1 - 1 / (9 * shape_) + z / (3 * std::sqrt(shape_));
    return root > 0.2 ? shape_ * root * root * root : shape_;
  }

 private:
  double shape_;
  double factor_;
};

class BetaLaw {
 public:
  BetaLaw(double a, double b)
      : a_{a},
        b_{b},
        factor_{std::sqrt(a / two_pi * (b / (a + b))) *
                exp(stirling_error(a + b) - stirling_error(a) - stirling_error(b))} {}

  [[nodiscard]] Value at(double x) const {
    const double y = 1 - x;
    const double n = a_ + b_;
    const double product = factor_ * exp(-deviance(a_, n * x) - deviance(b_, n * y));
    if (x < (a_ + 1) / (n + 2)) {
      const double below = std::min(1.0, product * beta_fraction(a_, b_, x) / a_);
      return {{below, 1 - below}, product / y};
    }
    const double above = std::min(1.0, product * beta_fraction(b_, a_, y) / b_);
    return {{1 - above, above}, product / y};
  }

  /// Near the point with these tails. Source: Abramowitz & Stegun 26.5.22.
  [[nodiscard]] double guess(double z) const {
    if (!(a_ > 0.6 && b_ > 0.6)) return a_ / (a_ + b_);
    const double r = 1 / (2 * a_ - 1), s = 1 / (2 * b_ - 1);
    const double h = 2 / (r + s);
    const double l = (z * z - 3) / 6;
    const double w =
        -z * std::sqrt(std::max(0.0, h + l)) / h - (s - r) * (l + 5.0 / 6 - 2 / (3 * h));
    return a_ / (a_ + b_ * exp(2 * w));
  }

 private:
  double a_, b_;
  double factor_;
};

/// Point with these tails between two logarithms of x, by Newton's method on the logarithm of the
/// smaller tail as a function of log x; a step out of the interval that is known to hold the point
/// halves the interval instead.
template <class Law>
double find_quantile(const Law& law, Tails wanted, double low, double high) {
  constexpr double last_step = 1e-10;  // the error is about its square
  const bool lower = wanted.below <= wanted.above;
  const double z = lower ? elementary::normal_quantile(wanted.below)
                         : -elementary::normal_quantile(wanted.above);
  double t = std::clamp(log(law.guess(z)), low, high);
  for (int i = 0; i < 200; ++i) {
    const Value value = law.at(exp(t));
    const double now = lower ? value.tails.below : value.tails.above;
    const double ratio = now / (lower ? wanted.below : wanted.above);
    ((ratio > 1) == lower ? high : low) = t;
    const double slope = value.weight / now * (lower ? 1 : -1);
    double next = t - log(ratio) / slope;
    if (!(next >= low && next <= high)) next = 0.5 * (low + high);
    const double step = std::abs(next - t);
    t = next;
    if (step <= last_step || !(low < high)) break;
  }
  return exp(t);
}

constexpr double log_of_smallest = -700;

/// @pre the point is not above 1/2
double beta_quantile_near_zero(double a, double b, Tails tails) {
  return find_quantile(BetaLaw{a, b}, tails, log_of_smallest, log(0.5));
}

}  // namespace

Tails gamma_tails(double shape, double x) {
  if (!(x > 0)) return {0, 1};
  if (x == std::numeric_limits<double>::infinity()) return {1, 0};
  return GammaLaw{shape}.at(x).tails;
}

double gamma_quantile(double shape, Tails tails) {
  if (!(tails.below > 0)) return 0;
  if (!(tails.above > 0)) return std::numeric_limits<double>::infinity();
  return find_quantile(GammaLaw{shape}, tails, log_of_smallest, -log_of_smallest);
}

Tails beta_tails(double a, double b, double x) {
  if (!(x > 0)) return {0, 1};
  if (!(x < 1)) return {1, 0};
  return BetaLaw{a, b}.at(x).tails;
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
