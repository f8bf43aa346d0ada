#include "app/report/payload.hpp"
#include "app/results/answer.hpp"
#include "app/results/messages.hpp"
#include "app/results/numbers.hpp"
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

std::string_view outcome_name(BreakEven::Outcome outcome) {
  switch (outcome) {
    case BreakEven::Outcome::found:
      return "found";
    case BreakEven::Outcome::costs_nothing:
      return "costs_nothing";
    case BreakEven::Outcome::no_effects:
      return "no_effects";
    case BreakEven::Outcome::beyond_range:
      break;
  }
  return "beyond_range";
}

}  // namespace

Json parameter_list(const ScenarioResult& result) {
  Json list = Json::array();
  for (const ResolvedParameter& p : result.scenario->parameters) {
    if (!in_use(*result.scenario, p)) continue;
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

Json break_even_object(const ScenarioResult& result) {
  if (!result.break_even) return nullptr;
  const BreakEven& found = *result.break_even;
  const bool known = found.outcome == BreakEven::Outcome::found;
  const Parameters& central = result.scenario->central();
  const auto stated = effects(central);
  const auto needed = effects(known ? with_effect_strength(central, found.strength) : central);
  Json list = Json::array();
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (!stated[i].scalable || stated[i].value == stated[i].no_effect) continue;
    const ResolvedParameter* p = result.scenario->find(stated[i].key);
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
  return {{"outcome", outcome_name(found.outcome)},
          {"years", found.years},
          {"strength", known ? number(found.strength) : Json(nullptr)},
          {"tried", found.outcome == BreakEven::Outcome::beyond_range ? number(found.strength)
                                                                      : Json(nullptr)},
          {"se", known ? number(found.se) : Json(nullptr)},
          {"without_effect", found.without_effect},
          {"replications", found.replications},
          {"effects", std::move(list)}};
}

Json warning_list(const RunResults& run, const ScenarioResult& result) {
  Json list = Json::array();
  const auto warn = [&list](std::string_view kind, Json text) {
    list.push_back({{"kind", kind}, {"text", std::move(text)}});
  };
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
