#include "app/scenario/distribution.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <cmath>
#include <fmt/format.h>

namespace kohort {

namespace {

namespace bm = boost::math;

/// Standard deviations between the 2.5 and 97.5 per cent points of a normal distribution.
constexpr double width_95 = 3.92;

/// Quantile of a distribution cut to the part of its support inside `range`.
template <class Distribution>
double truncated(const Distribution& distribution, const Range& range, double probability) {
  const auto support = bm::support(distribution);
  const double below = range.low > support.first ? bm::cdf(distribution, range.low) : 0;
  const double above =
      range.high < support.second ? bm::cdf(bm::complement(distribution, range.high)) : 0;
  const double p = below + probability * (1 - below - above);
  return bm::quantile(distribution, p);
}

double pert(const Spread& s, double probability) {
  const double width = s.high - s.low;
  const bm::beta_distribution<> shape{1 + 4 * (s.value - s.low) / width,
                                      1 + 4 * (s.high - s.value) / width};
  return s.low + width * bm::quantile(shape, probability);
}

double raw_quantile(std::string_view name, const Spread& s, const Range& range, double p) {
  const double sd = (s.high - s.low) / width_95;
  if (name == "uniform") return s.low + p * (s.high - s.low);
  if (name == "triangular")
    return bm::quantile(bm::triangular_distribution<>{s.low, s.value, s.high}, p);
  if (name == "pert") return pert(s, p);
  if (name == "normal") return truncated(bm::normal_distribution<>{s.value, sd}, range, p);
  if (name == "lognormal") {
    const bm::lognormal_distribution<> d{std::log(s.value), std::log(s.high / s.low) / width_95};
    return truncated(d, range, p);
  }
  if (name == "beta") {
    const double size = s.value * (1 - s.value) / (sd * sd) - 1;  // alpha + beta
    return truncated(bm::beta_distribution<>{s.value * size, (1 - s.value) * size}, range, p);
  }
  const double scale = sd * sd / s.value;
  return truncated(bm::gamma_distribution<>{s.value / scale, scale}, range, p);
}

}  // namespace

bool is_distribution(std::string_view name) {
  return std::ranges::find(distribution_names, name) != distribution_names.end();
}

std::string distribution_fault(std::string_view name, const Spread& s) {
  if (name == "fixed" || s.low == s.high) return "";
  const double sd = (s.high - s.low) / width_95;
  if (name == "lognormal" && !(s.low > 0)) return "a lognormal distribution needs low above 0";
  if (name == "gamma" && !(s.value > 0)) return "a gamma distribution needs a value above 0";
  if (name != "beta") return "";
  if (s.low < 0 || s.high > 1 || !(s.value > 0 && s.value < 1))
    return "a beta distribution needs low, value and high between 0 and 1";
  if (!(sd * sd < s.value * (1 - s.value)))
    return fmt::format("a beta distribution with mean {:g} cannot be as wide as {:g} to {:g}",
                       s.value, s.low, s.high);
  return "";
}

double quantile(std::string_view name, const Spread& spread, const Range& range,
                double probability) {
  if (name == "fixed" || spread.low == spread.high) return spread.value;
  return std::clamp(raw_quantile(name, spread, range, probability), range.low, range.high);
}

}  // namespace kohort
