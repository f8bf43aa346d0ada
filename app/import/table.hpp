#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/files/problems.hpp"
#include "app/import/period.hpp"

namespace kohort {

enum class TableForm { px, json_stat, csv };

/// One of a dimension's categories.
struct TableCategory {
  std::string code;  ///< of the register, or the text where the file has none
  std::string text;
  std::string unit;             ///< of a content; empty elsewhere
  std::optional<int> decimals;  ///< of a content
  std::optional<Period> period;
  bool unknown{false};  ///< a place whose code nobody knows
  unsigned line{0}, column{0};
};

enum class DimensionRole { other, time, region, contents };

struct TableDimension {
  std::string id, text;  ///< as the file names it, and in words
  DimensionRole role{DimensionRole::other};
  std::vector<TableCategory> categories;
  unsigned line{0}, column{0};

  /// Position of the category with this code, or else with this text in whatever case.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view code_or_text) const;
  [[nodiscard]] bool named(std::string_view name) const;  ///< in whatever case
};

/// A number of a table, or the mark that stands in its place.
struct TableCell {
  std::string written;          ///< as in the file; empty if the file leaves it out
  std::string mark;             ///< "..", "-", "null"; of a number: its status, mostly empty
  std::optional<double> value;  ///< set by read_numbers()
  unsigned line{0}, column{0};
};

/// A statistical table as its publisher means it, whatever the form of the file.
struct StatisticalTable {
  TableForm form{TableForm::px};
  std::string shown;     ///< the file's name in messages
  std::string encoding;  ///< "UTF-8", "Windows-1252", ...
  std::string id;        ///< "ANBAAR1"; empty if the file does not say
  std::string title, source, updated, unit;
  std::string prices;  ///< "current", "constant" or empty
  std::optional<int> decimals;
  std::vector<TableDimension> dimensions;
  std::vector<TableCell> cells;  ///< of all combinations, the last dimension's changing fastest

  [[nodiscard]] Place at(unsigned line, unsigned column) const { return {shown, line, column}; }
  /// Numbers between a cell of one category of the dimension and the next.
  [[nodiscard]] std::size_t stride(std::size_t dimension) const;
  /// Position of the dimension that has this name, or nothing.
  [[nodiscard]] std::optional<std::size_t> dimension(std::string_view name) const;
  [[nodiscard]] std::optional<std::size_t> with_role(DimensionRole role) const;
  [[nodiscard]] std::vector<std::string> dimension_names() const;
  /// The categories that a cell belongs to, in words: "Gladsaxe, 0-17 år, 2016".
  [[nodiscard]] std::string whereabouts(std::size_t cell) const;
};

/// What the user answers where a file leaves something open.
struct TableAnswers {
  std::string encoding{};        ///< --encoding; empty: what the file says
  std::string point{};           ///< --point thousands|decimal
  bool fractions{false};         ///< --fractions: decimals are right where the table has none
  std::string unit{};            ///< --unit
  std::string id{};              ///< --table
  std::string time_dimension{};  ///< --time-dimension
  std::string regions{};         ///< --regions table: take unknown codes of places as they are
  std::vector<std::string> missing{};  ///< --missing: further marks that stand for no number
  std::optional<int> stub{};  ///< --stub: columns of a CSV file that say what a row is about
  std::vector<std::string> dimensions{};  ///< --dimensions: their names, where the file has none
};

/// Files with more numbers than this are refused.
inline constexpr std::size_t most_cells = 1'000'000;

/// Lower case, also of Danish letters; without spaces at the ends.
[[nodiscard]] std::string lower_case(std::string_view text);
[[nodiscard]] std::string trimmed_text(std::string_view text);

/// Product of the dimensions' sizes; what is above most_cells, or nothing at all, is a problem.
[[nodiscard]] std::optional<std::size_t> cell_count(const StatisticalTable& table,
                                                    Problems& problems);

/// Finds out which dimensions are time and place where the file does not say, reads the periods,
/// and checks that no two dimensions or categories have the same name.
void settle_dimensions(StatisticalTable& table, const TableAnswers& answers, Problems& problems);

}  // namespace kohort
