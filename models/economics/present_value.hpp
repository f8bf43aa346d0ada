#pragma once

#include <span>

namespace kohort {

/// A step of the social discount rate: in force for years after `after` up to the next step.
struct DiscountStep {
  double after{};  ///< years from the base year
  double rate{};   ///< real, per year
};

/// How the steps combine for an amount that lies beyond the first one.
enum class Discounting {
  chained,  ///< each year is discounted at its own rate, so the factor never jumps up at a step
  flat      ///< the whole way from zero at the rate in force in the amount's year
};

/// Present value at year 0 of 1 kr. paid at year `t` (whole or part of a year, t >= 0). Without
/// steps it is 1.
[[nodiscard]] double discount_factor(std::span<const DiscountStep> steps, Discounting discounting,
                                     double t);

/// Present value at year 0 of a yearly stream whose first amount falls in year `first`.
[[nodiscard]] double present_value(std::span<const double> stream,
                                   std::span<const DiscountStep> steps, Discounting discounting,
                                   double first = 0);

/// The amount a year, the same in every year from `first` to `last`, that has this present value.
/// @pre last >= first
[[nodiscard]] double equivalent_annual_value(double value, std::span<const DiscountStep> steps,
                                             Discounting discounting, int first, int last);

}  // namespace kohort
