#include "app/local/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/words/numbers.hpp"

namespace kohort::local {

namespace {

std::string years_of(const PlannedTarget& t) {
  if (!t.years) return "";
  if (t.years->first == t.years->last) return fmt::format("{}", t.years->first);
  return fmt::format("{}-{}", t.years->first, t.years->last);
}

std::string unit_of(const PlannedTarget& t, const CalibrationTask& task,
                    std::string_view language) {
  std::string unit = t.unit.in(std::string{language});
  if (t.price_year != 0)
    unit += fmt::format(fmt::runtime(pick(language, ", {}-priser", ", prices of {}")),
                        task.baseline.price_year());
  return unit;
}

std::vector<std::string> row(const PlannedTarget& t, const Target& target, const FitTarget& fit,
                             const CalibrationTask& task, double figure, double error,
                             std::string_view language) {
  const double tolerance = target.tolerance * t.scale;
  // Two digits of the tolerance; more would not matter.
  const int decimals = std::min(2, 1 - static_cast<int>(std::floor(std::log10(tolerance))));
  const auto shown = [&](double x) { return format_number(x * t.scale, decimals, language); };
  std::string label = t.label.in(std::string{language});
  if (target.weight == 0) label += pick(language, " (ikke fittet)", " (not fitted)");
  return {label,
          years_of(t),
          unit_of(t, task, language),
          shown(target.value),
          shown(figure),
          shown(error),
          format_signed((figure - target.value) * t.scale, decimals, language),
          shown(target.tolerance),
          fit.meets(figure) ? pick(language, "ja", "yes") : pick(language, "NEJ", "NO")};
}

}  // namespace

std::string pick(std::string_view language, const char* da, const char* en) {
  return language == "en" ? en : da;
}

std::string comparison_table(const Plan& plan, const CalibrationTask& task,
                             const SimulatedTargets& judged, ReportStyle style,
                             std::string_view language) {
  std::vector<std::vector<std::string>> rows{
      {pick(language, "Tal", "Figure"), pick(language, "År", "Year"),
       pick(language, "Enhed", "Unit"), pick(language, "Eget", "Own"),
       pick(language, "Simuleret", "Simulated"), "±", pick(language, "Afvigelse", "Deviation"),
       "Tolerance", pick(language, "Inden for", "Within")}};
  const auto fits = task.fit_targets();
  for (std::size_t i = 0; i < plan.targets.size(); ++i)
    rows.push_back(row(plan.targets[i], task.targets[i], fits[i], task, judged.figures[i],
                       judged.standard_error[i], language));
  return table_text(rows, 3, style);
}

double largest_chance(const CalibrationTask& task, const SimulatedTargets& judged) {
  double most = 0;
  for (std::size_t i = 0; i < task.targets.size(); ++i)
    if (task.targets[i].weight > 0)
      most = std::max(most, judged.standard_error[i] / task.targets[i].tolerance);
  return most;
}

std::string verdict(const Plan& plan, const CalibrationTask& task, const SimulatedTargets& judged,
                    const FitResult& fit, std::string_view language) {
  const auto fits = task.fit_targets();
  std::size_t fitted = 0;
  std::vector<std::string> missed;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    if (!(fits[i].weight > 0)) continue;
    ++fitted;
    if (!fits[i].meets(judged.figures[i]))
      missed.push_back(fmt::format("{} ({} {})", plan.targets[i].label.in(std::string{language}),
                                   format_signed(fits[i].deviation(judged.figures[i]), 1, language),
                                   pick(language, "tolerancer", "tolerances")));
  }
  std::string text =
      missed.empty()
          ? fmt::format(
                fmt::runtime(pick(language, "Alle {} fittede tal rammes inden for tolerancen.\n",
                                  "All {} fitted figures are met within tolerance.\n")),
                fitted)
          : fmt::format(fmt::runtime(pick(language, "Uden for tolerancen, {} af {}: {}.\n",
                                          "Outside their tolerance, {} of {}: {}.\n")),
                        missed.size(), fitted, fmt::join(missed, "; "));
  for (std::size_t i = 0; i < task.parameters.size(); ++i) {
    const FreeParameter& p = task.parameters[i];
    const double margin = 0.01 * (p.high - p.low);
    if (fit.values[i] > p.low + margin && fit.values[i] < p.high - margin) continue;
    text += fmt::format(
        fmt::runtime(pick(language,
                          "{} står ved kanten af det tilladte ({} til {}): tallet trækker længere, "
                          "end modellen kan følge.\n",
                          "{} stands at the edge of what is allowed ({} to {}): the figure pulls "
                          "further than the model can follow.\n")),
        p.name(), four_digits(p.low, language), four_digits(p.high, language));
  }
  return text;
}

std::string remarks(const Plan& plan, std::string_view language) {
  std::string out;
  for (const Text& unused : plan.unused) {
    if (out.empty()) out += pick(language, "Ikke brugt til fittet:\n", "Not used in the fit:\n");
    out += fmt::format("- {}\n", unused.in(std::string{language}));
  }
  bool first = true;
  for (const Text& note : plan.notes) {
    if (first) out += pick(language, "Bemærk:\n", "Note:\n");
    first = false;
    out += fmt::format("- {}\n", note.in(std::string{language}));
  }
  return out;
}

}  // namespace kohort::local
