#include "app/files/document.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <toml++/toml.h>

#include "app/words/utf8.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

namespace {

constexpr std::uintmax_t megabyte = std::uintmax_t{1024} * 1024;
constexpr std::uintmax_t largest_file = 4 * megabyte;

/// Counts how deep keys and brackets lead, so that nothing that walks over a file's tree, the
/// library included, needs a stack without end: "a.a.a.a ... = 1" is legal TOML.
class Nesting {
 public:
  /// @return whether this character, outside strings and comments, leads too deep
  bool too_deep(char c) {
    if (c == '[' || c == '{') ++open_;
    if (c == ']' || c == '}') --open_;
    if (c == '.')
      ++dots_;
    else if (std::string_view{"\n=,[]{}"}.find(c) != std::string_view::npos)
      dots_ = 0;
    return open_ > most || dots_ > most;
  }

 private:
  static constexpr int most = 16;  // files of ours need five
  int open_{0};
  int dots_{0};
};

/// Byte offset of the first character outside strings and comments that must not reach the library,
/// if any: one beyond ASCII, or one that nests too deep.
///
/// TOML allows no characters beyond ASCII there, and toml++ 3.3 does not find them all: it reaches
/// code that its authors declared unreachable. Danish letters in keys and quotation marks from word
/// processors are common.
std::optional<std::size_t> stray_character(std::string_view text) {
  Nesting nesting;
  std::string_view closing;  // what ends the string or comment we are in; empty outside
  for (std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
    const char c = text[i];
    if (closing.empty()) {
      if ((static_cast<unsigned char>(c) & 0x80) != 0 || nesting.too_deep(c)) return i;
      if (c == '#') closing = "\n";
      if (c != '"' && c != '\'') continue;
      closing = text.substr(i, 3) == std::string(3, c) ? text.substr(i, 3) : text.substr(i, 1);
      i += closing.size() - 1;
    } else if (c == '\\' && closing.front() == '"') {
      ++i;
    } else if (text.substr(i).starts_with(closing)) {
      i += closing.size() - 1;
      // Up to two quotation marks may stand right before the closing three.
      if (closing.size() == 3)
        while (i + 1 < text.size() && text[i + 1] == closing.front()) ++i;
      closing = {};
    } else if (c == '\n' && closing.size() == 1) {
      closing = {};  // an unfinished string: the parser says so
    }
  }
  return std::nullopt;
}

Place place_of_byte(const std::string& shown, std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto lines = static_cast<unsigned>(std::ranges::count(before, '\n'));
  const auto start = before.rfind('\n');
  const std::size_t column = start == std::string_view::npos ? offset : offset - start - 1;
  return {shown, lines + 1, static_cast<unsigned>(column) + 1};
}

/// Text of lines, to show values as they are written.
class Lines {
 public:
  explicit Lines(const std::string& text) {
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines_.push_back(line);
  }

  /// What stands between two places, on one line and without comments after its own lines. Cut
  /// short where nobody wrote by hand, so that such files take no more time than others.
  [[nodiscard]] std::string between(const toml::source_position& from,
                                    const toml::source_position& to) const {
    std::string out;
    for (auto number = from.line; number <= to.line && number <= lines_.size() && number > 0;
         ++number) {
      if (lines_[number - 1].size() > longest_line || out.size() > longest_text) return out + "...";
      std::string part = lines_[number - 1];
      if (number == to.line) part = part.substr(0, byte_of(part, to.column));
      if (number == from.line) part = part.substr(byte_of(part, from.column));
      if (from.line != to.line) part = part.substr(0, part.find('#'));
      const auto first = part.find_first_not_of(" \t\r");
      if (first == std::string::npos) continue;
      const auto last = part.find_last_not_of(" \t\r");
      out += (out.empty() ? "" : " ") + part.substr(first, last - first + 1);
    }
    return out;
  }

 private:
  static constexpr std::size_t longest_line = 4000;  // bytes
  static constexpr std::size_t longest_text = 400;   // bytes

  /// Columns count characters, strings count bytes.
  static std::size_t byte_of(std::string_view line, toml::source_index column) {
    std::size_t byte = 0;
    for (toml::source_index c = 1; c < column && byte < line.size(); ++c) {
      ++byte;
      while (byte < line.size() && continues_character(line[byte])) ++byte;
    }
    return byte;
  }

  std::vector<std::string> lines_;
};

/// Turns toml++ nodes into ours.
class Converter {
 public:
  Converter(std::string shown, const Lines& lines) : shown_{std::move(shown)}, lines_{lines} {}

  [[nodiscard]] Node convert(const toml::node& from) const {
    Node to;
    to.place = place(from.source().begin);
    to.key_place = to.place;
    to.written = lines_.between(from.source().begin, from.source().end);
    if (const auto* table = from.as_table()) {
      to.kind = Node::Kind::table;
      for (const auto& [key, value] : *table) {
        Node child = convert(value);
        child.key = std::string{key.str()};
        child.key_place = place(key.source().begin);
        to.children.push_back(std::move(child));
      }
      // The library sorts by name; readers expect the order of the file.
      std::ranges::stable_sort(to.children, {}, [](const Node& child) {
        return std::pair{child.key_place.line, child.key_place.column};
      });
    } else if (const auto* list = from.as_array()) {
      to.kind = Node::Kind::list;
      for (const auto& entry : *list) to.children.push_back(convert(entry));
    } else if (const auto* text = from.as_string()) {
      to.kind = Node::Kind::text;
      to.text = text->get();
    } else if (const auto* flag = from.as_boolean()) {
      to.kind = Node::Kind::flag;
      to.flag = flag->get();
    } else if (from.is_number()) {
      to.kind = Node::Kind::number;
      to.whole = from.is_integer();
      to.number = from.value<double>().value_or(0);
      if (const auto* whole = from.as_integer()) to.number = static_cast<double>(whole->get());
    } else {
      to.kind = Node::Kind::date;
    }
    return to;
  }

 private:
  [[nodiscard]] Place place(const toml::source_position& position) const {
    return {shown_, position.line, position.column};
  }

  std::string shown_;
  const Lines& lines_;
};

/// The library's long sentence, shortened to what the user can act on.
std::string short_syntax_error(std::string_view description) {
  constexpr std::string_view prefix = "Error while parsing ";
  if (description.starts_with(prefix)) description.remove_prefix(prefix.size());
  if (description.find("cannot redefine") != std::string_view::npos ||
      description.find("already") != std::string_view::npos) {
    const auto quote = description.find('\'');
    const auto end = description.find('\'', quote + 1);
    if (quote != std::string_view::npos && end != std::string_view::npos)
      return fmt::format("{} is given twice in this file",
                         description.substr(quote, end - quote + 1));
    return "the same key is given twice in this file";
  }
  return fmt::format("not TOML: {}", description);
}

std::string line_of(const std::string& text, toml::source_index number) {
  std::istringstream stream{text};
  std::string line;
  for (toml::source_index i = 0; i < number; ++i)
    if (!std::getline(stream, line)) return "";
  return line;
}

/// What to write in place of a number that people write with other marks, if one stands behind the
/// last equals sign before the error: "0,5", "1.200.000".
std::string number_hint(const std::string& line, toml::source_index column) {
  const auto equals = line.rfind('=', column);
  if (equals == std::string::npos) return "";
  const auto begin = line.find_first_not_of(" \t", equals + 1);
  if (begin == std::string::npos) return "";
  std::string number = line.substr(begin, line.find_first_not_of("0123456789.,", begin) - begin);
  while (number.ends_with(',')) number.pop_back();
  if (number.find_first_of(",.") == std::string::npos) return "";
  const WrittenNumber meant = read_written_number(number, Marks::unknown);
  if (meant.value)
    return fmt::format(" (did you mean {}? numbers have a decimal point and nothing else)",
                       plain_number(*meant.value));
  return meant.doubtful ? fmt::format(" ({})", meant.wrong) : "";
}

/// Problems of a file before its text is read; empty if there are none.
std::string unreadable(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) return "there is no such file";
  if (std::filesystem::is_directory(status))
    return "this is a folder; give a scenario file (.toml)";
  if (!std::filesystem::is_regular_file(status)) return "this is not an ordinary file";
  const auto size = std::filesystem::file_size(file, error);
  if (error) return "the file cannot be read";
  if (size > largest_file)
    return fmt::format("the file has {} MB; a scenario has at most {} MB", size / megabyte,
                       largest_file / megabyte);
  return "";
}

/// The value of "value = TEXT", or nothing if that is not one line of TOML.
std::optional<Node> parse_value(const std::string& text, const Place& place) {
  if (text.find_first_of("\n\r") != std::string::npos || invalid_utf8(text) ||
      stray_character(text))
    return std::nullopt;
  try {
    const std::string line = fmt::format("value = {}", text);
    const toml::table parsed = toml::parse(line);
    if (parsed.size() != 1 || !parsed.contains("value")) return std::nullopt;
    const Lines lines{line};
    return Converter{place.file, lines}.convert(*parsed.get("value"));
  } catch (const toml::parse_error&) {
    return std::nullopt;
  }
}

}  // namespace

const Node* Node::find(std::string_view name) const {
  const auto found = std::ranges::find(children, name, &Node::key);
  return found == children.end() ? nullptr : &*found;
}

std::string_view describe(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::text:
      return "text";
    case Node::Kind::number:
      return "a number";
    case Node::Kind::flag:
      return "true or false";
    case Node::Kind::date:
      return "a date";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::table:
      return "a table";
  }
  return "something else";
}

bool read_document(const std::filesystem::path& file, const std::string& shown, const Place& blame,
                   Problems& problems, Node& root) {
  if (const std::string why = unreadable(file); !why.empty()) {
    const bool own = blame.line == 0;
    problems.add(own ? Place{shown} : blame, own ? why : fmt::format("{}: {}", shown, why));
    return false;
  }
  std::ifstream stream{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream) {
    problems.add({shown}, "the file cannot be read (no permission?)");
    return false;
  }
  return parse_document(text, shown, problems, root);
}

bool parse_document(const std::string& text, const std::string& shown, Problems& problems,
                    Node& root) {
  if (const auto zero = text.find('\0'); zero != std::string::npos) {
    problems.add(place_of_byte(shown, text, zero), "the file is not text (it has a zero byte)");
    return false;
  }
  if (const auto bad = invalid_utf8(text)) {
    problems.add(place_of_byte(shown, text, *bad),
                 "the file is not UTF-8 text (save it with that encoding)");
    return false;
  }
  if (text.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string::npos) {
    problems.add({shown}, "the file is empty");
    return false;
  }
  if (const auto stray = stray_character(text)) {
    if ((static_cast<unsigned char>(text[*stray]) & 0x80) == 0) {
      problems.add(place_of_byte(shown, text, *stray),
                   "keys, lists and tables nest deeper here than anything that is read");
      return false;
    }
    std::size_t length = 1;
    while (continues_character(text[*stray + length])) ++length;
    problems.add(
        place_of_byte(shown, text, *stray),
        fmt::format("the character {} can stand only between plain quotation marks (\") and "
                    "in comments",
                    text.substr(*stray, length)));
    return false;
  }
  try {
    const toml::table parsed = toml::parse(text, shown);
    const Lines lines{text};
    root = Converter{shown, lines}.convert(parsed);
    return true;
  } catch (const toml::parse_error& error) {
    const auto position = error.source().begin;
    problems.add({shown, position.line, position.column},
                 short_syntax_error(error.description()) +
                     number_hint(line_of(text, position.line), position.column));
    return false;
  }
}

Node read_override_value(const std::string& text, const Place& place) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = text;
  if (auto parsed = parse_value(text, place)) node = std::move(*parsed);
  const auto relocate = [&place](auto& self, Node& at) -> void {
    at.place = at.key_place = place;
    for (Node& child : at.children) self(self, child);
  };
  relocate(relocate, node);
  node.written = text;
  return node;
}

}  // namespace kohort
