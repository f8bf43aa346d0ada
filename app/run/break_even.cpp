#include "app/run/break_even.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <thread>

#include "app/results/answer.hpp"
#include "app/results/messages.hpp"
#include "app/results/metrics.hpp"
#include "app/results/numbers.hpp"
#include "models/effects.hpp"
#include "sim/experiment.hpp"
#include "sim/statistics.hpp"

namespace kohort {

namespace {

Tally tally_of(const std::vector<double>& values) {
  Tally tally;
  for (const double value : values) tally.add(value);
  return tally;
}

double cost_until(const Outcome& outcome, int years) {
  double sum = 0;
  const auto last = std::min<std::size_t>(outcome.budget_years(), static_cast<std::size_t>(years));
  for (std::size_t year = 0; year < last; ++year)
    sum += yearly_cost(outcome, year, static_cast<std::size_t>(Payer::municipality));
  return sum;
}

std::string short_number(double value, const std::string& language) {
  return format_number(value, std::abs(value) < 10 ? 2 : 0, language);
}

}  // namespace

BreakEven find_break_even(const CostDifference& difference, double most) {
  BreakEven result;
  const Tally none = tally_of(difference(0));
  result.without_effect = none.mean();
  result.replications = static_cast<std::uint32_t>(none.count());
  if (none.mean() <= 0) {
    result.outcome = BreakEven::Outcome::costs_nothing;
    return result;
  }
  double low = 0, high = 1;
  double at_low = none.mean(), at_high = tally_of(difference(high)).mean();
  while (at_high > 0 && high < most) {
    low = high;
    at_low = at_high;
    high *= 2;
    at_high = tally_of(difference(high)).mean();
  }
  if (at_high > 0) {
    result.outcome = BreakEven::Outcome::beyond_range;
    result.strength = high;
    return result;
  }
  Tally at_root;
  for (int step = 0; step < 6; ++step) {
    // Where the straight line crosses zero, but never too near an end, so that both ends move.
    const double guess = low + (high - low) * at_low / (at_low - at_high);
    const double middle = std::clamp(guess, low + 0.1 * (high - low), high - 0.1 * (high - low));
    at_root = tally_of(difference(middle));
    result.strength = middle;
    (at_root.mean() > 0 ? low : high) = middle;
    (at_root.mean() > 0 ? at_low : at_high) = at_root.mean();
    if (std::abs(at_root.mean()) < 0.25 * at_root.standard_error()) break;
  }
  const double slope = (at_high - at_low) / (high - low);
  result.se = slope < 0 ? at_root.standard_error() / -slope : 0;
  result.outcome = BreakEven::Outcome::found;
  return result;
}

BreakEven break_even(const Scenario& scenario, int years, std::uint32_t seed,
                     std::uint32_t replications, unsigned threads, std::FILE* progress,
                     const std::stop_token& stop) {
  const auto list = effects(scenario.central());
  BreakEven result;
  result.years = years;
  const bool any = std::any_of(list.begin(), list.end(), [](const Effect& e) {
    return e.scalable && e.value != e.no_effect;
  });
  if (!any || scenario.programmes().empty()) return result;
  const unsigned used = threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
  const auto difference = [&](double strength) {
    if (progress != nullptr) fmt::print(progress, "break-even: strength {:.2f}\n", strength);
    const Parameters p = with_effect_strength(scenario.central(), strength);
    const Parameters* const scenarios[] = {&p};
    std::vector<double> values;
    run_experiment(
        0, replications, used,
        [&](std::size_t r) {
          const auto o = simulate_replication(scenarios, seed, static_cast<std::uint32_t>(r));
          return cost_until(o[1], years) - cost_until(o[0], years);
        },
        [&values](std::size_t, double value) { values.push_back(value); }, stop);
    return values;
  };
  result = find_break_even(difference);
  result.years = years;
  return result;
}

std::string describe(const BreakEven& result, const Scenario& scenario,
                     const std::string& language) {
  const std::string cost = format_kr(result.without_effect, {true, 1}, language);
  switch (result.outcome) {
    case BreakEven::Outcome::no_effects:
      return std::string{text("break_even.no_effects", language)} + "\n";
    case BreakEven::Outcome::costs_nothing:
      return std::string{text("break_even.costs_nothing", language)} + "\n";
    case BreakEven::Outcome::beyond_range:
      return say(language, "break_even.beyond", format_number(result.strength, 0, language),
                 result.years, cost) +
             "\n";
    case BreakEven::Outcome::found:
      break;
  }
  std::string out = say(language, "break_even.found", format_number(result.strength, 2, language),
                        format_number(1.96 * result.se, 2, language), result.years, cost) +
                    "\n";
  const auto stated = effects(scenario.central());
  const auto needed = effects(with_effect_strength(scenario.central(), result.strength));
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (!stated[i].scalable || stated[i].value == stated[i].no_effect) continue;
    const ResolvedParameter* known = scenario.find(stated[i].key);
    const bool range = known != nullptr && !known->low.empty() && !known->high.empty();
    out += "  " +
           say(language, range ? "break_even.line_range" : "break_even.line",
               pad_right(stated[i].key, 44), short_number(needed[i].value, language),
               short_number(stated[i].value, language),
               range ? short_number(known->low[0], language) : std::string{},
               range ? short_number(known->high[0], language) : std::string{}) +
           "\n";
  }
  return out;
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
