#include "app/follow/actual_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include "app/files/csv_reader.hpp"
#include "app/words/input_error.hpp"
#include "app/words/suggestion.hpp"
#include "app/words/written_number.hpp"

namespace kohort::follow {

namespace {

enum class Part : std::uint8_t { year, figure, value, price_year, name };
struct PartWord {
  std::string_view word;
  Part part;
};
constexpr std::array words{
    PartWord{"year", Part::year},         PartWord{"år", Part::year},
    PartWord{"aar", Part::year},          PartWord{"figure", Part::figure},
    PartWord{"tal", Part::figure},        PartWord{"value", Part::value},
    PartWord{"værdi", Part::value},       PartWord{"price_year", Part::price_year},
    PartWord{"prisår", Part::price_year}, PartWord{"name", Part::name},
    PartWord{"navn", Part::name}};

class ActualReader {
 public:
  ActualReader(const CsvFile& csv, const Expected& expected, Problems& problems)
      : csv_{csv}, expected_{expected}, problems_{problems} {}

  std::vector<Actual> read() {
    if (read_header())
      for (const auto& row : csv_.rows) read_row(row);
    if (actual_.empty() && problems_.count() == 0)
      problems_.add(csv_.header.front().place,
                    "no row has a value; fill in what was counted, and leave the others empty");
    std::ranges::stable_sort(actual_, [](const Actual& a, const Actual& b) {
      return std::pair{a.metric, a.year} < std::pair{b.metric, b.year};
    });
    return actual_;
  }

 private:
  bool read_header() {
    std::vector<std::string> known;
    for (const PartWord& word : words) known.emplace_back(word.word);
    for (std::size_t i = 0; i < csv_.header.size(); ++i) {
      const CsvField& field = csv_.header[i];
      const auto found = std::ranges::find(words, std::string_view{field.text}, &PartWord::word);
      if (found == words.end())
        problems_.add(field.place,
                      fmt::format("unknown column \"{}\"; expected year, figure, "
                                  "value and price_year (or år, tal, værdi, "
                                  "prisår){}",
                                  field.text, did_you_mean(nearest(field.text, known))));
      else if (!column_.try_emplace(found->part, i).second)
        problems_.add(field.place, fmt::format("column \"{}\" is there twice", field.text));
    }
    for (const auto& [part, name] :
         {std::pair{Part::year, "year (or år)"}, std::pair{Part::figure, "figure (or tal)"},
          std::pair{Part::value, "value (or værdi)"}})
      if (!column_.contains(part) && !csv_.header.empty())
        problems_.add(csv_.header.front().place, fmt::format("a column {} is missing", name));
    return problems_.count() == 0 && !csv_.header.empty();
  }

  [[nodiscard]] const CsvField* field(const std::vector<CsvField>& row, Part part) const {
    const auto found = column_.find(part);
    if (found == column_.end()) return nullptr;
    const CsvField& it = row[found->second];
    return it.text.find_first_not_of(" \t") == std::string::npos ? nullptr : &it;
  }

  void read_row(const std::vector<CsvField>& row) {
    const CsvField* value = field(row, Part::value);
    if (value == nullptr) return;  // not counted yet
    const std::size_t before = problems_.count();
    Actual actual;
    actual.place = value->place;
    actual.metric = metric_in(row);
    actual.year = year_in(row, Part::year, expected_.first_year, expected_.last_year);
    if (actual.metric != nullptr) actual.value = value_in(*value, *actual.metric);
    if (problems_.count() > before) return;
    if (is_money(actual.metric->unit)) actual.value *= price_factor(row, *actual.metric);
    const auto [first, is_new] = seen_.try_emplace({actual.metric, actual.year}, value->place.line);
    if (!is_new)
      problems_.add(value->place, fmt::format("{} of {} is given already in line {}; keep one",
                                              actual.metric->id, actual.year, first->second));
    if (problems_.count() == before) actual_.push_back(actual);
  }

  const Metric* metric_in(const std::vector<CsvField>& row) {
    const CsvField& id = row[column_.at(Part::figure)];
    std::vector<std::string> known;
    for (const Metric* metric : followed_metrics()) {
      if (metric->id == id.text) return metric;
      known.emplace_back(metric->id);
    }
    const bool other = std::ranges::any_of(
        headline_metrics(), [&](const Metric& metric) { return metric.id == id.text; });
    problems_.add(id.place,
                  other ? fmt::format("figure \"{}\": has no value for single budget years; "
                                      "--template shows the figures that have one",
                                      id.text)
                        : fmt::format("unknown figure \"{}\"; --template shows all{}", id.text,
                                      did_you_mean(nearest(id.text, known))));
    return nullptr;
  }

  int year_in(const std::vector<CsvField>& row, Part part, int low, int high) {
    const CsvField& written = row[column_.at(part)];
    const bool digits =
        !written.text.empty() && written.text.size() < 5 &&
        std::ranges::all_of(written.text, [](char c) { return c >= '0' && c <= '9'; });
    const int year = digits ? std::stoi(written.text) : 0;
    if (year >= low && year <= high) return year;
    problems_.add(written.place,
                  fmt::format("{} = {}: expected a year from {} to {}",
                              csv_.header[column_.at(part)].text, written.text, low, high));
    return low;
  }

  double value_in(const CsvField& written, const Metric& metric) {
    const bool danish = csv_.separator == ';';
    const WrittenNumber read =
        read_written_number(written.text, danish ? Marks::danish : Marks::english);
    const std::string shown = fmt::format("{} = {}", metric.id, written.text);
    if (!read.value) {
      problems_.add(written.place, read.wrong.empty() ? fmt::format("{}: expected a number", shown)
                                                      : fmt::format("{}: {}", shown, read.wrong));
      return 0;
    }
    if (read.doubtful && !danish)
      problems_.add(written.place,
                    fmt::format("{}: a decimal point, or a thousand? Write {}0 for the one, {} for "
                                "the other",
                                shown, written.text, without_point(written.text)));
    const bool share = metric.unit == MetricUnit::share;
    if (!is_money(metric.unit) && (*read.value < 0 || (share && *read.value > 1)))
      problems_.add(written.place,
                    share ? fmt::format("{}: expected a share from 0 to 1{}", shown,
                                        *read.value > 1 && *read.value <= 100
                                            ? fmt::format(" (did you mean {}?)",
                                                          plain_number(*read.value / 100))
                                            : "")
                          : fmt::format("{}: expected a number of at least 0", shown));
    return *read.value;
  }

  static std::string without_point(std::string text) {
    std::erase(text, '.');
    return text;
  }

  double price_factor(const std::vector<CsvField>& row, const Metric& metric) {
    const int wanted = expected_.price_year;
    const CsvField* written = field(row, Part::price_year);
    if (written == nullptr) {
      problems_.add(row[column_.at(Part::value)].place,
                    fmt::format("{}: price_year (or prisår) is missing: of which year are these "
                                "kroner? The forecast is in prices of {}; accounts are in those of "
                                "their own year",
                                metric.id, wanted));
      return 1;
    }
    if (expected_.prices.empty()) {
      (void)year_in(row, Part::price_year, wanted, wanted);
      return 1;
    }
    const int year = year_in(row, Part::price_year, expected_.prices.first_level(),
                             expected_.prices.last_level());
    return expected_.prices.factor(year, wanted);
  }

  const CsvFile& csv_;
  const Expected& expected_;
  Problems& problems_;
  std::map<Part, std::size_t> column_;
  std::map<std::pair<const Metric*, int>, unsigned> seen_;
  std::vector<Actual> actual_;
};

}  // namespace

std::vector<const Metric*> followed_metrics() {
  std::vector<const Metric*> all;
  for (const Metric& metric : headline_metrics())
    if (metric.yearly() || (metric.window == Window::budget_years && metric.above.is_cost()))
      all.push_back(&metric);
  return all;
}

std::vector<Actual> read_actual(const std::filesystem::path& file, const Expected& expected) {
  std::ifstream stream{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream.is_open())
    throw InputError{fmt::format("{}: cannot be read; --template writes a table to be filled in",
                                 file.string())};
  Problems problems;
  problems.announce_file(file.string());
  const CsvFile csv = read_csv(text, file.string(), problems);
  problems.throw_if_any();
  std::vector<Actual> actual = ActualReader{csv, expected, problems}.read();
  problems.throw_if_any();
  return actual;
}

std::string template_of(const Expected& expected) {
  std::string out = "\xEF\xBB\xBFyear;figure;value;price_year;name\r\n";
  for (const Metric* metric : followed_metrics())
    for (int year = expected.first_year; year <= expected.last_year; ++year)
      out += fmt::format("{};{};;{};{}\r\n", year, metric->id,
                         is_money(metric->unit) ? std::to_string(year) : "", metric->name.da);
  return out;
}

}  // namespace kohort::follow
