#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/results/answer.hpp"
#include "app/since/since_command.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"
#include "app/words/printable.hpp"

namespace kohort::since {

namespace {

constexpr std::size_t label_width = 44;
constexpr std::size_t most_inputs = 20;  ///< of a kind; since.json has all

int decimals_of(const Metric& metric, const Change& change) {
  Compared row;
  row.baseline = {change.before, change.se, change.before, change.before};
  row.scenario = {change.after, change.se, change.after, change.after};
  row.difference = {change.mean, change.se, change.low, change.high};
  return row_decimals(metric.unit, row);
}

std::string interval(const Metric& metric, const Change& change, int decimals,
                     const std::string& language) {
  if (change.mean == 0 && !(change.se > 0)) return "";
  if (!std::isfinite(change.low)) return std::string{text("since.no_interval", language)};
  return say(language, "since.interval",
             format_metric(metric.unit, change.low, decimals, language, true),
             format_metric(metric.unit, change.high, decimals, language, true));
}

std::string change_line(const std::string& label, const Metric& metric, const Change& change,
                        int decimals, const std::string& language) {
  const bool none = change.mean == 0 && !(change.se > 0);
  return fmt::format(
      "  {}{}  {}\n", pad_right(label, label_width),
      pad_left(none ? "0" : format_metric(metric.unit, change.mean, decimals, language, true), 12),
      interval(metric, change, decimals, language));
}

std::string figure_text(const ScenarioChange& pair, std::size_t f, const std::string& language) {
  const Metric& metric = metric_of(figures[f]);
  if (pair.obstacles[f])
    return fmt::format("{}: {}\n", metric_label(metric, language),
                       obstacle_sentence(*pair.obstacles[f], language));
  int decimals = decimals_of(metric, pair.whole[f]);
  for (const Part& part : pair.parts)
    decimals = std::max(decimals, decimals_of(metric, part.changes[f]));
  const auto value = [&](double v) {
    return format_metric(metric.unit, v, decimals, language, true);
  };
  std::string out = say(language, "since.figure", metric_label(metric, language),
                        value(pair.whole[f].before), value(pair.whole[f].after)) +
                    "\n";
  for (const Part& part : pair.parts)
    out +=
        change_line(part_label(part.causes, language), metric, part.changes[f], decimals, language);
  return out + change_line(std::string{text("since.all", language)}, metric, pair.whole[f],
                           decimals, language);
}

std::string value_of(const Json& value) {
  return value.is_number() ? fmt::format("{:.10g}", value.get<double>()) : "–";
}

std::string input_line(const ChangedInput& input, const std::string& language) {
  if (input.what == "source")
    return say(language, "since.source", input.key, input.before_source, input.after_source);
  if (input.what == "range") return say(language, "since.range", input.key);
  return fmt::format("{}: {} → {}{}{}", input.key, value_of(input.before), value_of(input.after),
                     input.unit.empty() || input.unit == "1" ? "" : " ", input.unit);
}

std::string inputs_text(const ScenarioChange& pair, bool data, const std::string& language) {
  std::string out;
  std::size_t count = 0;
  for (const ChangedInput& input : pair.inputs) {
    if (input.data != data) continue;
    if (count++ < most_inputs) out += "  " + one_line(input_line(input, language), 300) + "\n";
  }
  if (count == 0) return "";
  if (count > most_inputs) out += "  " + say(language, "since.more", count - most_inputs) + "\n";
  return std::string{text(data ? "since.data" : "since.inputs", language)} + "\n" + out;
}

}  // namespace

std::string part_label(const std::vector<Cause>& causes, std::string_view language) {
  std::string words;
  for (std::size_t i = 0; i < causes.size(); ++i) {
    if (i > 0)
      words += i + 1 == causes.size() ? fmt::format(" {} ", text("since.and", language)) : ", ";
    words += text(fmt::format("since.cause.{}", cause_name(causes[i])), language);
  }
  return words;
}

std::string obstacle_sentence(const Obstacle& obstacle, std::string_view language) {
  const auto shown = [&](const std::string& value) {
    return value.empty() ? std::string{text("since.no_reference", language)} : one_line(value, 100);
  };
  return say(language, "since.obstacle." + obstacle.what, shown(obstacle.before),
             shown(obstacle.after));
}

std::string joined_sentence(const Comparison& comparison, std::string_view language) {
  switch (comparison.joined) {
    case Joined::no:
      return "";
    case Joined::not_asked:
      return std::string{text("since.joined.not_asked", language)};
    case Joined::other_build:
      return std::string{text("since.joined.other_build", language)};
    case Joined::no_files:
      return std::string{text("since.joined.no_files", language)};
    case Joined::reference:
      return std::string{text("since.joined.reference", language)};
    case Joined::cannot_load:
      break;
  }
  return say(language, "since.joined.cannot_load", one_line(comparison.why, 300));
}

std::string since_text(const Former& before, const Former& after, const Comparison& comparison,
                       const std::string& language) {
  std::string out = say(language, "since.heading", before.folder.string(), after.folder.string(),
                        before.version, after.version) +
                    "\n";
  for (const ScenarioChange& pair : comparison.scenarios) {
    out += "\n" + after.scenario(pair.after).at("id").get<std::string>() + "\n";
    for (std::size_t f = 0; f < figures.size(); ++f) out += figure_text(pair, f, language);
    for (const bool data : {false, true}) out += inputs_text(pair, data, language);
    if (pair.hidden) out += std::string{text("since.hidden", language)} + "\n";
  }
  out += "\n";
  for (const std::string& id : comparison.only_before)
    out += say(language, "since.only_before", id) + "\n";
  for (const std::string& id : comparison.only_after)
    out += say(language, "since.only_after", id) + "\n";
  if (comparison.targets > 0) out += say(language, "since.targets", comparison.targets) + "\n";
  const bool several = std::ranges::any_of(
      comparison.scenarios, [](const ScenarioChange& pair) { return pair.parts.size() > 1; });
  if (several) out += wrap(text("since.order", language), 92) + "\n";
  if (comparison.joined != Joined::no)
    out += wrap(joined_sentence(comparison, language), 92) + "\n";
  return out;
}

}  // namespace kohort::since
