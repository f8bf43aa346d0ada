#include "app/run/stored_break_even.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kohort {

namespace {

using Json = nlohmann::json;

std::string key_of(const BreakEvenTask& task) { return "break_even." + task.scenario->id; }

std::optional<BreakEven> stored(const Store& store, const BreakEvenTask& task) {
  const Json json = Json::parse(store.value(key_of(task)).value_or("null"), nullptr, false);
  if (!json.is_object() || json.value("years", 0) != task.years ||
      json.value("asked_replications", 0U) != task.replications ||
      json.value("scenario_hash", "") != task.scenario->hash)
    return std::nullopt;
  BreakEven result;
  result.outcome = static_cast<BreakEven::Outcome>(json.value("outcome", 0));
  result.strength = json.value("strength", 0.0);
  result.se = json.value("se", 0.0);
  result.without_effect = json.value("without_effect", 0.0);
  result.years = task.years;
  result.replications = json.value("replications", 0U);
  return result;
}

}  // namespace

std::optional<BreakEven> remembered_break_even(Store& store, const BreakEvenTask& task,
                                               const Engine& engine,
                                               const std::function<void(double)>& tried,
                                               const std::stop_token& stop) {
  if (auto known = stored(store, task)) return known;
  const auto result = break_even(task, engine, tried, stop);
  if (!result) return result;
  const Json json{{"scenario_hash", task.scenario->hash},
                  {"years", task.years},
                  {"asked_replications", task.replications},
                  {"outcome", static_cast<int>(result->outcome)},
                  {"strength", result->strength},
                  {"se", result->se},
                  {"without_effect", result->without_effect},
                  {"replications", result->replications}};
  store.set(key_of(task), json.dump());
  return result;
}

}  // namespace kohort
