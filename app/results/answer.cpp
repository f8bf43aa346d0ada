#include "app/results/answer.hpp"

#include <algorithm>
#include <cmath>

#include "app/results/messages.hpp"
#include "app/results/numbers.hpp"

namespace kohort {

namespace {

std::string years_text(int first, int count) {
  return count > 1 ? fmt::format("{}\u2013{}", first, first + count - 1) : fmt::format("{}", first);
}

/// Shares near 0 and 1 are not rounded to certainty.
std::string share_text(double share, std::string_view language) {
  const bool extreme = (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
  return format_percent(share, extreme ? 1 : 0, language);
}

std::string cost_sentence(const ScenarioResult& result, std::string_view language) {
  const std::string period = result.period.budget_text();
  const Estimate& cost = result.summary.metric(headline_metric).difference;
  const MoneyStyle style = money_style(cost);
  const auto kr = [&](double value) { return format_kr(value, style, language); };
  if (!std::isfinite(cost.low)) {
    return say(language, "answer.single", period, kr(cost.mean));
  }
  if (cost.low > 0) {
    return say(language, "answer.dearer", period, kr(cost.mean), kr(cost.low), kr(cost.high));
  }
  if (cost.high < 0) {
    return say(language, "answer.cheaper", period, kr(-cost.mean), kr(-cost.high), kr(-cost.low));
  }
  return say(language, "answer.unknown", period, kr(cost.mean), kr(cost.low), kr(cost.high));
}

std::string placement_sentence(const ScenarioResult& result, std::string_view language) {
  const Estimate& starts = result.summary.metric("placement_starts").difference;
  if (!std::isfinite(starts.low)) return "";
  if (starts.mean == 0 && starts.low == 0 && starts.high == 0) {
    return say(language, "answer.placements_same");
  }
  const auto number = [&](double value) { return format_with_se(value, starts.se, language, 0); };
  if (starts.high < 0) {
    return say(language, "answer.fewer", number(-starts.mean), number(-starts.high),
               number(-starts.low));
  }
  if (starts.low > 0) {
    return say(language, "answer.more", number(starts.mean), number(starts.low),
               number(starts.high));
  }
  const bool also = !result.summary.metric(headline_metric).difference.excludes_zero();
  return say(language, also ? "answer.placements_unknown" : "answer.placements_unknown_only",
             number(starts.low), number(starts.high));
}

}  // namespace

std::string StudyPeriod::budget_text() const { return years_text(start_year, budget_years); }
std::string StudyPeriod::born_text() const { return years_text(start_year, followed_birth_years); }

bool in_use(const Scenario& scenario, const ResolvedParameter& parameter) {
  constexpr std::string_view prefix = "programmes.";
  if (!parameter.key.starts_with(prefix)) return true;
  const std::string_view rest = std::string_view{parameter.key}.substr(prefix.size());
  return scenario.has_programme(rest.substr(0, rest.find('.')));
}

AssumptionCount count_assumptions(const Scenario& scenario) {
  AssumptionCount count;
  for (const ResolvedParameter& parameter : scenario.parameters) {
    if (!in_use(scenario, parameter)) continue;
    ++count.parameters;
    if (parameter.grade == "N") ++count.assumptions;
  }
  return count;
}

std::vector<std::string> answer_sentences(const ScenarioResult& result, std::string_view language) {
  if (!result.stored.programmes) return {say(language, "answer.no_programme")};
  if (result.summary.no_difference()) return {say(language, "answer.none")};
  std::vector<std::string> sentences{cost_sentence(result, language)};
  const Payback& payback =
      result.summary.payers[static_cast<std::size_t>(Payer::municipality)].payback;
  if (!payback.no_difference && payback.replications > 1) {
    sentences.push_back(payback_sentences(result, language).front());
  }
  if (auto sentence = placement_sentence(result, language); !sentence.empty()) {
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

std::vector<std::string> payback_sentences(const ScenarioResult& result,
                                           std::string_view language) {
  const Payback& own = result.summary.payers[static_cast<std::size_t>(Payer::municipality)].payback;
  const Payback& all = result.summary.payers[public_view].payback;
  std::vector<std::string> sentences;
  if (own.no_difference) {
    sentences.push_back(say(language, "payback.none"));
  } else {
    sentences.push_back(say(language, "payback.probability", share_text(own.probability, language),
                            result.period.last_year(),
                            share_text(own.probability_interval.low, language),
                            share_text(own.probability_interval.high, language)));
    sentences.push_back(own.median_year
                            ? say(language, "payback.median", result.period.year(*own.median_year))
                            : say(language, "payback.no_median", result.period.budget_years));
    const double saved =
        static_cast<double>(own.saved_at_end) / static_cast<double>(own.replications);
    sentences.push_back(
        say(language, "payback.later", result.period.last_year(), share_text(saved, language)));
  }
  if (!all.no_difference) {
    sentences.push_back(say(language, "payback.public", share_text(all.probability, language)));
  }
  if (result.summary.cost_per_prevented_placement) {
    const double cost = *result.summary.cost_per_prevented_placement;
    const auto kr = [&](double value) {
      return format_kr(value, {cost >= 1e6, cost >= 1e6 ? 1 : -4}, language);
    };
    const auto& within = result.summary.cost_per_prevented_confidence;
    sentences.push_back(within ? say(language, "payback.per_placement_within", kr(cost),
                                     kr(within->low), kr(within->high))
                               : say(language, "payback.per_placement", kr(cost)));
  }
  return sentences;
}

std::string uncertainty_sentence(const RunResults& run, const ScenarioResult& result,
                                 std::string_view language) {
  const auto& split = result.summary.split;
  if (run.draws == 0) return say(language, "split.central");
  if (!split) return say(language, "split.unknown");
  if (split->chance + split->knowledge <= 0) return say(language, "split.none");
  const double share = split->knowledge_share();
  return say(language, "split.both", share_text(share, language), share_text(1 - share, language));
}

MoneyStyle money_style(const Estimate& estimate) {
  double largest = std::abs(estimate.mean);
  if (std::isfinite(estimate.low)) {
    largest = std::max({largest, std::abs(estimate.low), std::abs(estimate.high)});
  }
  const bool millions = largest >= 1e6;
  return {millions, millions ? decimals_for(estimate.se / 1e6, 2) : decimals_for(estimate.se, 0)};
}

std::string format_kr(double kr, MoneyStyle style, std::string_view language) {
  return with_unit(format_number(style.millions ? kr / 1e6 : kr, style.decimals, language),
                   text(style.millions ? "unit.million_kr" : "unit.kr", language));
}

std::string format_metric(MetricUnit unit, double value, double se, std::string_view language,
                          bool with_sign) {
  double scale = 1;
  int most = 1;
  switch (unit) {
    case MetricUnit::kr:
      scale = 1e-6;
      most = 2;
      break;
    case MetricUnit::share:
      scale = 100;
      break;
    case MetricUnit::kr_per_child:
      most = 0;
      break;
    case MetricUnit::cases:
    case MetricUnit::weeks:
      most = 2;
      break;
    case MetricUnit::count:
    case MetricUnit::years:
    case MetricUnit::per_1000_children:
      break;
  }
  const int decimals = decimals_for(se * scale, most);
  return with_sign ? format_signed(value * scale, decimals, language)
                   : format_number(value * scale, decimals, language);
}

std::string metric_label(const Metric& metric, std::string_view language) {
  std::string name{text("metric." + std::string{metric.id}, language)};
  std::string_view unit;
  switch (metric.unit) {
    case MetricUnit::kr:
      unit = "unit.million_kr";
      break;
    case MetricUnit::share:
      unit = "unit.share";
      break;
    case MetricUnit::weeks:
      unit = "unit.weeks";
      break;
    case MetricUnit::kr_per_child:
      unit = "unit.kr_per_child";
      break;
    case MetricUnit::per_1000_children:
      unit = "unit.per_1000_children";
      break;
    default:
      return name;
  }
  return fmt::format("{} ({})", name, text(unit, language));
}

}  // namespace kohort
