#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/browser/session.hpp"
#include "models/effects.hpp"

namespace kohort::browser {

namespace {

bool works(const Effect& effect) { return effect.scalable && effect.value != effect.no_effect; }

/// The scenario's parameters with every effect at the low (or high) end of its stated range.
Parameters at_end(const Scenario& scenario, const std::vector<Effect>& effects, bool high) {
  std::vector<std::vector<double>> values;
  for (const ResolvedParameter& p : scenario.parameters) {
    const auto& end = high ? p.high : p.low;
    const bool effect = std::any_of(effects.begin(), effects.end(),
                                    [&](const Effect& e) { return e.key == p.key; });
    values.push_back(effect && !end.empty() ? end : p.value);
  }
  return scenario.assemble(std::move(values));
}

double value_of(const std::vector<Effect>& effects, const std::string& key) {
  return std::find_if(effects.begin(), effects.end(), [&](const Effect& e) { return e.key == key; })
      ->value;
}

}  // namespace

std::vector<std::string> strength_overrides(const Scenario& scenario, double strength) {
  std::vector<std::string> overrides;
  if (strength == 1) return overrides;
  const std::vector<Effect> stated = programme_effects(scenario.central());
  const auto scaled = [&](const Parameters& p) {
    return programme_effects(with_effect_strength(p, strength));
  };
  const auto value = scaled(scenario.central());
  const auto low = scaled(at_end(scenario, stated, false));
  const auto high = scaled(at_end(scenario, stated, true));
  for (const Effect& effect : stated) {
    const ResolvedParameter* const p = scenario.find(effect.key);
    const bool range = p != nullptr && !p->low.empty();
    if (!effect.scalable || (!range && !works(effect))) continue;
    const auto put = [&](const char* member, double number) {
      overrides.push_back(fmt::format("{}{}={}", effect.key, member, number));
    };
    put("", value_of(value, effect.key));
    if (!range) continue;
    const double from = value_of(low, effect.key), to = value_of(high, effect.key);
    put(".low", from);
    put(".high", to);
    // Last: a range that is given alone gets the usual distribution.
    overrides.push_back(effect.key + ".distribution=" + (from < to ? p->distribution : "fixed"));
  }
  return overrides;
}

double strength_at_edge(const Scenario& scenario) {
  constexpr double most = 3;
  double edge = 1;
  for (const Effect& effect : programme_effects(scenario.central())) {
    const ResolvedParameter* const p = scenario.find(effect.key);
    if (!works(effect) || p == nullptr || p->low.empty()) continue;
    const double end = effect.value < effect.no_effect ? p->low[0] : p->high[0];
    const bool ratio = effect.no_effect == 1;
    if (ratio && !(end > 0 && effect.value > 0)) continue;
    const double reached = ratio ? std::log(end) / std::log(effect.value)
                                 : (end - effect.no_effect) / (effect.value - effect.no_effect);
    edge = std::max(edge, reached);
  }
  return std::min(edge, most);
}

}  // namespace kohort::browser
