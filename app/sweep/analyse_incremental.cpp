#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>

#include "app/run/reference.hpp"
#include "app/sweep/findings.hpp"
#include "app/sweep/sweep_outputs.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"

namespace kohort::sweep {

namespace {

/// Scenarios of two places are not two choices of anyone.
bool one_decision(const Study& study) {
  return std::ranges::all_of(study.scenarios, [&](const Scenario& other) {
    return !place_difference(study.scenarios.front(), other);
  });
}

std::string against_of(const OptionsSideBySide& all, const analysis::Incremental& row) {
  return row.against ? all.options[*row.against] : "";
}

void add_to(Row& row, const analysis::Confident& found) {
  row.insert(row.end(), {cell(found.value), cell(found.se), cell(found.interval.low),
                         cell(found.interval.high)});
}

StudyJson with_interval(const analysis::Confident& found) {
  return {{"mean", json_number(found.value)},
          {"se", json_number(found.se)},
          {"low", json_number(found.interval.low)},
          {"high", json_number(found.interval.high)}};
}

}  // namespace

void find_incremental(Findings& findings) {
  const auto& costs = findings.values.costs;
  if (!findings.study.plane || costs.size() < 2) return;
  if (!one_decision(findings.study))
    return findings.note(
        "Scenarierne er ikke om samme sted og de samme mennesker; mulighederne stilles derfor ikke "
        "op side om side med pris for hver ekstra.",
        "The scenarios are not about the same place and people; they are therefore not set side by "
        "side with a price of each more.");
  OptionsSideBySide all{findings.study.plane->cost, findings.study.plane->effect,
                        option_names(costs), analysis::incremental(costs_and_effects(findings))};
  StudyJson rows = StudyJson::array();
  for (const analysis::Incremental& found : all.rows) {
    const std::string& option = all.options[found.option];
    const std::string against = against_of(all, found);
    Row row{all.cost, all.effect, option};
    add_to(row, found.cost);
    add_to(row, found.effect);
    row.insert(row.end(), {std::string{standing_name(found.standing)}, against});
    add_to(row, found.ratio);
    row.insert(row.end(), {found.frontier.value, cell(found.frontier.interval.low),
                           cell(found.frontier.interval.high)});
    findings.add_row("incremental", std::move(row));
    rows.push_back({{"option", option},
                    {"cost", with_interval(found.cost)},
                    {"effect", with_interval(found.effect)},
                    {"standing", standing_name(found.standing)},
                    {"against", against.empty() ? StudyJson(nullptr) : StudyJson(against)},
                    {"ratio", found.against ? with_interval(found.ratio) : StudyJson(nullptr)},
                    {"frontier_share",
                     {{"mean", found.frontier.value},
                      {"low", json_number(found.frontier.interval.low)},
                      {"high", json_number(found.frontier.interval.high)}}}});
  }
  findings.json.push_back({{"kind", "incremental"},
                           {"output", all.cost},
                           {"effect", all.effect},
                           {"rows", std::move(rows)}});
  findings.side_by_side = std::move(all);
}

Table empty_incremental_table() {
  std::vector<Column> columns{
      {"cost_metric", "text", "", "what the options cost: cost_effectiveness.cost"},
      {"effect_metric", "text", "", "what should be avoided: cost_effectiveness.effect"},
      {"option", "text", "", "id of a scenario; baseline: none of them"}};
  const auto add = [&](const std::string& name, const std::string& unit,
                       const std::string& meaning) {
    columns.insert(columns.end(),
                   {{name, "real", unit, meaning},
                    {name + "_se", "real", unit, "its standard error, of any people"},
                    {name + "_mean_low", "real", unit, "lower end of its 95 % interval"},
                    {name + "_mean_high", "real", unit, "upper end of its 95 % interval"}});
  };
  add("cost", "kr.", "mean cost beyond that of the baseline");
  add("effect", "of the effect", "how much less of it there is than in the baseline: mean");
  columns.insert(columns.end(),
                 {{"standing", "text", "", "frontier, dominated or extendedly dominated"},
                  {"against", "text", "", "option before it on the frontier; empty: none"}});
  add("ratio", "kr. for one unit of the effect",
      "cost / effect, both beyond `against`: ratio of means; no interval where it has no end");
  columns.insert(columns.end(),
                 {{"frontier_share", "real", "share",
                   "probability of being on the frontier, of what is not known of the parameters"},
                  {"frontier_low", "real", "share", "lower end of its 95 % interval"},
                  {"frontier_high", "real", "share", "upper end of its 95 % interval"}});
  return {
      "incremental", "Options side by side, in ascending order of effect.", std::move(columns), {}};
}

namespace {

std::string within(const std::string& value, const Interval& interval,
                   const std::function<std::string(double)>& written) {
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return value;
  return fmt::format("{} [{}; {}]", value, written(interval.low), written(interval.high));
}

std::string price_text(const analysis::Incremental& row, std::string_view language) {
  if (row.standing == Standing::dominated)
    return std::string{text("incremental.dominated", language)};
  if (row.standing == Standing::extendedly_dominated)
    return std::string{text("incremental.extended", language)};
  return "";
}

}  // namespace

std::string side_by_side_text(const OptionsSideBySide& all, std::string_view language) {
  if (all.rows.empty()) return "";
  const auto number = [&](double v) { return figure_text(v, language); };
  const auto percent = [&](double v) { return format_percent(v, 0, language); };
  std::string out = "\n" + say(language, "incremental.study", all.cost, all.effect) + "\n";
  for (const analysis::Incremental& row : all.rows) {
    out += fmt::format("  {}: ", all.options[row.option]);
    if (row.option > 0)
      out += say(language, "incremental.study.means",
                 within(number(row.cost.value), row.cost.interval, number),
                 within(number(row.effect.value), row.effect.interval, number)) +
             "; ";
    if (row.standing != Standing::frontier)
      out += price_text(row, language) + "; ";
    else if (row.against)
      out += say(language, "incremental.study.price",
                 within(number(row.ratio.value), row.ratio.interval, number),
                 all.options[*row.against]) +
             "; ";
    out += say(language, "incremental.share",
               within(percent(row.frontier.value), row.frontier.interval, percent)) +
           "\n";
  }
  return out + "  " + wrap(std::string{text("incremental.note", language)}, 90) + "\n";
}

}  // namespace kohort::sweep
