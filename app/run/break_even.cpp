#include "app/run/break_even.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/results/answer.hpp"
#include "app/results/messages.hpp"
#include "app/results/metrics.hpp"
#include "app/results/numbers.hpp"
#include "models/effects.hpp"
#include "sim/experiment.hpp"
#include "sim/statistics.hpp"

namespace kohort {

namespace {

/// What was found at one strength.
struct Tried {
  double strength{};
  double mean{};
  double se{};
};

/// Where the parabola through three points (the straight line through two) crosses zero between
/// the first two. @pre a.mean > 0 >= b.mean
double crossing(const Tried& a, const Tried& b, const std::optional<Tried>& c) {
  const double width = b.strength - a.strength;
  const double slope = (b.mean - a.mean) / width;
  double bend = 0;
  if (c) {
    const double other = (c->mean - b.mean) / (c->strength - b.strength);
    bend = (other - slope) / (c->strength - a.strength);
  }
  // Newton's form around a: a.mean + slope x + bend x (x - width), with one root in (0, width].
  const double linear = slope - bend * width;
  const double root = std::sqrt(std::max(0.0, linear * linear - 4 * bend * a.mean));
  const double q = -0.5 * (linear + std::copysign(root, linear));
  for (const double x : {q == 0 ? width : a.mean / q, bend == 0 ? width : q / bend})
    if (x > 0 && x <= width) return a.strength + x;
  return a.strength - a.mean / slope;
}

/// The strengths tried so far, in ascending order.
class Search {
 public:
  Search(const CostDifference& difference, double most) : difference_{difference}, most_{most} {}

  void look(double strength) {
    Tally tally;
    for (const double value : difference_(strength)) tally.add(value);
    const auto after =
        std::ranges::find_if(points_, [strength](const Tried& p) { return p.strength > strength; });
    points_.insert(after, {strength, tally.mean(), tally.standard_error()});
    count_ = static_cast<std::uint32_t>(tally.count());
  }
  [[nodiscard]] const std::vector<Tried>& points() const { return points_; }
  [[nodiscard]] std::uint32_t count() const { return count_; }

  /// First of the two neighbours between which the mean crosses zero, or end().
  [[nodiscard]] std::vector<Tried>::const_iterator bracket() const {
    return std::ranges::adjacent_find(
        points_, [](const Tried& a, const Tried& b) { return a.mean > 0 && b.mean <= 0; });
  }
  /// Best guess of the crossing, the nearer of the bracket's outer neighbours bending the curve.
  [[nodiscard]] double interpolated() const {
    const auto a = bracket();
    const auto b = a + 1;
    if (b + 1 != points_.end()) return crossing(*a, *b, b[1]);
    if (a != points_.begin()) return crossing(*a, *b, a[-1]);
    return crossing(*a, *b, std::nullopt);
  }
  /// Beyond the last point, further than its straight line says, so that a bracket is likely.
  [[nodiscard]] double further() const {
    const Tried& b = points_.back();
    const Tried& a = points_[points_.size() - 2];
    const double slope = (b.mean - a.mean) / (b.strength - a.strength);
    if (slope >= 0) return most_;
    return std::min(most_, b.strength - 1.5 * b.mean / slope);
  }
  [[nodiscard]] const Tried& nearest(double strength) const {
    return *std::ranges::min_element(
        points_, {}, [strength](const Tried& p) { return std::abs(p.strength - strength); });
  }
  /// An end of the bracket is so near zero that chance moves its mean more than what is missing.
  [[nodiscard]] bool settled() const {
    const auto a = bracket();
    const auto near = [](const Tried& p) { return std::abs(p.mean) <= 0.25 * p.se; };
    return a != points_.end() && (near(a[0]) || near(a[1]));
  }

 private:
  const CostDifference& difference_;
  double most_;
  std::vector<Tried> points_;
  std::uint32_t count_{0};
};

std::string short_number(double value, const std::string& language) {
  return format_number(value, std::abs(value) < 10 ? 2 : 0, language);
}

}  // namespace

BreakEven find_break_even(const CostDifference& difference, double most) {
  constexpr int further_strengths = 2;
  Search search{difference, most};
  search.look(0);
  BreakEven result;
  result.without_effect = search.points().front().mean;
  result.replications = search.count();
  if (!(result.without_effect > 0)) {
    result.outcome = BreakEven::Outcome::costs_nothing;
    return result;
  }
  search.look(1);
  for (int i = 0; i < further_strengths && !search.settled(); ++i) {
    const bool open = search.bracket() == search.points().end();
    if (open && search.points().back().strength >= most) break;
    search.look(open ? search.further() : search.interpolated());
  }
  const auto bracket = search.bracket();
  if (bracket == search.points().end()) {
    result.outcome = BreakEven::Outcome::beyond_range;
    result.strength = search.points().back().strength;
    return result;
  }
  result.outcome = BreakEven::Outcome::found;
  result.strength = search.interpolated();
  const double slope =
      (bracket[1].mean - bracket->mean) / (bracket[1].strength - bracket->strength);
  result.se = search.nearest(result.strength).se / -slope;
  return result;
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

std::optional<BreakEven> break_even(const BreakEvenTask& task, const Engine& engine,
                                    const std::function<void(double)>& tried,
                                    const std::stop_token& stop) {
  const Parameters central = without_later_life(task.scenario->central(), task.years);
  const auto list = effects(central);
  BreakEven result;
  const bool any = std::ranges::any_of(
      list, [](const Effect& e) { return e.scalable && e.value != e.no_effect; });
  if (any && !task.scenario->programmes().empty()) {
    const auto difference = [&](double strength) {
      tried(strength);
      const Parameters p = with_effect_strength(central, strength);
      const Parameters* const scenarios[] = {&p};
      std::vector<double> values;
      run_experiment(
          0, task.replications, task.threads,
          [&](std::size_t r) {
            const auto o = engine.simulate(scenarios, task.seed, static_cast<std::uint32_t>(r));
            return cost_until(o[1], task.years) - cost_until(o[0], task.years);
          },
          [&values](std::size_t, double value) { values.push_back(value); }, stop);
      return values;
    };
    result = find_break_even(difference);
    if (stop.stop_requested()) return std::nullopt;
  }
  result.years = task.years;
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
