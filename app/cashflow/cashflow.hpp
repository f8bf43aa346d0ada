#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/cashflow/cashflow_file.hpp"
#include "models/economics/investment.hpp"
#include "models/economics/rules.hpp"

namespace kohort {

/// One time (mostly a year) of a cash flow [kr. of one price level].
struct CashflowYear {
  double year{};  ///< as in the file; of a date: days since 1970-01-01 divided by 365
  double t{};     ///< years from the time discounted to
  double cost{}, saving{};
  double factor{};         ///< of discounting
  double present_value{};  ///< of saving - cost
  double cumulated{};      ///< saving - cost, undiscounted, to this time

  [[nodiscard]] double net() const { return saving - cost; }
};

struct CashflowPayer {
  std::string name;
  double net{};            ///< saving - cost, undiscounted
  double present_value{};  ///< the same, discounted
};

/// What a cash flow is worth. Gains are positive.
struct Cashflow {
  /// Yearly: from the first year of the file to the last, without gaps; else the file's times.
  std::vector<CashflowYear> years;
  /// Sums that are nearer to zero are zero: half of the last decimal that is written in the file,
  /// at most half an øre, at least what the rounding of the amounts may come to.
  double zero{};
  double cost{}, saving{};                   ///< present values
  PaybackYears payback, discounted_payback;  ///< positions in `years`
  /// Between two times [years after the first amount]; empty: never.
  std::optional<double> payback_time, discounted_payback_time;
  InternalRates internal;
  std::optional<double> modified_rate;            ///< modified internal rate of return
  std::optional<double> equivalent_annual_value;  ///< over `years`; empty unless yearly
  std::optional<double> benefit_cost_ratio;
  std::vector<CashflowPayer> payers;  ///< in order of appearance; empty without such a column

  [[nodiscard]] double net_present_value() const {
    const double value = saving - cost;
    return value > zero || value < -zero ? value : 0;
  }
};

/// Rates of the modified rate of return where they are not those of the rules.
struct ModifiedRates {
  std::optional<double> finance, reinvest;  ///< per year
};

/// @param base   time to which amounts are discounted, not after the first
/// @param price  what an amount of a year is multiplied by, to be in the wanted prices
[[nodiscard]] Cashflow evaluate_cashflow(const CashflowFile& file, const Rules& rules, double base,
                                         const std::function<double(int)>& price,
                                         const ModifiedRates& modified = {});

}  // namespace kohort
