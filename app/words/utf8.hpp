#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

/// Text from files as UTF-8, for the few places that look at single characters.
namespace kohort {

/// Bytes of the character at the beginning of `text`; 0 if none begins there.
/// Surrogates and characters written longer than need be count as characters.
/// @pre `text` is not empty
[[nodiscard]] std::size_t utf8_length(std::string_view text);

/// Byte offset of the first byte that is not UTF-8, if any.
[[nodiscard]] std::optional<std::size_t> invalid_utf8(std::string_view text);

/// Does this byte continue a character, and not begin one?
[[nodiscard]] constexpr bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace kohort
