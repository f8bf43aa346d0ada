#include "app/workbook/clean_text.hpp"

#include <algorithm>
#include <cstdint>

#include "app/words/utf8.hpp"

namespace kohort {

namespace {

constexpr std::string_view replacement = "\uFFFD";

struct Character {
  std::uint32_t code{};
  std::size_t bytes{};  ///< 0: not UTF-8
};

/// The first character of `text`, which is not empty.
Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = utf8_length(text);
  if (length < 2) return {byte(0), length};
  std::uint32_t code = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = code << 6U | (byte(i) & 0x3FU);
  constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < least[length] || code > 0x10FFFF || surrogate) return {};
  return {code, length};
}

bool is_control(std::uint32_t code) {
  return (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0) || code == 0xFFFE ||
         code == 0xFFFF;
}

/// A soft hyphen tells a page where a word may be divided; spreadsheets print it as a hyphen.
constexpr std::uint32_t soft_hyphen = 0xAD;

/// Does a spreadsheet read the beginning of `text` as an escaped character: _xHHHH_?
bool is_escape(std::string_view text) {
  return text.size() >= 7 && text.substr(0, 2) == "_x" && text[6] == '_' &&
         text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    units += continues_character(c) ? 0 : static_cast<unsigned char>(c) >= 0xF0 ? 2 : 1;
  }
  return units;
}

}  // namespace

std::string clean_text(std::string_view text, std::string_view mark, std::size_t longest) {
  std::string clean;
  std::size_t units = 0;
  const std::size_t room = longest - std::min(longest, utf16_units(mark));
  std::size_t cut = 0;  // length of `clean` that leaves room for the mark
  while (!text.empty()) {
    const Character c = first_character(text);
    std::string_view piece = c.bytes == 0 ? replacement : text.substr(0, c.bytes);
    if (c.bytes != 0 && is_control(c.code)) piece = " ";
    if (is_escape(text)) piece = "_x005F_";
    if (c.code == soft_hyphen) piece = "";
    units += utf16_units(piece);
    if (units > longest) return clean.substr(0, cut) + std::string{mark};
    clean += piece;
    if (units <= room) cut = clean.size();
    text.remove_prefix(std::max<std::size_t>(c.bytes, 1));
  }
  return clean;
}

}  // namespace kohort
