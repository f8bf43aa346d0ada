#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/files/problems.hpp"
#include "app/scenario/catalogue.hpp"
#include "app/scenario/commands.hpp"
#include "app/scenario/drawn.hpp"
#include "app/scenario/sources.hpp"
#include "app/words/input_error.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

/// The few words that explain needs, in the user's language.
struct Words {
  std::string_view range, drawn, drawn_figures, prices_of, converted, source, grade, note, given,
      then, no_source, sections, same_as;
};

constexpr Words danish{
    "interval",   "trækkes som",   "gennemsnit {}, median {}, 95 % mellem {} og {}",
    "priser fra", "i beregningen", "kilde",
    "grundlag",   "bemærkning",    "givet i",
    "derefter i", "ingen angivet", "Afsnit",
    "samme som"};
constexpr Words english{"range",
                        "drawn as",
                        "mean {}, median {}, 95 % between {} and {}",
                        "prices of",
                        "in the calculation",
                        "source",
                        "basis",
                        "note",
                        "given in",
                        "then in",
                        "none given",
                        "Sections",
                        "same as"};

const Words& words(const std::string& language) { return language == "en" ? english : danish; }

/// Decimal point as in scenario files, so that a value can be copied back.
std::string numbers(const std::vector<double>& values, const CatalogueEntry& entry) {
  if (entry.flag) return values.front() != 0 ? "true" : "false";
  if (entry.labels.empty()) return fmt::format("{:.10g}", values.front());
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i)
    text += fmt::format("{}{}: {:.10g}", i == 0 ? "" : ", ", entry.labels[i], values[i]);
  return text;
}

/// Five digits, and no powers of ten for amounts.
std::string rounded(double x) {
  return std::abs(x) < 1e4 ? fmt::format("{:.5g}", x) : fmt::format("{:.0f}", x);
}

std::string source_line(const ResolvedParameter& p, const Sources& sources, const Words& w) {
  if (p.source.empty()) return std::string{w.no_source};
  const auto found = sources.find(p.source);
  if (found == sources.end()) return p.source;
  const SourceText& text = found->second;
  std::string line = fmt::format("{} - {}", p.source, text.title);
  if (!text.year.empty()) line += fmt::format(", {}", text.year);
  if (!text.address.empty()) line += fmt::format("\n               {}", text.address);
  return line;
}

std::string paragraph(const Scenario& scenario, std::size_t index, const Sources& sources,
                      const std::string& language) {
  const Words& w = words(language);
  const CatalogueEntry& entry = scenario.entries()[index];
  const ResolvedParameter& p = scenario.parameters[index];
  std::string out = fmt::format("{} = {}", p.key, numbers(p.value, entry));
  if (!entry.flag) out += fmt::format("  [{}]", p.unit);
  out += fmt::format("\n  {}\n", p.meaning);
  const auto line = [&out](std::string_view name, const std::string& text) {
    out += fmt::format("  {:<12} {}\n", name, text);
  };
  if (p.price_year != 0) {
    std::vector<double> converted = p.value;
    const double factor = scenario.price_index().factor(p.price_year, scenario.price_year());
    for (double& amount : converted) amount *= factor;
    line(w.prices_of, fmt::format("{}; {} {}: {}", p.price_year, w.converted, scenario.price_year(),
                                  numbers(converted, entry)));
  }
  if (!p.low.empty())
    line(w.range, fmt::format("{} - {} ({})", numbers(p.low, entry), numbers(p.high, entry),
                              p.distribution));
  for (std::size_t i = 0; i < p.value.size(); ++i) {
    if (!is_drawn(p, i)) continue;
    const DrawnFigures f = drawn_figures(entry, p, i);
    line(w.drawn, (entry.labels.empty() ? "" : entry.labels[i] + ": ") +
                      fmt::format(fmt::runtime(w.drawn_figures), rounded(f.mean), rounded(f.median),
                                  rounded(f.low), rounded(f.high)));
  }
  if (p.follows) line(w.same_as, scenario.parameters[*p.follows].key);
  line(w.source, source_line(p, sources, w));
  line(w.grade, fmt::format("{}: {}", p.grade, grade_text(p.grade, language)));
  if (!p.note.empty()) line(w.note, p.note);
  for (std::size_t i = 0; i < p.history.size(); ++i)
    line(i == 0 ? w.given : w.then,
         fmt::format("{}  {}", to_string(p.history[i].place), p.history[i].value));
  return out;
}

}  // namespace

std::string explain(const Scenario& scenario, std::string_view key, const std::string& language) {
  const Sources sources = sources_of(scenario);
  const auto& entries = scenario.entries();
  const std::string prefix = fmt::format("{}.", key);
  std::string out;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (key.empty() || entries[i].key == key || entries[i].key.starts_with(prefix))
      out += (out.empty() ? "" : "\n") + paragraph(scenario, i, sources, language);
  if (out.empty()) {
    std::string suggestion = nearest_parameter(key);
    if (suggestion.empty()) {
      std::vector<std::string> sections;
      for (const auto& section : catalogue().sections()) sections.push_back(section.path);
      suggestion = nearest(key, sections);
    }
    throw InputError{
        fmt::format("{}: unknown parameter or section{}", key, did_you_mean(suggestion))};
  }
  return out;
}

}  // namespace kohort
