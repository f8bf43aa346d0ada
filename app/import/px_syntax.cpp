#include "app/import/px_syntax.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

#include "app/import/table.hpp"
#include "app/words/printable.hpp"
#include "app/words/utf8.hpp"

namespace kohort {

namespace {

/// Thrown inside the parser at the first mistake, which is in Problems then.
struct PxSyntaxError {};

class PxParser {
 public:
  PxParser(std::string_view text, const std::string& shown, Problems& problems)
      : text_{text}, shown_{shown}, problems_{problems} {}

  std::vector<PxStatement> read() {
    std::vector<PxStatement> statements;
    try {
      for (skip_space(); !at_end(); skip_space()) statements.push_back(read_statement());
    } catch (const PxSyntaxError&) {
    }
    return statements;
  }

 private:
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  char take() {
    const char c = text_[at_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if (!continues_character(c)) {
      ++column_;
    }
    return c;
  }
  [[noreturn]] void fail(unsigned line, unsigned column, const std::string& message) {
    problems_.add({shown_, line, column}, message);
    throw PxSyntaxError{};
  }
  void skip_space() {
    while (!at_end() && std::string_view{" \t\r\n\x1A"}.find(peek()) != std::string_view::npos)
      take();
  }

  PxStatement read_statement() {
    PxStatement statement;
    statement.line = line_;
    statement.column = column_;
    statement.keyword = read_keyword(statement);
    if (peek() == '[') {
      take();
      while (!at_end() && peek() != ']' && peek() != '\n') statement.language += take();
      if (peek() == ']') take();
      skip_space();
    }
    if (peek() == '(') {
      take();
      read_values(statement, statement.of, ')');
      skip_space();
    }
    if (peek() != '=')
      fail(line_, column_,
           at_end() ? ends_inside(statement)
                    : fmt::format("expected = after {}", statement.keyword));
    take();
    read_values(statement, statement.values, ';');
    return statement;
  }

  std::string read_keyword(const PxStatement& statement) {
    std::string keyword;
    const auto letter = [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_';
    };
    while (letter(peek())) keyword += take();
    skip_space();
    if (keyword.empty())
      fail(statement.line, statement.column,
           fmt::format("expected a keyword such as STUB or DATA, found {}",
                       one_line(text_.substr(at_, 20), 24)));
    return keyword;
  }

  static std::string ends_inside(const PxStatement& statement) {
    return fmt::format(
        "the file ends inside {}, which begins in line {}: it is cut off; export "
        "the table again",
        statement.keyword, statement.line);
  }

  void read_values(const PxStatement& statement, std::vector<PxValue>& values, char end) {
    const bool data = statement.keyword == "DATA";
    bool joined = false;  // a text has just ended, and no comma stands behind it
    unsigned open = 0;
    while (true) {
      const std::size_t before = at_;
      skip_space();
      if (at_end()) fail(line_, column_, ends_inside(statement));
      const char c = peek();
      if (c == end && open == 0) {
        take();
        return;
      }
      if (c == ',') {
        take();
        joined = false;
      } else if (c == '"') {
        PxValue value = read_text(statement);
        if (joined && at_ > 0 && text_[before] == '"' && !data)
          fail(value.line, value.column, "a quotation mark inside a text");
        if (joined && !data)
          values.back().text += value.text;
        else
          values.push_back(std::move(value));
        joined = true;
      } else {
        values.push_back(read_word());
        open += values.back().text == "(" ? 1 : 0;
        open -= values.back().text == ")" && open > 0 ? 1 : 0;
        joined = false;
      }
    }
  }

  PxValue read_text(const PxStatement& statement) {
    PxValue value{"", true, line_, column_};
    take();
    while (!at_end() && peek() != '"') value.text += take();
    if (at_end())
      fail(value.line, value.column,
           fmt::format("the quotation mark in {} is never closed", statement.keyword));
    take();
    std::erase(value.text, '\r');
    return value;
  }

  PxValue read_word() {
    PxValue value{"", false, line_, column_};
    if (peek() == '(' || peek() == ')' || peek() == ';') {
      value.text = take();
      return value;
    }
    while (!at_end() && std::string_view{" \t\r\n,;\"()"}.find(peek()) == std::string_view::npos)
      value.text += take();
    return value;
  }

  std::string_view text_;
  const std::string& shown_;
  Problems& problems_;
  std::size_t at_{0};
  unsigned line_{1}, column_{1};
};

}  // namespace

std::vector<PxStatement> read_px_statements(const std::string& text, const std::string& shown,
                                            Problems& problems) {
  return PxParser{text, shown, problems}.read();
}

std::string px_codepage(const std::string& bytes) {
  const auto value_of = [&bytes](std::string_view keyword) -> std::string {
    const std::size_t data = std::min(bytes.find("DATA="), bytes.size());
    const std::size_t at = bytes.find(keyword);
    if (at >= data) return "";
    const std::size_t open = bytes.find('"', at), close = bytes.find('"', open + 1);
    if (open == std::string::npos || close == std::string::npos) return "";
    return bytes.substr(open + 1, close - open - 1);
  };
  const std::string codepage = value_of("CODEPAGE");
  if (!codepage.empty()) return codepage;
  return lower_case(value_of("CHARSET")) == "ansi" ? "windows-1252" : "";
}

}  // namespace kohort
