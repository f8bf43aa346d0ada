#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

#include "app/import/csv_rows.hpp"
#include "app/import/read_table.hpp"
#include "app/import/regions.hpp"

namespace kohort {

namespace {

/// Header of the numbers where every row has one.
constexpr std::array value_names{"indhold", "contents", "værdi", "value", "antal", "number"};

bool is_value_name(const std::string& name) {
  return std::ranges::find(value_names, lower_case(name)) != value_names.end();
}

/// What looks like a number or a mark in place of one.
bool looks_like_number(const std::string& text) {
  return text.find_first_not_of("0123456789.,-+ \u00A0\u2212:*") == std::string::npos;
}

std::vector<std::string> split_names(std::string text) {
  for (const std::string_view word : {" og ", " and "})
    if (const auto at = text.rfind(word); at != std::string::npos)
      text.replace(at, word.size(), ",");
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    names.push_back(trimmed_text(text.substr(at, end - at)));
    at = end + 1;
  }
  return names;
}

/// A dimension that grows as its categories are met.
class Growing {
 public:
  TableDimension dimension;
  std::size_t index_of(const StatField& field) {
    const auto [found, fresh] = seen_.emplace(field.text, dimension.categories.size());
    if (fresh) {
      TableCategory category;
      category.code = category.text = field.text;
      category.line = field.line;
      category.column = field.column;
      dimension.categories.push_back(std::move(category));
    }
    return found->second;
  }

 private:
  std::map<std::string, std::size_t> seen_;
};

/// "159 Gladsaxe" in every category is a code and a text, if a place's or beside one space.
void split_codes(TableDimension& dimension) {
  const auto is_coded = [](const TableCategory& category) {
    const auto space = category.text.find(' ');
    if (space == std::string::npos || space == 0) return false;
    const std::string code = category.text.substr(0, space);
    const auto name = region_code(category.text.substr(space + 1));
    return code.find_first_not_of("0123456789") == std::string::npos && name && *name == code;
  };
  if (!std::ranges::all_of(dimension.categories, is_coded)) return;
  for (TableCategory& category : dimension.categories) {
    const auto space = category.text.find(' ');
    category.code = category.text.substr(0, space);
    category.text = category.text.substr(space + 1);
  }
}

class CsvTable {
 public:
  CsvTable(const StatRows& file, const TableAnswers& answers, StatisticalTable& table,
           Problems& problems)
      : file_{file}, answers_{answers}, table_{table}, problems_{problems} {}

  void read() {
    read_titles();
    const StatRow& first = file_.rows[0];
    const bool filled = std::ranges::none_of(first, [](const auto& f) { return f.text.empty(); });
    const bool last_alone =
        answers_.stub && static_cast<std::size_t>(*answers_.stub) + 1 == first.size();
    const bool single = filled && !read_period(first.back().text) &&
                        (answers_.stub ? last_alone : is_value_name(first.back().text));
    if (single) {
      stubs_ = first.size() - 1;
      headers_ = 1;
    } else {
      find_stub(first, filled);
      find_headers();
    }
    if (problems_.count() > 0) return;
    if (headers_ == file_.rows.size())
      return problems_.add({table_.shown}, "there are no numbers below the header");
    name_dimensions(single);
    if (problems_.count() > 0) return;
    std::vector<Entry> entries = read_entries(single);
    if (problems_.count() == 0) fill(entries);
  }

 private:
  struct Entry {
    std::vector<std::size_t> at;  ///< category in each dimension
    const StatField* field;
  };

  [[nodiscard]] Place at(const StatField& field) const {
    return table_.at(field.line, field.column);
  }

  void read_titles() {
    for (const StatField& line : file_.titles) {
      const auto colon = line.text.find(':');
      const std::string name = lower_case(line.text.substr(0, colon));
      const std::string rest =
          colon == std::string::npos ? "" : trimmed_text(line.text.substr(colon + 1));
      if (name == "enhed" || name == "unit" || name == "units")
        table_.unit = rest;
      else if (name == "kilde" || name == "source")
        table_.source = rest;
      else if (name == "opdateret" || name == "updated" || name == "seneste opdatering")
        table_.updated = rest;
      else if (table_.title.empty())
        read_title(line.text, colon, rest);
    }
    for (const StatField& line : file_.notes)
      if (lower_case(line.text).starts_with("kilde:"))
        table_.source = trimmed_text(line.text.substr(6));
  }

  /// "ANBAAR1: Anbragte efter område og tid": a table's id is in capitals and digits.
  void read_title(const std::string& line, std::size_t colon, const std::string& rest) {
    const std::string before = colon == std::string::npos ? "" : line.substr(0, colon);
    const bool id =
        !before.empty() &&
        before.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string::npos;
    if (id) table_.id = before;
    table_.title = id ? rest : line;
  }

  /// How many columns say what a row is about.
  void find_stub(const StatRow& first, bool filled) {
    if (answers_.stub) {
      stubs_ = static_cast<std::size_t>(*answers_.stub);
      if (stubs_ < first.size()) return;
      problems_.add({table_.shown}, fmt::format("--stub {}: the table has {} columns",
                                                *answers_.stub, first.size()));
      return;
    }
    if (!filled) {
      while (stubs_ < first.size() && first[stubs_].text.empty()) ++stubs_;
      if (stubs_ > 0) return;
    }
    // A header that is filled from the first field on: the columns before the first period.
    const auto period = [](const StatField& field) { return read_period(field.text).has_value(); };
    const auto begin = std::ranges::find_if(first, period);
    if (begin != first.end() && begin != first.begin() && std::all_of(begin, first.end(), period)) {
      stubs_ = static_cast<std::size_t>(begin - first.begin());
      return;
    }
    problems_.add(at(first[0]), fmt::format("which columns say what a row is about, and which hold "
                                            "numbers? Say how many come first with --stub, such as "
                                            "--stub {} for the last column alone",
                                            first.size() - 1));
  }

  /// How many rows say what the columns are about.
  void find_headers() {
    const auto empty_stub = [this](const StatRow& row) {
      return std::all_of(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(stubs_),
                         [](const StatField& f) { return f.text.empty(); });
    };
    headers_ = 1;
    bool blank = empty_stub(file_.rows[0]);
    while (blank && headers_ < file_.rows.size()) {
      const StatRow& row = file_.rows[headers_];
      blank = empty_stub(row);
      // Below it the row that also names the columns of the stub.
      const bool names = std::all_of(
          row.begin() + static_cast<std::ptrdiff_t>(stubs_), row.end(),
          [](const StatField& f) { return read_period(f.text) || !looks_like_number(f.text); });
      if (!blank && !names) break;
      ++headers_;
    }
  }

  void name_dimensions(bool single) {
    const std::size_t count = stubs_ + (single ? 0 : headers_);
    std::vector<std::string> names = answers_.dimensions;
    if (!names.empty() && names.size() != count)
      problems_.add({table_.shown},
                    fmt::format("--dimensions names {}, but the table has {}: {} in "
                                "the columns on the left, {} in the header",
                                names.size(), count, stubs_, count - stubs_));
    for (const std::string_view word : {" efter ", " by "})
      if (const auto by = table_.title.rfind(word); names.empty() && by != std::string::npos)
        names = split_names(table_.title.substr(by + word.size()));
    if (names.size() != count) names.assign(count, "");
    const StatRow& header = file_.rows[headers_ - 1];
    for (std::size_t i = 0; i < count; ++i) {
      Growing growing;
      TableDimension& dimension = growing.dimension;
      dimension.id = i < stubs_ && !header[i].text.empty() && answers_.dimensions.empty()
                         ? header[i].text
                         : names[i];
      dimension.line = header[std::min(i, header.size() - 1)].line;
      dimension.column = header[std::min(i, header.size() - 1)].column;
      grown_.push_back(std::move(growing));
    }
    if (!single && grown_.back().dimension.id.empty() &&
        std::all_of(header.begin() + static_cast<std::ptrdiff_t>(stubs_), header.end(),
                    [](const StatField& f) { return read_period(f.text).has_value(); }))
      grown_.back().dimension.id = "tid";
    const bool nameless =
        std::ranges::any_of(grown_, [](const Growing& g) { return g.dimension.id.empty(); });
    if (nameless)
      problems_.add(at(header[0]), fmt::format("the file does not name its {} dimensions; say "
                                               "--dimensions with {} names, such as "
                                               "--dimensions område,alder,tid, the header's last",
                                               count, count));
  }

  std::vector<Entry> read_entries(bool single) {
    const StatRow& last_header = file_.rows[headers_ - 1];
    std::vector<std::vector<std::size_t>> columns(last_header.size());
    for (std::size_t row = 0; !single && row < headers_; ++row) {
      const StatField* before = nullptr;
      for (std::size_t column = stubs_; column < last_header.size(); ++column) {
        const StatField& field = file_.rows[row][column];
        if (!field.text.empty()) before = &field;
        if (!before || (field.text.empty() && row + 1 == headers_)) {
          problems_.add(at(field), "this column has no heading");
          return {};
        }
        columns[column].push_back(grown_[stubs_ + row].index_of(*before));
      }
    }
    std::vector<Entry> entries;
    std::vector<const StatField*> above(stubs_, nullptr);
    for (std::size_t i = headers_; i < file_.rows.size(); ++i) {
      const StatRow& row = file_.rows[i];
      std::vector<std::size_t> stub;
      for (std::size_t s = 0; s < stubs_; ++s) {
        // Repeated texts are left out, but only from the left on, and never in the last column.
        if (!row[s].text.empty()) above[s] = &row[s];
        const bool left_out = s == 0 || row[s - 1].text.empty();
        if (!above[s] || (row[s].text.empty() && (s + 1 == stubs_ || !left_out))) {
          problems_.add(at(row[s]),
                        fmt::format("this row does not say its {}", grown_[s].dimension.id));
          return {};
        }
        stub.push_back(grown_[s].index_of(*above[s]));
      }
      for (std::size_t column = stubs_; column < row.size(); ++column) {
        Entry entry{stub, &row[column]};
        entry.at.insert(entry.at.end(), columns[column].begin(), columns[column].end());
        entries.push_back(std::move(entry));
      }
    }
    return entries;
  }

  void fill(const std::vector<Entry>& entries) {
    for (Growing& growing : grown_) {
      split_codes(growing.dimension);
      growing.dimension.text = growing.dimension.id;
      table_.dimensions.push_back(std::move(growing.dimension));
    }
    const auto count = cell_count(table_, problems_);
    if (!count) return;
    table_.cells.assign(*count, TableCell{});
    for (const Entry& entry : entries) {
      std::size_t position = 0;
      for (std::size_t i = 0; i < entry.at.size(); ++i) position += entry.at[i] * table_.stride(i);
      TableCell& cell = table_.cells[position];
      if (cell.line > 0) {
        problems_.add(at(*entry.field), fmt::format("{}: this number has been before, in line {}",
                                                    table_.whereabouts(position), cell.line));
        continue;
      }
      cell.written = entry.field->text;
      cell.line = entry.field->line;
      cell.column = entry.field->column;
    }
  }

  const StatRows& file_;
  const TableAnswers& answers_;
  StatisticalTable& table_;
  Problems& problems_;
  std::size_t stubs_{0}, headers_{1};
  std::vector<Growing> grown_;
};

}  // namespace

void read_csv_table(const std::string& text, const TableAnswers& answers, StatisticalTable& table,
                    Problems& problems) {
  const StatRows rows = read_stat_rows(text, table.shown, problems);
  if (problems.count() == 0) CsvTable{rows, answers, table, problems}.read();
}

}  // namespace kohort
