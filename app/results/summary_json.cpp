#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include "app/figures/metric.hpp"
#include "app/results/answer.hpp"
#include "app/results/break_even_text.hpp"
#include "app/results/json.hpp"
#include "app/results/outputs.hpp"
#include "app/words/seed.hpp"

namespace kohort {

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json to_json(const Estimate& e) {
  return {{"mean", number(e.mean)},
          {"se", number(e.se)},
          {"low", number(e.low)},
          {"high", number(e.high)}};
}

Json to_json(const Compared& c) {
  return {{"baseline", to_json(c.baseline)},
          {"scenario", to_json(c.scenario)},
          {"difference", to_json(c.difference)}};
}

namespace {

Json interval_json(const std::optional<Interval>& interval) {
  if (!interval) return nullptr;
  return {{"low", number(interval->low)}, {"high", number(interval->high)}};
}

}  // namespace

Json to_json(const Text& text) { return {{"da", text.in("da")}, {"en", text.in("en")}}; }

std::string readable(const std::filesystem::path& path) {
  const auto relative = path.lexically_proximate(std::filesystem::current_path());
  return relative.empty() || *relative.begin() == ".." ? path.filename().string()
                                                       : relative.generic_string();
}

std::string written(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

namespace {

Json payback_json(const StudyPeriod& period, const Payback& p) {
  Json by_year = Json::object();
  for (std::size_t y = 0; y < p.by_year.size(); ++y) {
    by_year[std::to_string(period.year(y))] = p.by_year[y];
  }
  const double n = static_cast<double>(std::max<std::size_t>(p.replications, 1));
  return {{"no_difference", p.no_difference},
          {"probability", p.probability},
          {"probability_low", p.probability_interval.low},
          {"probability_high", p.probability_interval.high},
          {"median_year", p.median_year ? Json(period.year(*p.median_year)) : Json(nullptr)},
          {"probability_by_year", std::move(by_year)},
          {"probability_lost_again", static_cast<double>(p.lost_again) / n},
          {"probability_kept", static_cast<double>(p.kept) / n},
          {"probability_saved_at_end", static_cast<double>(p.saved_at_end) / n}};
}

Json payer_json(const StudyPeriod& period, const PayerSummary& payer) {
  Json yearly = Json::array();
  for (std::size_t y = 0; y < payer.yearly.size(); ++y) {
    Json entry{{"year", period.year(y)}};
    entry.update(to_json(payer.yearly[y]));
    entry["cumulated_difference"] = to_json(payer.cumulated[y].difference);
    yearly.push_back(std::move(entry));
  }
  return {{"payback", payback_json(period, payer.payback)}, {"years", std::move(yearly)}};
}

Json subgroups_json(const ScenarioSummary& summary) {
  Json groups = Json::array();
  for (const SubgroupSummary& group : summary.subgroups) {
    Json figures = Json::object();
    for (std::size_t f = 0; f < subgroup_figures; ++f) {
      const auto what = static_cast<SubgroupCount>(f);
      if (what == SubgroupCount::children) continue;
      Json entry{{"unit", unit_name(group_figure(what).unit)}};
      entry.update(to_json(group.figure(what)));
      figures[std::string{subgroup_count_names()[f]}] = std::move(entry);
    }
    groups.push_back({{"division", group.division},
                      {"group", group.name()},
                      {"children", group.children},
                      {"small", group.small()},
                      {"figures", std::move(figures)}});
  }
  return groups;
}

Json variance_json(const ScenarioSummary& summary) {
  if (!summary.split) return nullptr;
  return {{"metric", headline_metric},
          {"chance", summary.split->chance},
          {"knowledge", summary.split->knowledge},
          {"knowledge_share", summary.split->knowledge_share()}};
}

Json controlled_json(const std::optional<ControlledMean>& controlled) {
  if (!controlled) return nullptr;
  return {{"metric", headline_metric},
          {"mean", controlled->mean},
          {"half_width", number(controlled->half_width)},
          {"controls", controlled->controls}};
}

Json reached_json(const ScenarioSummary& summary) {
  Json rows = Json::array();
  for (const ReachedRow& row : summary.reached) {
    Json entry{{"programme", row.programme},
               {"id", row.id},
               {"label", {{"da", reached_label(row, "da")}, {"en", reached_label(row, "en")}}},
               {"unit", unit_name(row.unit)}};
    entry.update(to_json(row.value));
    rows.push_back(std::move(entry));
  }
  return rows;
}

/// What "baseline" stands for; null: the place without programmes.
Json reference_json(const ScenarioResult& result) {
  if (result.reference == nullptr) return nullptr;
  return {{"id", result.reference->id}, {"title", to_json(result.reference->title)}};
}

Json unfunded_json(const ScenarioResult& result) {
  const auto& unfunded = result.summary.economics.unfunded;
  if (!unfunded) return nullptr;
  return {{"amount", to_json(unfunded->amount)},
          {"first_year", result.period.year(unfunded->first_year)},
          {"last_year", result.period.year(unfunded->last_year)},
          {"sentence",
           {{"da", unfunded_sentence(result, "da")}, {"en", unfunded_sentence(result, "en")}}}};
}

Json scenario_json(const ScenarioResult& result, const Rules& rules) {
  Json metrics = Json::object();
  for (std::size_t m = 0; m < headline_metrics().size(); ++m) {
    const Metric& metric = headline_metrics()[m];
    Json entry{{"unit", unit_name(metric.unit)}};
    entry.update(to_json(result.summary.metrics[m]));
    metrics[std::string{metric.id}] = std::move(entry);
  }
  Json payers = Json::object();
  for (std::size_t view = 0; view < payer_views; ++view) {
    payers[std::string{payer_view_name(view)}] =
        payer_json(result.period, result.summary.payers[view]);
  }
  Json break_even = Json::array();
  for (const BreakEven& found : result.break_even) break_even.push_back(break_even_json(found));
  const AssumptionCount count = count_assumptions(*result.scenario);
  const auto& per_placement = result.summary.cost_per_prevented_placement;
  return {
      {"id", result.stored.id},
      {"baseline", result.stored.baseline},
      {"reference", reference_json(result)},
      {"title", to_json(result.scenario->title)},
      {"question", to_json(result.scenario->question)},
      {"first_year", result.period.start_year},
      {"last_year", result.period.last_year()},
      {"price_year", result.period.price_year},
      {"municipality", result.scenario->municipality_name},
      {"programmes", result.scenario->programmes()},
      {"no_difference", result.summary.no_difference()},
      {"answer", {{"da", answer_sentences(result, "da")}, {"en", answer_sentences(result, "en")}}},
      {"metrics", std::move(metrics)},
      {"payers", std::move(payers)},
      {"subgroups", subgroups_json(result.summary)},
      {"variance_of_difference", variance_json(result.summary)},
      {"half_width_of_mean_difference", number(result.summary.half_width)},
      {"controlled_mean_difference", controlled_json(result.controlled)},
      {"same_people_worth",
       result.same_people_worth ? number(*result.same_people_worth) : Json(nullptr)},
      {"cost_per_prevented_placement", per_placement ? Json(*per_placement) : Json(nullptr)},
      {"cost_per_prevented_confidence",
       interval_json(result.summary.cost_per_prevented_confidence)},
      {"break_even", std::move(break_even)},
      {"economics", economics_json(result.summary.economics, rules)},
      {"budget_lines", budget_lines_json(result.summary)},
      {"unfunded", unfunded_json(result)},
      {"reached", reached_json(result.summary)},
      {"parameters", count.parameters},
      {"assumptions", count.assumptions}};
}

std::string_view outcome_name(BreakEven::Outcome outcome) {
  switch (outcome) {
    case BreakEven::Outcome::found:
      return "found";
    case BreakEven::Outcome::costs_nothing:
      return "costs_nothing";
    case BreakEven::Outcome::no_effects:
      return "no_effects";
    case BreakEven::Outcome::beyond_range:
      return "beyond_range";
    case BreakEven::Outcome::not_known:
      break;
  }
  return "not_known";
}

/// Ids of the sources, each once.
std::string sources_of_rules(const RulePreset& preset) {
  std::vector<RuleNumber> numbers = preset.rates;
  numbers.insert(numbers.end(), {preset.net_tax_factor, preset.tax_markup});
  std::vector<std::string> ids;
  for (const RuleNumber& n : numbers)
    if (std::find(ids.begin(), ids.end(), n.source) == ids.end()) ids.push_back(n.source);
  return fmt::format("{}", fmt::join(ids, ", "));
}

}  // namespace

Json economics_json(const EconomicsSummary& economics, const Rules& rules) {
  Json ledgers = Json::array();
  for (const LedgerSummary& ledger : economics.ledgers)
    ledgers.push_back({{"ledger", ledger.ledger},
                       {"discounted", ledger.discounted},
                       {"programme_cost", to_json(ledger.programme_cost)},
                       {"saving", to_json(ledger.saving)},
                       {"net", to_json(ledger.net)}});
  Json lines = Json::array();
  for (const EconomicsLine& line : economics.lines)
    lines.push_back({{"id", line.id},
                     {"value", to_json(line.value)},
                     {"unit", line.unit},
                     {"confidence", interval_json(line.confidence)}});
  const auto& ratio = economics.benefit_cost_ratio;
  return {
      {"rules", rules.preset.name},
      {"rules_text", {{"da", describe_rules(rules, "da")}, {"en", describe_rules(rules, "en")}}},
      {"ledgers", std::move(ledgers)},
      {"cashable_saving", to_json(economics.cashable_saving)},
      {"other_saving", to_json(economics.other_saving)},
      {"benefit_cost_ratio", ratio ? to_json(ratio->value) : Json(nullptr)},
      {"benefit_cost_confidence", ratio ? interval_json(ratio->confidence) : Json(nullptr)},
      {"lines", std::move(lines)}};
}

namespace {

/// Numbers of children or events a year, by id; null where the crossing was not found.
Json needed_json(const BreakEven& result) {
  if (result.needed.empty()) return nullptr;
  Json all = Json::object();
  for (const NeededChange& n : result.needed)
    all[n.id] = {{"mean", number(n.per_year.mean)},
                 {"low", number(n.per_year.low())},
                 {"high", number(n.per_year.high())}};
  return all;
}

}  // namespace

Json break_even_json(const BreakEven& result) {
  const TurningPoint& s = result.strength;
  const bool searched = result.outcome != BreakEven::Outcome::no_effects;
  const bool found = result.outcome == BreakEven::Outcome::found;
  const auto if_searched = [searched](double value) { return searched ? number(value) : Json(); };
  return {
      {"programme", result.programme.empty() ? Json() : Json(result.programme)},
      {"outcome", outcome_name(result.outcome)},
      {"years", result.years},
      {"strength", found ? number(s.at) : Json()},
      {"low", found || result.outcome == BreakEven::Outcome::not_known ? number(s.low) : Json()},
      {"high", found ? number(s.high) : Json()},
      {"end", if_searched(s.end)},
      {"furthest", if_searched(s.furthest_at)},
      {"difference_at_furthest", if_searched(s.furthest.mean)},
      {"half_width_at_furthest", if_searched(s.furthest.half_width)},
      {"without_effect", if_searched(s.at_start.mean)},
      {"replications", s.replications},
      {"needed", needed_json(result)},
      {"sentence",
       {{"da", break_even_sentence(result, "da")}, {"en", break_even_sentence(result, "en")}}}};
}

Json budget_lines_json(const ScenarioSummary& summary) {
  const auto mean = [](const std::optional<Estimate>& e) { return e ? number(e->mean) : Json(); };
  Json lines = Json::array();
  for (const BudgetLineSummary& line : summary.budget_lines)
    lines.push_back({{"programme", line.programme},
                     {"year", line.year},
                     {"adopted", line.adopted ? Json(*line.adopted) : Json(nullptr)},
                     {"bottom_up", mean(line.bottom_up)},
                     {"difference", mean(line.difference)},
                     {"source", line.source}});
  return lines;
}

Json summary_object(const RunResults& run) {
  Json scenarios = Json::array();
  for (const ScenarioResult& result : run.scenarios) {
    scenarios.push_back(scenario_json(result, run.rules));
  }
  return {{"format", "kohort-summary-1"},
          {"complete", run.complete},
          {"version", run.version},
          {"seed", seed_json<Json>(run.seed)},
          {"replications", run.replications},
          {"replications_requested", run.requested},
          {"draws", run.draws},
          {"result_hash", run.result_hash},
          {"headline_metric", headline_metric},
          {"notes", run.notes},
          {"incremental", incremental_json(run)},
          {"scenarios", std::move(scenarios)}};
}

std::string summary_json(const RunResults& run) { return written(summary_object(run)); }
std::string manifest_json(const RunResults& run) { return written(manifest_object(run)); }

/// What the scenarios are compared with, if it is another one.
Json reference_file(const RunResults& run) {
  const Scenario* reference = run.scenarios.front().reference;
  if (reference == nullptr) return nullptr;
  Json files = Json::array();
  for (const auto& file : reference->chain) files.push_back(readable(file));
  return {{"id", reference->id}, {"hash", reference->hash}, {"files", std::move(files)}};
}

Json manifest_object(const RunResults& run) {
  Json scenarios = Json::array();
  for (const ScenarioResult& result : run.scenarios) {
    Json files = Json::array();
    for (const auto& file : result.scenario->chain) files.push_back(readable(file));
    scenarios.push_back({{"id", result.stored.id},
                         {"hash", result.stored.hash},
                         {"baseline", result.stored.baseline},
                         {"price_year", result.period.price_year},
                         {"files", std::move(files)}});
  }
  return {
      {"format", "kohort-manifest-1"},
      {"program", "kohort"},
      {"version", run.version},
      {"complete", run.complete},
      {"seed", seed_json<Json>(run.seed)},
      {"replications", run.replications},
      {"draws", run.draws},
      {"scenarios", std::move(scenarios)},
      {"reference", reference_file(run)},
      {"input_hash", run.input_hash},
      {"result_hash", run.result_hash},
      {"rules",
       {{"budget", "undiscounted, by calendar year"},
        {"present_value", run.rules.preset.name},
        {"discounting", run.rules.discounting == Discounting::flat ? "flat" : "chained"},
        {"present_value_text", describe_rules(run.rules, "en")},
        {"present_value_source", sources_of_rules(run.rules.preset)}}},
      {"libraries",
       {{"SQLite", sqlite3_libversion()},
        {"fmt",
         fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
        {"nlohmann-json", fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR,
                                      NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH)},
        {"compiler", __VERSION__}}}};
}

}  // namespace kohort
