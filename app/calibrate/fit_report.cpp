#include "app/calibrate/fit_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "app/words/numbers.hpp"

namespace kohort {

namespace {

using Row = std::vector<std::string>;

std::string pick(std::string_view language, const char* da, const char* en) {
  return language == "en" ? en : da;
}

std::string unit_text(std::string_view unit, std::string_view language) {
  if (language == "en") return std::string{unit};
  static constexpr std::array<std::array<std::string_view, 2>, 8> danish{{
      {"per 1,000 children", "pr. 1.000 børn"},
      {"%", "pct."},
      {"% per year", "pct. om året"},
      {"points per year", "point om året"},
      {"per 100 children", "pr. 100 børn"},
      {"per child", "pr. barn"},
      {"cases", "sager"},
      {"kr. per year", "kr. om året"},
  }};
  for (const auto& [en, da] : danish)
    if (en == unit) return std::string{da};
  return std::string{unit};
}

std::string years_text(const CalibrationTask& task, const Target& t) {
  if (register_figures()[t.figure].window == RegisterFigure::Window::followed) return "";
  const auto start = static_cast<std::size_t>(task.baseline.central().time.start);
  if (t.years.first == t.years.last) return fmt::format(" {}", start + t.years.first);
  return fmt::format(" {}-{}", start + t.years.first, start + t.years.last);
}

}  // namespace

std::string table_text(const std::vector<std::vector<std::string>>& rows, std::size_t texts,
                       ReportStyle style) {
  std::string out;
  if (style == ReportStyle::markdown) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      out += fmt::format("| {} |\n", fmt::join(rows[r], " | "));
      if (r > 0) continue;
      for (std::size_t c = 0; c < rows[0].size(); ++c) out += c < texts ? "|---" : "|---:";
      out += "|\n";
    }
    return out;
  }
  std::vector<std::size_t> widths(rows[0].size());
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c)
      widths[c] = std::max(widths[c], display_width(row[c]));
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      line += c == 0 ? "" : "  ";
      line += c < texts ? pad_right(row[c], widths[c]) : pad_left(row[c], widths[c]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string four_digits(double value, std::string_view language) {
  if (!std::isfinite(value)) return format_number(value, 0, language);
  if (value == 0) return "0";
  const int digits = 3 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  return format_number(value, std::clamp(digits, 0, 6), language);
}

std::string target_table(const CalibrationTask& task, const SimulatedTargets& simulated,
                         ReportStyle style, std::string_view language) {
  const auto targets = task.fit_targets();
  std::vector<Row> rows{{pick(language, "Mål", "Target"), pick(language, "Enhed", "Unit"),
                         pick(language, "Kilde", "Source"), pick(language, "Grad", "Grade"),
                         pick(language, "Værdi", "Value"), pick(language, "Simuleret", "Simulated"),
                         "±", pick(language, "Afvigelse", "Deviation"),
                         pick(language, "Tolerance", "Tolerance"),
                         pick(language, "Inden for", "Within")}};
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& t = task.targets[i];
    const RegisterFigure& figure = register_figures()[t.figure];
    const double value = simulated.figures[i];
    std::string name{language == "en" ? figure.en : figure.da};
    name += years_text(task, t);
    if (t.weight == 0) name += pick(language, " (ikke fittet)", " (not fitted)");
    const std::string source =
        style == ReportStyle::markdown ? fmt::format("`{}`", t.source) : t.source;
    // Two digits of the tolerance; more would not matter.
    const int decimals = 1 - static_cast<int>(std::floor(std::log10(t.tolerance)));
    const auto shown = [&](double x) { return format_number(x, decimals, language); };
    rows.push_back(
        {name, unit_text(figure.unit, language), source, t.grade, shown(t.value), shown(value),
         shown(simulated.standard_error[i]), format_signed(value - t.value, decimals, language),
         shown(t.tolerance),
         targets[i].meets(value) ? pick(language, "ja", "yes") : pick(language, "NEJ", "NO")});
  }
  return table_text(rows, 4, style);
}

std::vector<FitRow> fit_rows(const CalibrationTask& task, const SimulatedTargets& simulated) {
  const auto targets = task.fit_targets();
  std::vector<FitRow> rows;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Target& t = task.targets[i];
    const RegisterFigure& figure = register_figures()[t.figure];
    const std::string years = years_text(task, t);
    rows.push_back({std::string{figure.name},
                    {std::string{figure.da} + years, std::string{figure.en} + years},
                    std::string{figure.unit},
                    t.value,
                    simulated.figures[i],
                    t.tolerance,
                    targets[i].meets(simulated.figures[i]),
                    t.source});
  }
  return rows;
}

std::string parameter_table(const CalibrationTask& task, const FitResult& result, ReportStyle style,
                            std::string_view language) {
  std::vector<Row> rows{{"Parameter", pick(language, "Før", "Before"),
                         pick(language, "Fittet", "Fitted"),
                         pick(language, "Standardfejl", "Standard error"),
                         pick(language, "Lavest", "Low"), pick(language, "Højest", "High"), ""}};
  for (std::size_t i = 0; i < task.parameters.size(); ++i) {
    const FreeParameter& p = task.parameters[i];
    const double margin = 0.01 * (p.high - p.low);
    const bool at_end = result.values[i] < p.low + margin || result.values[i] > p.high - margin;
    rows.push_back(
        {p.name(), four_digits(p.present, language), four_digits(result.values[i], language),
         four_digits(result.standard_error[i], language), four_digits(p.low, language),
         four_digits(p.high, language), at_end ? pick(language, "ved kanten", "at the end") : ""});
  }
  return table_text(rows, 1, style);
}

std::string fit_message(const CalibrationTask& task, const FitResult& result,
                        std::string_view language) {
  std::string text;
  switch (result.end) {
    case FitEnd::converged:
      text = pick(language, "Konvergeret", "Converged");
      break;
    case FitEnd::no_improvement:
      text =
          pick(language, "Ingen yderligere forbedring fundet", "No further improvement was found");
      break;
    case FitEnd::evaluation_limit:
      text = pick(language, "IKKE konvergeret: grænsen for antal beregninger er nået",
                  "NOT converged: the limit of evaluations was reached");
      break;
    case FitEnd::stopped:
      text = pick(language, "AFBRUDT: det bedste indtil nu", "INTERRUPTED: the best so far");
      break;
  }
  text += fmt::format(
      fmt::runtime(pick(language, " efter {} beregninger. Vægtet kvadratafvigelse {} (før {}).\n",
                        " after {} evaluations. Weighted squared deviation {} (before {}).\n")),
      result.evaluations, four_digits(result.deviation, language),
      four_digits(result.start_deviation, language));

  const auto targets = task.fit_targets();
  std::vector<std::string> outside;
  for (std::size_t i = 0; i < targets.size() && i < result.figures.size(); ++i)
    if (targets[i].weight > 0 && !targets[i].meets(result.figures[i]))
      outside.push_back(
          fmt::format("{} ({} {})", targets[i].name,
                      format_signed(targets[i].deviation(result.figures[i]), 1, language),
                      pick(language, "tolerancer", "tolerances")));
  if (outside.empty())
    text += pick(language, "Alle mål ligger inden for deres tolerance.\n",
                 "All targets are within their tolerance.\n");
  else
    text +=
        fmt::format("{}: {}.\n", pick(language, "Uden for tolerancen", "Outside their tolerance"),
                    fmt::join(outside, ", "));

  const auto parameters = task.fit_parameters();
  for (const Weakness& w : weaknesses(parameters, targets, result)) {
    const std::string names = fmt::format("{}", fmt::join(w.names, ", "));
    if (w.kind == Weakness::Kind::idle_parameter)
      text += pick(language, "Advarsel: ingen mål afhænger mærkbart af ",
                   "Warning: no target depends noticeably on ");
    else if (w.kind == Weakness::Kind::collinear_parameters)
      text += pick(language, "Advarsel: målene kan næsten ikke skelne mellem ",
                   "Warning: the targets can hardly tell apart ");
    else
      text += pick(language, "Advarsel: ingen af parametrene flytter målet ",
                   "Warning: none of the parameters moves the target ");
    text += names + ".\n";
  }
  return text;
}

}  // namespace kohort
