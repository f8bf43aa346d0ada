#pragma once

#include <string>
#include <vector>

#include "app/files/problems.hpp"

namespace kohort {

struct CsvField {
  std::string text;  ///< without the quotation marks that surrounded it
  Place place;
};

/// A CSV file as read: every row has as many fields as the header.
struct CsvFile {
  char separator{','};  ///< ';' files have decimal commas, ',' and tab files decimal points
  std::vector<CsvField> header;
  std::vector<std::vector<CsvField>> rows;
};

/// Reads comma-, semicolon- or tab-separated text (RFC 4180; the header decides which), with or
/// without byte order mark, lines ending in LF or CR LF. Empty lines are skipped.
///
/// What is wrong goes to `problems`; rows with a wrong number of fields are left out.
/// @param shown  the file's name in messages
[[nodiscard]] CsvFile read_csv(const std::string& text, const std::string& shown,
                               Problems& problems);

}  // namespace kohort
