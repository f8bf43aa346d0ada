#include "app/scenario/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace kohort {

namespace {

/// Shapes of PERT add up to this: mean = (low + 4 mode + high) / 6.
constexpr double pert_size = 6;

}  // namespace

std::optional<Law::Family> family_of(std::string_view name) {
  if (name == "normal") return Law::Family::normal;
  if (name == "lognormal") return Law::Family::lognormal;
  if (name == "gamma") return Law::Family::gamma;
  if (name == "beta") return Law::Family::beta;
  return std::nullopt;
}

Distribution::Distribution(std::string_view name, const Spread& s, const Range& range)
    : spread_{s}, range_{range} {
  if (name == "fixed" || s.low == s.high) return;
  const double width = s.high - s.low;
  if (name == "uniform") kind_ = Kind::uniform;
  if (name == "triangular") kind_ = Kind::triangular;
  if (name == "pert" || name == "scaled-beta") {
    kind_ = Kind::stretched_beta;
    const double part = (s.value - s.low) / width;
    const double a = name == "pert" ? 1 + (pert_size - 2) * part : pert_size * part;
    a_ = a;
    b_ = pert_size - a;
  }
  const auto family = family_of(name);
  if (!family) return;
  kind_ = Kind::halves;
  halves_ = family == Law::Family::lognormal
                ? Halves::with_median(*family, s.value, s.low, s.high, range)
                : Halves::with_mean(*family, s.value, s.low, s.high, range);
}

double Distribution::raw_quantile(double p) const {
  const auto& [value, low, high] = spread_;
  const double width = high - low;
  switch (kind_) {
    case Kind::uniform:
      return low + p * width;
    case Kind::triangular:
      if (p * width < value - low) return low + std::sqrt(p * width * (value - low));
      return high - std::sqrt((1 - p) * width * (high - value));
    case Kind::stretched_beta:
      return low + width * special::beta_quantile(a_, b_, {p, 1 - p});
    case Kind::halves:
      return halves_->quantile(p);
    case Kind::fixed:
      break;
  }
  return value;
}

double Distribution::quantile(double probability) const {
  return std::clamp(raw_quantile(probability), range_.low, range_.high);
}

double Distribution::mean() const {
  const auto& [value, low, high] = spread_;
  switch (kind_) {
    case Kind::uniform:
      return 0.5 * (low + high);
    case Kind::triangular:
      return (low + value + high) / 3;
    case Kind::stretched_beta:
      return low + (high - low) * a_ / (a_ + b_);
    case Kind::halves:
      return halves_->mean();
    case Kind::fixed:
      break;
  }
  return value;
}

}  // namespace kohort
