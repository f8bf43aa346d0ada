/// Lives that move between healthy and ill until they die, beside the closed form.
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <variant>

#include "sim/calendar.hpp"
#include "sim/hazard_clock.hpp"
#include "sim/random.hpp"
#include "sim/run.hpp"
#include "sim/statistics.hpp"

using namespace kohort;

namespace {

enum class Decision : std::uint32_t { change = 1, death = 2 };
enum State : std::size_t { healthy, ill };

constexpr std::array<Rate, 2> change_rate{Rate{0.10}, Rate{0.40}};  // falls ill, recovers
constexpr std::array<Rate, 2> death_rate{Rate{0.02}, Rate{0.08}};

struct Change {};
struct Death {};
using Event = std::variant<Change, Death>;

struct Life {
  Life(const Draws<Decision>& addressed, std::uint32_t number) : draws{addressed}, person{number} {
    death = {now, draws.exponential(person, Decision::death, 0)};
    enter(healthy);
  }

  void enter(State next) {
    state = next;
    change = {now, draws.exponential(person, Decision::change, changes++)};
    change.set_rate(now, change_rate[state]);
    death.set_rate(now, death_rate[state]);  // the clock keeps the hazard already lived through
    if (death.due() <= change.due())
      calendar.schedule(0, death.due(), Death{});
    else
      calendar.schedule(0, change.due(), Change{});
    since = now;
  }
  void leave() { time_in[state] += in_years(now - since); }

  Draws<Decision> draws;
  std::uint32_t person;
  Calendar<Event> calendar{1};
  Time now{};
  HazardClock change;
  HazardClock death;
  State state{healthy};
  std::uint32_t changes{0};
  Time since{};
  std::array<double, 2> time_in{};  ///< [years]
};

void handle(Life& life, const Change&) {
  life.leave();
  life.enter(life.state == healthy ? ill : healthy);
}

void handle(Life& life, const Death&) { life.leave(); }

}  // namespace

int main() {
  const Draws<Decision> draws{2024, 0};
  std::array<Tally, 2> time_in;
  for (std::uint32_t person = 0; person < 200'000; ++person) {
    Life life{draws, person};
    run(life, never);
    for (std::size_t s = 0; s < 2; ++s) time_in[s].add(life.time_in[s]);
  }
  // Expected time in each state solves: leaving rate x time = entries.
  const double out = (change_rate[healthy] + death_rate[healthy]).value;
  const double back = (change_rate[ill] + death_rate[ill]).value;
  const double well = 1 / (out - change_rate[healthy].value * change_rate[ill].value / back);
  const std::array<double, 2> exact{well, well * change_rate[healthy].value / back};
  bool agrees = true;
  for (const State s : {healthy, ill}) {
    std::printf("years %-8s simulated %.4f (standard error %.4f)  exact %.4f\n",
                s == healthy ? "healthy" : "ill", time_in[s].mean(), time_in[s].standard_error(),
                exact[s]);
    agrees = agrees && std::abs(time_in[s].mean() - exact[s]) < 4 * time_in[s].standard_error();
  }
  return agrees ? 0 : 1;
}
