#pragma once

#include <string>
#include <vector>

#include "app/files/problems.hpp"

namespace kohort {

/// A field of a statbank's CSV file: without quotation marks, and without spaces at its ends.
struct StatField {
  std::string text;
  unsigned line{0}, column{0};
};

using StatRow = std::vector<StatField>;

/// A statbank's CSV file, taken apart by where things stand in it.
struct StatRows {
  std::vector<StatField> titles;  ///< lines above the table
  std::vector<StatRow> rows;      ///< header rows and numbers, all of one width
  std::vector<StatField> notes;   ///< lines below the table
};

/// Reads semicolon- or tab-separated text. A line of which only the first field is filled is a
/// title or a note; empty lines are skipped. Rows of other lengths than the first are problems.
[[nodiscard]] StatRows read_stat_rows(const std::string& text, const std::string& shown,
                                      Problems& problems);

}  // namespace kohort
