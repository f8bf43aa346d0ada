#include "bare_engine.hpp"

#include <cstdint>
#include <memory>

#include "models/decision.hpp"
#include "models/events.hpp"
#include "sim/calendar.hpp"
#include "sim/random.hpp"

namespace kohort::benchmarks {

double run_bare_engine(const Demand& demand, Exponentials exponentials) {
  const auto pending = static_cast<std::uint32_t>(demand.pending);
  const double exponentials_per_event =
      exponentials == Exponentials::as_in_model ? demand.exponentials / demand.events : 0;
  const double uniforms_per_event = demand.draws / demand.events - exponentials_per_event;
  const auto events = static_cast<std::uint64_t>(demand.events);
  const Draws<Decision> draws{1, 0};
  Calendar<Event> calendar{pending};
  double u = 0.5;
  double e = 1;
  for (std::uint32_t slot = 0; slot < pending; ++slot)
    calendar.schedule(slot, at(draws.uniform(slot, Decision::notification, 0)),
                      Notification{ChildId{slot}});
  double owed_uniforms = 0;
  double owed_exponentials = 0;
  Time now{};
  for (std::uint64_t i = 0; i < events; ++i) {
    now = calendar.next_time();
    const auto event = std::get<Notification>(calendar.take());
    const std::uint32_t slot = index(event.child);
    std::uint32_t occurrence = 0;
    owed_uniforms += uniforms_per_event;
    for (; owed_uniforms >= 1; owed_uniforms -= 1)
      u = draws.uniform(i, Decision::notification, occurrence++);
    owed_exponentials += exponentials_per_event;
    for (; owed_exponentials >= 1; owed_exponentials -= 1)
      e = draws.exponential(i, Decision::notification, occurrence++);
    calendar.schedule(slot, now + years(u + e / 2), event);
  }
  return in_years(now);
}

}  // namespace kohort::benchmarks
