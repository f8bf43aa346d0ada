#pragma once

#include <string>
#include <string_view>

#include "app/files/table.hpp"

namespace kohort {

/// With which spreadsheets begin a file in UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

enum class CsvDialect {
  rfc4180,  ///< comma, decimal point, UTF-8: for R, Python and most programs
  danish,   ///< semicolon, decimal comma, UTF-8 with byte order mark: opens right in Danish Excel
};

/// One field of a CSV line. Text that a spreadsheet would take for a formula (it starts with
/// = + - @, tab or carriage return) gets an apostrophe in front; numbers do not. The Danish dialect
/// is for spreadsheets, so text that one would take for a date or a number is kept from that, too
/// (kept_as_text()); the other gives texts back exactly.
[[nodiscard]] std::string csv_field(const Cell& cell, CsvDialect dialect);

/// A whole table with its header line; lines end with CR LF.
[[nodiscard]] std::string to_csv(const Table& table, CsvDialect dialect);

}  // namespace kohort
