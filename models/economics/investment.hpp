#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace kohort {

/// Half an øre [kr.]: a smaller amount cannot be paid, so a sum that is nearer to zero is zero.
inline constexpr double half_oere = 0.005;

/// What sums of these amounts may be off zero by where the decimals add up to zero exactly.
///
/// 0.1 has no exact binary form: a sum of n amounts errs by at most n * 1.1e-16 of their total, and
/// typically by the square root of n times that. 1e-12 of the total leaves room for a hundred
/// million amounts, and is one øre in ten billion kroner.
[[nodiscard]] double rounding_of(std::span<const double> amounts);

/// When what was spent has come back; positions of years.
struct PaybackYears {
  /// First year whose cumulated difference is zero or below after having been above zero. If it is
  /// never above zero, nothing has to come back: the first year in which money is saved. Empty if
  /// it does not happen, or if all differences are zero.
  std::optional<std::size_t> paid;
  std::optional<std::size_t> lost;  ///< first later year that is above zero again; empty: none
  std::optional<std::size_t> kept;  ///< from then on to the end it is back; empty: not at the end
};

/// Payback from yearly differences in cost (scenario - baseline; positive = dearer).
/// @param zero  cumulated differences up to this count as zero [kr.]
[[nodiscard]] PaybackYears payback(std::span<const double> yearly_differences, double zero);
/// The same where nothing but the rounding of decimals has to be forgiven.
[[nodiscard]] PaybackYears payback(std::span<const double> yearly_differences);
/// `paid` alone.
[[nodiscard]] std::optional<std::size_t> payback_year(std::span<const double> yearly_differences);

/// Time at which the cumulated difference reaches zero, if what falls at a time has come in evenly
/// since the time before: the payback of `payback()`, between two times.
/// @param times  ascending, one for each difference
[[nodiscard]] std::optional<double> payback_time(std::span<const double> times,
                                                 std::span<const double> differences, double zero);

/// An amount at a time [years from any origin].
struct Payment {
  double time{};
  double amount{};
};

/// Rates at which the present value of payments is zero.
struct InternalRates {
  static constexpr double lowest = -0.9999, highest = 1e4;  ///< where they are sought, per year

  std::vector<double> rates;  ///< per year, ascending
  /// Changes of sign of the amounts in order of time: at most so many rates exist (Descartes' rule,
  /// which holds for any times), and an even number fewer.
  int sign_changes{};
  bool below{}, above{};  ///< there is another rate below the lowest, above the highest one sought
  /// All rates within the limits are found. Otherwise signs change too often for that, and what
  /// changes sign twice between two of a thousand rates may be missing.
  bool complete{true};
};

/// Internal rates of return. Several may exist if the amounts change sign more than once, and then
/// none of them alone says whether the investment is good.
/// @param payments  in any order, either sign convention, from any origin of time
/// @throws std::domain_error if an amount or a time is not finite
[[nodiscard]] InternalRates internal_rates(std::vector<Payment> payments);
/// The same of one amount a year.
[[nodiscard]] InternalRates internal_rates(std::span<const double> net);

/// Modified internal rate of return: what is gained, reinvested to the last time, by what is paid,
/// financed from the first time, as a rate per year.
///
/// (sum of gains * reinvest(t) / reinvest(last) / -(sum of payments * finance(t) / finance(first)))
/// ^ (1 / (last - first)) - 1.
/// @param payments  ascending times; gains are positive
/// @param finance, reinvest  discount factors, by time
/// @return empty without something paid, something gained, and time between
[[nodiscard]] std::optional<double> modified_internal_rate(
    std::span<const Payment> payments, const std::function<double(double)>& finance,
    const std::function<double(double)>& reinvest);

/// Benefit per krone invested. Empty unless more than half an øre is invested (or `least`).
[[nodiscard]] std::optional<double> benefit_cost_ratio(double benefit, double cost,
                                                       double least = half_oere);

}  // namespace kohort
