#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/files/document.hpp"
#include "app/files/problems.hpp"
#include "app/scenario/value_reader.hpp"
#include "app/words/seed.hpp"
#include "app/words/suggestion.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

using Names = std::vector<std::string>;

/// Reads the fields of a target file's tables; what is wrong goes to problems_.
class TaskFields {
 protected:
  template <class... Arguments>
  void complain(const Place& place, fmt::format_string<Arguments...> text,
                Arguments&&... arguments) {
    problems_.add(place, fmt::format(text, std::forward<Arguments>(arguments)...));
  }

  void check_keys(const Node& table, const std::string& path, const Names& known) {
    for (const Node& child : table.children)
      if (std::ranges::find(known, child.key) == known.end())
        complain(child.key_place, "unknown key {}{}{}", path, child.key,
                 did_you_mean(nearest(child.key, known)));
  }

  /// A number between low and high, whole if wanted; `fallback` if it is not given or wrong.
  double number(const Node& table, const std::string& path, const std::string& name, double low,
                double high, bool whole, double fallback) {
    const Node* node = table.find(name);
    if (!node) return fallback;
    const std::string shown = path + name;
    const auto value = read_number(shown, *node, problems_);
    if (!value) return fallback;
    if (whole && looks_like_thousands(node->written)) {
      complain(node->place, "{} = {}: expected a whole number{}", shown, node->written,
               thousand_hint(*node));
      return fallback;
    }
    if (high >= 1000) ask_about_thousand(shown, *node, problems_);
    if (*value >= low && *value <= high && (!whole || *value == std::round(*value))) return *value;
    complain(node->place, "{} = {}: expected a {}number between {:.15g} and {:.15g}", shown,
             node->written, whole ? "whole " : "", low, high);
    return fallback;
  }

  /// A seed of 64 bits. TOML's own whole numbers end at 2^63 - 1; larger ones stand in quotes.
  std::uint64_t seed(const Node& table, const std::string& path, std::uint64_t fallback) {
    const Node* node = table.find("seed");
    if (!node) return fallback;
    const bool text = node->kind == Node::Kind::text;
    const auto value = text          ? read_seed(node->text)
                       : node->whole ? read_seed(node->written)
                                     : std::nullopt;
    if (value) return *value;
    if (node->whole && node->number >= 0 && node->number <= 0x1p53)  // 1_000, 0x1f
      return static_cast<std::uint64_t>(node->number);
    complain(node->place, "{}seed = {}: expected {}, in quotes above 9223372036854775807", path,
             node->written, seed_range);
    return fallback;
  }

  /// The text of a key that must be there.
  std::optional<std::string> needed_text(const Node& table, const std::string& path,
                                         const std::string& name) {
    if (const Node* node = table.find(name)) return read_text(path + name, *node, problems_);
    complain(table.place, "{}: {} is missing", path.substr(0, path.size() - 1), name);
    return std::nullopt;
  }

  std::optional<double> needed_number(const Node& table, const std::string& path,
                                      const std::string& name) {
    if (const Node* node = table.find(name)) return read_number(path + name, *node, problems_);
    complain(table.place, "{}: {} is missing", path.substr(0, path.size() - 1), name);
    return std::nullopt;
  }

  Problems problems_;
};

}  // namespace kohort
