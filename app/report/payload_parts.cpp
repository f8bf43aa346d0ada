#include "app/report/payload.hpp"
#include "app/results/answer.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"
#include "models/effects.hpp"

namespace kohort {

namespace {

Json numbers(const std::vector<double>& values) {
  Json list = Json::array();
  for (const double value : values) list.push_back(number(value));
  return list;
}

/// Words of a message in both languages.
template <class... Arguments>
Json words(std::string_view key, const Arguments&... arguments) {
  return {{"da", say("da", key, arguments...)}, {"en", say("en", key, arguments...)}};
}

/// Name of the programme that the parameter belongs to, or null.
Json programme_of(const std::string& key) {
  constexpr std::string_view prefix = "programmes.";
  if (!key.starts_with(prefix)) return nullptr;
  return key.substr(prefix.size(), key.find('.', prefix.size()) - prefix.size());
}

Json history(const ResolvedParameter& p) {
  Json list = Json::array();
  for (const Assignment& a : p.history)
    list.push_back({{"file", a.place.line == 0 ? a.place.file : readable(a.place.file)},
                    {"line", a.place.line},
                    {"column", a.place.column},
                    {"value", a.value}});
  return list;
}

/// Stated and needed values of the effects that a break-even scales.
Json effect_list(const BreakEven& result, const Scenario& scenario) {
  const bool known = result.outcome == BreakEven::Outcome::found;
  const Parameters& central = scenario.central();
  const auto stated = programme_effects(central, result.programme);
  const auto needed = programme_effects(
      known ? with_effect_strength(central, result.strength.at, result.programme) : central,
      result.programme);
  Json list = Json::array();
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (!stated[i].scalable || stated[i].value == stated[i].no_effect) continue;
    const ResolvedParameter* p = scenario.find(stated[i].key);
    const bool range = p != nullptr && !p->low.empty() && !p->high.empty();
    list.push_back({{"key", stated[i].key},
                    {"label", p != nullptr ? p->meaning : stated[i].key},
                    {"neutral", stated[i].no_effect},
                    {"stated", stated[i].value},
                    {"needed", known ? Json(needed[i].value) : Json(nullptr)},
                    {"low", range ? number(p->low[0]) : Json(nullptr)},
                    {"high", range ? number(p->high[0]) : Json(nullptr)},
                    {"grade", p != nullptr ? p->grade : ""},
                    {"source", p != nullptr ? p->source : ""}});
  }
  return list;
}

}  // namespace

Json parameter_list(const ScenarioResult& result) {
  Json list = Json::array();
  for (const ResolvedParameter& p : result.scenario->parameters) {
    // What a further programme shares with the first of its kind is told once.
    if (p.follows || !in_use(*result.scenario, p)) continue;
    list.push_back({{"key", p.key},
                    {"programme", programme_of(p.key)},
                    {"unit", p.unit},
                    {"meaning", p.meaning},
                    {"labels", p.labels},
                    {"value", numbers(p.value)},
                    {"low", numbers(p.low)},
                    {"high", numbers(p.high)},
                    {"distribution", p.distribution},
                    {"price_year", p.price_year != 0 ? Json(p.price_year) : Json(nullptr)},
                    {"source", p.source},
                    {"grade", p.grade},
                    {"note", p.note},
                    {"history", history(p)}});
  }
  return list;
}

Json break_even_list(const ScenarioResult& result) {
  Json list = Json::array();
  for (const BreakEven& found : result.break_even) {
    Json entry = break_even_json(found);
    entry["effects"] = effect_list(found, *result.scenario);
    list.push_back(std::move(entry));
  }
  return list;
}

Json warning_list(const RunResults& run, const ScenarioResult& result) {
  Json list = Json::array();
  const auto warn = [&list](std::string_view kind, Json text) {
    list.push_back({{"kind", kind}, {"text", std::move(text)}});
  };
  if (result.reference != nullptr)
    list.push_back(
        {{"kind", "reference"},
         {"text",
          {{"da", reference_sentence(result, "da")}, {"en", reference_sentence(result, "en")}}}});
  if (!run.complete)
    warn("incomplete", words("report.incomplete", run.replications, run.requested));
  if (run.replications < fewest_replications)
    warn("few_replications", words("terminal.few", run.replications));
  const Estimate& headline = result.summary.metric(headline_metric).difference;
  if (result.stored.programmes && !result.summary.no_difference() && !headline.excludes_zero())
    warn("interval_covers_zero", words("report.covers_zero"));
  const AssumptionCount count = count_assumptions(*result.scenario);
  if (count.assumptions > 0)
    warn("assumptions", words("terminal.assumptions", count.assumptions, count.parameters));
  return list;
}

}  // namespace kohort
