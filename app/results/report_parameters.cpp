#include "app/results/answer.hpp"
#include "app/results/html.hpp"
#include "app/results/messages.hpp"
#include "app/results/numbers.hpp"
#include "app/results/report_sections.hpp"

namespace kohort {

namespace {

std::string words(std::string_view key, std::string_view language) {
  return std::string{text(key, language)};
}

std::string joined_values(const std::vector<double>& values, const std::vector<std::string>& labels,
                          std::string_view language) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::string number = fmt::format("{:.6g}", values[i]);
    // Six significant digits: the plain form for everything but very large and very small values.
    const auto point = number.find('.');
    const bool plain = number.find('e') == std::string::npos;
    if (plain) {
      const int decimals =
          point == std::string::npos ? 0 : static_cast<int>(number.size() - point - 1);
      number = format_number(values[i], decimals, language);
    }
    if (!out.empty()) out += "; ";
    if (i < labels.size()) out += labels[i] + ": ";
    out += number;
  }
  return out;
}

std::string range_of(const ResolvedParameter& p, std::string_view language) {
  if (p.low.empty() || p.low.size() != p.high.size()) return "";
  std::string out;
  for (std::size_t i = 0; i < p.low.size(); ++i) {
    if (!out.empty()) out += "; ";
    out += say(language, "terminal.range", joined_values({p.low[i]}, {}, language),
               joined_values({p.high[i]}, {}, language));
  }
  return out;
}

HtmlTable parameter_table(const ScenarioResult& result, std::string_view language) {
  HtmlTable table;
  table.caption = words("report.parameters_caption", language);
  table.numbers = false;
  table.columns = {words("report.parameter", language), words("report.value", language),
                   words("report.unit", language),      words("report.range", language),
                   words("report.grade", language),     words("report.source", language),
                   words("report.meaning", language)};
  for (const ResolvedParameter& p : result.scenario->parameters) {
    if (!in_use(*result.scenario, p)) continue;
    const bool assumption = p.grade == "N";
    const std::string unit =
        p.price_year != 0 ? fmt::format("{} ({})", p.unit, p.price_year) : p.unit;
    table.add({p.key, joined_values(p.value, p.labels, language), unit, range_of(p, language),
               assumption ? words("report.assumption", language) : p.grade, p.source, p.meaning},
              assumption ? "assumption" : "");
  }
  return table;
}

}  // namespace

std::string unknown_section(const RunResults& run, const ScenarioResult& result,
                            std::string_view language) {
  const AssumptionCount count = count_assumptions(*result.scenario);
  return element("h2", text("report.unknown", language)) +
         element("p", uncertainty_sentence(run, result, language)) +
         element("p", say(language, "terminal.assumptions", count.assumptions, count.parameters)) +
         element("h3", text("report.parameters", language)) +
         parameter_table(result, language).html();
}

}  // namespace kohort
