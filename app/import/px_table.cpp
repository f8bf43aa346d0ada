#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

#include "app/import/px_syntax.hpp"
#include "app/import/read_table.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

std::optional<PeriodLength> interval_of_timeval(std::string_view word) {
  if (word == "A1") return PeriodLength::year;
  if (word == "H1") return PeriodLength::half;
  if (word == "Q1") return PeriodLength::quarter;
  if (word == "M1") return PeriodLength::month;
  if (word == "W1") return PeriodLength::week;
  return std::nullopt;
}

class PxTable {
 public:
  PxTable(const std::vector<PxStatement>& statements, StatisticalTable& table, Problems& problems)
      : statements_{statements}, table_{table}, problems_{problems} {}

  void read() {
    table_.id = text("MATRIX");
    if (const std::string id = text("TABLEID"); table_.id.empty()) table_.id = id;
    table_.title = text("TITLE");
    if (table_.title.empty()) table_.title = text("CONTENTS");
    table_.source = text("SOURCE");
    table_.updated = text("LAST-UPDATED");
    table_.unit = text("UNITS");
    const std::string prices = text("CFPRICES");
    table_.prices = prices == "C" ? "current" : prices == "F" ? "constant" : "";
    table_.decimals = whole_number("DECIMALS");
    for (const char* keyword : {"STUB", "HEADING"}) add_dimensions(keyword);
    check_names();
    if (problems_.count() > 0) return;
    for (TableDimension& dimension : table_.dimensions) read_dimension(dimension);
    if (problems_.count() == 0) read_data();
  }

 private:
  /// The statement of the main language; twins are told when their file is read.
  const PxStatement* find(std::string_view keyword, std::string_view of = {}) const {
    for (const PxStatement& statement : statements_) {
      const bool about = of.empty() ? statement.of.empty()
                                    : statement.of.size() == 1 && statement.of[0].text == of;
      if (statement.keyword == keyword && statement.language.empty() && about) return &statement;
    }
    return nullptr;
  }
  std::string text(std::string_view keyword) const {
    const PxStatement* const statement = find(keyword);
    if (statement) return statement->single();
    // Contents of their own may each have one: the first says as much as the file can.
    for (const PxStatement& other : statements_)
      if (other.keyword == keyword && other.language.empty()) return other.single();
    return "";
  }
  std::optional<int> whole_number(std::string_view keyword) const {
    const PxStatement* const statement = find(keyword);
    return statement ? whole_number_of(*statement) : std::nullopt;
  }
  std::optional<int> whole_number_of(const PxStatement& statement) const {
    const std::string written = statement.single();
    int value = 0;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), value);
    constexpr int most = 15;
    if (!written.empty() && read.ec == std::errc{} && read.ptr == written.data() + written.size() &&
        value >= 0 && value <= most)
      return value;
    problems_.add(at(statement), fmt::format("{} = {}: expected a whole number from 0 to {}",
                                             statement.keyword, written, most));
    return std::nullopt;
  }
  [[nodiscard]] Place at(const PxStatement& statement) const {
    return table_.at(statement.line, statement.column);
  }
  [[nodiscard]] Place at(const PxValue& value) const { return table_.at(value.line, value.column); }

  void add_dimensions(std::string_view keyword) {
    const PxStatement* const statement = find(keyword);
    if (!statement) return;
    for (const PxValue& name : statement->values) {
      TableDimension dimension;
      dimension.id = dimension.text = name.text;
      dimension.line = name.line;
      dimension.column = name.column;
      table_.dimensions.push_back(std::move(dimension));
      if (keyword == "STUB") ++stubs_;
    }
  }

  /// Statements about dimensions that are not there, and statements given twice.
  void check_names() {
    if (table_.dimensions.empty())
      problems_.add({table_.shown},
                    "neither STUB nor HEADING is given: the table has no "
                    "dimensions");
    if (!find("DATA")) problems_.add({table_.shown}, "DATA is missing: is the file cut off?");
    const std::set<std::string> of_dimensions{"VALUES", "CODES", "TIMEVAL", "KEYS"};
    std::map<std::string, unsigned> seen;
    const auto names = table_.dimension_names();
    for (const PxStatement& statement : statements_) {
      if (!statement.language.empty()) continue;
      std::string key = statement.keyword;
      for (const PxValue& of : statement.of) key += "|" + of.text;
      const bool note = statement.keyword.find("NOTE") != std::string::npos;
      if (const auto [first, fresh] = seen.emplace(key, statement.line); !fresh && !note)
        problems_.add(at(statement), fmt::format("{} is given twice, first in line {}",
                                                 statement.keyword, first->second));
      if (!of_dimensions.contains(statement.keyword) || statement.of.size() != 1) continue;
      if (std::ranges::find(names, statement.of[0].text) == names.end())
        problems_.add(
            at(statement.of[0]),
            fmt::format("{}: neither STUB nor HEADING names a dimension {}{}", statement.keyword,
                        statement.of[0].text, did_you_mean(nearest(statement.of[0].text, names))));
    }
  }

  void read_dimension(TableDimension& dimension) {
    const PxStatement* const values = find("VALUES", dimension.id);
    const PxStatement* const codes = find("CODES", dimension.id);
    const PxStatement* const time = find("TIMEVAL", dimension.id);
    if (time) dimension.role = DimensionRole::time;
    const auto periods = time ? read_time(*time) : std::vector<std::optional<Period>>{};
    if (!values && !codes && periods.empty()) {
      problems_.add(table_.at(dimension.line, dimension.column),
                    fmt::format("VALUES(\"{}\") is missing", dimension.id));
      return;
    }
    const std::size_t size = values  ? values->values.size()
                             : codes ? codes->values.size()
                                     : periods.size();
    if (codes && codes->values.size() != size)
      problems_.add(at(*codes), fmt::format("CODES(\"{}\") has {} values, VALUES {}", dimension.id,
                                            codes->values.size(), size));
    if (time && !periods.empty() && periods.size() != size)
      problems_.add(at(*time), fmt::format("TIMEVAL(\"{}\") has {} periods, VALUES {}",
                                           dimension.id, periods.size(), size));
    if (problems_.count() > 0) return;
    for (std::size_t i = 0; i < size; ++i) {
      TableCategory category;
      if (!periods.empty()) category.period = periods[i];
      const PxValue* const shown = values  ? &values->values[i]
                                   : codes ? &codes->values[i]
                                           : nullptr;
      category.text = shown ? shown->text : to_string(*category.period);
      category.code = codes ? codes->values[i].text : category.text;
      category.line = shown ? shown->line : time->line;
      category.column = shown ? shown->column : time->column;
      dimension.categories.push_back(std::move(category));
    }
    if (text("CONTVARIABLE") == dimension.id) read_contents(dimension);
    if (find("MAP", dimension.id)) dimension.role = DimensionRole::region;
  }

  void read_contents(TableDimension& dimension) {
    dimension.role = DimensionRole::contents;
    for (TableCategory& category : dimension.categories) {
      if (const PxStatement* const unit = find("UNITS", category.text))
        category.unit = unit->single();
      for (const PxStatement& statement : statements_)
        if (statement.keyword == "PRECISION" && statement.language.empty() &&
            statement.of.size() == 2 && statement.of[1].text == category.text)
          category.decimals = whole_number_of(statement);
    }
  }

  /// TLIST(A1),"2015","2016"; or TLIST(A1,"2015"-"2016");
  std::vector<std::optional<Period>> read_time(const PxStatement& statement) {
    std::vector<std::optional<Period>> periods;
    std::optional<PeriodLength> interval;
    bool range = false;
    for (const PxValue& value : statement.values) {
      if (!value.quoted) {
        if (const auto named = interval_of_timeval(value.text)) interval = named;
        range = value.text == "-";
        continue;
      }
      const auto period = interval ? read_timeval(value.text, *interval) : std::nullopt;
      if (!period) {
        problems_.add(at(value), fmt::format("TIMEVAL: {} is no period; expected TLIST(A1, H1, Q1, "
                                             "M1 or W1) and years such as \"2016\", \"20161\" or "
                                             "\"201601\"",
                                             value.text));
        return {};
      }
      if (range && !periods.empty())
        while (*periods.back() != *period && periods.size() < most_cells &&
               periods.back()->year <= period->year)
          periods.push_back(after(*periods.back()));
      else
        periods.push_back(period);
      range = false;
    }
    return periods;
  }

  void read_data() {
    const auto count = cell_count(table_, problems_);
    if (!count) return;
    const PxStatement& data = *find("DATA");
    if (std::ranges::any_of(statements_, [](const auto& s) { return s.keyword == "KEYS"; }))
      return read_keyed(data, *count);
    if (data.values.size() != *count) {
      const bool more = data.values.size() > *count;
      problems_.add(more ? at(data.values[*count]) : at(data),
                    fmt::format("DATA has {} values, but the dimensions have {} combinations{}",
                                data.values.size(), *count, more ? "" : ": is the file cut off?"));
      return;
    }
    table_.cells.reserve(*count);
    for (const PxValue& value : data.values) table_.cells.push_back(cell_of(value));
  }

  static TableCell cell_of(const PxValue& value) {
    TableCell cell;
    cell.written = value.text;
    cell.line = value.line;
    cell.column = value.column;
    return cell;
  }

  /// Rows with the categories of the stub before them; what has no row is zero.
  void read_keyed(const PxStatement& data, std::size_t count) {
    const std::size_t width = stubs_ > 0 ? table_.stride(stubs_ - 1) : count;
    table_.cells.assign(count, TableCell{"0", "", {}, data.line, data.column});
    std::set<std::size_t> seen;
    for (std::size_t i = 0; i < data.values.size(); i += stubs_ + width) {
      if (data.values.size() - i < stubs_ + width)
        return problems_.add(at(data.values[i]),
                             fmt::format("the last row of DATA has {} values, "
                                         "expected {} keys and {} numbers",
                                         data.values.size() - i, stubs_, width));
      std::size_t first = 0;
      for (std::size_t key = 0; key < stubs_; ++key) {
        const TableDimension& dimension = table_.dimensions[key];
        const auto found = dimension.find(data.values[i + key].text);
        if (!found)
          return problems_.add(
              at(data.values[i + key]),
              fmt::format("{} is no key of {}", data.values[i + key].text, dimension.id));
        first += *found * table_.stride(key);
      }
      if (!seen.insert(first).second)
        return problems_.add(at(data.values[i]), "a row with these keys has been before");
      for (std::size_t k = 0; k < width; ++k)
        table_.cells[first + k] = cell_of(data.values[i + stubs_ + k]);
    }
  }

  const std::vector<PxStatement>& statements_;
  StatisticalTable& table_;
  Problems& problems_;
  std::size_t stubs_{0};
};

}  // namespace

void read_px(const std::string& text, StatisticalTable& table, Problems& problems) {
  const auto statements = read_px_statements(text, table.shown, problems);
  if (problems.count() == 0) PxTable{statements, table, problems}.read();
}

}  // namespace kohort
