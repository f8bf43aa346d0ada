#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/workbook/formula.hpp"

namespace kohort {

/// How a cell looks. `input` marks what the reader may change.
enum class Look : std::uint8_t {
  text,
  wrapped,
  label,  ///< wrapped, halfway up its row
  title,
  question,
  heading,
  header,
  header_left,
  note,
  remark,
  total,
  grand_total,
  input,
  assumption,
  warning
};
/// How a number is written; the reader's program puts in its own decimal and thousands marks.
enum class Digits : std::uint8_t {
  general,
  whole,
  one,
  four,
  percent,
  year,
  listed,        ///< as many digits as it has, with space to the right
  listed_amount  ///< whole kroner, likewise
};

struct Style {
  Look look{Look::text};
  Digits digits{Digits::general};
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what is defaulted for a zero
  friend auto operator<=>(const Style&, const Style&) = default;
};
inline constexpr Style amount{Look::text, Digits::whole};
inline constexpr Style total_amount{Look::total, Digits::whole};

using Index = std::uint32_t;  ///< of a row or column, from 0

struct SheetCell {
  std::variant<std::string, double, Formula> content;
  Style style;
  Index merged_to{};  ///< last column of a paragraph across columns; 0: none
};

/// Cells of one sheet, both ends included.
struct CellRange {
  std::string sheet;
  Index first_row{}, first_column{}, last_row{}, last_column{};
};

enum class ChartKind : std::uint8_t { line, stacked_columns, columns };

struct ChartSeries {
  std::string name;
  CellRange categories;
  CellRange values;
  std::uint32_t colour{};
  bool thin{};
};

struct SheetChart {
  ChartKind kind{};
  std::string title;
  std::string axis;  ///< title of the axis of values
  std::vector<ChartSeries> series;
  Index row{}, column{};
  int width{720}, height{320};  ///< [pixels]
};

/// What may be typed into an input cell.
struct InputRule {
  Index row{}, column{};
  double least{}, most{};
  std::string list;  ///< formula of a range instead of limits
  std::string help;
};

/// One sheet in memory: cells, layout, charts. Rows and columns count from 0.
class Sheet {
 public:
  std::string name;
  int position{};  ///< order in the book
  std::vector<double> widths;
  std::map<Index, double> heights;
  Index freeze_rows{}, freeze_columns{};
  std::optional<std::pair<Index, Index>> repeated_rows;  ///< at the top of every printed page
  std::optional<CellRange> filter;
  std::vector<SheetChart> charts;
  std::vector<InputRule> rules;
  bool hidden_grid{};
  bool one_page{};          ///< printed on one page; otherwise one page wide
  Index printed_columns{};  ///< leave out columns to the right on paper; 0: print all

  void text(Index row, Index column, std::string words, Look look = Look::text);
  void number(Index row, Index column, double value, Style style = amount);
  void formula(Index row, Index column, Formula formula, Style style = amount);
  /// Text across columns 0 to `last`, as high as it needs.
  void paragraph(Index row, Index last, const std::string& words, Look look = Look::wrapped);

  /// Makes rows from `first` on as high as their wrapped texts on paper need.
  void fit_heights(Index first);

  /// Makes columns as wide as their numbers are, also when an input makes them ten times as large:
  /// a spreadsheet shows "###" instead of a number that does not fit.
  void fit_widths();

  /// Reference to a cell of this sheet and from another sheet, with its value.
  [[nodiscard]] Formula here(Index row, Index column) const;
  [[nodiscard]] Formula at(Index row, Index column) const;
  /// Sum of a block of this sheet.
  [[nodiscard]] Formula sum(Index row, Index column, Index last_row, Index last_column) const;
  [[nodiscard]] double value(Index row, Index column) const;
  [[nodiscard]] CellRange range(Index row, Index column, Index last_row, Index last_column) const;

  [[nodiscard]] const std::map<std::pair<Index, Index>, SheetCell>& cells() const { return cells_; }

 private:
  std::map<std::pair<Index, Index>, SheetCell> cells_;
};

/// "C5", or "$C$5".
[[nodiscard]] std::string cell_name(Index row, Index column, bool absolute = false);
/// "C5:F9", or "$C$5:$F$9".
[[nodiscard]] std::string range_name(Index row, Index column, Index last_row, Index last_column,
                                     bool absolute = false);

/// A workbook in memory.
struct Book {
  std::deque<Sheet> sheets;  ///< addresses stay valid while sheets are added
  std::vector<std::pair<std::string, std::string>> names;  ///< name and what it refers to
  std::string title;
  std::string language;
  std::string program;

  Sheet& add(std::string name, int position);
};

}  // namespace kohort
