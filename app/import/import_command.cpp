#include "app/import/import_command.hpp"

#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "app/files/files.hpp"
#include "app/files/fingerprint.hpp"
#include "app/import/read_table.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/printable.hpp"

namespace kohort {

namespace {

constexpr std::string_view mark = "kohort import ";
constexpr std::size_t hash_digits = 16;

void print_or_refuse(std::FILE* out, const std::string& text) {
  if (!print(out, text))
    throw InputError{"the result cannot be printed: standard output is closed or full"};
}

/// Nothing was chosen and nothing is to be written: the table alone is shown.
bool only_shown(const ImportOptions& options) {
  return options.entry.kind == ImportKind::nothing && options.choice.where.empty() &&
         options.choice.time.empty();
}

void check_options(const ImportOptions& options) {
  std::vector<std::string> problems;
  if (options.entry.kind == ImportKind::nothing && !options.out.empty())
    problems.emplace_back("--out needs --as targets, municipality or cashflow");
  if (options.entry.kind != ImportKind::nothing && options.entry.figure.empty())
    problems.emplace_back(
        options.entry.kind == ImportKind::targets
            ? "--figure is missing: a metric of docs/calibration.md, such as placed_per_1000"
        : options.entry.kind == ImportKind::municipality
            ? "--figure is missing: a parameter, such as municipality.births_per_year"
            : "--figure is missing: cost, saving or amount");
  if (options.per.empty() && !options.per_choice.where.empty())
    problems.emplace_back("--per-where needs --per, the table to divide by");
  if (!problems.empty()) throw InputError{problems};
}

/// The second table's numbers of the same years.
void divide(const ImportOptions& options, ImportedFigures& figures) {
  const StatisticalTable table = read_table(options.per, options.per_answers);
  TableChoice choice = options.per_choice;
  choice.time = fmt::format("{}..{}", figures.selection.years.front().year,
                            figures.selection.years.back().year);
  try {
    figures.divided_by = select(table, choice);
  } catch (const InputError& error) {
    std::vector<std::string> problems;
    for (const std::string& problem : error.problems()) problems.push_back("--per: " + problem);
    throw InputError{problems};
  }
  figures.divisor_table = table.id;
}

}  // namespace

std::string with_import_mark(const std::string& text, bool csv) {
  // A cash flow's first line is its header; the mark stands in the amounts' column.
  std::string marked = text;
  const std::string zeros(hash_digits, '0');
  if (csv)
    marked.insert(marked.find(": ") + 2, fmt::format("{}{} ", mark, zeros));
  else
    marked.insert(
        0, fmt::format("# Written by {}{}; once changed, it is not replaced.\n", mark, zeros));
  Fingerprint fingerprint;
  fingerprint.add(std::string_view{marked});
  marked.replace(marked.find(mark) + mark.size(), hash_digits, fingerprint.hexadecimal());
  return marked;
}

void check_import_replaceable(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::symlink_status(file, error))) return;
  std::ifstream stream{file, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{stream}, {}};
  const std::size_t at = text.find(mark);
  const bool marked = std::filesystem::is_regular_file(file, error) && at < text.find('\n') &&
                      text.size() > at + mark.size() + hash_digits;
  if (!marked)
    throw InputError{
        fmt::format("--out {}: the file is there already and was not written by "
                    "kohort import; it stays as it is. Name another",
                    file.string())};
  const std::string hash = text.substr(at + mark.size(), hash_digits);
  text.replace(at + mark.size(), hash_digits, std::string(hash_digits, '0'));
  Fingerprint fingerprint;
  fingerprint.add(std::string_view{text});
  if (fingerprint.hexadecimal() != hash)
    throw InputError{
        fmt::format("--out {}: the file has been changed since kohort import wrote "
                    "it; it stays as it is. Name another, or remove it",
                    file.string())};
}

int import_command(const ImportOptions& options, std::FILE* out, std::FILE* err) {
  check_options(options);
  if (!options.out.empty()) check_import_replaceable(options.out);
  const StatisticalTable table = read_table(options.table, options.answers);
  std::string shown = table_overview(table, options.language);
  if (only_shown(options)) {
    print_or_refuse(out, shown);
    return 0;
  }
  ImportedFigures figures{
      table.id, table.title, table.source, select(table, options.choice), table.prices, {}, ""};
  shown += selection_overview(figures.selection, options.language);
  if (!options.per.empty()) {
    divide(options, figures);
    shown += say(options.language, "import.divided_by", figures.divisor_table) + "\n" +
             selection_overview(*figures.divided_by, options.language);
  }
  if (options.entry.kind == ImportKind::nothing) {
    print_or_refuse(out, shown);
    return 0;
  }
  const std::string text = import_entries(figures, options.entry, options.language);
  const std::string marked = with_import_mark(text, options.entry.kind == ImportKind::cashflow);
  if (options.out.empty()) {
    print(err, shown);
    print_or_refuse(out, marked);
    return 0;
  }
  try {
    write_file(options.out, marked);
  } catch (const InputError& problem) {
    throw InputError{fmt::format("--out {}", problem.what())};
  }
  print_or_refuse(
      out, shown + say(options.language, "import.written", options.out.generic_string()) + "\n");
  return 0;
}

}  // namespace kohort
