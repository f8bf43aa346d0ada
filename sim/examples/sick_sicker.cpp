/// A decision model: healthy, sick, sicker and dead; two strategies; discounted cost and
/// quality-adjusted life years (QALYs), beside their exact values.
///
/// The states are those of the Sick-Sicker model of Alarid-Escudero et al., "An introductory
/// tutorial on cohort state-transition models in R using a cost-effectiveness analysis example",
/// here in continuous time. The numbers are our own and stand for no disease.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <variant>

#include "sim/calendar.hpp"
#include "sim/elementary.hpp"
#include "sim/hazard_clock.hpp"
#include "sim/random.hpp"
#include "sim/run.hpp"
#include "sim/sample.hpp"

using namespace kohort;

namespace {

enum class Decision : std::uint32_t { falls_ill = 1, recovers = 2, worsens = 3, dies = 4 };
enum State : std::size_t { healthy, sick, sicker };

struct Strategy {
  const char* name;
  double worsening;             ///< [per year] from sick to sicker
  std::array<double, 3> cost;   ///< [kr. per year] by state
  std::array<double, 3> value;  ///< [QALYs per year] by state
};
constexpr Strategy usual{"usual care", 0.12, {1'000, 20'000, 90'000}, {1, 0.75, 0.45}};
constexpr Strategy treated{"treatment", 0.06, {1'000, 80'000, 90'000}, {1, 0.80, 0.45}};

constexpr double falling_ill = 0.05, recovering = 0.30;          // [per year]
constexpr std::array<double, 3> dying{0.01, 0.02, 0.08};         // [per year] by state
constexpr double discount = 0.03, willingness_to_pay = 300'000;  // [per year], [kr. per QALY]

struct FallsIll {};
struct Recovers {};
struct Worsens {};
struct Dies {};
using Event = std::variant<FallsIll, Recovers, Worsens, Dies>;

/// One life under one strategy. The same person has the same thresholds under both.
struct Life {
  Life(const Strategy& chosen, const Draws<Decision>& draws, std::uint32_t person)
      : strategy{chosen}, addressed{draws}, number{person} {
    death = {now, draw(Decision::dies)};
    worse = {now, draw(Decision::worsens)};
    enter(healthy);
  }
  double draw(Decision decision) const { return addressed.exponential(number, decision, changes); }

  void enter(State next) {
    state = next;
    const Decision decision = state == healthy ? Decision::falls_ill : Decision::recovers;
    const double rate = state == healthy ? falling_ill : state == sick ? recovering : 0;
    change = {now, draw(decision)};
    change.set_rate(now, Rate{rate});
    // Clocks that keep the hazard already lived through.
    worse.set_rate(now, Rate{state == sick ? strategy.worsening : 0});
    death.set_rate(now, Rate{dying[state]});
    ++changes;
    const Time first = std::min({change.due(), worse.due(), death.due()});
    if (first == death.due())
      calendar.schedule(0, first, Dies{});
    else if (first == worse.due())
      calendar.schedule(0, first, Worsens{});
    else if (state == healthy)
      calendar.schedule(0, first, FallsIll{});
    else
      calendar.schedule(0, first, Recovers{});
  }
  void leave() {  // books the stay, discounted in closed form
    const auto at_start = elementary::exp(-discount * in_years(since));
    const double years = (at_start - elementary::exp(-discount * in_years(now))) / discount;
    cost += strategy.cost[state] * years;
    qalys += strategy.value[state] * years;
    since = now;
  }

  Strategy strategy;
  Draws<Decision> addressed;
  std::uint32_t number;
  std::uint32_t changes{0};
  Calendar<Event> calendar{1};
  Time now{};
  Time since{};
  HazardClock change, worse, death;
  State state{healthy};
  double cost{0}, qalys{0};
};

void move(Life& life, State next) {
  life.leave();
  life.enter(next);
}
void handle(Life& life, const FallsIll&) { move(life, sick); }
void handle(Life& life, const Recovers&) { move(life, healthy); }
void handle(Life& life, const Worsens&) { move(life, sicker); }
void handle(Life& life, const Dies&) { life.leave(); }

/// Expected discounted sum of what a healthy person has per year in each state: it solves
/// (discount + rates out of s) value_s = per_year_s + sum of rate to t x value_t.
double exact(const Strategy& strategy, const std::array<double, 3>& per_year) {
  const double worst = per_year[sicker] / (discount + dying[sicker]);
  const double out_of_healthy = discount + falling_ill + dying[healthy];
  const double out_of_sick = discount + recovering + strategy.worsening + dying[sick];
  const double in_sick = (per_year[sick] + strategy.worsening * worst +
                          recovering * per_year[healthy] / out_of_healthy) /
                         (out_of_sick - recovering * falling_ill / out_of_healthy);
  return (per_year[healthy] + falling_ill * in_sick) / out_of_healthy;
}

bool show(const char* what, const Tally& seen, double truth) {
  std::printf("%-34s simulated %10.2f (standard error %7.2f)  exact %10.2f\n", what, seen.mean(),
              seen.standard_error(), truth);
  return std::abs(seen.mean() - truth) < 4 * seen.standard_error();
}

}  // namespace

int main() {
  const Draws<Decision> draws{2024, 0};
  std::array<Tally, 2> cost, qalys;
  RatioOfMeans more;  // cost for QALYs gained, person by person
  Tally net_benefit;  // of treatment [kr.]
  for (std::uint32_t person = 0; person < 200'000; ++person) {
    Life without{usual, draws, person}, with{treated, draws, person};
    run(without, never);
    run(with, never);
    cost[0].add(without.cost);
    cost[1].add(with.cost);
    qalys[0].add(without.qalys);
    qalys[1].add(with.qalys);
    more.add(with.cost - without.cost, with.qalys - without.qalys);
    net_benefit.add(willingness_to_pay * (with.qalys - without.qalys) - (with.cost - without.cost));
  }
  const double costs[] = {exact(usual, usual.cost), exact(treated, treated.cost)};
  const double values[] = {exact(usual, usual.value), exact(treated, treated.value)};
  bool agrees = show("cost, usual care [kr.]", cost[0], costs[0]);
  agrees &= show("cost, treatment [kr.]", cost[1], costs[1]);
  agrees &= show("QALYs, usual care", qalys[0], values[0]);
  agrees &= show("QALYs, treatment", qalys[1], values[1]);
  agrees &= show("net benefit at 300,000 kr. [kr.]", net_benefit,
                 willingness_to_pay * (values[1] - values[0]) - (costs[1] - costs[0]));
  const double ratio = (costs[1] - costs[0]) / (values[1] - values[0]);
  const Interval interval = more.interval();
  std::printf("%-34s simulated %11.0f (95 %%: %.0f to %.0f)  exact %11.0f\n", "kr. per QALY gained",
              more.ratio(), interval.low, interval.high, ratio);
  return agrees && std::abs(more.ratio() - ratio) < 2 * (interval.high - interval.low) ? 0 : 1;
}
