#include "app/import/encoding.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "app/import/table.hpp"
#include "app/words/suggestion.hpp"
#include "app/words/utf8.hpp"

namespace kohort {

namespace {

// Characters of the bytes 0x80 to 0x9F; 0 where there is none.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
constexpr std::u16string_view dos_850 =
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
    u"ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";

void append_utf8(std::string& text, char16_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

/// The character of a byte from 0x80 on; 0 if the encoding has none.
char16_t character_of(unsigned char byte, std::string_view encoding) {
  if (encoding == "cp850") return dos_850[byte - 0x80U];
  if (byte < 0xA0) return encoding == "windows-1252" ? windows_1252[byte - 0x80U] : char16_t{0};
  if (encoding != "iso-8859-15") return byte;
  switch (byte) {
    case 0xA4:
      return 0x20AC;
    case 0xA6:
      return 0x0160;
    case 0xA8:
      return 0x0161;
    case 0xB4:
      return 0x017D;
    case 0xB8:
      return 0x017E;
    case 0xBC:
      return 0x0152;
    case 0xBD:
      return 0x0153;
    case 0xBE:
      return 0x0178;
    default:
      return byte;
  }
}

/// Place of a byte; each byte counts as a character unless the text is UTF-8 before it.
Place place_of_byte(std::string_view bytes, std::size_t at, const std::string& shown, bool utf8) {
  Place place{shown, 1, 1};
  for (std::size_t i = 0; i < at; ++i) {
    if (bytes[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if (!utf8 || !continues_character(bytes[i])) {
      ++place.column;
    }
  }
  return place;
}

std::string_view written_name(std::string_view encoding) {
  if (encoding == "utf-8") return "UTF-8";
  if (encoding == "windows-1252") return "Windows-1252";
  if (encoding == "iso-8859-1") return "ISO 8859-1";
  return encoding == "iso-8859-15" ? "ISO 8859-15" : "DOS 850";
}

/// One of encoding_names() for what people and programs call them; empty if it is none.
std::string known_encoding(std::string_view name) {
  std::string plain = lower_case(name);
  std::erase_if(plain, [](char c) { return c == '-' || c == '_' || c == ' '; });
  if (plain == "utf8") return "utf-8";
  if (plain == "windows1252" || plain == "cp1252" || plain == "1252" || plain == "ansi")
    return "windows-1252";
  // Windows' own characters are often found in files that claim the older standard.
  if (plain == "iso88591" || plain == "latin1") return "windows-1252";
  if (plain == "iso885915" || plain == "latin9") return "iso-8859-15";
  return plain == "cp850" || plain == "850" || plain == "ibm850" ? "cp850" : "";
}

bool letter_before(std::string_view bytes, std::size_t at) {
  if (at == 0) return false;
  const char c = bytes[at - 1];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The first byte that would be a Danish letter in DOS and a sign in Windows, in a word.
std::optional<std::size_t> dos_letter(std::string_view bytes) {
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const bool danish =
        byte == 0x86 || byte == 0x8F || byte == 0x91 || byte == 0x9B || byte == 0x9D;
    const char next = bytes[i + 1];
    if (danish && letter_before(bytes, i) && next >= 'a' && next <= 'z') return i;
  }
  return std::nullopt;
}

/// "Ã¸" and the like: UTF-8 that was taken for Windows-1252 and saved again.
std::optional<std::size_t> read_wrongly(std::string_view text) {
  for (const std::string_view pair : {"Ã¸", "Ã¥", "Ã¦", "Ã˜", "Ã…", "Ã†"})
    if (const auto at = text.find(pair); at != std::string_view::npos) return at;
  return std::nullopt;
}

}  // namespace

const std::vector<std::string>& encoding_names() {
  static const std::vector<std::string> names{"utf-8", "windows-1252", "iso-8859-15", "cp850"};
  return names;
}

DecodedText decode(const std::string& bytes, const std::string& shown, const std::string& answer,
                   const std::string& stated, Problems& problems) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  std::string_view rest{bytes};
  const auto refuse = [&](std::size_t at, bool utf8, const std::string& message) {
    problems.add(place_of_byte(rest, at, shown, utf8), message);
    return DecodedText{};
  };
  if (rest.starts_with("\xFF\xFE") || rest.starts_with("\xFE\xFF"))
    return refuse(0, false, "this is UTF-16 (Excel's \"Unicode text\"); save it as UTF-8");
  const bool marked = rest.starts_with(mark);
  if (marked) rest.remove_prefix(mark.size());
  const auto no_utf8 = invalid_utf8(rest);
  const bool ascii = std::ranges::all_of(rest, [](char c) { return (c & 0x80) == 0; });
  std::string encoding = known_encoding(answer.empty() ? stated : answer);
  if (encoding.empty() && !stated.empty() && answer.empty())
    problems.add({shown}, fmt::format("CODEPAGE = {}: expected one of {}; say what it is with "
                                      "--encoding",
                                      stated, fmt::join(encoding_names(), ", ")));
  if (answer.empty() && !encoding.empty() && encoding != "utf-8" && !ascii && !no_utf8)
    return refuse(0, true,
                  fmt::format("the file says that it is {}, but its bytes are UTF-8; say "
                              "--encoding utf-8 if it was saved anew",
                              stated));
  if (marked) encoding = "utf-8";
  if (encoding.empty()) {
    if (const auto at = no_utf8 ? dos_letter(rest) : std::nullopt)
      return refuse(*at, false,
                    fmt::format("byte {:02x} is a Danish letter of DOS and a sign of Windows; say "
                                "--encoding cp850 or --encoding windows-1252",
                                static_cast<unsigned char>(rest[*at])));
    encoding = no_utf8 ? "windows-1252" : "utf-8";
  }
  DecodedText decoded{"", std::string{written_name(encoding)}};
  if (const auto nothing = rest.find('\0'); nothing != std::string_view::npos)
    return refuse(nothing, !no_utf8, "this is no text file: it holds a byte 00");
  if (encoding == "utf-8") {
    if (no_utf8)
      return refuse(*no_utf8, true,
                    fmt::format("byte {:02x} is no UTF-8; say --encoding windows-1252 if the file "
                                "was made so",
                                static_cast<unsigned char>(rest[*no_utf8])));
    decoded.text = rest;
  } else {
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const auto byte = static_cast<unsigned char>(rest[i]);
      const char16_t c = byte < 0x80 ? byte : character_of(byte, encoding);
      if (c == 0 && byte != 0)
        return refuse(i, false,
                      fmt::format("byte {:02x} is no character of {}; say what it is "
                                  "with --encoding ({})",
                                  byte, decoded.encoding, fmt::join(encoding_names(), ", ")));
      append_utf8(decoded.text, c);
    }
  }
  if (const auto at = read_wrongly(decoded.text))
    problems.add(place_of_byte(decoded.text, *at, shown, true),
                 "\"Ã\" before a sign: the text was UTF-8 and has been saved as if it were "
                 "Windows-1252; export the table again");
  return decoded;
}

}  // namespace kohort
