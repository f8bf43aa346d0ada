#include "app/files/csv_reader.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/files/csv.hpp"
#include "app/words/utf8.hpp"

namespace kohort {

namespace {

/// The separator that stands most often outside quotation marks in the first line.
char separator_of(std::string_view text) {
  std::size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    commas += c == ',' ? 1 : 0;
    semicolons += c == ';' ? 1 : 0;
    tabs += c == '\t' ? 1 : 0;
  }
  if (semicolons > 0) return ';';
  return tabs > commas ? '\t' : ',';
}

class CsvParser {
 public:
  CsvParser(std::string_view text, std::string shown, Problems& problems)
      : text_{text}, shown_{std::move(shown)}, problems_{problems} {
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
  }

  CsvFile read() {
    CsvFile file;
    separator_ = file.separator = separator_of(text_);
    while (!at_end() && file.header.empty()) file.header = read_row();
    if (file.header.empty()) {
      problems_.add({shown_}, "the file is empty");
      return file;
    }
    while (!at_end()) {
      auto row = read_row();
      if (row.empty()) continue;
      if (row.size() == file.header.size()) {
        file.rows.push_back(std::move(row));
      } else {
        problems_.add(row.front().place, fmt::format("{} field(s), but the header has {}",
                                                     row.size(), file.header.size()));
      }
    }
    return file;
  }

 private:
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] bool at_line_end() const {
    return at_end() || text_[at_] == '\n' ||
           (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n');
  }
  [[nodiscard]] Place here() const { return {shown_, line_, column_}; }

  char take() {
    const char c = text_[at_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if (!continues_character(c)) {
      ++column_;  // continuation bytes of a character take no column
    }
    return c;
  }
  void end_line() {
    while (!at_end() && take() != '\n') {
    }
  }

  /// Empty for an empty line.
  std::vector<CsvField> read_row() {
    std::vector<CsvField> row;
    if (at_line_end()) return end_line(), row;
    while (true) {
      row.push_back(read_field());
      if (at_end() || text_[at_] != separator_) break;
      take();
    }
    end_line();
    return row;
  }

  CsvField read_field() {
    CsvField field{"", here()};
    if (!at_end() && text_[at_] == '"') {
      read_quoted(field);
    } else {
      while (!at_line_end() && text_[at_] != separator_) {
        if (text_[at_] == '"')
          problems_.add(here(), "a quotation mark inside a field that does not begin with one");
        field.text += take();
      }
    }
    return field;
  }

  void read_quoted(CsvField& field) {
    take();
    while (!at_end()) {
      const char c = take();
      if (c != '"') {
        field.text += c;
      } else if (!at_end() && text_[at_] == '"') {
        field.text += take();
      } else {
        if (!at_line_end() && text_[at_] != separator_)
          problems_.add(here(), "text after the closing quotation mark");
        while (!at_line_end() && text_[at_] != separator_) take();
        return;
      }
    }
    problems_.add(field.place, "the quotation mark is never closed");
  }

  std::string_view text_;
  std::string shown_;
  Problems& problems_;
  char separator_{','};
  std::size_t at_{0};
  unsigned line_{1}, column_{1};
};

}  // namespace

CsvFile read_csv(const std::string& text, const std::string& shown, Problems& problems) {
  return CsvParser{text, shown, problems}.read();
}

}  // namespace kohort
