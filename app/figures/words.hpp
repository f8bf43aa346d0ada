#pragma once

#include <string_view>

namespace kohort {

/// A name or sentence in both languages.
struct Words {
  std::string_view da;
  std::string_view en;

  /// Danish unless `language` is "en".
  [[nodiscard]] constexpr std::string_view in(std::string_view language) const {
    return language == "en" ? en : da;
  }
  [[nodiscard]] constexpr bool empty() const { return da.empty(); }
};

}  // namespace kohort
