#pragma once

#include <array>
#include <variant>
#include <vector>

/// Distributions of durations and sizes, by inversion of one uniform number, so that a longer draw
/// stays the longer one when a parameter changes. Only the engine's own elementary functions are
/// used: the same bits on every machine.
///
/// Parameters that make no distribution are refused with a ModelError.
namespace kohort {

namespace laws {

/// Logarithm of the gamma function of x > 0; absolute error below 1e-14 max(1, |result|).
/// Source: Stirling's series, Abramowitz & Stegun 6.1.41.
[[nodiscard]] double log_gamma(double x);

/// Distribution function of the gamma distribution with scale 1, and 1 minus it, each with small
/// relative error (below 1e-11 for shapes up to 1e4).
/// Source: series and continued fraction, Abramowitz & Stegun 6.5.29 and 6.5.31.
struct Tails {
  double below;
  double above;
};
[[nodiscard]] Tails gamma_tails(double shape, double x);

/// Its quantile; probability from 0 to 1. Below the smallest normal number it is 0.
[[nodiscard]] double gamma_quantile(double shape, double probability);

}  // namespace laws

class ExponentialLaw {
 public:
  explicit ExponentialLaw(double mean);
  [[nodiscard]] double mean() const { return mean_; }
  [[nodiscard]] double variance() const { return mean_ * mean_; }
  [[nodiscard]] double quantile(double probability) const;

 private:
  double mean_;
};

/// Gamma: density proportional to x^(shape - 1) e^(-x / scale).
class GammaLaw {
 public:
  GammaLaw(double shape, double scale);
  /// @param variation  coefficient of variation: standard deviation / mean
  [[nodiscard]] static GammaLaw with_mean(double mean, double variation);
  [[nodiscard]] double shape() const { return shape_; }
  [[nodiscard]] double mean() const { return shape_ * scale_; }
  [[nodiscard]] double variance() const { return shape_ * scale_ * scale_; }
  [[nodiscard]] double quantile(double probability) const;

 private:
  double shape_;
  double scale_;
};

/// Lognormal: e^x with x normal, of mean `log_mean` and standard deviation `log_deviation`.
class LognormalLaw {
 public:
  LognormalLaw(double log_mean, double log_deviation);
  [[nodiscard]] static LognormalLaw with_mean(double mean, double variation);
  [[nodiscard]] double mean() const;
  [[nodiscard]] double variance() const;
  [[nodiscard]] double quantile(double probability) const;

 private:
  double log_mean_;
  double log_deviation_;
};

using Law = std::variant<ExponentialLaw, GammaLaw, LognormalLaw>;

/// One of several laws, each with its share: by composition, one uniform number for which and one
/// for the value. `Draws::uniform_pair` has both for the price of one.
class MixtureLaw {
 public:
  struct Part {
    double weight;  ///< > 0; shares are weights over their sum
    Law law;
  };
  explicit MixtureLaw(std::vector<Part> parts);
  [[nodiscard]] double mean() const;
  [[nodiscard]] double variance() const;
  [[nodiscard]] double draw(std::array<double, 2> uniforms) const;

 private:
  std::vector<Part> parts_;
  double total_{0};
};

}  // namespace kohort
