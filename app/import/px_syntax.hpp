#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/files/problems.hpp"

namespace kohort {

/// A value of a PC-Axis statement: a text in quotation marks, or a bare word or number.
struct PxValue {
  std::string text;
  bool quoted{false};
  unsigned line{0}, column{0};
};

/// KEYWORD[language]("of","of")=value,value;
struct PxStatement {
  std::string keyword, language;
  std::vector<PxValue> of;
  std::vector<PxValue> values;
  unsigned line{0}, column{0};

  /// The only value's text; empty unless there is exactly one.
  [[nodiscard]] std::string single() const { return values.size() == 1 ? values[0].text : ""; }
};

/// Takes the statements of a PC-Axis file apart. Texts that follow each other without a comma are
/// one, as files break long ones over several lines; in DATA every one is a value of its own.
/// @param text  UTF-8
/// What is wrong goes to `problems`, the first time only: after that nothing can be relied on.
[[nodiscard]] std::vector<PxStatement> read_px_statements(const std::string& text,
                                                          const std::string& shown,
                                                          Problems& problems);

/// What CODEPAGE says, read before the characters are known; empty if nothing.
[[nodiscard]] std::string px_codepage(const std::string& bytes);

}  // namespace kohort
