#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "app/import/measure.hpp"
#include "app/import/read_table.hpp"
#include "app/words/written_number.hpp"

namespace kohort {

namespace {

/// What statistics offices write where there is no number. "-" is none of them: it is zero.
constexpr std::array no_number_marks{".",      "..", "...", "....", ".....",
                                     "......", ":",  "•",   "·",    "··"};

constexpr std::string_view say_point =
    "say --point thousands if points separate thousands, --point decimal if they are decimal marks";

bool plain_decimal(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == text.npos ? "0" : text.substr(point + 1);
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == part.npos;
  };
  return digits(whole) && digits(fraction);
}

/// Four digits and more that nothing groups.
bool ungrouped(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits >= 4;
}

/// The first cell of a kind, and how many there are.
struct Sighting {
  const TableCell* first{nullptr};
  std::size_t count{0};
  void see(const TableCell& cell) {
    if (!first) first = &cell;
    ++count;
  }
  [[nodiscard]] std::string others() const {
    return count > 1 ? fmt::format(" (and {} more)", count - 1) : "";
  }
};

class NumberReader {
 public:
  NumberReader(StatisticalTable& table, const TableAnswers& answers, Problems& problems)
      : table_{table}, answers_{answers}, problems_{problems} {}

  void read() {
    for (TableCell& cell : table_.cells) read_mark(cell);
    for (TableCell& cell : table_.cells)
      if (cell.mark.empty() || cell.mark == "*" || (json() && !cell.written.empty()))
        read_number(cell);
    ask_about_thousands();
    if (problems_.count() == 0) ask_about_decimals();
  }

 private:
  [[nodiscard]] bool json() const { return table_.form == TableForm::json_stat; }
  [[nodiscard]] Place at(const TableCell& cell) const { return table_.at(cell.line, cell.column); }

  void read_mark(TableCell& cell) {
    if (json()) {
      if (cell.written.empty() && cell.mark.empty()) cell.mark = cell.line > 0 ? "null" : "absent";
      if (cell.written.empty() && cell.mark == "-") cell.value = 0;
      return;
    }
    if (cell.written.size() > 1 && cell.written.ends_with('*')) {  // preliminary
      cell.mark = "*";
      cell.written = trimmed_text(cell.written.substr(0, cell.written.size() - 1));
      return;
    }
    const bool mark = std::ranges::find(no_number_marks, cell.written) != no_number_marks.end() ||
                      std::ranges::find(answers_.missing, cell.written) != answers_.missing.end();
    if (cell.written.empty()) cell.mark = cell.line > 0 ? "empty" : "absent";
    if (mark) cell.mark = cell.written;
    if (cell.written != "-" && cell.written != "\u2013") return;
    cell.mark = "-";
    cell.value = 0;
  }

  void read_number(TableCell& cell) {
    if (json()) {
      cell.value = number_of(cell.written);
      if (!cell.value) problems_.add(at(cell), "this is too large for a number");
      return;
    }
    const bool px = table_.form == TableForm::px && answers_.point != "thousands";
    if (px && plain_decimal(cell.written)) {
      cell.value = number_of(cell.written);
      if (!cell.value) problems_.add(at(cell), "this is too large for a number");
      return;
    }
    const Marks marks = px || answers_.point == "decimal" ? Marks::english : Marks::danish;
    const WrittenNumber read = read_written_number(cell.written, marks);
    if (px && read.value && read.thousands)
      return problems_.add(at(cell), cell.written + ": a comma in a number of a PC-Axis file");
    cell.value = read.value;
    if (!read.value) return refuse(cell, read);
    const auto comma = cell.written.find(',');
    if (ungrouped(cell.written)) bare_.see(cell);
    if (read.thousands && cell.written.find('.') != std::string::npos && read.doubtful)
      grouped_.see(cell);
    if (marks == Marks::danish && comma != std::string::npos)
      (read.decimals == 3 && !read.thousands && looks_grouped(cell.written) ? thousandths_
                                                                            : decimal_)
          .see(cell);
  }

  /// "1,200", which an English table would have for twelve hundred.
  static bool looks_grouped(std::string text) {
    std::ranges::replace(text, ',', '.');
    return looks_like_thousands(text);
  }

  void refuse(const TableCell& cell, const WrittenNumber& read) {
    if (cell.written.find_first_of("0123456789") == std::string::npos)
      problems_.add(at(cell), fmt::format("{} is neither a number nor a mark known here; if it "
                                          "stands for no number, say --missing \"{}\"",
                                          cell.written, cell.written));
    else if (!read.wrong.empty() && answers_.point.empty())
      problems_.add(at(cell), fmt::format("{}: {} Or {}", cell.written, read.wrong, say_point));
    else
      problems_.add(at(cell), fmt::format("{} is no number{}", cell.written,
                                          read.wrong.empty() ? "" : ": " + read.wrong));
  }

  void ask_about_thousands() {
    if (!answers_.point.empty()) return;
    if (grouped_.first && bare_.first && table_.form == TableForm::csv)
      problems_.add(at(*grouped_.first),
                    fmt::format("{}{} has a point for thousands, but {} in line {} has none: {}",
                                grouped_.first->written, grouped_.others(), bare_.first->written,
                                bare_.first->line, say_point));
    if (thousandths_.first && !decimal_.first && !grouped_.first)
      problems_.add(at(*thousandths_.first),
                    fmt::format("{0}{1} can be a decimal number or, in an English table, a "
                                "thousand: say --point thousands if commas are decimal marks, "
                                "--point decimal if they separate thousands",
                                thousandths_.first->written, thousandths_.others()));
  }

  /// A number with decimals where the table says that there are none.
  void ask_about_decimals() {
    if (answers_.fractions) return;
    Sighting counted, beyond;
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
      const TableCell& cell = table_.cells[i];
      if (!cell.value) continue;
      const auto decimals = decimals_of_cell(table_, i);
      if (decimals && *cell.value != rounded(*cell.value, *decimals))
        beyond.see(cell);
      else if (*cell.value != std::round(*cell.value) &&
               measured_unit(unit_of_cell(table_, i)).measure == Measure::count)
        counted.see(cell);
    }
    const std::string answer =
        json() ? "say --fractions if it is right; if thousands were meant, the file has lost their "
                 "zeros: export it again"
        : table_.form == TableForm::px
            ? fmt::format(
                  "say --fractions if it is right, --point thousands if points separate "
                  "thousands")
            : "say --fractions if it is right";
    if (counted.first)
      problems_.add(at(*counted.first),
                    fmt::format("{}{} in a table of counts: {}", counted.first->written,
                                counted.others(), answer));
    if (beyond.first)
      problems_.add(at(*beyond.first),
                    fmt::format("{}{} has more decimals than the table says that it has: {}",
                                beyond.first->written, beyond.others(), answer));
  }

  static double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::abs(value * scale - std::round(value * scale)) < 1e-6
               ? value
               : std::round(value * scale) / scale;
  }

  StatisticalTable& table_;
  const TableAnswers& answers_;
  Problems& problems_;
  Sighting bare_, grouped_, thousandths_, decimal_;
};

}  // namespace

void read_numbers(StatisticalTable& table, const TableAnswers& answers, Problems& problems) {
  NumberReader{table, answers, problems}.read();
}

}  // namespace kohort
