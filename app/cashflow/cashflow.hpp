#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/cashflow/cashflow_file.hpp"
#include "models/economics/rules.hpp"

namespace kohort {

/// One year of a cash flow [kr. of one price level].
struct CashflowYear {
  int year{};  ///< as in the file
  int t{};     ///< years from the base year
  double cost{}, saving{};
  double factor{};         ///< of discounting
  double present_value{};  ///< of saving - cost
  double cumulated{};      ///< saving - cost, undiscounted, to this year

  [[nodiscard]] double net() const { return saving - cost; }
};

struct CashflowPayer {
  std::string name;
  double net{};            ///< saving - cost, undiscounted
  double present_value{};  ///< the same, discounted
};

/// What a cash flow is worth. Gains are positive.
struct Cashflow {
  std::vector<CashflowYear> years;  ///< from the first year of the file to the last, without gaps
  double cost{}, saving{};          ///< present values
  std::optional<std::size_t> payback;             ///< position in `years`; empty: never
  std::optional<std::size_t> discounted_payback;  ///< the same of present values
  std::vector<double> internal_rates;             ///< ascending; none or several are possible
  double equivalent_annual_value{};               ///< over `years`
  std::optional<double> benefit_cost_ratio;
  std::vector<CashflowPayer> payers;  ///< in order of appearance; empty without such a column

  [[nodiscard]] double net_present_value() const { return saving - cost; }
};

/// @param base_year  year to which amounts are discounted, not after the first year
/// @param price      what an amount of a year is multiplied by, to be in the wanted prices
[[nodiscard]] Cashflow evaluate_cashflow(const CashflowFile& file, const Rules& rules,
                                         int base_year, const std::function<double(int)>& price);

}  // namespace kohort
