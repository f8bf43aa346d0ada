#pragma once

#include <optional>
#include <string>

#include "app/import/selection.hpp"

namespace kohort {

/// What becomes of the numbers.
enum class ImportKind { nothing, targets, municipality, cashflow };

/// What an entry needs besides its number.
struct EntryAnswers {
  ImportKind kind{ImportKind::nothing};
  std::string figure{};                 ///< metric, parameter, or column of a cash flow
  std::string tolerance{};              ///< "0.5", "5%"
  std::string source{};                 ///< row of sources.toml
  std::string grade{};                  ///< empty: V as read, D computed, N with cells filled in
  std::string note{};                   ///< further words
  std::string price_year{};             ///< year, or "own": each year's own
  std::string payer{};                  ///< of a cash flow
  std::string extends{"denmark.toml"};  ///< of municipality figures
  bool together{false};                 ///< one entry for all years, with their mean
};

/// A selection in the unit that it is wanted in, with the numbers it was divided by.
struct ImportedFigures {
  std::string table, title, source;  ///< of the table: id, title, publisher
  TableSelection selection;
  std::string prices;                        ///< "current", "constant" or empty
  std::optional<TableSelection> divided_by;  ///< of the same years
  std::string divisor_table;
};

/// The file's text: [[target]] blocks, a scenario with the parameter, or a cash flow.
/// @throws InputError with everything that is missing or does not fit, and the option that says it
[[nodiscard]] std::string import_entries(const ImportedFigures& figures,
                                         const EntryAnswers& answers, const std::string& language);

}  // namespace kohort
