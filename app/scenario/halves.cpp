#include <algorithm>
#include <cmath>

#include "app/scenario/distribution.hpp"
#include "app/scenario/root.hpp"

namespace kohort {

namespace {

/// Medians lie at least this part of low to high inside; nearer, a half would have no width.
constexpr double least_part = 0.01;

}  // namespace

Halves::Halves(Law::Family family, double median, double low, double high, const Range& range)
    : median_{median},
      low_{low},
      high_{high},
      range_{range},
      lower_{Law::through(family, median, low)},
      upper_{Law::through(family, median, high)},
      below_range_{std::isfinite(range.low) ? lower_.tails(range.low).below : 0},
      below_low_{lower_.tails(low).below},
      above_range_{std::isfinite(range.high) ? upper_.tails(range.high).above : 0},
      above_high_{upper_.tails(high).above} {}

Halves Halves::with_median(Law::Family family, double median, double low, double high,
                           const Range& range) {
  return {family, median, low, high, range};
}

std::array<double, 2> Halves::means(Law::Family family, double low, double high,
                                    const Range& range) {
  const double margin = least_part * (high - low);
  return {Halves{family, low + margin, low, high, range}.mean(),
          Halves{family, high - margin, low, high, range}.mean()};
}

std::optional<Halves> Halves::with_mean(Law::Family family, double mean, double low, double high,
                                        const Range& range) {
  const double margin = least_part * (high - low);
  const auto missing = [&](double median) {
    return mean - Halves{family, median, low, high, range}.mean();
  };
  const double tolerance = 1e-12 * (high - low);
  if (std::abs(missing(mean)) <= tolerance) return Halves{family, mean, low, high, range};
  const double at_low = missing(low + margin), at_high = missing(high - margin);
  if (!(at_low > 0 && at_high < 0)) return std::nullopt;
  return Halves{family, falling_root(missing, low + margin, at_low, high - margin, at_high), low,
                high, range};
}

double Halves::quantile(double probability) const {
  // Where in its part a probability lies, carried over to the same part of the law.
  const auto within = [](double p, double from, double to, double law_from, double law_to) {
    return law_from + (p - from) / (to - from) * (law_to - law_from);
  };
  if (probability < 0.5) {
    const double p = probability < stated_tail
                         ? within(probability, 0, stated_tail, below_range_, below_low_)
                         : within(probability, stated_tail, 0.5, below_low_, 0.5);
    return lower_.quantile({p, 1 - p});
  }
  const double rest = 1 - probability;
  const double q = rest < stated_tail ? within(rest, 0, stated_tail, above_range_, above_high_)
                                      : within(rest, stated_tail, 0.5, above_high_, 0.5);
  return upper_.quantile({1 - q, q});
}

double Halves::mean() const {
  const auto part = [](double mass, double expected, double law_mass) {
    return mass * expected / law_mass;
  };
  const double low_tail =
      lower_.mean_below(low_) - (below_range_ > 0 ? lower_.mean_below(range_.low) : 0);
  const double up_to_high = upper_.mean_below(high_);
  const double high_tail =
      (above_range_ > 0 ? upper_.mean_below(range_.high) : upper_.mean()) - up_to_high;
  return part(stated_tail, low_tail, below_low_ - below_range_) +
         part(0.5 - stated_tail, lower_.mean_below(median_) - lower_.mean_below(low_),
              0.5 - below_low_) +
         part(0.5 - stated_tail, up_to_high - upper_.mean_below(median_), 0.5 - above_high_) +
         part(stated_tail, high_tail, above_high_ - above_range_);
}

}  // namespace kohort
