#include "app/run/break_even.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "app/figures/costs.hpp"
#include "app/run/cost_difference.hpp"
#include "app/run/needed_change.hpp"
#include "models/effects.hpp"
#include "sim/experiment.hpp"

namespace kohort {

namespace {

BreakEven::Outcome outcome_of(TurningPoint::Outcome outcome) {
  switch (outcome) {
    case TurningPoint::Outcome::found:
      return BreakEven::Outcome::found;
    case TurningPoint::Outcome::none:
      return BreakEven::Outcome::beyond_range;
    case TurningPoint::Outcome::not_above:
      return BreakEven::Outcome::costs_nothing;
    case TurningPoint::Outcome::not_known:
      break;
  }
  return BreakEven::Outcome::not_known;
}

/// The reference where the effects that it states as the scenario does are as strong as in `with`:
/// they are one fact of the world. Its own other effects stay as they are.
Parameters reference_with_effects(const BreakEvenTask& task, const Parameters& with) {
  const Scenario& other = *task.reference;
  std::vector<std::vector<double>> values;
  for (const ResolvedParameter& p : other.parameters) values.push_back(p.value);
  for (const Effect& effect : programme_effects(with)) {
    const ResolvedParameter* own = task.scenario->find(effect.key);
    for (std::size_t i = 0; i < values.size(); ++i)
      if (other.parameters[i].key == effect.key && effect.scalable && own != nullptr &&
          own->value == other.parameters[i].value)
        values[i] = {effect.value};
  }
  const Parameters parameters = values.empty() ? other.central() : other.assemble(values);
  return without_later_life(parameters, task.years);
}

/// @param programme  empty: all together
BreakEven break_even_of(const std::string& programme, const BreakEvenTask& task,
                        const CostDifference& cost, const std::function<void(double)>& tried) {
  const Parameters central = without_later_life(task.scenario->central(), task.years);
  BreakEven result;
  result.programme = programme;
  result.years = task.years;
  const double end = greatest_strength(central, programme);
  if (!(end > 0)) return result;
  SearchPlan plan;
  // An effect whose range has no end has to stop somewhere: nobody believes a thousandfold one.
  plan.end = std::min(end, 1000.0);
  plan.replications = task.replications;
  plan.most = task.most_replications;
  // What the effects are set against at a strength; nothing: the place without programmes.
  const auto other_side = [&](const Parameters& with) -> std::optional<Parameters> {
    if (!programme.empty()) return without_programme(with, programme);
    if (task.reference != nullptr) return reference_with_effects(task, with);
    return std::nullopt;
  };
  const Differences differences = [&](double strength, std::uint32_t first, std::uint32_t last) {
    tried(strength);
    const Parameters with = with_effect_strength(central, strength, programme);
    const auto other = other_side(with);
    return other ? cost({&*other, &with}, first, last) : cost({&with}, first, last);
  };
  result.strength = find_turning_point(differences, plan);
  result.outcome = outcome_of(result.strength.outcome);
  if (result.outcome != BreakEven::Outcome::found) return result;
  const Changes changes = [&](double strength) {
    tried(strength);
    const Parameters with = with_effect_strength(central, strength, programme);
    const auto other = other_side(with);
    const std::uint32_t replications = result.strength.replications;
    return other ? cost.changes({&*other, &with}, replications)
                 : cost.changes({&with}, replications);
  };
  result.needed = changes_at(changes, result.strength.at);
  return result;
}

}  // namespace

std::vector<double> CostDifference::operator()(const std::vector<const Parameters*>& scenarios,
                                               std::uint32_t first, std::uint32_t last) const {
  std::vector<double> values;
  run_experiment(
      first, last, task_.threads,
      [&](std::size_t r) {
        const auto outcomes =
            engine_.simulate(scenarios, task_.seed, static_cast<std::uint32_t>(r));
        return cost_until(outcomes[scenarios.size()], task_.years) -
               cost_until(outcomes[scenarios.size() - 1], task_.years);
      },
      [&values](std::size_t, double value) { values.push_back(value); }, stop_);
  return values;
}

std::vector<Change> CostDifference::changes(const std::vector<const Parameters*>& scenarios,
                                            std::uint32_t replications) const {
  std::vector<Change> values;
  run_experiment(
      0, replications, task_.threads,
      [&](std::size_t r) {
        const auto outcomes =
            engine_.simulate(scenarios, task_.seed, static_cast<std::uint32_t>(r));
        return change_between(outcomes[scenarios.size() - 1], outcomes[scenarios.size()],
                              task_.years);
      },
      [&values](std::size_t, Change value) { values.push_back(std::move(value)); }, stop_);
  return values;
}

double cost_until(const Outcome& outcome, int years) {
  double sum = 0;
  const auto last = std::min<std::size_t>(outcome.budget_years(), static_cast<std::size_t>(years));
  for (std::size_t year = 0; year < last; ++year)
    sum += yearly_cost(outcome, year, static_cast<std::size_t>(Payer::municipality));
  return sum;
}

Parameters without_later_life(Parameters parameters, int years) {
  TimeParameters& time = parameters.time;
  time.ends_after = years;
  time.followed_birth_years = 1;
  // Those who come of age on the first day are this old when the budget years end.
  time.horizon_age = std::min(time.horizon_age, 18 + time.budget_years);
  return parameters;
}

std::optional<std::vector<BreakEven>> break_even(const BreakEvenTask& task, const Engine& engine,
                                                 const std::function<void(double)>& tried,
                                                 const std::stop_token& stop) {
  const CostDifference cost{task, engine, stop};
  std::vector<std::string> programmes = task.scenario->programmes();
  if (programmes.size() == 1) programmes.clear();  // alone and together are the same
  programmes.insert(programmes.begin(), "");
  std::vector<BreakEven> results;
  for (const std::string& programme : programmes) {
    results.push_back(break_even_of(programme, task, cost, tried));
    if (stop.stop_requested()) return std::nullopt;
  }
  return results;
}

std::vector<std::string> no_effect_overrides(const Scenario& scenario) {
  std::vector<std::string> overrides;
  for (const Effect& effect : effects(scenario.central())) {
    overrides.push_back(fmt::format("{}={:.17g}", effect.key, effect.no_effect));
    overrides.push_back(effect.key + ".distribution=fixed");
  }
  return overrides;
}

}  // namespace kohort
