#include "app/files/csv.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/files/spreadsheet_text.hpp"

namespace kohort {

namespace {

char separator(CsvDialect dialect) { return dialect == CsvDialect::danish ? ';' : ','; }

/// Whether a spreadsheet would take text that begins here for a formula; full-width signs count in
/// some languages.
bool begins_formula(std::string_view text, bool beginning) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  // A minus after ", " is prose; only "=" and "@" are taken for formulas after spaces.
  const bool spaced = first > 0 && !beginning;
  text.remove_prefix(first);
  if (std::string_view{spaced ? "=@" : "=+-@"}.find(text.front()) != std::string_view::npos)
    return true;
  for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
    if (text.starts_with(wide)) return true;
  return false;
}

/// An apostrophe before everything that could become a formula: at the beginning, and after
/// whatever ends a field for a program that splits lines at another separator than ours.
std::string harmless(const std::string& text) {
  std::string out;
  if (!text.empty() && std::string_view{"\t\r\n"}.find(text[0]) != std::string_view::npos)
    out = "'";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool field =
        i == 0 || std::string_view{",;\t\r\n\"|"}.find(text[i - 1]) != std::string_view::npos;
    if (field && begins_formula(std::string_view{text}.substr(i), i == 0)) out += '\'';
    out += text[i];
  }
  return out;
}

std::string text_field(const std::string& given, CsvDialect dialect) {
  std::string text = harmless(given);
  if (dialect == CsvDialect::danish && text == given) text = kept_as_text(given);
  if (text.find_first_of("\"\r\n,;") == std::string::npos) return text;
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
