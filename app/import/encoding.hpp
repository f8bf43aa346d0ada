#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/files/problems.hpp"

namespace kohort {

/// Text of a file as UTF-8, and how it was written.
struct DecodedText {
  std::string text;
  std::string encoding;
};

/// Names that --encoding and CODEPAGE may give.
[[nodiscard]] const std::vector<std::string>& encoding_names();

/// Reads a file's bytes as text. With neither an answer nor a statement, what is UTF-8 is read as
/// that and everything else as Windows-1252, unless it looks as if a DOS program had written it.
/// Bytes that the encoding does not have, a statement that the bytes contradict, and text that was
/// read wrongly before ("KÃ¸benhavn") are problems, with their places.
/// @param answer  --encoding, or empty
/// @param stated  what the file says of itself, or empty
[[nodiscard]] DecodedText decode(const std::string& bytes, const std::string& shown,
                                 const std::string& answer, const std::string& stated,
                                 Problems& problems);

}  // namespace kohort
