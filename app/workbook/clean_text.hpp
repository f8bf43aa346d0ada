#pragma once

#include <string>
#include <string_view>

namespace kohort {

/// Longest text of a cell, in UTF-16 units.
inline constexpr std::size_t longest_cell_text = 32767;

/// Text as a cell may hold it: control characters become spaces (line feeds stay), bytes that are
/// not UTF-8 become U+FFFD, what spreadsheets read as an escape ("_x0041_") is escaped itself, and
/// what is longer than `longest` UTF-16 units is cut and ends with `mark`.
[[nodiscard]] std::string clean_text(std::string_view text, std::string_view mark,
                                     std::size_t longest = longest_cell_text);

}  // namespace kohort
