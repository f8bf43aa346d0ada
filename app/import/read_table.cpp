#include "app/import/read_table.hpp"

#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "app/import/encoding.hpp"
#include "app/import/px_syntax.hpp"

namespace kohort {

namespace {

constexpr std::uintmax_t largest_table = 64U << 20U;

std::string bytes_of(const std::filesystem::path& file, const std::string& shown,
                     Problems& problems) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    problems.add({shown}, std::filesystem::exists(file, error) ? "this is not an ordinary file"
                                                               : "there is no such file");
    return "";
  }
  if (std::filesystem::file_size(file, error) > largest_table) {
    problems.add({shown},
                 "the file has more than 64 MB; choose fewer categories when the table is "
                 "exported");
    return "";
  }
  std::ifstream stream{file, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream) problems.add({shown}, "the file cannot be read (no permission?)");
  if (bytes.empty()) problems.add({shown}, "the file is empty");
  return bytes;
}

/// PC-Axis files begin with a keyword and =, JSON with a brace; everything else can only be CSV.
TableForm form_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return TableForm::csv;
  bytes.remove_prefix(first);
  if (bytes.front() == '{' || bytes.front() == '[') return TableForm::json_stat;
  const auto end = bytes.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
  const bool keyword = end != std::string_view::npos && end > 0 &&
                       std::string_view{"=[("}.find(bytes[end]) != std::string_view::npos;
  return keyword ? TableForm::px : TableForm::csv;
}

}  // namespace

StatisticalTable read_table(const std::filesystem::path& file, const TableAnswers& answers) {
  StatisticalTable table;
  table.shown = file.string();
  Problems problems;
  problems.announce_file(table.shown);
  const std::string bytes = bytes_of(file, table.shown, problems);
  problems.throw_if_any();
  table.form = form_of(bytes);
  const std::string stated = table.form == TableForm::px          ? px_codepage(bytes)
                             : table.form == TableForm::json_stat ? "utf-8"
                                                                  : "";
  const DecodedText decoded = decode(bytes, table.shown, answers.encoding, stated, problems);
  problems.throw_if_any();
  table.encoding = decoded.encoding;
  switch (table.form) {
    case TableForm::px:
      read_px(decoded.text, table, problems);
      break;
    case TableForm::json_stat:
      read_json_stat(decoded.text, table, problems);
      break;
    case TableForm::csv:
      read_csv_table(decoded.text, answers, table, problems);
      break;
  }
  problems.throw_if_any();
  if (!answers.unit.empty()) {
    table.unit = answers.unit;
    for (TableDimension& dimension : table.dimensions)
      for (TableCategory& category : dimension.categories) category.unit.clear();
  }
  if (!answers.id.empty()) table.id = answers.id;
  settle_dimensions(table, answers, problems);
  read_numbers(table, answers, problems);
  problems.throw_if_any();
  return table;
}

}  // namespace kohort
