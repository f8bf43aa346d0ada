#include "app/import/entries.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "app/figures/register_figure.hpp"
#include "app/import/measure.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/suggestion.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

namespace {

std::string toml_text(std::string_view text) {
  std::string quoted{"\""};
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return quoted + "\"";
}

/// Ten digits, so that sums and means carry no rounding of the computer's.
double ten_digits(double value) { return std::stod(fmt::format("{:.10g}", value)); }

/// A value of one year (or the mean of several) ready to be written.
struct Entry {
  int first{}, last{};
  double value{}, low{}, high{};
  std::size_t numbers{0}, filled{0};
  bool nil{false}, preliminary{false};
};

class EntryWriter {
 public:
  EntryWriter(const ImportedFigures& figures, const EntryAnswers& answers, std::string language)
      : figures_{figures}, answers_{answers}, language_{std::move(language)} {}

  std::string write() {
    if (answers_.source.empty() && answers_.kind != ImportKind::cashflow)
      problems_.emplace_back(
          "--source is missing: the row of sources.toml that describes the "
          "table, such as --source dst_" +
          (figures_.table.empty() ? "table" : lower_case(figures_.table)));
    check_grade();
    std::string text;
    switch (answers_.kind) {
      case ImportKind::targets:
        text = targets();
        break;
      case ImportKind::municipality:
        text = parameter();
        break;
      default:
        text = cashflow();
    }
    if (!problems_.empty()) throw InputError{problems_};
    return text;
  }

 private:
  void check_grade() {
    constexpr std::array grades{"V", "V-d", "D", "S", "N"};
    if (!answers_.grade.empty() && std::ranges::find(grades, answers_.grade) == grades.end())
      problems_.push_back(
          fmt::format("--grade {}: expected one of {}", answers_.grade, fmt::join(grades, ", ")));
  }

  /// Kind and factor of the table's numbers, after division.
  [[nodiscard]] MeasuredUnit measured() const { return measured_unit(figures_.selection.unit); }

  /// What to multiply by to have `wanted`; a unit that does not fit is a problem.
  double factor_to(std::string_view wanted) {
    const MeasuredUnit have = measured();
    const Measure want = measured_unit(wanted).measure;
    const bool same_words = lower_case(figures_.selection.unit) == lower_case(wanted);
    if (figures_.divided_by) return factor_of_ratio(have, want, wanted);
    if (same_words) return 1;
    const bool rate =
        want == Measure::percent || want == Measure::per_100 || want == Measure::per_1000;
    if (have.measure == want && rate) return 1;
    if (have.measure == want && want == Measure::money) {
      if (wanted.find(" per ") == std::string_view::npos) return have.factor;
    }
    if (wanted == "share" && have.measure == Measure::percent) return 0.01;
    if (wanted == "count" && have.measure == Measure::count) return 1;
    problems_.push_back(fmt::format(
        "{} is in \"{}\", but the table in \"{}\" ({}): divide by another table with --per, or, if "
        "the table's numbers are what is meant, say --unit \"{}\"",
        answers_.figure, wanted, figures_.selection.unit, in_words(have.measure), wanted));
    return 1;
  }

  double factor_of_ratio(const MeasuredUnit& have, Measure want, std::string_view wanted) {
    const Measure below = measured_unit(figures_.divided_by->unit).measure;
    const bool counted = have.measure == Measure::count || have.measure == Measure::money;
    if (!counted || below != Measure::count) {
      problems_.push_back(
          fmt::format("--per: only a count or an amount can be divided, and only by "
                      "a count; here {} (\"{}\") would be divided by {} (\"{}\")",
                      in_words(have.measure), figures_.selection.unit, in_words(below),
                      figures_.divided_by->unit));
      return 1;
    }
    if (have.measure == Measure::money && want == Measure::money) return have.factor;
    if (have.measure == Measure::count) {
      if (want == Measure::per_1000) return 1000;
      if (want == Measure::percent || want == Measure::per_100) return 100;
      if (want == Measure::other || wanted == "cases" || wanted == "share") return 1;
    }
    problems_.push_back(fmt::format("{} is in \"{}\", which \"{}\" divided by \"{}\" is not",
                                    answers_.figure, wanted, figures_.selection.unit,
                                    figures_.divided_by->unit));
    return 1;
  }

  Entry entry_of(const YearFigure& figure, double factor) {
    Entry entry{figure.year, figure.year};
    double below = 1;
    if (figures_.divided_by) {
      const auto& years = figures_.divided_by->years;
      const auto found = std::ranges::find(years, figure.year, &YearFigure::year);
      if (found == years.end() || !(found->value > 0)) {
        problems_.push_back(
            fmt::format("--per: the table has no number above 0 for {}", figure.year));
      } else {
        below = found->value;
        entry.filled += found->filled;
      }
    }
    entry.value = entry.low = entry.high = ten_digits(figure.value / below * factor);
    entry.numbers = figure.added;
    entry.filled += figure.filled;
    entry.nil = figure.nil > 0;
    entry.preliminary = figure.prelim > 0;
    return entry;
  }

  /// One entry a year, or one of their mean.
  std::vector<Entry> entries(double factor, bool together) {
    std::vector<Entry> list;
    for (const YearFigure& figure : figures_.selection.years)
      list.push_back(entry_of(figure, factor));
    if (!together || list.size() < 2) return list;
    Entry mean = list.front();
    mean.last = list.back().last;
    for (auto next = list.begin() + 1; next != list.end(); ++next) {
      mean.value += next->value;
      mean.low = std::min(mean.low, next->low);
      mean.high = std::max(mean.high, next->high);
      mean.numbers += next->numbers;
      mean.filled += next->filled;
      mean.nil = mean.nil || next->nil;
      mean.preliminary = mean.preliminary || next->preliminary;
    }
    if (mean.last - mean.first + 1 != static_cast<int>(list.size()))
      problems_.push_back(
          fmt::format("--together: between {} and {} years are missing", mean.first, mean.last));
    mean.value = ten_digits(mean.value / static_cast<double>(list.size()));
    return {mean};
  }

  /// Read as it stands: V. Computed from what was read: D. With numbers filled in: N.
  [[nodiscard]] std::string grade(const Entry& entry) const {
    if (!answers_.grade.empty()) return entry.filled > 0 ? "N" : answers_.grade;
    if (entry.filled > 0) return "N";
    return entry.numbers > 1 || figures_.divided_by ? "D" : "V";
  }

  [[nodiscard]] std::string note(const Entry& entry) const {
    std::string text = figures_.table.empty() ? "" : figures_.table + ": ";
    if (!figures_.selection.words.empty()) text += figures_.selection.words + ", ";
    text += entry.first == entry.last ? fmt::format("{}", entry.first)
                                      : fmt::format("{}-{}", entry.first, entry.last);
    const auto add = [&text](const std::string& more) { text += "; " + more; };
    if (entry.numbers > 1) add(say(language_, "import.note_numbers", entry.numbers));
    if (!figures_.selection.years_of_parts.empty())
      add(fmt::format("{}", fmt::join(figures_.selection.years_of_parts, ", ")));
    if (figures_.divided_by)
      add(say(language_, "import.note_per",
              figures_.divisor_table + (figures_.divisor_table.empty() ? "" : ": ") +
                  figures_.divided_by->words));
    if (entry.filled > 0) add(say(language_, "import.note_filled", entry.filled));
    if (entry.nil) add(say(language_, "import.note_nil"));
    if (entry.preliminary) add(say(language_, "import.note_preliminary"));
    if (!answers_.note.empty()) add(answers_.note);
    return text;
  }

  /// The price year of money, which is never taken for granted.
  std::optional<int> price_year(const Entry& entry) {
    const std::string& answer = answers_.price_year;
    int year = 0;
    const auto read = std::from_chars(answer.data(), answer.data() + answer.size(), year);
    if (!answer.empty() && read.ec == std::errc{} && read.ptr == answer.data() + answer.size())
      return year;
    const std::string stated = figures_.prices.empty() ? measured().prices : figures_.prices;
    const bool own = answer == "own" || (answer.empty() && stated == "current");
    if (own && entry.first == entry.last) return entry.first;
    std::string message{
        "--price-year: expected a year, or own if every amount is in the prices of "
        "its own year"};
    if (answer.empty())
      message = fmt::format(
          "--price-year is missing: {}; say the year of the prices, or own if "
          "every amount is in the prices of its own year",
          stated == "constant" ? "the table's prices are constant"
                               : "the table does not say of which year its "
                                 "prices are");
    if (own) message = "--price-year: a mean over years needs one year for all of them";
    if (std::ranges::find(problems_, message) == problems_.end()) problems_.push_back(message);
    return std::nullopt;
  }

  std::optional<double> tolerance_of(double value) {
    std::string text = answers_.tolerance;
    const bool percent = text.ends_with('%');
    if (percent) text.pop_back();
    const WrittenNumber read = read_written_number(text, Marks::unknown);
    if (read.value && *read.value > 0) {
      const double tolerance = percent ? std::abs(value) * *read.value / 100 : *read.value;
      if (tolerance > 0) return std::stod(fmt::format("{:.3g}", tolerance));
      problems_.push_back(fmt::format("--tolerance {}: of a value of 0 that is 0; say a number",
                                      answers_.tolerance));
      return std::nullopt;
    }
    const std::string message =
        answers_.tolerance.empty()
            ? "--tolerance is missing: what counts as one unit of deviation, as a number or in per "
              "cent of the value (--tolerance 5%)"
            : fmt::format(
                  "--tolerance {}: expected a number above 0 or per cent of the value, such "
                  "as 0.5 or 5%{}",
                  answers_.tolerance, read.wrong.empty() ? "" : "; " + read.wrong);
    if (std::ranges::find(problems_, message) == problems_.end()) problems_.push_back(message);
    return std::nullopt;
  }

  [[nodiscard]] std::string head() const {
    std::string text =
        "# " + (figures_.table.empty() ? "" : figures_.table + ": ") + figures_.title + "\n";
    if (answers_.source.empty()) return text;
    const auto& years = figures_.selection.years;
    const std::string span = years.front().year == years.back().year
                                 ? fmt::format("{}", years.front().year)
                                 : fmt::format("{}-{}", years.front().year, years.back().year);
    std::string title = (figures_.table.empty() ? "" : figures_.table + ": ") + figures_.title;
    if (!figures_.source.empty()) title += " (" + figures_.source + ")";
    return text + fmt::format("# {}\n# {} = {{ title = {}, address = \"\", year = \"{}\" }}\n",
                              say(language_, "import.source_row"), answers_.source,
                              toml_text(title), span);
  }

  std::string targets() {
    const int index = figure_index(answers_.figure);
    if (index < 0) {
      problems_.push_back(
          fmt::format("--figure {}: unknown metric{}; docs/calibration.md lists "
                      "them",
                      answers_.figure, did_you_mean(nearest(answers_.figure, figure_names()))));
      return "";
    }
    const RegisterFigure& figure = register_figures()[static_cast<std::size_t>(index)];
    const bool followed = figure.window == RegisterFigure::Window::followed;
    const auto list = entries(factor_to(figure.unit), answers_.together);
    if (followed && list.size() > 1)
      problems_.push_back(
          fmt::format("{} is about birth years, so that it has one target: choose "
                      "one year with --time, or --together",
                      answers_.figure));
    std::string text = head();
    for (const Entry& entry : list) {
      const auto tolerance = tolerance_of(entry.value);
      text += fmt::format("\n[[target]]\nmetric = \"{}\"\nvalue = {}\n", answers_.figure,
                          plain_number(entry.value));
      if (tolerance) text += fmt::format("tolerance = {}\n", plain_number(*tolerance));
      if (!followed) text += fmt::format("years = [{}, {}]\n", entry.first, entry.last);
      if (figure.is_money())
        if (const auto year = price_year(entry)) text += fmt::format("price_year = {}\n", *year);
      text += fmt::format("source = {}\ngrade = \"{}\"\nnote = {}\n", toml_text(answers_.source),
                          grade(entry), toml_text(note(entry)));
    }
    return text;
  }

  std::string parameter() {
    const int index = catalogue().index_of(answers_.figure);
    if (index < 0) {
      problems_.push_back(fmt::format("--figure {}: unknown parameter{}", answers_.figure,
                                      did_you_mean(nearest_parameter(answers_.figure))));
      return "";
    }
    const CatalogueEntry& known = catalogue().entries()[static_cast<std::size_t>(index)];
    if (!known.labels.empty() || known.is_choice()) {
      problems_.push_back(
          fmt::format("--figure {}: only a single number about the world can be "
                      "imported",
                      known.key));
      return "";
    }
    const auto list = entries(factor_to(known.unit), true);
    const Entry& entry = list.front();
    if (entry.value < known.range.low || entry.value > known.range.high)
      problems_.push_back(fmt::format("{} = {}: expected a number from {} to {}", known.key,
                                      plain_number(entry.value), plain_number(known.range.low),
                                      plain_number(known.range.high)));
    if (known.whole && entry.value != std::round(entry.value))
      problems_.push_back(
          fmt::format("{} = {}: expected a whole number; choose one year with "
                      "--time",
                      known.key, plain_number(entry.value)));
    std::string text = head() + fmt::format("\nextends = {}\n\n[{}]\n", toml_text(answers_.extends),
                                            known.section);
    std::string range;
    if (entry.low < entry.high)
      range =
          fmt::format(", low = {}, high = {}", plain_number(entry.low), plain_number(entry.high));
    std::string prices;
    if (known.is_money())
      if (const auto year = price_year(entry)) prices = fmt::format(", price_year = {}", *year);
    return text + fmt::format(
                      "{} = {{ value = {}, unit = {}{}{}, source = {}, grade = \"{}\", note "
                      "= {} }}\n",
                      known.name, plain_number(entry.value), toml_text(known.unit), range, prices,
                      toml_text(answers_.source), grade(entry), toml_text(note(entry)));
  }

  std::string cashflow() {
    constexpr std::array columns{"cost", "saving", "amount"};
    if (std::ranges::find(columns, answers_.figure) == columns.end())
      problems_.push_back(fmt::format("--figure {}: expected one of {}", answers_.figure,
                                      fmt::join(columns, ", ")));
    const auto list = entries(factor_to("kr."), false);
    Entry all = list.front();
    for (const Entry& entry : list) {
      all.last = entry.last;
      all.filled += &entry == &list.front() ? 0 : entry.filled;
      all.numbers = std::max(all.numbers, entry.numbers);
      if (entry.value < 0 && answers_.figure != "amount")
        problems_.push_back(
            fmt::format("{}: {} is negative; import it as --figure amount, where "
                        "negative amounts are savings",
                        entry.first, plain_number(entry.value)));
    }
    std::string title = fmt::format("{}: {}; {}", answers_.figure, note(all), grade(all));
    if (!answers_.source.empty()) title += ", " + answers_.source;
    for (std::size_t at = title.find('"'); at != std::string::npos; at = title.find('"', at + 2))
      title.insert(at, "\"");
    std::string text =
        fmt::format("year,\"{}\"{}\n", title, answers_.payer.empty() ? "" : ",payer");
    for (const Entry& entry : list)
      text += fmt::format("{},{:.2f}{}\n", entry.first, entry.value,
                          answers_.payer.empty() ? "" : ",\"" + answers_.payer + "\"");
    return text;
  }

  const ImportedFigures& figures_;
  const EntryAnswers& answers_;
  std::string language_;
  std::vector<std::string> problems_;
};

}  // namespace

std::string import_entries(const ImportedFigures& figures, const EntryAnswers& answers,
                           const std::string& language) {
  return EntryWriter{figures, answers, language}.write();
}

}  // namespace kohort
