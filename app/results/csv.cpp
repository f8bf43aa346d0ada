#include "app/results/csv.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace kohort {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char separator(CsvDialect dialect) { return dialect == CsvDialect::danish ? ';' : ','; }

std::string text_field(std::string text, CsvDialect dialect) {
  if (!text.empty() && std::string_view{"=+-@\t\r"}.find(text[0]) != std::string_view::npos) {
    text.insert(text.begin(), '\'');
  }
  const std::string special{'"', '\r', '\n', separator(dialect)};
  if (text.find_first_of(special) == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string number_field(double value, CsvDialect dialect) {
  if (!std::isfinite(value)) return "";
  // The shortest text that reads back as the same number.
  std::string text = fmt::format("{}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  if (dialect == CsvDialect::danish) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

std::string csv_field(const Cell& cell, CsvDialect dialect) {
  if (const auto* text = std::get_if<std::string>(&cell)) return text_field(*text, dialect);
  if (const auto* number = std::get_if<double>(&cell)) return number_field(*number, dialect);
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *whole);
  return "";
}

std::string to_csv(const Table& table, CsvDialect dialect) {
  std::string text;
  if (dialect == CsvDialect::danish) text += byte_order_mark;
  const auto line = [&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += separator(dialect);
      text += csv_field(row[i], dialect);
    }
    text += "\r\n";
  };
  Row header;
  for (const Column& column : table.columns) header.emplace_back(column.name);
  line(header);
  table.rows(line);
  return text;
}

}  // namespace kohort
