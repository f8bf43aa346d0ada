#include "app/scenario/law.hpp"

#include <algorithm>
#include <cmath>

#include "app/scenario/root.hpp"
#include "sim/elementary.hpp"

namespace kohort {

using special::Tails;

namespace {

constexpr Tails halves{0.5, 0.5};

/// Standard deviations from the median of a normal law to its stated point.
double stated_deviations() { return -elementary::normal_quantile(stated_tail); }

double normal_density(double z) {
  constexpr double one_over_sqrt_2pi = 0.398942280401432677939946;
  return one_over_sqrt_2pi * elementary::exp(-0.5 * z * z);
}

Tails normal_tails(double z) { return {elementary::normal_cdf(z), elementary::normal_cdf(-z)}; }

double normal_quantile(Tails tails) {
  return tails.below <= tails.above ? elementary::normal_quantile(tails.below)
                                    : -elementary::normal_quantile(tails.above);
}

/// Mean of the beta law with this logit.
double logistic(double t) { return 1 / (1 + elementary::exp(-t)); }

}  // namespace

Law Law::through(Family family, double median, double point) {
  const double width = std::abs(point - median);
  const double log_ratio = family == Family::normal ? 0 : elementary::log(point / median);
  constexpr double narrow = 0.01;
  switch (family) {
    case Family::lognormal:
      return {family, elementary::log(median), std::abs(log_ratio) / stated_deviations()};
    case Family::gamma:
      if (width < narrow * std::min(median, point)) break;
      return gamma_through(median, point);
    case Family::beta:
      if (width < narrow * std::min({median, point, 1 - median, 1 - point})) break;
      if (point < median) return beta_through(median, point);
      {  // the same seen from the other end
        const Law mirrored = beta_through(1 - median, 1 - point);
        return {family, mirrored.second_, mirrored.first_};
      }
    case Family::normal:
      break;
  }
  return {Family::normal, median, width / stated_deviations()};
}

Law Law::gamma_through(double median, double point) {
  const double ratio = point / median;
  const double deviations = stated_deviations() / elementary::log(ratio);
  // The larger the shape, the less lies beyond the point.
  const double log_shape = falling_root_near(
      [&](double t) {
        const double shape = elementary::exp(t);
        const Tails at =
            special::gamma_tails(shape, special::gamma_quantile(shape, halves) * ratio);
        return elementary::log(std::max(1e-300, ratio < 1 ? at.below : at.above) / stated_tail);
      },
      elementary::log(deviations * deviations), 0.25);
  const double shape = elementary::exp(log_shape);
  return {Family::gamma, shape, median / special::gamma_quantile(shape, halves)};
}

Law Law::beta_through(double median, double point) {
  // Logit of the mean with which a law of this size, a + b, has the median.
  const auto logit = [median](double size) {
    return falling_root_near(
        [=](double t) {
          return special::beta_tails(size * logistic(t), size * logistic(-t), median).below - 0.5;
        },
        elementary::log(median / (1 - median)), 0.25);
  };
  const double deviations = stated_deviations() / (median - point);
  const double guess = std::max(0.1, median * (1 - median) * deviations * deviations - 1);
  // The larger the size, the less lies beyond the point.
  const double log_size = falling_root_near(
      [&](double s) {
        const double size = elementary::exp(s);
        const double t = logit(size);
        const double below =
            special::beta_tails(size * logistic(t), size * logistic(-t), point).below;
        return elementary::log(std::max(1e-300, below) / stated_tail);
      },
      elementary::log(guess), 0.25);
  const double size = elementary::exp(log_size);
  const double t = logit(size);
  return {Family::beta, size * logistic(t), size * logistic(-t)};
}

Tails Law::tails(double x) const {
  switch (family_) {
    case Family::lognormal:
      return x > 0 ? normal_tails((elementary::log(x) - first_) / second_) : Tails{0, 1};
    case Family::gamma:
      return special::gamma_tails(first_, x / second_);
    case Family::beta:
      return special::beta_tails(first_, second_, x);
    case Family::normal:
      break;
  }
  return normal_tails((x - first_) / second_);
}

double Law::quantile(Tails tails) const {
  switch (family_) {
    case Family::lognormal:
      return elementary::exp(first_ + second_ * normal_quantile(tails));
    case Family::gamma:
      return second_ * special::gamma_quantile(first_, tails);
    case Family::beta:
      return special::beta_quantile(first_, second_, tails);
    case Family::normal:
      break;
  }
  return first_ + second_ * normal_quantile(tails);
}

double Law::mean() const {
  switch (family_) {
    case Family::lognormal:
      return elementary::exp(first_ + 0.5 * second_ * second_);
    case Family::gamma:
      return first_ * second_;
    case Family::beta:
      return first_ / (first_ + second_);
    case Family::normal:
      break;
  }
  return first_;
}

double Law::mean_below(double x) const {
  switch (family_) {
    case Family::lognormal:
      if (!(x > 0)) return 0;
      return mean() * elementary::normal_cdf((elementary::log(x) - first_) / second_ - second_);
    case Family::gamma:
      return mean() * special::gamma_tails(first_ + 1, x / second_).below;
    case Family::beta:
      return mean() * special::beta_tails(first_ + 1, second_, x).below;
    case Family::normal:
      break;
  }
  const double z = (x - first_) / second_;
  return first_ * elementary::normal_cdf(z) - second_ * normal_density(z);
}

}  // namespace kohort
