#include "app/import/csv_rows.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

#include "app/import/table.hpp"
#include "app/words/utf8.hpp"

namespace kohort {

namespace {

class StatParser {
 public:
  StatParser(std::string_view text, const std::string& shown, Problems& problems)
      : text_{text}, shown_{shown}, problems_{problems} {}

  std::vector<StatRow> read(char separator) {
    separator_ = separator;
    std::vector<StatRow> rows;
    while (at_ < text_.size()) {
      StatRow row;
      while (true) {
        row.push_back(read_field());
        if (at_ >= text_.size() || text_[at_] != separator_) break;
        take();
      }
      if (at_ < text_.size()) take();  // the end of the line
      if (std::ranges::any_of(row, [](const StatField& f) { return !f.text.empty(); }))
        rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
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
  [[nodiscard]] bool field_ends() const {
    return at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n';
  }

  StatField read_field() {
    StatField field{"", line_, column_};
    if (at_ < text_.size() && text_[at_] == '"') {
      take();
      bool closed = false;
      while (at_ < text_.size() && !closed) {
        const char c = take();
        if (c != '"')
          field.text += c;
        else if (at_ < text_.size() && text_[at_] == '"')
          field.text += take();
        else
          closed = true;
      }
      if (!closed)
        problems_.add({shown_, field.line, field.column}, "the quotation mark is never closed");
    }
    while (!field_ends()) field.text += take();
    field.text = trimmed_text(field.text);
    return field;
  }

  std::string_view text_;
  const std::string& shown_;
  Problems& problems_;
  char separator_{';'};
  std::size_t at_{0};
  unsigned line_{1}, column_{1};
};

bool only_first(const StatRow& row) {
  return !row[0].text.empty() &&
         std::all_of(row.begin() + 1, row.end(), [](const auto& f) { return f.text.empty(); });
}

}  // namespace

StatRows read_stat_rows(const std::string& text, const std::string& shown, Problems& problems) {
  const bool semicolons = text.find(';') != std::string::npos;
  StatRows result;
  if (!semicolons && text.find('\t') == std::string::npos) {
    problems.add({shown},
                 "neither PC-Axis nor JSON-stat nor CSV with semicolons; export the table "
                 "in one of these forms");
    return result;
  }
  auto rows = StatParser{text, shown, problems}.read(semicolons ? ';' : '\t');
  if (problems.count() > 0) return result;  // a quotation mark that never closes takes all with it
  std::size_t first = 0, last = rows.size();
  while (first < last && only_first(rows[first])) result.titles.push_back(rows[first++][0]);
  while (last > first && only_first(rows[last - 1])) --last;
  for (std::size_t i = last; i < rows.size(); ++i) result.notes.push_back(rows[i][0]);
  // A separator at the end of every line is a habit of some programs.
  const auto ends_empty = [](const StatRow& row) {
    return row.size() > 1 && row.back().text.empty();
  };
  const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = rows.begin() + static_cast<std::ptrdiff_t>(last);
  if (std::all_of(begin, end, ends_empty))
    std::for_each(begin, end, [](StatRow& row) { row.pop_back(); });
  for (std::size_t i = first; i < last; ++i) {
    StatRow& row = rows[i];
    const Place place{shown, row[0].line, row[0].column};
    const std::size_t width = result.rows.empty() ? row.size() : result.rows[0].size();
    if (row.size() == width + 1 && row.back().text.empty()) row.pop_back();
    if (row.size() != width)
      problems.add(place, fmt::format("{} field(s), but the first row of the table has {}",
                                      row.size(), width));
    else if (only_first(row) && row.size() > 1)
      problems.add(place, fmt::format("{}: a line inside the table without numbers; if it is a "
                                      "heading of the rows below, export the table with that "
                                      "heading in a column of its own",
                                      row[0].text));
    else
      result.rows.push_back(std::move(row));
  }
  if (result.rows.empty() && problems.count() == 0)
    problems.add({shown}, "there is no table in the file");
  return result;
}

}  // namespace kohort
