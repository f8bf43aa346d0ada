#include "app/words/printable.hpp"

#include "app/words/utf8.hpp"

namespace kohort {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

unsigned char byte_of(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// What moves the cursor, sends an escape sequence or turns the direction of writing.
bool commands(std::string_view c) {
  const unsigned char lead = byte_of(c, 0);
  if (c.size() == 1) return (lead < 0x20 && lead != '\n' && lead != '\t') || lead == 0x7F;
  if (c.size() == 2) return lead == 0xC2 && byte_of(c, 1) < 0xA0;  // U+0080 to U+009F
  if (c.size() != 3 || lead != 0xE2) return false;
  const unsigned char second = byte_of(c, 1), third = byte_of(c, 2);
  if (second == 0x80)  // U+200E, U+200F, U+2028 to U+202E
    return third == 0x8E || third == 0x8F || (third >= 0xA8 && third <= 0xAE);
  return second == 0x81 && third >= 0xA6 && third <= 0xA9;  // U+2066 to U+2069
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    const std::string_view c = text.substr(0, length == 0 ? 1 : length);
    out += length == 0 || commands(c) ? replacement : c;
    text.remove_prefix(c.size());
  }
  return out;
}

bool print(std::FILE* stream, std::string_view text) {
  const std::string safe = printable(text);
  return std::fwrite(safe.data(), 1, safe.size(), stream) == safe.size() &&
         std::fflush(stream) == 0;
}

std::string one_line(std::string_view text, std::size_t most) {
  std::string line{text};
  if (line.size() > most) {
    std::size_t end = most;
    while (end > 0 && continues_character(line[end])) --end;
    line = line.substr(0, end) + "…";
  }
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20U || c == 0x7F) c = ' ';
  return printable(line);
}

}  // namespace kohort
