#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "app/import/import_command.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"

namespace kohort {

namespace {

constexpr std::size_t label_width = 11;

std::string line(std::string_view key, const std::string& text, const std::string& language) {
  if (text.empty()) return "";
  return fmt::format("{} {}\n", pad_right(say(language, key) + ":", label_width), text);
}

std::string form_name(TableForm form) {
  return form == TableForm::px ? "PC-Axis" : form == TableForm::json_stat ? "JSON-stat" : "CSV";
}

/// "24; uden tal: .. 1; nul (-): 2".
std::string numbers_text(const StatisticalTable& table, const std::string& language) {
  std::map<std::string, std::size_t> marks;
  std::size_t nil = 0, preliminary = 0;
  for (const TableCell& cell : table.cells) {
    if (!cell.value)
      ++marks[cell.mark];
    else if (cell.mark == "-")
      ++nil;
    else if (!cell.mark.empty())
      ++preliminary;
  }
  const auto count = [&](std::size_t n) {
    return format_number(static_cast<double>(n), 0, language);
  };
  std::string text = count(table.cells.size());
  std::string without;
  for (const auto& [mark, times] : marks)
    without += fmt::format("{}\"{}\" {}", without.empty() ? "" : ", ", mark, count(times));
  if (!without.empty()) text += say(language, "import.without_number", without);
  if (nil > 0) text += say(language, "import.nil", count(nil));
  if (preliminary > 0) text += say(language, "import.marked", count(preliminary));
  return text;
}

std::string categories_text(const TableDimension& dimension) {
  constexpr std::size_t most = 4;
  const auto name = [](const TableCategory& c) {
    std::string text = c.code == c.text || c.text.empty() ? c.code : c.code + " " + c.text;
    if (c.unknown) text += " (?)";
    return c.unit.empty() ? text : fmt::format("{} [{}]", text, c.unit);
  };
  const auto& all = dimension.categories;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
    text += (i > 0 ? ", " : "") + name(all[i]);
  if (all.size() == most + 1) text += ", " + name(all.back());
  if (all.size() > most + 1) text += ", ..., " + name(all.back());
  return text;
}

std::string_view role_key(DimensionRole role) {
  return role == DimensionRole::time     ? "import.role_time"
         : role == DimensionRole::region ? "import.role_region"
                                         : "import.role_contents";
}

}  // namespace

std::string table_overview(const StatisticalTable& table, const std::string& language) {
  std::string text = line(
      "import.table",
      table.id + (table.id.empty() || table.title.empty() ? "" : ": ") + table.title, language);
  text +=
      line("import.form", fmt::format("{}, {}", form_name(table.form), table.encoding), language);
  text += line("import.source", table.source, language);
  text += line("import.updated", table.updated, language);
  text += line("import.unit", table.unit, language);
  text += line("import.numbers", numbers_text(table, language), language);
  std::size_t width = 0;
  for (const TableDimension& dimension : table.dimensions)
    width = std::max(width, display_width(dimension.id));
  for (const TableDimension& dimension : table.dimensions) {
    const std::string size =
        format_number(static_cast<double>(dimension.categories.size()), 0, language);
    const std::string role = dimension.role == DimensionRole::other
                                 ? ""
                                 : " (" + say(language, role_key(dimension.role)) + ")";
    text += fmt::format("  {}  {}{}: {}\n", pad_right(dimension.id, width), size, role,
                        categories_text(dimension));
    const auto unknown = std::ranges::count(dimension.categories, true, &TableCategory::unknown);
    if (unknown > 0) text += "    " + say(language, "import.unknown_places", unknown) + "\n";
  }
  return text;
}

std::string selection_overview(const TableSelection& selection, const std::string& language) {
  std::string text = line("import.chosen", selection.words, language);
  for (const YearFigure& year : selection.years) {
    const double value = year.value;
    const int decimals = value == static_cast<double>(static_cast<long long>(value)) ? 0 : 2;
    text += fmt::format("  {}  {}{}\n", year.year, format_number(value, decimals, language),
                        year.added > 1 ? say(language, "import.sum_of", year.added) : "");
  }
  return text;
}

}  // namespace kohort
