#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/follow/follow_command.hpp"
#include "app/results/answer.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"

namespace kohort::follow {

namespace {

/// Decimals by the width of the band, as a standard error of a quarter of it.
int decimals_of_band(const Metric& metric, const Predicted& p) {
  const double se = (p.high - p.low) / 4;
  const Estimate e{p.mean, se, p.low, p.high};
  return row_decimals(metric.unit, {e, e, {0, se, p.low - p.mean, p.high - p.mean}}) + 1;
}

std::string band(const Metric& metric, const Predicted& p, int decimals,
                 const std::string& language) {
  const auto number = [&](double v) {
    return format_metric(metric.unit, v, std::min(decimals, unit_row(metric.unit).most), language);
  };
  return say(language, "follow.band", number(p.mean), number(p.low), number(p.high));
}

std::string year_line(const FollowedYear& y, const std::string& language) {
  const int decimals =
      std::min(decimals_of_band(*y.metric, y.forecast), unit_row(y.metric->unit).most);
  std::string line = fmt::format("  {}  {}", y.year,
                                 pad_right(band(*y.metric, y.forecast, decimals, language), 34));
  if (y.actual) {
    const char* word = y.inside()                   ? "follow.inside"
                       : *y.actual < y.forecast.low ? "follow.below"
                                                    : "follow.above";
    line += fmt::format("{}  {}",
                        pad_left(format_metric(y.metric->unit, *y.actual, decimals, language), 10),
                        text(word, language));
  } else if (y.updated) {
    line += "  → " + band(*y.metric, *y.updated, decimals, language);
  }
  return line + "\n";
}

std::string parameter_sentence(const MovedParameter& p, const std::string& language) {
  // Three digits that mean something.
  const auto digits = [&](double v) {
    const double size = std::abs(v);
    const int before = size > 0 ? static_cast<int>(std::floor(std::log10(size))) + 1 : 0;
    return format_number(v, std::clamp(3 - before, -6, 6), language);
  };
  return say(language, p.beyond_chance ? "follow.moved" : "follow.moved_by_chance", p.key,
             digits(p.moved.before), digits(p.moved.after), p.unit);
}

}  // namespace

std::vector<std::string> weight_sentences(const Followed& followed, const std::string& language) {
  std::vector<std::string> all;
  for (const std::string& row : followed.not_weighed)
    all.push_back(say(language, "follow.not_weighed", row));
  if (followed.draws < 2) {
    all.emplace_back(text("follow.no_draws", language));
    return all;
  }
  all.push_back(say(language, "follow.effective",
                    format_number(followed.effective_draws, 1, language), followed.draws));
  if (followed.effective_draws < few_draws)
    all.push_back(say(language, "follow.few", format_number(few_draws, 0, language)));
  if (followed.distance > 4) all.emplace_back(text("follow.far", language));
  if (!followed.parameters_known) all.emplace_back(text("follow.no_parameters", language));
  const bool any = std::ranges::any_of(followed.parameters,
                                       [](const MovedParameter& p) { return p.beyond_chance; });
  if (followed.parameters_known && !any) all.emplace_back(text("follow.none_moved", language));
  for (const MovedParameter& p : followed.parameters)
    all.push_back(parameter_sentence(p, language));
  return all;
}

std::string follow_text(const Forecast& forecast, const Followed& followed,
                        const std::string& language) {
  std::string out = say(language, "follow.heading", forecast.row) + "\n";
  const Metric* metric = nullptr;
  for (const FollowedYear& y : followed.years) {
    if (y.metric != metric) out += fmt::format("\n{}\n", metric_label(*y.metric, language));
    metric = y.metric;
    out += year_line(y, language);
  }
  const Metric& cost = metric_of(headline_metric);
  const int decimals = decimals_of_band(cost, followed.answer_before);
  out += "\n" +
         say(language, "follow.answer", band(cost, followed.answer_before, decimals, language),
             band(cost, followed.answer_after, decimals, language)) +
         "\n";
  for (const std::string& sentence : weight_sentences(followed, language))
    out += wrap(sentence, 92) + "\n";
  return out;
}

}  // namespace kohort::follow
