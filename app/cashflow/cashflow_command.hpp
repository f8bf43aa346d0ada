#pragma once

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>

#include "app/cashflow/cashflow.hpp"

namespace kohort {

/// What `kohort cashflow` was asked for.
struct CashflowOptions {
  std::filesystem::path file;
  std::string rules;             ///< name of a preset; empty: the standard one
  std::optional<double> rate;    ///< one rate for all years [per cent] instead of a preset
  bool flat{false};              ///< discount flat from zero
  std::optional<int> base_year;  ///< discounted to; default: t = 0, or the first calendar time
  std::optional<std::string> base_date;  ///< the same for a file with dates; default: the first
  /// Rates of the modified rate of return [per cent]; default: those of the rules.
  std::optional<double> finance_rate, reinvest_rate;
  std::optional<int> price_year;  ///< price level of the results
  /// Price level of the file; default: each amount in its own year's.
  std::optional<int> prices_of;
  bool json{false};
  std::string language{"da"};
};

/// A cash flow with all that its texts mention.
struct CashflowReport {
  CashflowFile file;
  Rules rules;
  bool own_rate{};
  double base{};  ///< time discounted to
  std::optional<int> price_year, prices_of;
  Cashflow flow;
};

/// @throws InputError with all problems of the options, or of the file
[[nodiscard]] CashflowReport make_cashflow(const CashflowOptions& options);

[[nodiscard]] std::string cashflow_text(const CashflowReport& report, std::string_view language);
[[nodiscard]] std::string cashflow_json(const CashflowReport& report);

/// Reads, evaluates and prints. Returns the exit code.
int cashflow_command(const CashflowOptions& options, std::FILE* out);

}  // namespace kohort
