#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace kohort {

/// Nothing, text, a number or a whole number.
using Cell = std::variant<std::monostate, std::string, double, std::int64_t>;
using Row = std::vector<Cell>;

struct Column {
  std::string name;
  std::string type;  ///< "text", "real" or "integer"
  std::string unit;  ///< empty for names and codes
  std::string meaning;
};

/// A result table that can be written to the database and to CSV. Rows are produced on demand, so
/// that long tables need not be held in memory.
struct Table {
  std::string name;
  std::string meaning;
  std::vector<Column> columns;
  std::function<void(const std::function<void(const Row&)>& sink)> rows;
};

}  // namespace kohort
