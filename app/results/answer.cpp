#include "app/results/answer.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"
#include "app/words/printable.hpp"
#include "app/words/reference_words.hpp"
#include "models/programme.hpp"

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

/// Waits belong to the answer where they change by more than a week: what they do comes later.
std::string wait_sentence(const ScenarioResult& result, std::string_view language) {
  const Compared& wait = result.summary.metric("wait_weeks");
  if (!(std::abs(wait.difference.mean) > 1)) return "";
  const auto weeks = [&](double value) {
    return format_with_se(value, wait.difference.se, language, 1);
  };
  return say(language, wait.difference.mean > 0 ? "answer.waits_longer" : "answer.waits_shorter",
             weeks(wait.baseline.mean), weeks(wait.scenario.mean));
}

/// A budget that falls while the children's lives become dearer is not a saving, nor surely one
/// where they do on average, beyond chance, and not in nearly all calculations.
std::string later_sentence(const ScenarioResult& result, std::string_view language) {
  const Estimate& budget = result.summary.metric(headline_metric).difference;
  const Estimate& life = result.summary.metric("lifetime_cost_public").difference;
  if (!(budget.mean < 0) || !std::isfinite(life.low)) return "";
  const bool nearly_always = life.low > 0;
  if (!nearly_always && !(life.mean > 3 * life.se)) return "";
  const MoneyStyle style = money_style(life);
  const auto kr = [&](double value) { return format_kr(value, style, language); };
  return say(language, nearly_always ? "answer.paid_later" : "answer.paid_later_on_average",
             kr(life.mean), kr(life.low), kr(life.high));
}

/// How often the municipality's money comes back and is lost again.
std::string lost_sentence(const ScenarioResult& result, std::string_view language) {
  const Payback& own = result.summary.payers[static_cast<std::size_t>(Payer::municipality)].payback;
  const auto share = [&](std::size_t count) {
    return share_text(static_cast<double>(count) / static_cast<double>(own.replications), language);
  };
  return say(language, "payback.lost", share(own.lost_again), result.period.last_year(),
             share(own.kept));
}

/// How values of a unit are shown: multiplied by `scale`, with at most so many decimals.
struct Shown {
  double scale{1};
  int most{1};
};

Shown shown_as(MetricUnit unit) {
  if (unit == MetricUnit::kr) return {1e-6, 2};
  return {unit_row(unit).scale, unit_row(unit).most};
}

/// Do the three numbers that are printed agree? 126 to 121, -5, rounded to tens: 130 to 120, 0.
bool adds_up(const Compared& row, double scale, int decimals) {
  const auto printed = [&](const Estimate& e) {
    return std::round(e.mean * scale * std::pow(10.0, decimals));
  };
  return printed(row.baseline) + printed(row.difference) == printed(row.scenario);
}

bool no_difference(const Estimate& d) { return d.mean == 0 && !(d.low < 0 || d.high > 0); }

}  // namespace

std::string StudyPeriod::budget_text() const { return years_text(start_year, budget_years); }
std::string StudyPeriod::born_text() const { return years_text(start_year, followed_birth_years); }

bool in_use(const Scenario& scenario, const ResolvedParameter& parameter) {
  constexpr std::string_view prefix = "programmes.";
  if (!parameter.key.starts_with(prefix)) return true;
  const std::string_view rest = std::string_view{parameter.key}.substr(prefix.size());
  const std::size_t dot = rest.find('.');
  const std::string_view name = rest.substr(0, dot);
  if (scenario.has_programme(name)) return true;
  // What further programmes share with the first of their kind is in use with them.
  return std::ranges::any_of(scenario.further_programmes, [&](const std::string& further) {
    if (!scenario.has_programme(further) || programme_types()[*kind_of(further)].name != name)
      return false;
    const ResolvedParameter* const own =
        scenario.find(fmt::format("{}{}{}", prefix, further, rest.substr(dot)));
    return own != nullptr && own->follows.has_value();
  });
}

AssumptionCount count_assumptions(const Scenario& scenario) {
  AssumptionCount count;
  for (const ResolvedParameter& parameter : scenario.parameters) {
    if (parameter.follows || !in_use(scenario, parameter)) continue;
    ++count.parameters;
    if (parameter.grade == "N") ++count.assumptions;
  }
  return count;
}

std::string unfunded_sentence(const ScenarioResult& result, std::string_view language) {
  const auto& unfunded = result.summary.economics.unfunded;
  if (!unfunded) return "";
  const int first = result.period.year(unfunded->first_year);
  const auto years = static_cast<int>(unfunded->last_year - unfunded->first_year) + 1;
  return say(language, "answer.unfunded",
             format_kr(unfunded->amount.mean, money_style(unfunded->amount), language),
             years_text(first, years));
}

std::string reference_title(const ScenarioResult& result, std::string_view language) {
  if (result.reference == nullptr) return "";
  const std::string& title = result.reference->title.in(std::string{language});
  return one_line(title.empty() ? result.reference->id : title, 300);
}

std::string reference_sentence(const ScenarioResult& result, std::string_view language) {
  if (result.reference == nullptr) return "";
  return say(language, "answer.reference", reference_title(result, language));
}

namespace {

/// The answer as if the comparison were with the place without programmes.
std::vector<std::string> plain_sentences(const ScenarioResult& result, std::string_view language) {
  std::vector<std::string> sentences;
  const auto and_no_more = [&](std::string_view key) {
    sentences.push_back(say(language, key));
    return sentences;
  };
  if (!result.stored.programmes) return and_no_more("answer.no_programme");
  if (result.summary.no_difference()) return and_no_more("answer.none");
  sentences.push_back(cost_sentence(result, language));
  for (auto sentence : {later_sentence(result, language), wait_sentence(result, language),
                        unfunded_sentence(result, language)})
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
  const Payback& payback =
      result.summary.payers[static_cast<std::size_t>(Payer::municipality)].payback;
  if (!payback.no_difference && payback.replications > 1) {
    sentences.push_back(payback_sentences(result, language).front());
    if (payback.lost_again > 0) sentences.push_back(lost_sentence(result, language));
  }
  if (auto sentence = placement_sentence(result, language); !sentence.empty()) {
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

}  // namespace

std::vector<std::string> answer_sentences(const ScenarioResult& result, std::string_view language) {
  std::vector<std::string> sentences;
  if (result.reference != nullptr) sentences.push_back(reference_sentence(result, language));
  const std::string other = reference_title(result, language);
  for (const std::string& sentence : plain_sentences(result, language))
    sentences.push_back(name_reference(sentence, other, language));
  return sentences;
}

namespace {

/// "0 per cent (interval 0 to 13)" says less than that it never happened.
std::string probability_sentence(const ScenarioResult& result, const Payback& own,
                                 std::string_view language) {
  const std::string high = share_text(own.probability_interval.high, language);
  if (own.paid_back == 0)
    return say(language, "payback.never", own.replications, result.period.last_year(), high);
  return say(language, "payback.probability", share_text(own.probability, language),
             result.period.last_year(), share_text(own.probability_interval.low, language), high);
}

}  // namespace

std::vector<std::string> payback_sentences(const ScenarioResult& result,
                                           std::string_view language) {
  const Payback& own = result.summary.payers[static_cast<std::size_t>(Payer::municipality)].payback;
  const Payback& all = result.summary.payers[public_view].payback;
  std::vector<std::string> sentences;
  if (own.no_difference) {
    sentences.push_back(say(language, "payback.none"));
  } else {
    sentences.push_back(probability_sentence(result, own, language));
    sentences.push_back(own.median_year
                            ? say(language, "payback.median", result.period.year(*own.median_year))
                            : say(language, "payback.no_median", result.period.budget_years));
    if (own.lost_again > 0) sentences.push_back(lost_sentence(result, language));
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

std::string format_kr(double amount, MoneyStyle style, std::string_view language) {
  const UnitRow& kr = unit_row(MetricUnit::kr);
  return with_unit(format_number(style.millions ? amount / 1e6 : amount, style.decimals, language),
                   (style.millions ? kr.millions : kr.name).in(language));
}

int row_decimals(MetricUnit unit, const Compared& row) {
  const Shown shown = shown_as(unit);
  if (no_difference(row.difference)) return decimals_for(row.baseline.se * shown.scale, shown.most);
  int decimals = decimals_for(row.difference.se * shown.scale, shown.most);
  while (decimals < shown.most && !adds_up(row, shown.scale, decimals)) ++decimals;
  return decimals;
}

int metric_decimals(std::string_view id, const std::function<Compared(std::string_view)>& row_of) {
  std::optional<int> finest, finest_same;
  for (const std::string_view other : added_up_with(id)) {
    const Compared row = row_of(other);
    auto& most = no_difference(row.difference) ? finest_same : finest;
    const int own = row_decimals(headline_metrics()[metric_index(other)].unit, row);
    most = std::max(most.value_or(own), own);
  }
  return finest ? *finest : finest_same.value_or(0);
}

std::string format_metric(MetricUnit unit, double value, int decimals, std::string_view language,
                          bool with_sign) {
  const double scaled = value * shown_as(unit).scale;
  return with_sign ? format_signed(scaled, decimals, language)
                   : format_number(scaled, decimals, language);
}

std::string metric_label(const Metric& metric, std::string_view language) {
  const UnitRow& unit = unit_row(metric.unit);
  const Words& told = metric.unit == MetricUnit::kr ? unit.millions : unit.name;
  const std::string_view name = metric.name.in(language);
  return unit.said ? fmt::format("{} ({})", name, told.in(language)) : std::string{name};
}

}  // namespace kohort
