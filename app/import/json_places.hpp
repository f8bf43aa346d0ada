#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/files/problems.hpp"

namespace kohort {

/// A JSON value that knows its place in the file and how it was written there.
struct JsonNode {
  enum class Kind { null, truth, number, text, list, object };

  Kind kind{Kind::null};
  std::string key;   ///< inside an object
  std::string text;  ///< of a text; of a number as written: "1.200"
  std::vector<JsonNode> children;
  unsigned line{0}, column{0};

  [[nodiscard]] const JsonNode* find(std::string_view name) const;
  [[nodiscard]] bool is(Kind what) const { return kind == what; }
};

/// Parses JSON. @return whether `root` holds it; else what is wrong is among the problems
[[nodiscard]] bool parse_json(const std::string& text, const std::string& shown, JsonNode& root,
                              Problems& problems);

}  // namespace kohort
