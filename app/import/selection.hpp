#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/import/table.hpp"

namespace kohort {

/// Which numbers of a table are wanted.
struct TableChoice {
  std::vector<std::string> where{};    ///< "OMRÅDE=159", "ALDER=0-4 år,5-9 år", "ALDER=0..17"
  std::string time{};                  ///< "2015..2018", "2016", "2016K1"; empty: all
  std::string year_from{};             ///< --year-from mean|sum|first|last, of quarters and months
  std::optional<double> suppressed{};  ///< --suppressed: what a cell without a number counts as
};

/// What the table says of one year (or one period), after adding up.
struct YearFigure {
  int year{};
  double value{};         ///< in the table's unit
  std::size_t added{1};   ///< numbers that were added up
  std::size_t filled{0};  ///< of them without a number, taken as --suppressed says
  std::size_t nil{0};     ///< of them written as "-"
  std::size_t prelim{0};  ///< of them marked as preliminary
};

struct TableSelection {
  std::vector<YearFigure> years;  ///< in order of time
  std::string unit;               ///< of all of them
  std::string words;              ///< what was chosen: "Gladsaxe (159), 0-17 år"
  /// What each year was made from, where that is not the year itself: "2016K1-2016K4".
  std::vector<std::string> years_of_parts;
};

/// Adds up the numbers that `choice` names, year by year. Everything that would have to be guessed
/// is an error: a dimension of which nothing is chosen, a total beside its parts, numbers of
/// different units, shares added up, a cell without a number, a year of which quarters are missing.
/// @throws InputError with every problem found
[[nodiscard]] TableSelection select(const StatisticalTable& table, const TableChoice& choice);

}  // namespace kohort
