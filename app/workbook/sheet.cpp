#include "app/workbook/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/words/numbers.hpp"

namespace kohort {

namespace {

constexpr double line_height = 15;      // points
constexpr double highest_row = 405;     // a spreadsheet allows 409 points
constexpr double default_width = 8.43;  // characters

std::string column_name(Index column) {
  std::string name;
  for (Index rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

/// Characters of a number with as many decimals as it has, ten at most.
std::size_t plain_width(double value) {
  std::string digits = fmt::format("{:.10f}", value);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits.back() == '.' ? digits.size() - 1 : digits.size();
}

/// Characters of a number as it is written in a cell; the marks are as many in every language.
std::size_t written_width(double value, Digits digits) {
  switch (digits) {
    case Digits::general:
      return std::min<std::size_t>(fmt::format("{}", value).size(), 11);
    case Digits::whole:
      return format_number(value, 0, "en").size();
    case Digits::one:
      return format_number(value, 1, "en").size();
    case Digits::four:
      return fmt::format("{:.4f}", value).size();
    case Digits::percent:
      return fmt::format("{:.1f}%", 100 * value).size();
    case Digits::year:
      return fmt::format("{:.0f}", value).size();
    case Digits::listed:
      // LibreOffice shortens decimals to a column's width only where nothing follows the number.
      return plain_width(value) + 2;
    case Digits::listed_amount:
      return format_number(value, 0, "en").size() + 2;
  }
  return 0;
}

}  // namespace

std::string cell_name(Index row, Index column, bool absolute) {
  const std::string mark = absolute ? "$" : "";
  return mark + column_name(column) + mark + std::to_string(row + 1);
}

std::string range_name(Index row, Index column, Index last_row, Index last_column, bool absolute) {
  return cell_name(row, column, absolute) + ":" + cell_name(last_row, last_column, absolute);
}

void Sheet::text(Index row, Index column, std::string words, Look look) {
  cells_[{row, column}] = {std::move(words), {look, Digits::general}, 0};
}

void Sheet::number(Index row, Index column, double value, Style style) {
  if (std::isfinite(value))
    cells_[{row, column}] = {value, style, 0};
  else
    text(row, column, "\u2013", style.look);
}

void Sheet::formula(Index row, Index column, Formula formula, Style style) {
  if (formula.words.empty() && !std::isfinite(formula.value))
    text(row, column, "\u2013", style.look);
  else
    cells_[{row, column}] = {std::move(formula), style, 0};
}

void Sheet::paragraph(Index row, Index last, const std::string& words, Look look) {
  text(row, 0, words, look);
  cells_[{row, 0}].merged_to = last;
  double width = 0;
  for (Index c = 0; c <= last; ++c) width += c < widths.size() ? widths[c] : default_width;
  // Proportional fonts hold a little more than the nominal number of characters in a line.
  const double size = look == Look::title ? 1.5 : 1;
  const double lines = std::ceil(static_cast<double>(display_width(words)) * size / width / 1.05);
  heights[row] = std::min(highest_row, std::max(1.0, lines) * line_height * (size > 1 ? 1.5 : 1));
}

void Sheet::fit_heights(Index first) {
  for (const auto& [place, cell] : cells_) {
    const auto [row, column] = place;
    const auto* words = std::get_if<std::string>(&cell.content);
    const Look look = cell.style.look;
    const bool wraps = look == Look::wrapped || look == Look::assumption;
    const bool unseen = printed_columns > 0 && column >= printed_columns;
    if (row < first || unseen || !wraps || words == nullptr || cell.merged_to > 0) continue;
    const double width = column < widths.size() ? widths[column] : default_width;
    const double lines = std::ceil(static_cast<double>(display_width(*words)) / (0.88 * width));
    double& height = heights[row];
    height = std::max(height, std::min(highest_row, std::max(1.0, lines) * line_height));
  }
}

void Sheet::fit_widths() {
  for (const auto& [place, cell] : cells_) {
    const double number = value(place.first, place.second);
    if (!std::isfinite(number) || cell.merged_to > 0) continue;
    const auto* formula = std::get_if<Formula>(&cell.content);
    if (formula != nullptr && !formula->words.empty()) continue;
    if (place.second >= widths.size()) widths.resize(place.second + 1, default_width);
    // Bold digits are a tenth wider; one more digit has room, and so has the margin of the cell.
    const double needed = 1.1 * static_cast<double>(written_width(number, cell.style.digits)) + 2;
    widths[place.second] = std::max(widths[place.second], needed);
  }
}

double Sheet::value(Index row, Index column) const {
  const auto cell = cells_.find({row, column});
  if (cell == cells_.end()) return 0;
  if (const auto* number = std::get_if<double>(&cell->second.content)) return *number;
  if (const auto* formula = std::get_if<Formula>(&cell->second.content)) return formula->value;
  return std::nan("");
}

Formula Sheet::here(Index row, Index column) const {
  return {cell_name(row, column), value(row, column), "", 3};
}

Formula Sheet::at(Index row, Index column) const {
  return {"'" + name + "'!" + cell_name(row, column), value(row, column), "", 3};
}

Formula Sheet::sum(Index row, Index column, Index last_row, Index last_column) const {
  double total = 0;
  for (Index r = row; r <= last_row; ++r)
    for (Index c = column; c <= last_column; ++c) total += value(r, c);
  return {"SUM(" + range_name(row, column, last_row, last_column) + ")", total, "", 3};
}

CellRange Sheet::range(Index row, Index column, Index last_row, Index last_column) const {
  return {name, row, column, last_row, last_column};
}

Sheet& Book::add(std::string name, int position) {
  Sheet& sheet = sheets.emplace_back();
  sheet.name = std::move(name);
  sheet.position = position;
  return sheet;
}

}  // namespace kohort
