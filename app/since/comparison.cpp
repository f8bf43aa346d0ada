#include "app/since/comparison.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/results/program_identity.hpp"
#include "app/since/ladder.hpp"

namespace kohort::since {

namespace {

std::string shown(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string id_of(const Json& reference) {
  return reference.is_object() ? shown(reference.at("id")) : "";
}

/// Figures of different places, years or prices are different figures.
void find_obstacles(const Former& before, const Former& after, ScenarioChange& pair) {
  const Json& old = before.scenario(pair.before);
  const Json& now = after.scenario(pair.after);
  const Json& old_detail = before.payload["scenarios"][pair.before];
  const Json& now_detail = after.payload["scenarios"][pair.after];
  const auto years = [](const Json& s, const char* first, const char* last) {
    return fmt::format("{}-{}", shown(s.at(first)), shown(s.at(last)));
  };
  const auto differ = [&](const char* what, const std::string& then, const std::string& today,
                          auto concerns) {
    if (then == today) return;
    for (std::size_t f = 0; f < figures.size(); ++f)
      if (concerns(metric_of(figures[f])) && !pair.obstacles[f])
        pair.obstacles[f] = {what, then, today};
  };
  const auto all = [](const Metric&) { return true; };
  const auto money = [](const Metric& m) { return is_money(m.unit); };
  const auto budget = [](const Metric& m) { return m.window == Window::budget_years; };
  const auto lives = [](const Metric& m) { return m.window != Window::budget_years; };
  differ("municipality", shown(old.at("municipality")), shown(now.at("municipality")), all);
  differ("reference", id_of(old.value("reference", Json())), id_of(now.value("reference", Json())),
         all);
  differ("years", years(old, "first_year", "last_year"), years(now, "first_year", "last_year"),
         budget);
  differ("price_year", shown(old.at("price_year")), shown(now.at("price_year")), money);
  differ("horizon", shown(old_detail.at("horizon_age")), shown(now_detail.at("horizon_age")),
         lives);
  differ("births", years(old_detail, "first_birth_year", "last_birth_year"),
         years(now_detail, "first_birth_year", "last_birth_year"), lives);
}

void pair_up(const Former& before, const Former& after, Comparison& result) {
  const std::size_t olds = before.stored.size(), nows = after.stored.size();
  std::vector<bool> taken(olds);
  for (std::size_t n = 0; n < nows; ++n) {
    bool found = false;
    for (std::size_t o = 0; o < olds && !found; ++o)
      // A single scenario may have got another name.
      if ((olds == 1 && nows == 1) || before.scenario(o).at("id") == after.scenario(n).at("id")) {
        ScenarioChange pair;
        pair.before = o;
        pair.after = n;
        result.scenarios.push_back(std::move(pair));
        taken[o] = found = true;
      }
    if (!found) result.only_after.push_back(shown(after.scenario(n).at("id")));
  }
  for (std::size_t o = 0; o < olds; ++o)
    if (!taken[o]) result.only_before.push_back(shown(before.scenario(o).at("id")));
}

void list_inputs(const Former& before, const Former& after, ScenarioChange& pair) {
  pair.inputs = changed_inputs(before.payload["scenarios"][pair.before],
                               after.payload["scenarios"][pair.after],
                               own_file(before, pair.before), own_file(after, pair.after));
  const bool listed = std::ranges::any_of(
      pair.inputs, [](const ChangedInput& input) { return input.what != "source"; });
  pair.hidden = !listed && before.hashes[pair.before] != after.hashes[pair.after];
}

}  // namespace

std::string_view cause_name(Cause cause) {
  constexpr std::array<std::string_view, 4> names{"model", "data", "inputs", "chance"};
  return names[static_cast<std::size_t>(cause)];
}

bool ScenarioChange::any() const {
  return std::ranges::any_of(obstacles, [](const auto& o) { return !o; });
}

std::optional<Comparison> compare_results(const Former& before, const Former& after,
                                          const SinceOptions& options, const Engine& engine,
                                          const std::stop_token& stop) {
  Comparison result;
  pair_up(before, after, result);
  result.targets = changed_targets(before.payload["fit"], after.payload["fit"]);
  for (ScenarioChange& pair : result.scenarios) {
    find_obstacles(before, after, pair);
    list_inputs(before, after, pair);
  }
  const bool any =
      std::ranges::any_of(result.scenarios, [](const ScenarioChange& pair) { return pair.any(); });
  if (!any) return result;
  const auto ladder = climb(before, after, result, options, engine, stop);
  if (!ladder) return std::nullopt;
  for (ScenarioChange& pair : result.scenarios) {
    const auto& first = ladder->front().answers[pair.before];
    const auto& last = ladder->back().answers[pair.after];
    for (std::size_t f = 0; f < figures.size(); ++f)
      if (!pair.obstacles[f]) pair.whole[f] = change_between(first[f], last[f]);
    for (std::size_t i = 1; i < ladder->size(); ++i) {
      const Rung& from = (*ladder)[i - 1];
      const Rung& to = (*ladder)[i];
      if (to.causes.empty()) continue;  // nothing differs
      Part part{to.causes, from.simulated || to.simulated, {}};
      for (std::size_t f = 0; f < figures.size(); ++f)
        if (!pair.obstacles[f])
          part.changes[f] = change_between(from.answers[from.now ? pair.after : pair.before][f],
                                           to.answers[to.now ? pair.after : pair.before][f]);
      pair.parts.push_back(std::move(part));
    }
  }
  return result;
}

}  // namespace kohort::since
