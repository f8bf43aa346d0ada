#include "sim/laws.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "sim/elementary.hpp"
#include "sim/fault.hpp"

namespace kohort {

namespace laws {

namespace {

constexpr double half_log_2pi = 0.918938533204672741780330;

/// log Gamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2) for x >= 12.
double stirling(double x) {
  const double r = 1 / (x * x);
  const double low = 1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680)));
  const double high = 1.0 / 1188 - r * (691.0 / 360360 - r * (1.0 / 156));
  return (low + r * r * r * r * high) / x;
}

/// log u - (u - 1), without cancellation near 1.
double log_excess(double u) {
  const double x = u - 1;
  if (u < 0.7 || u > 1.4) return elementary::log(u) - x;
  double power = x * x, sum = 0;
  for (int k = 2; k < 60; ++k) {
    const double term = power / k;
    sum += k % 2 == 0 ? -term : term;
    if (std::abs(term) <= 1e-17 * std::abs(sum)) break;
    power *= x;
  }
  return sum;
}

/// x^shape e^-x / Gamma(shape): the density times x.
double density_times_x(double shape, double x) {
  if (x == 0) return 0;
  if (shape >= 12) {
    // Near its mode, where shape log x - x would lose digits.
    const double exponent = shape * log_excess(x / shape) - stirling(shape);
    return std::sqrt(shape) * elementary::exp(exponent - half_log_2pi);
  }
  return elementary::exp(shape * elementary::log(x) - x - log_gamma(shape));
}

/// A first guess at the quantile: Wilson & Hilferty's cube, or the beginning of the series.
double guess(double shape, double probability) {
  const double ninth = 1 / (9 * shape);
  const double cube = 1 - ninth + elementary::normal_quantile(probability) * std::sqrt(ninth);
  if (shape >= 0.5 && cube > 0.3) return shape * cube * cube * cube;
  return elementary::exp((elementary::log(probability) + log_gamma(shape + 1)) / shape);
}

}  // namespace

double log_gamma(double x) {
  if (!(x > 0)) return std::numeric_limits<double>::quiet_NaN();
  double product = 1;
  for (; x < 12; x += 1) product *= x;
  const double log_x = elementary::log(x);
  return ((x - 0.5) * log_x - x) + half_log_2pi + stirling(x) - elementary::log(product);
}

Tails gamma_tails(double shape, double x) {
  if (!(x > 0)) return {0, 1};
  const double front = density_times_x(shape, x);
  if (x < shape + 1) {
    double term = 1 / shape, sum = term;
    for (double k = shape + 1; term > sum * 1e-17; k += 1) {
      term *= x / k;
      sum += term;
    }
    const double below = front * sum;
    return {below, 1 - below};
  }
  // Continued fraction by Lentz's method.
  constexpr double tiny = 1e-300;
  double b = x + 1 - shape, c = 1 / tiny, d = 1 / b, fraction = d;
  for (int k = 1; k < 100'000; ++k) {
    const double a = -k * (k - shape);
    b += 2;
    d = a * d + b;
    if (std::abs(d) < tiny) d = tiny;
    c = b + a / c;
    if (std::abs(c) < tiny) c = tiny;
    d = 1 / d;
    const double step = c * d;
    fraction *= step;
    if (std::abs(step - 1) < 1e-16) break;
  }
  const double above = front * fraction;
  return {1 - above, above};
}

double gamma_quantile(double shape, double probability) {
  if (!(shape > 0)) detail::refuse_number("the shape of a gamma law", shape, "a positive number");
  if (!(probability >= 0 && probability <= 1))
    detail::refuse_number("a quantile's probability", probability, "0 to 1");
  if (probability == 0) return 0;
  if (probability == 1) return std::numeric_limits<double>::infinity();
  double x = guess(shape, probability);
  if (x < std::numeric_limits<double>::min()) return 0;
  // Newton's method for the logarithm of the nearer tail as a function of log x: both are concave,
  // so it converges from everywhere.
  const bool lower = probability < 0.5;
  const double wanted = elementary::log(lower ? probability : 1 - probability);
  for (int i = 0; i < 60; ++i) {
    const auto [below, above] = gamma_tails(shape, x);
    const double tail = lower ? below : above;
    const double slope = tail > 0 ? density_times_x(shape, x) / tail : 0;
    double step = lower ? 0.02 : -0.02;  // towards the middle, where the tail is below every number
    if (slope > 0) {
      const double gap = wanted - elementary::log(tail);
      step = lower ? gap / slope : -gap / slope;
    }
    if (step > 2) step = 2;
    if (step < -2) step = -2;
    x *= elementary::exp(step);
    if (std::abs(step) < 4e-16) break;
    if (std::abs(step) < 1e-8 && i > 2) break;  // the next step would be below rounding
  }
  return x;
}

}  // namespace laws

namespace {

double positive(const char* what, double value) {
  if (!(value > 0 && value < std::numeric_limits<double>::infinity()))
    detail::refuse_number(what, value, "a positive number");
  return value;
}

}  // namespace

ExponentialLaw::ExponentialLaw(double mean) : mean_{positive("the mean of a law", mean)} {}

double ExponentialLaw::quantile(double probability) const {
  return mean_ * -elementary::log(1 - probability);
}

GammaLaw::GammaLaw(double shape, double scale)
    : shape_{positive("the shape of a gamma law", shape)},
      scale_{positive("the scale of a gamma law", scale)} {}

GammaLaw GammaLaw::with_mean(double mean, double variation) {
  const double square = variation * variation;
  return {1 / positive("the squared variation of a law", square),
          positive("the mean of a law", mean) * square};
}

double GammaLaw::quantile(double probability) const {
  return scale_ * laws::gamma_quantile(shape_, probability);
}

LognormalLaw::LognormalLaw(double log_mean, double log_deviation)
    : log_mean_{log_mean}, log_deviation_{log_deviation} {
  const bool finite = log_mean - log_mean == 0 && log_deviation - log_deviation == 0;
  if (!(finite && log_deviation >= 0))
    detail::refuse_number("the log deviation of a lognormal law", log_deviation, "0 or more");
}

LognormalLaw LognormalLaw::with_mean(double mean, double variation) {
  const double square = elementary::log(1 + variation * variation);
  return {elementary::log(positive("the mean of a law", mean)) - square / 2, std::sqrt(square)};
}

double LognormalLaw::mean() const {
  return elementary::exp(log_mean_ + log_deviation_ * log_deviation_ / 2);
}

double LognormalLaw::variance() const {
  return (elementary::exp(log_deviation_ * log_deviation_) - 1) * mean() * mean();
}

double LognormalLaw::quantile(double probability) const {
  return elementary::exp(log_mean_ + log_deviation_ * elementary::normal_quantile(probability));
}

MixtureLaw::MixtureLaw(std::vector<Part> parts) : parts_{std::move(parts)} {
  if (parts_.empty()) detail::refuse("a mixture of no laws");
  for (const Part& part : parts_) total_ += positive("a weight of a mixture", part.weight);
}

double MixtureLaw::mean() const {
  double sum = 0;
  for (const Part& part : parts_)
    sum += part.weight * std::visit([](const auto& law) { return law.mean(); }, part.law);
  return sum / total_;
}

double MixtureLaw::variance() const {
  const double all = mean();
  double sum = 0;
  for (const Part& part : parts_)
    sum += part.weight * std::visit(
                             [all](const auto& law) {
                               const double apart = law.mean() - all;
                               return law.variance() + apart * apart;
                             },
                             part.law);
  return sum / total_;
}

double MixtureLaw::draw(std::array<double, 2> uniforms) const {
  double left = uniforms[0] * total_;
  std::size_t i = 0;
  while (i + 1 < parts_.size() && left >= parts_[i].weight) left -= parts_[i++].weight;
  return std::visit([&](const auto& law) { return law.quantile(uniforms[1]); }, parts_[i].law);
}

}  // namespace kohort
