#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/files/problems.hpp"

namespace kohort {

/// A value of a TOML file with its place. Keeps the rest of the program free of the TOML library.
struct Node {
  enum class Kind { text, number, flag, date, list, table };

  std::string key;  ///< last part of its key; empty inside lists
  Place key_place;  ///< where the key stands
  Place place;      ///< where the value stands
  Kind kind{Kind::table};
  std::string text;            ///< of a text
  double number{0};            ///< of a number
  bool whole{false};           ///< written as a whole number
  bool flag{false};            ///< of true or false
  std::vector<Node> children;  ///< of a list or table, in the order in which they stand in the file
  std::string written;         ///< as written, on one line

  [[nodiscard]] bool is_table() const { return kind == Kind::table; }
  [[nodiscard]] const Node* find(std::string_view name) const;
};

/// What a value is, for messages: "text", "a number", "true or false", ...
[[nodiscard]] std::string_view describe(Node::Kind kind);

/// Reads a TOML file; `shown` is its name in messages. What is wrong with the file as a whole (not
/// there, a folder, too large, not text, not TOML) goes to `problems`, at `blame` if the file is
/// not there.
/// @return whether `root` holds the file's content
[[nodiscard]] bool read_document(const std::filesystem::path& file, const std::string& shown,
                                 const Place& blame, Problems& problems, Node& root);

/// The same from text that is at hand already.
[[nodiscard]] bool parse_document(const std::string& text, const std::string& shown,
                                  Problems& problems, Node& root);

/// Reads the right-hand side of `--set key=value`: a TOML value, or the text itself if it is none.
[[nodiscard]] Node read_override_value(const std::string& text, const Place& place);

}  // namespace kohort
