#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace kohort {

/// First year in which what was spent has come back, from yearly differences in cost
/// (scenario - baseline; positive = dearer).
///
/// That is the first year whose cumulated difference is zero or below after having been above zero.
/// If it is never above zero, nothing has to come back: the first year in which money is saved.
/// Empty if it does not happen, or if all differences are zero.
[[nodiscard]] std::optional<std::size_t> payback_year(std::span<const double> yearly_differences);

/// Internal rates of return of a yearly stream: the rates at which its present value is zero.
///
/// All of them between -99 % and 1,000 % a year are found, in ascending order. None if the stream
/// never changes sign; several may exist if it changes sign more than once, and then none of them
/// alone says whether the investment is good.
/// @param net  by year, either sign convention; the year of the first amount does not matter
/// @throws std::domain_error if an amount is not finite
[[nodiscard]] std::vector<double> internal_rates(std::span<const double> net);

/// Benefit per krone invested. Empty unless something is invested.
[[nodiscard]] std::optional<double> benefit_cost_ratio(double benefit, double cost);

}  // namespace kohort
