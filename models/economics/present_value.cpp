#include "models/economics/present_value.hpp"

#include <algorithm>
#include <limits>

#include "sim/elementary.hpp"

namespace kohort {

double discount_factor(std::span<const DiscountStep> steps, Discounting discounting, double t) {
  double factor = 1;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double from = steps[i].after;
    const double until =
        i + 1 < steps.size() ? steps[i + 1].after : std::numeric_limits<double>::infinity();
    if (!(t > from)) break;
    if (discounting == Discounting::chained)
      factor *= elementary::pow(1 + steps[i].rate, from - std::min(t, until));
    else
      factor = elementary::pow(1 + steps[i].rate, -t);
  }
  return factor;
}

double present_value(std::span<const double> stream, std::span<const DiscountStep> steps,
                     Discounting discounting, double first) {
  double sum = 0;
  for (std::size_t i = 0; i < stream.size(); ++i)
    sum += stream[i] * discount_factor(steps, discounting, first + static_cast<double>(i));
  return sum;
}

double equivalent_annual_value(double value, std::span<const DiscountStep> steps,
                               Discounting discounting, int first, int last) {
  double annuity = 0;
  for (int t = first; t <= last; ++t) annuity += discount_factor(steps, discounting, t);
  return value / annuity;
}

}  // namespace kohort
