#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace kohort {

/// Text from files, fit for a terminal: whatever a terminal would take for a command becomes U+FFFD
/// (control characters but line breaks and tabs, also those beyond ASCII, marks that turn the
/// direction of writing, bytes that are no UTF-8).
[[nodiscard]] std::string printable(std::string_view text);

/// Prints printable(text). @return whether all of it could be written
bool print(std::FILE* stream, std::string_view text);

/// On one line, and cut where it is longer than `most` bytes.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t most);

}  // namespace kohort
