#include "app/scenario/drawn.hpp"

#include <algorithm>
#include <cmath>

#include "app/scenario/distribution.hpp"
#include "app/scenario/law.hpp"

namespace kohort {

bool is_drawn(const ResolvedParameter& parameter, std::size_t entry) {
  return parameter.distribution != "fixed" && entry < parameter.low.size() &&
         parameter.low[entry] < parameter.high[entry];
}

DrawnFigures drawn_figures(const CatalogueEntry& description, const ResolvedParameter& p,
                           std::size_t entry) {
  if (!is_drawn(p, entry)) return {p.value[entry], p.value[entry], p.value[entry], p.value[entry]};
  if (description.sums_to_one()) return composition_of(p.value, p.low, p.high).figures(entry);
  const Distribution& distribution = distribution_of(
      p.distribution, {p.value[entry], p.low[entry], p.high[entry]}, description.range);
  const auto at = [&](double probability) {
    const double x = distribution.quantile(probability);
    return description.whole ? std::round(x) : x;
  };
  return {distribution.mean(), at(0.5), at(stated_tail), at(1 - stated_tail)};
}

bool mean_is_far(const CatalogueEntry& description, const ResolvedParameter& p, std::size_t entry) {
  if (!is_drawn(p, entry)) return false;
  const double off = drawn_figures(description, p, entry).mean - p.value[entry];
  const double size = std::max(std::abs(p.value[entry] - description.no_effect.value_or(0)),
                               0.5 * (p.high[entry] - p.low[entry]));
  constexpr double rounding = 1 + 1e-9;  // a tenth is not more than a tenth
  return std::abs(off) > far_from_value * size * rounding;
}

}  // namespace kohort
