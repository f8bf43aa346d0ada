#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/results/run_results.hpp"
#include "app/workbook/sheet.hpp"

namespace kohort {

/// What a reader can change in the workbook. Empty fields are the run's own.
struct WorkbookInputs {
  double coverage{1};             ///< 1 is as simulated; scales scenario - baseline
  std::optional<int> price_year;  ///< price level of every amount
  /// Discount rate of each step of the run's rules, one rate for one step; otherwise ignored.
  std::vector<double> rates;
  std::optional<bool> flat;
};

/// The workbook in memory, with the cells of the inputs set to `inputs` and every cached value
/// computed from them.
[[nodiscard]] Book make_workbook(const RunResults& run, std::string_view language,
                                 const WorkbookInputs& inputs = {});

/// Name of the store's fact with the workbook in a language, as base64.
[[nodiscard]] inline std::string workbook_fact(std::string_view language) {
  return "workbook_" + std::string{language};
}

/// Writes budget.xlsx: the investment case in a municipality's form, with live formulas;
/// docs/workbook.md describes it. The same results give the same bytes.
/// @throws InputError if the file cannot be written
void write_workbook(const RunResults& run, const std::filesystem::path& path,
                    std::string_view language);

}  // namespace kohort
