#pragma once

#include <fmt/format.h>
#include <span>
#include <string>
#include <string_view>

namespace kohort {

/// A text of the program in both languages; {} are filled in by fmt.
struct Message {
  std::string_view key;
  std::string_view da;
  std::string_view en;
};

[[nodiscard]] std::span<const Message> messages();

/// The text for `key`, Danish unless `language` is "en". Throws std::logic_error if it is missing.
[[nodiscard]] std::string_view text(std::string_view key, std::string_view language);

/// A sentence that ends with an abbreviation ("kr.") needs no second full stop.
[[nodiscard]] std::string without_double_stops(std::string sentence);

template <class... Arguments>
[[nodiscard]] std::string say(std::string_view language, std::string_view key,
                              const Arguments&... arguments) {
  return without_double_stops(fmt::format(fmt::runtime(text(key, language)), arguments...));
}

}  // namespace kohort
