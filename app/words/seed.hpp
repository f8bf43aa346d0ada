#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kohort {

/// What a seed may be, for messages.
inline constexpr std::string_view seed_range = "a whole number from 0 to 18446744073709551615";

/// The seed that `text` writes in decimal digits; nothing if it is none, or above 2^64 - 1.
[[nodiscard]] std::optional<std::uint64_t> read_seed(std::string_view text);

/// A seed in a JSON document: a number up to 2^53, which every reader keeps, and a text above.
template <class Json>
[[nodiscard]] Json seed_json(std::uint64_t seed) {
  constexpr std::uint64_t exact = std::uint64_t{1} << 53;
  return seed <= exact ? Json(seed) : Json(std::to_string(seed));
}

}  // namespace kohort
