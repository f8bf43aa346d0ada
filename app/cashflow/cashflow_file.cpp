#include "app/cashflow/cashflow_file.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <optional>

#include "app/cashflow/csv_amount.hpp"
#include "app/cashflow/csv_reader.hpp"
#include "app/scenario/suggestion.hpp"
#include "app/scenario/utf8.hpp"

namespace kohort {

namespace {

enum class ColumnKind { year, t, amount, cost, saving, payer };

struct ColumnWord {
  std::string word;
  ColumnKind kind;
};
const std::vector<ColumnWord>& column_words() {
  using enum ColumnKind;
  static const std::vector<ColumnWord> words{
      {"year", year},      {"år", year},         {"aar", year},      {"t", t},
      {"amount", amount},  {"beløb", amount},    {"beloeb", amount}, {"cost", cost},
      {"udgift", cost},    {"omkostning", cost}, {"saving", saving}, {"besparelse", saving},
      {"benefit", saving}, {"gevinst", saving},  {"payer", payer},   {"betaler", payer}};
  return words;
}

/// Lower case for the letters of the column names.
std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const auto& [upper, small] : {std::pair{"Å", "å"}, std::pair{"Ø", "ø"}})
    if (const auto at = text.find(upper); at != std::string::npos) text.replace(at, 2, small);
  text.erase(0, text.find_first_not_of(" \t"));
  text.erase(text.find_last_not_of(" \t") + 1);
  return text;
}

/// "cost", or "cost" with words of its own behind it.
std::optional<ColumnKind> kind_of(const std::string& name) {
  for (const ColumnWord& known : column_words()) {
    if (name == known.word) return known.kind;
    const bool amount = known.kind == ColumnKind::amount || known.kind == ColumnKind::cost ||
                        known.kind == ColumnKind::saving;
    if (amount && name.starts_with(known.word) &&
        std::string_view{" _:-("}.find(name[known.word.size()]) != std::string_view::npos)
      return known.kind;
  }
  return std::nullopt;
}

class CashflowReader {
 public:
  CashflowReader(const CsvFile& csv, Problems& problems) : csv_{csv}, problems_{problems} {}

  CashflowFile read() {
    read_header();
    for (const auto& row : csv_.rows) read_row(row);
    if (csv_.rows.empty() && problems_.count() == 0)
      problems_.add(csv_.header.front().place, "there are no amounts below the header");
    return file_;
  }

 private:
  void read_header() {
    std::vector<std::string> words;
    for (const ColumnWord& known : column_words()) words.push_back(known.word);
    std::map<ColumnKind, int> seen;
    for (const CsvField& field : csv_.header) {
      const std::string name = lower(field.text);
      kinds_.push_back(kind_of(name));
      if (!kinds_.back()) {
        problems_.add(
            field.place,
            fmt::format("unknown column \"{}\"; expected year or t, amount, cost, saving, "
                        "payer (or år, beløb, udgift, besparelse, betaler){}",
                        field.text, did_you_mean(nearest(name, words))));
        continue;
      }
      ++seen[*kinds_.back()];
    }
    using enum ColumnKind;
    const Place start = csv_.header.empty() ? Place{} : csv_.header.front().place;
    if (seen[year] + seen[t] != 1)
      problems_.add(start, seen[year] + seen[t] == 0
                               ? "a column year (or år), or t, is missing"
                               : "years are given more than once; keep one column year or t");
    if (seen[amount] + seen[cost] + seen[saving] == 0)
      problems_.add(start,
                    "a column with amounts is missing: amount, cost or saving (or beløb, "
                    "udgift, besparelse)");
    if (seen[payer] > 1) problems_.add(start, "more than one column payer (or betaler)");
    file_.calendar = seen[year] > 0;
  }

  void read_row(const std::vector<CsvField>& row) {
    CashflowEntry entry;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!kinds_[i]) continue;
      switch (*kinds_[i]) {
        case ColumnKind::year:
        case ColumnKind::t:
          entry.year = read_year(row[i], *kinds_[i] == ColumnKind::year);
          break;
        case ColumnKind::payer:
          entry.payer = row[i].text;
          break;
        case ColumnKind::amount: {
          const double amount = amount_of(i, row[i]);
          (amount > 0 ? entry.cost : entry.saving) += std::abs(amount);
          break;
        }
        case ColumnKind::cost:
          entry.cost += amount_of(i, row[i]);
          break;
        case ColumnKind::saving:
          entry.saving += amount_of(i, row[i]);
          break;
      }
    }
    file_.entries.push_back(std::move(entry));
  }

  int read_year(const CsvField& field, bool calendar) {
    const CsvAmount read = read_amount(field.text, false);
    const double low = calendar ? 1900 : 0, high = calendar ? 2200 : 200;
    const bool whole = read.value && !field.text.empty() && std::floor(*read.value) == *read.value;
    if (whole && *read.value >= low && *read.value <= high) return static_cast<int>(*read.value);
    problems_.add(
        field.place,
        fmt::format(
            "{} = {}: expected a whole number between {:g} and {:g}{}", calendar ? "year" : "t",
            field.text, low, high,
            !calendar && whole && *read.value >= 1900 ? " (did you mean a column year?)" : ""));
    return calendar ? 2000 : 0;
  }

  double amount_of(std::size_t column, const CsvField& field) {
    const CsvAmount read = read_amount(field.text, csv_.separator == ';');
    if (!read.value)
      problems_.add(field.place,
                    fmt::format("{} = {}: {}", csv_.header[column].text, field.text, read.wrong));
    return read.value.value_or(0);
  }

  const CsvFile& csv_;
  Problems& problems_;
  std::vector<std::optional<ColumnKind>> kinds_;
  CashflowFile file_;
};

}  // namespace

int CashflowFile::first_year() const {
  return std::ranges::min_element(entries, {}, &CashflowEntry::year)->year;
}
int CashflowFile::last_year() const {
  return std::ranges::max_element(entries, {}, &CashflowEntry::year)->year;
}

CashflowFile read_cashflow(const std::filesystem::path& file) {
  const std::string shown = file.string();
  Problems problems;
  problems.announce_file(shown);
  std::error_code error;
  constexpr std::uintmax_t largest = 4U << 20U;
  if (!std::filesystem::is_regular_file(file, error)) {
    problems.add({shown}, std::filesystem::exists(file, error) ? "this is not an ordinary file"
                                                               : "there is no such file");
  } else if (std::filesystem::file_size(file, error) > largest) {
    problems.add({shown}, "the file has more than 4 MB; a cash flow is a short table");
  }
  problems.throw_if_any();
  std::ifstream stream{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream) problems.add({shown}, "the file cannot be read (no permission?)");
  if (invalid_utf8(text) || text.find('\0') != std::string::npos)
    problems.add({shown}, "the file is not UTF-8 text (in Excel: save as \"CSV UTF-8\")");
  problems.throw_if_any();
  const CsvFile csv = read_csv(text, shown, problems);
  if (csv.header.empty()) problems.throw_if_any();
  CashflowFile flow = CashflowReader{csv, problems}.read();
  problems.throw_if_any();
  return flow;
}

}  // namespace kohort
