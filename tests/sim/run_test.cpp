#include "sim/run.hpp"

#include <cstdint>
#include <doctest/doctest.h>
#include <utility>
#include <variant>
#include <vector>

#include "sim/calendar.hpp"
#include "sim/random.hpp"

using namespace kohort;

namespace {

enum class Purpose : std::uint32_t { gap = 1, other = 2 };

struct Tick {
  std::uint32_t slot;
};
struct Nudge {
  std::uint32_t slot;
};

/// Entities that tick at random multiples of 1/64 year, so that ties are common, and now and then
/// move each other's next event.
struct World {
  static constexpr std::uint32_t entities = 50;

  World() {
    for (std::uint32_t slot = 0; slot < entities; ++slot) renew(slot);
  }
  void renew(std::uint32_t slot) {
    const double steps =
        1 + static_cast<int>(4 * draws.exponential(slot, Purpose::gap, count[slot]++));
    const Time due = now + years(steps / 64);
    if (count[slot] % 3 == 0)
      calendar.schedule(slot, due, Nudge{slot});
    else
      calendar.schedule(slot, due, Tick{slot});
  }

  Draws<Purpose> draws{3, 0};
  Calendar<std::variant<Tick, Nudge>> calendar{entities};
  Time now{};
  std::vector<std::uint32_t> count = std::vector<std::uint32_t>(entities);
  std::vector<std::pair<Time, std::uint32_t>> trace;
};

void handle(World& world, const Tick& event) {
  world.trace.emplace_back(world.now, event.slot);
  world.renew(event.slot);
}

void handle(World& world, const Nudge& event) {
  world.trace.emplace_back(world.now, event.slot + World::entities);
  const double u = world.draws.uniform(event.slot, Purpose::other, world.count[event.slot]);
  world.renew(static_cast<std::uint32_t>(u * World::entities));
  world.renew(event.slot);
}

/// Schedules its own slot before reading its event.
struct Overwriter {
  Calendar<std::variant<Tick>> calendar{1};
  Time now{};
  std::uint32_t seen{0};
};

void handle(Overwriter& model, const Tick& event) {
  model.calendar.schedule(0, model.now + years(1), Tick{event.slot + 1});
  model.seen = event.slot;
}

}  // namespace

TEST_SUITE("run") {
  TEST_CASE("a run in parts is the run in one go, also when a part ends on an event") {
    World whole;
    run(whole, at(18));
    World parts;
    run(parts, at(0));
    run(parts, at(4.0 / 64));
    run(parts, at(7));
    run(parts, at(7));
    run(parts, at(18));
    CHECK(whole.trace.size() > 5'000);
    CHECK(whole.trace == parts.trace);
    CHECK(parts.now == at(18));
  }

  TEST_CASE("events come in order of time, then of slot") {
    World world;
    run(world, at(18));
    for (std::size_t i = 1; i < world.trace.size(); ++i) {
      const auto& before = world.trace[i - 1];
      const auto& after = world.trace[i];
      REQUIRE(before.first <= after.first);
      if (before.first == after.first)
        REQUIRE(before.second % World::entities < after.second % World::entities);
    }
  }

  TEST_CASE("now is the event's time in the handler and the end afterwards") {
    World world;
    world.calendar.reset(World::entities);
    world.calendar.schedule(7, at(2), Tick{7});
    run(world, at(2));
    CHECK(world.trace.empty());  // half-open: an event at the end stays for later
    CHECK(world.now == at(2));
    run(world, at(2.01));
    REQUIRE(world.trace.size() == 1);
    CHECK(world.trace[0].first == at(2));
    CHECK(world.now == at(2.01));
  }

  TEST_CASE("a handler keeps its event when it schedules the same slot again") {
    Overwriter model;
    model.calendar.schedule(0, at(1), Tick{5});
    run(model, at(1.5));
    CHECK(model.seen == 5);
    run(model, at(2.5));
    CHECK(model.seen == 6);
  }
}
