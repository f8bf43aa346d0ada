#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kohort {

/// What falls in one year to one payer [kr.].
struct CashflowEntry {
  int year{};
  double cost{};      ///< positive amounts
  double saving{};    ///< positive is a saving
  std::string payer;  ///< empty if the file has no such column
};

/// A cash flow as written in a file.
struct CashflowFile {
  bool calendar{};  ///< years are calendar years, not counted from 0
  std::vector<CashflowEntry> entries;

  [[nodiscard]] int first_year() const;
  [[nodiscard]] int last_year() const;
};

/// Reads a CSV file with the columns year (calendar year) or t (years from the base year), amounts
/// (amount: a cost, or a saving if negative; cost; saving; each may come several times, with a word
/// of its own after it: "cost staff") and perhaps payer. Danish and English names, see
/// docs/cashflow.md.
/// @throws InputError with every problem found, file:line:column
[[nodiscard]] CashflowFile read_cashflow(const std::filesystem::path& file);

}  // namespace kohort
