#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kohort {

/// How a cash flow says when its amounts fall.
enum class CashflowTimes {
  relative,  ///< years from the base year
  calendar,  ///< calendar years
  dates      ///< days; a year has 365 of them, as in the spreadsheet programs' XNPV
};

/// What falls at one time to one payer [kr.].
struct CashflowEntry {
  double time{};      ///< [years]: as in the file, or days since 1970-01-01 divided by 365
  int year{};         ///< the year it falls in, for prices
  double cost{};      ///< positive amounts
  double saving{};    ///< positive is a saving
  std::string payer;  ///< empty if the file has no such column
};

/// A cash flow as written in a file.
struct CashflowFile {
  CashflowTimes times{CashflowTimes::relative};
  int decimals{};  ///< most digits behind a decimal mark among the amounts
  std::vector<CashflowEntry> entries;

  /// One row a year, without gaps, says it all: no dates, and every time is a whole year.
  [[nodiscard]] bool yearly() const;
  [[nodiscard]] double first() const;  ///< time [years]
  [[nodiscard]] double last() const;
  [[nodiscard]] int first_year() const;
  [[nodiscard]] int last_year() const;
};

/// A time as its file writes it: "2024", "0.5", "2024-12-31".
[[nodiscard]] std::string written_time(CashflowTimes times, double time);
/// The time of "2024-12-31" (1900 to 2200); NaN if that is none.
[[nodiscard]] double time_of_date(const std::string& text);

/// Reads a CSV file with one column of times (year: a calendar year; t: years from the base year;
/// both may have fractions; date: 2024-12-31), amounts (amount: a cost, or a saving if negative;
/// cost; saving; each may come several times, with a word of its own after it: "cost staff") and
/// perhaps payer. Danish and English names, see docs/cashflow.md.
/// @throws InputError with every problem found, file:line:column
[[nodiscard]] CashflowFile read_cashflow(const std::filesystem::path& file);

}  // namespace kohort
