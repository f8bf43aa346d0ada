#include "app/report/why.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <vector>

#include "app/report/lineage.hpp"
#include "app/report/stored.hpp"
#include "app/results/answer.hpp"
#include "app/results/programme_words.hpp"
#include "app/scenario/sources.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"
#include "app/words/reference_words.hpp"
#include "app/words/suggestion.hpp"

namespace kohort {

namespace {

constexpr std::size_t text_width = 92;

const ReportFigure& figure_of(const std::string& id) {
  const auto figures = report_figures();
  const auto found = std::ranges::find(figures, id, &ReportFigure::id);
  if (found != figures.end()) return *found;
  std::vector<std::string> known;
  for (const ReportFigure& figure : figures) known.emplace_back(figure.id);
  throw InputError{fmt::format("{}: unknown figure{}; kohort why RESULTS lists them all", id,
                               did_you_mean(nearest(id, known)))};
}

/// A number, or a text if it is too large for one.
std::string seed_in(const Json& summary) {
  const Json seed = summary.value("seed", Json(0));
  return seed.is_string() ? seed.get<std::string>() : seed.dump();
}

double value_of(const Json& estimate, const char* key) {
  const Json& value = estimate.at(key);
  return value.is_number() ? value.get<double>() : NAN;
}

Estimate read_estimate(const Json& e) {
  return {value_of(e, "mean"), value_of(e, "se"), value_of(e, "low"), value_of(e, "high")};
}

Compared read_compared(const Json& metrics, std::string_view id) {
  const Json& row = metrics.at(std::string{id});
  return {read_estimate(row.at("baseline")), read_estimate(row.at("scenario")),
          read_estimate(row.at("difference"))};
}

/// "Without the programme", or the title of the scenario that this one is compared with.
std::string without(const Json& summary, const std::string& language) {
  const auto reference = summary.find("reference");
  std::string title;
  if (reference != summary.end() && reference->is_object()) {
    title = reference->at("title").value(language, "");
    if (title.empty()) title = reference->value("id", "");
  }
  return name_reference(std::string{text("why.without", language)}, title, language);
}

/// The three lines of a figure as the summary prints them, with intervals.
std::string figures_text(const Json& summary, const ReportFigure& figure,
                         const std::string& language) {
  if (figure.metric.empty()) return "";
  const Metric& metric = metric_of(figure.metric);
  const Json& metrics = summary.at("metrics");
  const auto row_of = [&](std::string_view id) { return read_compared(metrics, id); };
  const int decimals = metric_decimals(figure.metric, row_of);
  const std::string before = without(summary, language), after{text("why.with", language)};
  const std::size_t width = std::max<std::size_t>(20, display_width(before));
  const auto line = [&](const std::string& name, const Estimate& e, bool difference) {
    const auto shown = [&](double value) {
      return format_metric(metric.unit, value, decimals, language, difference);
    };
    return fmt::format("  {} {}\n", pad_right(name, width),
                       std::isfinite(e.low)
                           ? say(language, "why.range", shown(e.mean), shown(e.low), shown(e.high))
                           : shown(e.mean));
  };
  const Compared values = row_of(figure.metric);
  return fmt::format("{}\n", metric_label(metric, language)) +
         line(before, values.baseline, false) + line(after, values.scenario, false) +
         line(std::string{text("why.difference", language)}, values.difference, true) + "\n";
}

/// A figure of one year: "cost_municipality.2029".
struct OfYear {
  std::string figure;
  std::optional<int> year;
};
OfYear of_year(const std::string& figure) {
  const auto dot = figure.rfind('.');
  if (dot == std::string::npos || figure.size() != dot + 5) return {figure, {}};
  int year = 0;
  const char* const end = figure.data() + figure.size();
  if (std::from_chars(figure.data() + dot + 1, end, year).ptr != end) return {figure, {}};
  return {figure.substr(0, dot), year};
}

/// The payer whose net cost a metric is, as payers are called in summaries; empty of others.
std::string payer_of(std::string_view metric) {
  constexpr std::string_view prefix = "cost_";
  if (!metric.starts_with(prefix)) return "";
  for (std::size_t view = 0; view < payer_views; ++view)
    if (metric.substr(prefix.size()) == payer_view_name(view))
      return std::string{payer_view_name(view)};
  return "";
}

void need_years(const ReportFigure& entry) {
  if (!payer_of(entry.metric).empty()) return;
  std::vector<std::string> with_years;
  for (const ReportFigure& other : report_figures())
    if (other.id == other.metric && !payer_of(other.metric).empty())
      with_years.emplace_back(other.id);
  throw InputError{fmt::format("{}: has no single years; these have: {}", entry.id,
                               fmt::join(with_years, ", "))};
}

/// One year of the payer's net cost, and the budget lines of that year beside what is spent.
std::string year_text(const Json& scenario, const Json& budget, const ReportFigure& entry, int year,
                      const std::string& language) {
  std::string out;
  const auto line = [&](const std::string& name, double value) {
    out += fmt::format("  {} {}\n", pad_right(name, 34),
                       std::isfinite(value) ? format_kr(value, {true, 2}, language) : "-");
  };
  const Json& years = scenario.at("payers").at(payer_of(entry.metric)).at("years");
  for (const Json& one : years) {
    if (one.at("year") != year) continue;
    line(without(scenario, language), value_of(one.at("baseline"), "mean"));
    line(std::string{text("why.with", language)}, value_of(one.at("scenario"), "mean"));
    line(std::string{text("why.difference", language)}, value_of(one.at("difference"), "mean"));
  }
  if (out.empty())
    throw InputError{fmt::format("{}.{}: the budget years are {} to {}", entry.id, year,
                                 years.front().at("year").get<int>(),
                                 years.back().at("year").get<int>())};
  for (const Json& one : budget) {
    if (one.at("year") != year) continue;
    const std::string programme = one.value("programme", "");
    const std::string of = programme.empty() ? std::string{text("why.all_programmes", language)}
                                             : programme_words("programme.", programme, language);
    if (one.at("adopted").is_number())
      line(say(language, "why.adopted", of), value_of(one, "adopted"));
    if (one.at("bottom_up").is_number())
      line(say(language, "why.spent", of), value_of(one, "bottom_up"));
  }
  return fmt::format("{} {}\n{}\n",
                     metric_label(headline_metrics()[metric_index(entry.metric)], language), year,
                     out);
}

/// Values as in scenario files, with a decimal point, so that they can be copied back.
std::string list_text(const Json& values, const Json& labels) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ", ";
    if (i < labels.size()) out += labels[i].get<std::string>() + ": ";
    out += values[i].is_number() ? fmt::format("{:.6g}", values[i].get<double>()) : "-";
  }
  return out;
}

std::string source_text(const Json& payload, const std::string& id) {
  const Json& sources = payload.at("sources");
  if (id.empty()) return "-";
  if (!sources.contains(id)) return id;
  const std::string url = sources[id].value("url", "");
  return fmt::format("{} - {}{}", id, sources[id].value("title", ""),
                     url.empty() ? "" : "\n" + url);
}

std::string parameter_text(const Json& payload, const Json& p, const std::string& language) {
  const Json& labels = p.at("labels");
  std::string out = fmt::format(
      "  {} = {}  [{}{}]\n", p.value("key", ""), list_text(p.at("value"), labels),
      p.value("unit", ""),
      p.at("price_year").is_number() ? fmt::format(", {}", p["price_year"].get<int>()) : "");
  const auto line = [&out](const std::string& text) {
    std::string rest = text;
    for (auto at = rest.find('\n'); at != std::string::npos; at = rest.find('\n', at + 1))
      rest.insert(at + 1, "      ");
    out += fmt::format("      {}\n", rest);
  };
  line(p.value("meaning", ""));
  if (p.at("low").empty())
    line(std::string{text("why.fixed", language)});
  else
    line(say(language, "why.value_range", list_text(p["low"], labels), list_text(p["high"], labels),
             p.value("distribution", "")));
  line(fmt::format("{}: {}, {}", text("why.grade", language), p.value("grade", ""),
                   grade_text(p.value("grade", ""), language)));
  line(fmt::format("{}: {}", text("why.source", language),
                   source_text(payload, p.value("source", ""))));
  if (const std::string note = p.value("note", ""); !note.empty())
    line(fmt::format("{}: {}", text("why.note", language), note));
  bool first = true;
  for (const Json& given : p.at("history")) {
    const int row = given.value("line", 0);
    line(fmt::format("{} {}{}  {}", text(first ? "why.given" : "why.then", language),
                     given.value("file", ""),
                     row > 0 ? fmt::format(":{}:{}", row, given.value("column", 0)) : "",
                     given.value("value", "")));
    first = false;
  }
  return out;
}

std::string scenario_text(const Json& payload, std::size_t s, const ReportFigure& entry,
                          std::optional<int> year, const std::string& language) {
  const Json& summary = payload.at("summary");
  const Json& scenario = summary.at("scenarios").at(s);
  const Json& detail = payload.at("scenarios").at(s);
  const std::string title = scenario.at("title").value(language, "");
  std::string out = fmt::format("{}: {}\n\n", scenario.value("id", ""), title);
  out += year ? year_text(scenario, detail.at("budget"), entry, *year, language)
              : figures_text(scenario, entry, language);
  const Json& lineage = detail.at("lineage").at(std::string{entry.id});
  out += fmt::format("{}\n{}\n\n", text("why.formula", language),
                     wrap(lineage.at("formula").value(language, ""), text_width));
  out += fmt::format("{}\n", text("why.parameters", language));
  const Json& keys = lineage.at("parameters");
  if (keys.empty()) out += fmt::format("  {}\n", text("why.no_parameters", language));
  for (const Json& key : keys)
    for (const Json& p : detail.at("parameters"))
      if (p.at("key") == key) out += parameter_text(payload, p, language);
  const Json& manifest = payload.at("manifest").at("scenarios").at(s);
  std::string chain;
  for (const Json& file : manifest.at("files"))
    chain += (chain.empty() ? "" : " -> ") + file.get<std::string>();
  out += fmt::format("\n{}: {}\n", text("why.chain", language), chain);
  out += say(language, "why.basis", summary.value("version", ""), seed_in(summary),
             summary.value("replications", 0U), summary.value("draws", 0U),
             summary.value("result_hash", ""), manifest.value("hash", "")) +
         "\n";
  return out + say(language, "why.more", lineage.value("section", "")) + "\n";
}

/// A figure of a run that was stopped is not the one that was asked for.
std::string fewer_than_asked(const StoredPayload& stored, const std::string& language) {
  const Json& summary = stored.payload.at("summary");
  const auto done = summary.value("replications", 0U);
  if (!summary.value("complete", false))
    return say(language, "terminal.incomplete", done, summary.value("replications_requested", 0U)) +
           "\n\n";
  return stored.behind ? say(language, "report.behind", done) + "\n\n" : "";
}

}  // namespace

std::string figure_list(const std::string& folder, const std::string& language) {
  std::string out = say(language, "why.figures", folder) + "\n\n";
  for (const ReportFigure& figure : report_figures()) {
    const bool metric = figure.id == figure.metric;
    out += fmt::format("  {} {}\n", pad_right(std::string{figure.id}, 30),
                       metric ? metric_label(metric_of(figure.metric), language)
                              : std::string{figure.text.formula.in(language)});
  }
  return out;
}

std::string why(const Json& payload, const std::string& figure, const std::string& language) {
  const OfYear asked = of_year(figure);
  const ReportFigure& entry = figure_of(asked.figure);
  if (asked.year) need_years(entry);
  std::string out;
  for (std::size_t s = 0; s < payload.at("scenarios").size(); ++s)
    out += (s > 0 ? "\n\n" : "") + scenario_text(payload, s, entry, asked.year, language);
  return out;
}

std::string why_command(const std::filesystem::path& folder, const std::string& figure,
                        const std::string& language) {
  if (!figure.empty())
    (void)figure_of(of_year(figure).figure);  // a wrong name is said whatever the folder holds
  const StoredPayload stored = read_stored_payload(folder);
  if (stored.payload.at("scenarios").empty())
    throw InputError{fmt::format(
        "{}: is a sweep, which compares many inputs; how one figure comes about is shown by kohort "
        "why for the folder of a kohort run",
        folder.string())};
  if (figure.empty()) return figure_list(folder.string(), language);
  try {
    return fewer_than_asked(stored, language) + why(stored.payload, figure, language);
  } catch (const Json::exception& error) {
    throw InputError{
        fmt::format("{}: its report is damaged ({}); give the command of the run again",
                    folder.string(), error.what())};
  }
}

}  // namespace kohort
