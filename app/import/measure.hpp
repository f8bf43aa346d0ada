#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/import/table.hpp"

namespace kohort {

/// What kind of thing a number of a table or of the model is.
enum class Measure { unknown, count, percent, per_100, per_1000, money, other };

/// A unit in the words of a table or of the model.
struct MeasuredUnit {
  Measure measure{Measure::unknown};
  double factor{1};    ///< of money: kroner in one
  std::string prices;  ///< "current" or "constant", if the unit's text says so
};

/// "antal", "personer", "pct.", "pr. 1.000 indbyggere", "1.000 kr., løbende priser", "per child".
[[nodiscard]] MeasuredUnit measured_unit(std::string_view unit);

/// In words for messages: "a count", "per 1,000".
[[nodiscard]] std::string_view in_words(Measure measure);

/// The unit and the decimals that hold for a cell: its content's, or the table's.
[[nodiscard]] const std::string& unit_of_cell(const StatisticalTable& table, std::size_t cell);
[[nodiscard]] std::optional<int> decimals_of_cell(const StatisticalTable& table, std::size_t cell);

}  // namespace kohort
