#include "app/results/terminal.hpp"

#include <cmath>

#include "app/results/answer.hpp"
#include "app/results/incremental_table.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"

namespace kohort {

namespace {

constexpr std::size_t text_width = 92;
constexpr std::size_t label_width = 48;
constexpr std::size_t number_width = 10;

std::string table_line(const std::string& label, std::string baseline, std::string scenario,
                       std::string difference, const std::string& interval) {
  std::string line = pad_right(fmt::format("  {}", label), label_width) +
                     pad_left(std::move(baseline), number_width) +
                     pad_left(std::move(scenario), number_width) +
                     pad_left(std::move(difference), number_width + 1);
  if (!interval.empty()) line += "   " + interval;
  return line + "\n";
}

std::string metric_line(const ScenarioResult& result, const Metric& metric,
                        std::string_view language) {
  const Compared& value = result.summary.metric(metric.id);
  const int decimals =
      metric_decimals(metric.id, [&](std::string_view row) { return result.summary.metric(row); });
  const auto number = [&](double v, bool with_sign) {
    return format_metric(metric.unit, v, decimals, language, with_sign);
  };
  const Estimate& d = value.difference;
  const bool same = d.mean == 0 && d.low == 0 && d.high == 0;
  const std::string interval =
      std::isfinite(d.low) && !same
          ? say(language, "terminal.range", number(d.low, true), number(d.high, true))
          : "";
  // Types of placement are parts of a line above them; payers of one below.
  const bool part =
      !metric.part_of.empty() && metric_index(metric.part_of) < metric_index(metric.id);
  const std::string indent = part ? "  " : "";
  return table_line(indent + metric_label(metric, language), number(value.baseline.mean, false),
                    number(value.scenario.mean, false), same ? "0" : number(d.mean, true),
                    result.stored.programmes ? interval : "");
}

std::string reached_line(const ReachedRow& row, std::string_view language) {
  const auto number = [&](double v, bool with_sign) {
    return format_reached(row, v, language, with_sign);
  };
  const Estimate& d = row.value.difference;
  const bool same = d.mean == 0 && d.low == 0 && d.high == 0;
  const std::string interval =
      std::isfinite(d.low) && !same
          ? say(language, "terminal.range", number(d.low, true), number(d.high, true))
          : "";
  return table_line(reached_label(row, language), number(row.value.baseline.mean, false),
                    number(row.value.scenario.mean, false), same ? "0" : number(d.mean, true),
                    interval);
}

/// Who each programme reaches: its rows stand together.
std::string reached_table(const ScenarioResult& result, std::string_view language) {
  std::string out, programme;
  for (const ReachedRow& row : result.summary.reached) {
    if (row.programme != programme)
      out += say(language, "reached.heading", result.period.budget_text(),
                 programme_label(row.programme, language)) +
             "\n";
    programme = row.programme;
    out += reached_line(row, language);
  }
  return out;
}

/// Words above the figures of a group; childhood and lifetime stand under one heading.
std::string group_heading(MetricGroup group, const ScenarioResult& result,
                          std::string_view language) {
  switch (group) {
    case MetricGroup::placements:
      return say(language, "terminal.placements", result.period.budget_text());
    case MetricGroup::families:
      return std::string{text("terminal.families", language)};
    case MetricGroup::casework:
      return std::string{text("terminal.casework", language)};
    case MetricGroup::money:
      return say(language, "terminal.money", result.period.price_year);
    case MetricGroup::childhood:
      return say(language, "terminal.followed", result.period.born_text(),
                 result.period.horizon_age);
    case MetricGroup::lifetime:
      break;
  }
  return "";
}

std::string metric_table(const ScenarioResult& result, std::string_view language) {
  const bool other = result.reference != nullptr;
  std::string out = table_line(
      "", std::string{text(other ? "terminal.reference" : "terminal.baseline", language)},
      std::string{text("terminal.scenario", language)},
      std::string{text("terminal.difference", language)},
      std::string{text("terminal.interval", language)});
  for (const MetricGroup group : metric_groups) {
    const std::string heading = group_heading(group, result, language);
    if (!heading.empty()) out += heading + "\n";
    for (const Metric* metric : metrics_in(group))
      if (metric->brief) out += metric_line(result, *metric, language);
  }
  out += reached_table(result, language);
  if (!result.summary.subgroups.empty())
    out += fmt::format("  {}\n", text("terminal.subgroups", language));
  if (result.stored.programmes) out += fmt::format("  {}\n", text("terminal.rounding", language));
  return out;
}

std::string paragraph(const std::vector<std::string>& sentences) {
  std::string joined;
  for (const std::string& sentence : sentences) {
    joined += (joined.empty() ? "" : " ") + sentence;
  }
  return wrap(joined, text_width) + "\n";
}

/// The mean difference with and without controls.
std::string controlled_sentence(const ScenarioResult& result, std::string_view language) {
  const ControlledMean& own = *result.controlled;
  const Estimate& plain = result.summary.metric(headline_metric).difference;
  const MoneyStyle style = money_style(plain);
  const auto kr = [&](double value) { return format_kr(value, style, language); };
  return say(language, "split.controlled", kr(own.mean), kr(own.half_width), kr(plain.mean),
             kr(result.summary.half_width));
}

/// A rough factor: more digits would be chance.
std::string two_digits(double value, std::string_view language) {
  return format_number(value, 1 - static_cast<int>(std::floor(std::log10(value))), language);
}

std::string scenario_text(const RunResults& run, const ScenarioResult& result,
                          std::string_view language) {
  std::string out = fmt::format("\n{}\n", result.stored.title);
  out.append(std::min(display_width(result.stored.title), text_width), '=');
  out += "\n";
  if (!result.stored.question.empty()) out += paragraph({result.stored.question});
  out += fmt::format("\n{}\n", paragraph(answer_sentences(result, language)));
  out += metric_table(result, language);
  if (!result.stored.programmes || result.summary.no_difference()) return out;
  out += fmt::format("\n{}\n", text("terminal.payback", language));
  out += paragraph(payback_sentences(result, language));
  out += fmt::format("\n{}\n", text("terminal.uncertainty", language));
  const AssumptionCount count = count_assumptions(*result.scenario);
  std::vector<std::string> sentences{uncertainty_sentence(run, result, language)};
  if (result.controlled) sentences.push_back(controlled_sentence(result, language));
  if (const auto worth = result.same_people_worth; worth && *worth >= 2)
    sentences.push_back(say(language, "split.same_people", two_digits(*worth, language)));
  sentences.push_back(say(language, "terminal.assumptions", count.assumptions, count.parameters));
  out += paragraph(sentences);
  return out;
}

}  // namespace

std::string terminal_summary(const RunResults& run, std::string_view language) {
  std::string out;
  for (const ScenarioResult& result : run.scenarios) out += scenario_text(run, result, language);
  out += incremental_text(run, language);
  out += "\n";
  for (const std::string& note : run.history) out += paragraph({note});
  for (const std::string& note : run.notes) out += paragraph({note});
  if (!run.complete) {
    out += paragraph({say(language, "terminal.incomplete", run.replications, run.requested)});
  }
  if (run.replications < fewest_replications) {
    out += paragraph({say(language, "terminal.few", run.replications)});
  }
  out += say(language, "terminal.basis", run.replications, run.draws, run.seed, run.result_hash);
  out += fmt::format("\n{}\n", say(language, "terminal.folder", run.folder.string()));
  out += say(language, "terminal.report", (run.folder / "report.html").string()) + "\n";
  return out;
}

}  // namespace kohort
