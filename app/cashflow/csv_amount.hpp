#pragma once

#include <optional>
#include <string>

namespace kohort {

/// An amount as people write it, or what is wrong with it.
struct CsvAmount {
  std::optional<double> value;
  std::string wrong;  ///< empty if there is a value
};

/// Reads "1.234,5" if `decimal_comma`, else "1,234.5"; thousands separators are optional and stand
/// before groups of three digits, a true minus sign counts as a minus. Empty text is 0.
[[nodiscard]] CsvAmount read_amount(const std::string& text, bool decimal_comma);

}  // namespace kohort
