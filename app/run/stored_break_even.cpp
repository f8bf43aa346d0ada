#include "app/run/stored_break_even.hpp"

#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>

#include "app/files/fingerprint.hpp"
#include "app/results/program_identity.hpp"
#include "app/run/plan.hpp"

namespace kohort {

namespace {

using Json = nlohmann::json;

std::string key_of(const BreakEvenTask& task) { return "break_even." + task.scenario->id; }

/// Everything that decides what is found.
Json question(const BreakEvenTask& task, const BreakEvenTask& headline,
              std::span<const Influence> influences) {
  Json candidates = Json::array();
  for (const Influence& i : influences)
    if (i.turns_at) candidates.push_back({i.parameter, i.entry, i.of_reference, *i.turns_at});
  return {{"program", program_fingerprint()},
          {"scenario_hash", task.scenario->hash},
          {"reference_hash", task.reference == nullptr ? "" : task.reference->hash},
          {"seed", task.seed},
          {"years", task.years},
          {"headline_years", headline.years},
          {"replications", task.replications},
          {"most_replications", task.most_replications},
          {"candidates", std::move(candidates)}};
}

/// JSON knows no infinity.
Json bound(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
double bound(const Json& json) {
  return json.is_number() ? json.get<double>() : std::numeric_limits<double>::infinity();
}

Json to_json(const MeanWithin& m) { return {m.mean, bound(m.half_width)}; }
MeanWithin mean_within(const Json& json) { return {json.at(0).get<double>(), bound(json.at(1))}; }

Json to_json(const TurningPoint& t) {
  return {{"outcome", static_cast<int>(t.outcome)},
          {"at", t.at},
          {"low", bound(t.low)},
          {"high", bound(t.high)},
          {"end", t.end},
          {"at_start", to_json(t.at_start)},
          {"furthest", to_json(t.furthest)},
          {"furthest_at", t.furthest_at},
          {"replications", t.replications}};
}
TurningPoint turning_point(const Json& json) {
  TurningPoint t;
  t.outcome = static_cast<TurningPoint::Outcome>(json.at("outcome").get<int>());
  t.at = json.at("at");
  t.low = bound(json.at("low"));
  t.high = bound(json.at("high"));
  t.end = json.at("end");
  t.at_start = mean_within(json.at("at_start"));
  t.furthest = mean_within(json.at("furthest"));
  t.furthest_at = json.at("furthest_at");
  t.replications = json.at("replications");
  return t;
}

Json to_json(const std::vector<NeededChange>& needed) {
  Json list = Json::array();
  for (const NeededChange& n : needed) list.push_back({n.id, to_json(n.per_year)});
  return list;
}
std::vector<NeededChange> needed_changes(const Json& json) {
  std::vector<NeededChange> needed;
  for (const Json& n : json) needed.push_back({n.at(0).get<std::string>(), mean_within(n.at(1))});
  return needed;
}

Json to_json(const TurningPoints& found) {
  Json break_even = Json::array();
  for (const BreakEven& b : found.break_even)
    break_even.push_back({{"outcome", static_cast<int>(b.outcome)},
                          {"programme", b.programme},
                          {"strength", to_json(b.strength)},
                          {"years", b.years},
                          {"needed", to_json(b.needed)}});
  Json turns = Json::array();
  for (const Turn& t : found.turns)
    turns.push_back({{"parameter", t.parameter},
                     {"entry", t.entry},
                     {"of_reference", t.of_reference},
                     {"turns", to_json(t.turns)}});
  return {{"break_even", std::move(break_even)}, {"turns", std::move(turns)}};
}
TurningPoints turning_points(const Json& json) {
  TurningPoints found;
  for (const Json& b : json.at("break_even"))
    found.break_even.push_back({static_cast<BreakEven::Outcome>(b.at("outcome").get<int>()),
                                b.at("programme"), turning_point(b.at("strength")), b.at("years"),
                                needed_changes(b.at("needed"))});
  for (const Json& t : json.at("turns"))
    found.turns.push_back(
        {t.at("parameter"), t.at("entry"), t.at("of_reference"), turning_point(t.at("turns"))});
  return found;
}

/// What was found when the very same was asked.
std::optional<TurningPoints> answer_to(const Json& question, const Json& stored) {
  if (!stored.is_object() || stored.value("question", Json{}) != question) return std::nullopt;
  try {
    return turning_points(stored.at("found"));
  } catch (const Json::exception&) {
    return std::nullopt;  // of another shape: it is found again
  }
}

}  // namespace

std::optional<TurningPoints> remembered_turning_points(Store& store, const BreakEvenTask& task,
                                                       const BreakEvenTask& headline,
                                                       std::span<const Influence> influences,
                                                       const Engine& engine,
                                                       const std::function<void(double)>& tried,
                                                       const std::stop_token& stop) {
  const Json asked = question(task, headline, influences);
  const Json stored = Json::parse(store.value(key_of(task)).value_or("null"), nullptr, false);
  if (auto known = answer_to(asked, stored)) return known;
  auto break_evens = break_even(task, engine, tried, stop);
  if (!break_evens) return std::nullopt;
  auto turns = find_turns(headline, influences, engine, stop);
  if (!turns) return std::nullopt;
  TurningPoints found{std::move(*break_evens), std::move(*turns)};
  store.set(key_of(task), Json{{"question", asked}, {"found", to_json(found)}}.dump());
  return found;
}

}  // namespace kohort
