#include "app/scenario/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <tuple>

namespace kohort {

namespace {

/// Shapes of PERT add up to this: mean = (low + 4 mode + high) / 6.
constexpr double pert_size = 6;

std::optional<Law::Family> family_of(std::string_view name) {
  if (name == "normal") return Law::Family::normal;
  if (name == "lognormal") return Law::Family::lognormal;
  if (name == "gamma") return Law::Family::gamma;
  if (name == "beta") return Law::Family::beta;
  return std::nullopt;
}

constexpr std::string_view instead =
    "pert and scaled-beta take low and high as the ends of what can be";

/// Why low and high cannot be 2.5 and 97.5 per cent points of the family.
std::string points_fault(std::string_view name, Law::Family family, const Spread& s,
                         const Range& range) {
  const auto needs = [&](std::string_view what) {
    return fmt::format(
        "a {} distribution needs {} (low and high are its 2.5 and 97.5 per cent "
        "points; {})",
        name, what, instead);
  };
  if (family == Law::Family::beta && !(s.low > 0 && s.high < 1))
    return needs("low above 0 and high below 1");
  if (family != Law::Family::normal && !(s.low > 0)) return needs("low above 0");
  if (!(s.low > range.low))
    return needs(fmt::format("low above {:g}, below which nothing is allowed", range.low));
  if (!(s.high < range.high))
    return needs(fmt::format("high below {:g}, above which nothing is allowed", range.high));
  return "";
}

std::string mean_fault(std::string_view name, Law::Family family, const Spread& s,
                       const Range& range) {
  if (Halves::with_mean(family, s.value, s.low, s.high, range)) return "";
  const auto [least, most] = Halves::means(family, s.low, s.high, range);
  return fmt::format(
      "a {} distribution with 2.5 and 97.5 per cent points {:g} and {:g} has a mean between {:.4g} "
      "and {:.4g}, not {:g} (lognormal takes the value as its median; {})",
      name, s.low, s.high, least, most, s.value, instead);
}

}  // namespace

bool is_distribution(std::string_view name) {
  return std::ranges::find(distribution_names, name) != distribution_names.end();
}

std::string distribution_fault(std::string_view name, const Spread& s, const Range& range) {
  if (name == "fixed" || s.low == s.high) return "";
  if (name == of_shares)
    return fmt::format("a {} distribution is for shares that sum to 1", of_shares);
  if (name == "scaled-beta" && !(s.low < s.value && s.value < s.high))
    return "a scaled-beta distribution needs its value, the mean, between low and high, not at one "
           "of them";
  const auto family = family_of(name);
  if (!family) return "";
  if (auto fault = points_fault(name, *family, s, range); !fault.empty()) return fault;
  if (family != Law::Family::lognormal) return mean_fault(name, *family, s, range);
  if (!(s.low < s.value && s.value < s.high))
    return "a lognormal distribution needs its value, the median, between low and high, not at one "
           "of them";
  return "";
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

const Distribution& distribution_of(std::string_view name, const Spread& s, const Range& range) {
  using Key = std::tuple<std::string, double, double, double, double, double>;
  static std::mutex mutex;
  static std::map<Key, Distribution> known;
  const Key key{name, s.value, s.low, s.high, range.low, range.high};
  {
    const std::lock_guard lock{mutex};
    if (const auto found = known.find(key); found != known.end()) return found->second;
  }
  Distribution fitted{name, s, range};
  const std::lock_guard lock{mutex};
  return known.try_emplace(key, std::move(fitted)).first->second;
}

double quantile(std::string_view name, const Spread& spread, const Range& range,
                double probability) {
  if (name == "fixed" || spread.low == spread.high) return spread.value;
  return distribution_of(name, spread, range).quantile(probability);
}

}  // namespace kohort
