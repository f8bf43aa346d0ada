#include "app/cashflow/cashflow_file.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <optional>

#include "app/files/csv_reader.hpp"
#include "app/words/suggestion.hpp"
#include "app/words/utf8.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

namespace {

enum class ColumnKind { year, t, date, amount, cost, saving, payer };

struct ColumnWord {
  std::string word;
  ColumnKind kind;
};
const std::vector<ColumnWord>& column_words() {
  using enum ColumnKind;
  static const std::vector<ColumnWord> words{
      {"year", year},     {"år", year},           {"aar", year},       {"t", t},
      {"date", date},     {"dato", date},         {"amount", amount},  {"beløb", amount},
      {"beloeb", amount}, {"cost", cost},         {"udgift", cost},    {"omkostning", cost},
      {"saving", saving}, {"besparelse", saving}, {"benefit", saving}, {"gevinst", saving},
      {"payer", payer},   {"betaler", payer}};
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
    ask_about_thousands();
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
            fmt::format("unknown column \"{}\"; expected year, t or date, amount, cost, "
                        "saving, payer (or år, dato, beløb, udgift, besparelse, betaler){}",
                        field.text, did_you_mean(nearest(name, words))));
        continue;
      }
      ++seen[*kinds_.back()];
    }
    using enum ColumnKind;
    const Place start = csv_.header.empty() ? Place{} : csv_.header.front().place;
    const int times = seen[year] + seen[t] + seen[date];
    if (times != 1)
      problems_.add(start, times == 0
                               ? "a column year (or år), t or date (or dato) is missing"
                               : "times are given more than once; keep one column year, t or date");
    if (seen[amount] + seen[cost] + seen[saving] == 0)
      problems_.add(start,
                    "a column with amounts is missing: amount, cost or saving (or beløb, "
                    "udgift, besparelse)");
    if (seen[payer] > 1) problems_.add(start, "more than one column payer (or betaler)");
    file_.times = seen[date] > 0   ? CashflowTimes::dates
                  : seen[year] > 0 ? CashflowTimes::calendar
                                   : CashflowTimes::relative;
  }

  void read_row(const std::vector<CsvField>& row) {
    CashflowEntry entry;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!kinds_[i]) continue;
      switch (*kinds_[i]) {
        case ColumnKind::year:
        case ColumnKind::t:
          entry.time = read_year(row[i], *kinds_[i] == ColumnKind::year);
          entry.year = static_cast<int>(std::floor(entry.time));
          break;
        case ColumnKind::date:
          entry.time = read_date(row[i]);
          entry.year = std::stoi(written_time(CashflowTimes::dates, entry.time).substr(0, 4));
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

  [[nodiscard]] Marks marks() const {
    return csv_.separator == ';' ? Marks::danish : Marks::english;
  }

  /// A calendar year, or years from the base year; either may have a fraction.
  double read_year(const CsvField& field, bool calendar) {
    const WrittenNumber read = read_written_number(field.text, marks());
    const double low = calendar ? 1900 : 0, high = calendar ? 2200 : 200;
    if (read.value && *read.value >= low && *read.value <= high) return *read.value;
    const std::string hint = !read.wrong.empty() ? "; " + read.wrong
                             : !calendar && read.value && *read.value >= 1900
                                 ? " (did you mean a column year?)"
                                 : "";
    problems_.add(field.place,
                  fmt::format("{} = {}: expected a number of years between {:g} and {:g}{}",
                              calendar ? "year" : "t", field.text, low, high, hint));
    return calendar ? 2000 : 0;
  }

  double read_date(const CsvField& field) {
    const double time = time_of_date(field.text);
    if (!std::isnan(time)) return time;
    problems_.add(field.place,
                  fmt::format("date = {}: expected a date between 1900-01-01 and 2200-12-31, "
                              "written year-month-day{}",
                              field.text, did_you_mean(day_first(field.text))));
    return 0;
  }

  /// A date written with the day first ("31.12.2024"), as ISO writes it; empty if it is none.
  static std::string day_first(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
      if (c == '.' || c == '-' || c == '/')
        parts.emplace_back();
      else
        parts.back() += c;
    }
    if (parts.size() != 3 || parts[2].size() != 4) return "";
    const auto two = [](const std::string& part) { return part.size() == 1 ? "0" + part : part; };
    const std::string iso = parts[2] + "-" + two(parts[1]) + "-" + two(parts[0]);
    return std::isnan(time_of_date(iso)) ? "" : iso;
  }

  double amount_of(std::size_t column, const CsvField& field) {
    const WrittenNumber read = read_amount(field.text, marks());
    const std::string shown = fmt::format("{} = {}", csv_.header[column].text, field.text);
    if (!read.value) problems_.add(field.place, fmt::format("{}: {}", shown, read.wrong));
    file_.decimals = std::max(file_.decimals, read.decimals);
    if (marks() == Marks::english) {
      if (read.doubtful)
        doubtful_.push_back({field.place, shown, field.text});
      else
        point_is_decimal_ = point_is_decimal_ || read.decimals > 0 || read.thousands;
    }
    return read.value.value_or(0);
  }

  /// Where every point stands before exactly three digits, a Danish writer may have meant
  /// thousands; one number that cannot be meant so settles it for the file.
  void ask_about_thousands() {
    if (point_is_decimal_) return;
    for (const Doubtful& d : doubtful_)
      problems_.add(d.place, fmt::format("{}: a decimal point, or a thousand? Write {}0 for the "
                                         "one, {} for the other",
                                         d.shown, d.text, without_point(d.text)));
  }
  static std::string without_point(std::string text) {
    std::erase(text, '.');
    return text;
  }

  struct Doubtful {
    Place place;
    std::string shown, text;
  };

  const CsvFile& csv_;
  Problems& problems_;
  std::vector<std::optional<ColumnKind>> kinds_;
  CashflowFile file_;
  std::vector<Doubtful> doubtful_;  ///< amounts such as 1.200 in a file with decimal points
  bool point_is_decimal_{false};    ///< some amount shows it
};

}  // namespace

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
