#include "app/calibrate/fitted_file.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <set>

#include "app/calibrate/fit_report.hpp"
#include "app/files/files.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view marker = "# Written by kohort calibrate";

std::string quoted(const std::string& text) {
  std::string out{"\""};
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

/// Twelve digits reproduce shares that sum to 1 well enough.
std::string number_text(double x) {
  std::string text = fmt::format("{:.12g}", x);
  // TOML wants a digit on both sides of the point, which %g gives; an exponent is fine.
  return text;
}

std::string list_text(const std::vector<double>& numbers, bool single) {
  if (single) return number_text(numbers.front());
  std::vector<std::string> texts;
  texts.reserve(numbers.size());
  for (const double x : numbers) texts.push_back(number_text(x));
  return fmt::format("[{}]", fmt::join(texts, ", "));
}

std::string comment(const std::string& text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += "# " + text.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return out;
}

/// Values 1.96 standard errors away from the fitted ones, within the search ranges.
std::vector<double> moved(const CalibrationTask& task, const FitResult& result, double direction) {
  std::vector<double> values = result.values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const FreeParameter& p = task.parameters[i];
    const double to = values[i] + direction * 1.96 * result.standard_error[i];
    values[i] = std::clamp(to, p.low, p.high);
  }
  return values;
}

/// Computed from read numbers (D), unless one of the fitted targets is an assumption itself, or the
/// targets leave the value open: its interval reaches an end of the search range, which is assumed.
std::string grade_of(const CalibrationTask& task, const FitResult& result, std::size_t parameter) {
  for (const Target& t : task.targets)
    if (t.weight > 0 && t.grade == "N") return "N";
  for (std::size_t i = 0; i < task.parameters.size(); ++i) {
    const FreeParameter& p = task.parameters[i];
    const double reach = 1.96 * result.standard_error[i];
    const bool open = result.values[i] - reach < p.low || result.values[i] + reach > p.high;
    if (p.parameter == parameter && open) return "N";
  }
  return "D";
}

/// One parameter as a full table. Entries that are not fitted themselves but give way to others
/// (shares of a whole) move the other way, so low and high are sorted entry by entry.
std::string parameter_text(const CalibrationTask& task, const FitResult& result,
                           std::size_t parameter) {
  const CatalogueEntry& entry = catalogue().entries()[parameter];
  const auto value = task.numbers_at(parameter, result.values);
  auto low = task.numbers_at(parameter, moved(task, result, -1));
  auto high = task.numbers_at(parameter, moved(task, result, 1));
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto [least, most] = std::minmax({low[i], value[i], high[i]});
    low[i] = std::max(least, entry.range.low);
    high[i] = std::min(most, entry.range.high);
  }
  const bool single = entry.labels.empty();
  std::string names;
  for (const FreeParameter& p : task.parameters)
    if (p.parameter == parameter) names += (names.empty() ? "" : ", ") + p.name();
  return fmt::format(
      "{} = {{ value = {}, unit = {}, low = {}, high = {}, distribution = \"fixed\", source = "
      "\"calibration\", grade = \"{}\", note = {} }}\n",
      entry.name, list_text(value, single), quoted(entry.unit), list_text(low, single),
      list_text(high, single), grade_of(task, result, parameter),
      quoted(fmt::format("fitted to {}: {}", task.file.filename().string(), names)));
}

}  // namespace

std::string fitted_scenario(const CalibrationTask& task, const FitResult& result,
                            const std::vector<std::string>& overrides, const fs::path& out) {
  const fs::path folder = fs::weakly_canonical(fs::absolute(out)).parent_path();
  const fs::path base = fs::weakly_canonical(fs::absolute(task.baseline_file));
  const std::string targets = task.file.filename().string();
  std::string text = fmt::format("{}; do not edit, scenarios extend it.\n#\n", marker);
  text += fmt::format("# Targets {}, {} replications, seed {}.\n", targets, task.replications,
                      task.seed);
  for (const auto& change : overrides) text += fmt::format("# With --set {}.\n", change);
  text += comment(fit_message(task, result, "en"));
  text += "#\n" + comment(target_table(
                      task, {result.figures, std::vector<double>(result.figures.size(), NAN)},
                      ReportStyle::terminal, "en"));
  text +=
      fmt::format("\nextends = {}\n", quoted(base.lexically_proximate(folder).generic_string()));

  std::string section;
  for (std::size_t i = 0; i < catalogue().entries().size(); ++i) {
    if (std::ranges::find(task.parameters, i, &FreeParameter::parameter) == task.parameters.end())
      continue;
    const CatalogueEntry& entry = catalogue().entries()[i];
    if (entry.section != section) text += fmt::format("\n[{}]\n", entry.section);
    section = entry.section;
    if (!entry.labels.empty()) text += fmt::format("# {}\n", fmt::join(entry.labels, ", "));
    text += parameter_text(task, result, i);
  }
  return text;
}

void check_writable(const fs::path& out) {
  std::error_code error;
  if (!fs::exists(out, error)) return;
  std::string first;
  std::getline(std::ifstream{out}, first);
  if (!first.starts_with(marker))
    throw InputError{fmt::format(
        "--out {}: the file is there already and is no earlier fit; name another", out.string())};
}

void write_fitted(const fs::path& out, const std::string& content) {
  std::error_code error;
  if (out.has_parent_path()) fs::create_directories(out.parent_path(), error);
  try {
    write_file(out, content);
  } catch (const InputError& problem) {
    throw InputError{fmt::format("--out {}", problem.what())};
  }
}

}  // namespace kohort
