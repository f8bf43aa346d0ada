#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "sim/calendar.hpp"
#include "sim/hazard.hpp"
#include "sim/hazard_clock.hpp"
#include "sim/resource.hpp"
#include "sim/run.hpp"
#include "sim/statistics.hpp"

// What only a programmer can break is refused, in release builds as in others: every test here
// holds with NDEBUG.

using namespace kohort;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// What the engine says about `work`; empty if it has nothing to say.
std::string complaint(const std::function<void()>& work) {
  try {
    work();
  } catch (const ModelError& error) {
    return error.what();
  }
  return "";
}

bool says(const std::string& text, const std::vector<std::string>& parts) {
  bool all = true;
  for (const auto& part : parts) {
    CAPTURE(text);
    CAPTURE(part);
    const bool found = text.find(part) != std::string::npos;
    CHECK(found);
    all = all && found;
  }
  return all;
}

struct Arrival {
  std::uint32_t client;
};
struct Departure {
  std::uint32_t client;
};

/// Does whatever a test asks for when a client arrives.
struct Station {
  Calendar<std::variant<Arrival, Departure>> calendar{4};
  Resource servers{1};
  HazardClock clock{at(0), 1};
  Time now{};
  std::vector<double> fired;
  std::function<void(Station&)> on_arrival;
};

void handle(Station& station, const Arrival&) {
  station.fired.push_back(in_years(station.now));
  if (station.on_arrival) station.on_arrival(station);
}
void handle(Station& station, const Departure&) { station.fired.push_back(in_years(station.now)); }

/// A station whose entity 3 arrives at time 5, where `what` is done.
std::string complaint_at_arrival(const std::function<void(Station&)>& what) {
  Station station;
  station.on_arrival = what;
  station.calendar.schedule(3, at(5), Arrival{3});
  return complaint([&] { run(station, at(10)); });
}

}  // namespace

TEST_SUITE("misuse") {
  TEST_CASE("an event in the past is refused, with both events, both entities and both times") {
    const std::string text = complaint_at_arrival([](Station& station) {
      station.calendar.schedule(2, station.now - years(0.75), Departure{2});
    });
    says(text, {"entity 2", "event Departure", "time 4.25", "past", "it is time 5",
                "while handling event Arrival of entity 3 at time 5"});
  }

  TEST_CASE("the clock never turns back: 5, 4, 3, 2 are not fired in that order") {
    Station station;
    station.on_arrival = [](Station& at_work) {
      at_work.calendar.schedule(0, at_work.now - years(1), Arrival{0});
    };
    station.calendar.schedule(0, at(5), Arrival{0});
    CHECK_THROWS_AS(run(station, at(10)), ModelError);
    CHECK(station.fired == std::vector<double>{5});
  }

  TEST_CASE("an event at the very moment, or never, is no fault") {
    Station station;
    station.on_arrival = [](Station& at_work) {
      at_work.calendar.schedule(1, at_work.now, Departure{1});
      at_work.calendar.schedule(2, never, Departure{2});
    };
    station.calendar.schedule(0, at(5), Arrival{0});
    run(station, at(10));
    CHECK(station.fired == std::vector<double>{5, 5});
  }

  TEST_CASE("after a run in parts nothing may be scheduled before where it ended") {
    Station station;
    station.calendar.schedule(0, at(5), Arrival{0});
    run(station, at(10));
    says(complaint([&] { station.calendar.schedule(1, at(7), Departure{1}); }),
         {"entity 1", "Departure", "time 7", "it is time 10"});
    station.calendar.schedule(1, at(10), Departure{1});
    run(station, at(11));
    CHECK(station.fired.back() == 10);
    station.calendar.reset(4);  // forgets the time as well
    station.calendar.schedule(1, at(1), Departure{1});
    CHECK(station.calendar.next_time() == at(1));
  }

  TEST_CASE("a run does not go backwards, to no time at all, or past what was left behind") {
    Station station;
    run(station, at(10));
    says(complaint([&] { run(station, at(9)); }), {"run", "from time 10 to time 9"});
    says(complaint([&] { run(station, at(no_number)); }), {"run", "not a number"});
    CHECK(station.now == at(10));
    Station other;
    other.calendar.schedule(0, at(3), Arrival{0});
    other.now = at(4);
    says(complaint([&] { run(other, at(9)); }), {"entity 0", "Arrival", "time 3", "it is time 4"});
    CHECK(other.fired.empty());
  }

  TEST_CASE("a time that is not a number, and minus infinity, are refused and change nothing") {
    Station station;
    station.calendar.schedule(0, at(5), Arrival{0});
    says(complaint([&] { station.calendar.schedule(1, at(no_number), Departure{1}); }),
         {"entity 1", "event Departure", "not a number"});
    says(complaint([&] { station.calendar.schedule(1, at(-infinity), Departure{1}); }),
         {"entity 1", "past"});
    says(complaint_at_arrival([](Station& at_work) {
           at_work.calendar.schedule(2, at_work.now + years(0.0 * infinity), Departure{2});
         }),
         {"entity 2", "event Departure", "not a number", "it is time 5",
          "while handling event Arrival of entity 3 at time 5"});
    run(station, at(6));
    CHECK(station.fired == std::vector<double>{5});
  }

  TEST_CASE("a slot that does not exist is refused wherever a slot is asked for") {
    Station station;
    for (const std::uint32_t slot : {4u, 1'000'000u, 0xffffffffu}) {
      const std::string name = "entity " + std::to_string(slot);
      says(complaint([&] { station.calendar.schedule(slot, at(1), Arrival{0}); }),
           {name, "0 to 3"});
      says(complaint([&] { station.calendar.clear(slot); }), {name});
      says(complaint([&] { (void)station.calendar.time_of(slot); }), {name});
    }
    Calendar<std::variant<Arrival>> empty;
    says(complaint([&] { empty.schedule(0, at(1), Arrival{0}); }), {"entity 0", "none"});
  }

  TEST_CASE("nothing can be taken from a calendar in which nothing is due") {
    Station station;
    CHECK_THROWS_AS((void)station.calendar.take(), ModelError);
    station.calendar.schedule(0, at(5), Arrival{0});
    (void)station.calendar.take();
    CHECK_THROWS_AS((void)station.calendar.take(), ModelError);  // next_time was not asked for
  }

  TEST_CASE("a server that nobody has cannot be given back") {
    says(complaint_at_arrival([](Station& station) { (void)station.servers.release(station.now); }),
         {"release", "time 5", "no server is busy", "event Arrival of entity 3 at time 5"});
    Resource servers{2};
    servers.reserve(3);
    REQUIRE(servers.seize(at(0), 0));
    CHECK_FALSE(servers.release(at(1)));
    CHECK_THROWS_AS((void)servers.release(at(1)), ModelError);
    CHECK(servers.busy() == 0);
  }

  TEST_CASE("a resource refuses entities it has no place for, and those who wait already") {
    Resource servers{1, at(0), 2};
    servers.reserve(3);
    says(complaint([&] { (void)servers.seize(at(2.5), 3); }),
         {"entity 3", "time 2.5", "3 entities"});
    says(complaint([&] { (void)servers.seize(at(2.5), 0, 2); }), {"entity 0", "priority 2"});
    REQUIRE(servers.seize(at(2.5), 0));
    REQUIRE_FALSE(servers.seize(at(2.5), 1));
    says(complaint([&] { (void)servers.seize(at(3), 1); }),
         {"entity 1", "time 3", "waits already"});
    CHECK(servers.waiting() == 1);
    CHECK_THROWS_AS((Resource{1, at(0), 0}), ModelError);
    CHECK_THROWS_AS((Resource{1, at(0), 65}), ModelError);
  }

  TEST_CASE("a time average and a clock do not go backwards") {
    TimeWeighted level{at(1), 2};
    level.set(at(3), 4);
    says(complaint([&] { level.set(at(2), 1); }), {"from time 3 to time 2"});
    says(complaint([&] { level.set(at(no_number), 1); }), {"not a number"});
    CHECK_THROWS_AS((void)level.area(at(2)), ModelError);
    CHECK(level.mean(at(5)) == 3);

    HazardClock clock{at(1), 1};
    clock.set_rate(at(2), Rate{0.5});
    says(complaint([&] { clock.set_rate(at(1), Rate{1}); }), {"clock", "from time 2 to time 1"});
    says(complaint([&] { clock.set_rate(at(3), Rate{-1}); }), {"rate", "-1"});
    says(complaint([&] { clock.set_rate(at(3), Rate{no_number}); }), {"rate", "nan"});
    CHECK(clock.due() == at(4));
    CHECK_THROWS_AS((HazardClock{at(0), no_number}), ModelError);
    CHECK_THROWS_AS((HazardClock{at(0), -0.1}), ModelError);
    CHECK_THROWS_AS((ScaledClock{0, no_number}), ModelError);
    ScaledClock scaled{0, 1};
    CHECK_THROWS_AS(scaled.set_factor(WeibullHazard{1, 1}, 0, -2), ModelError);
    says(complaint_at_arrival(
             [](Station& station) { station.clock.set_rate(station.now, Rate{0.0 / 0.0}); }),
         {"rate", "event Arrival of entity 3 at time 5"});
  }

  TEST_CASE("a hazard needs as many rates as bands") {
    const std::vector<double> start{0, 1}, rate{0.5};
    CHECK_THROWS_AS((PiecewiseConstantHazard{start, rate}), ModelError);
    CHECK_THROWS_AS((PiecewiseConstantHazard{{}, {}}), ModelError);
  }

  TEST_CASE("an exception of the model's own passes as it is, and the calendar knows its event") {
    Station station;
    station.on_arrival = [](Station& at_work) {
      at_work.calendar.schedule(3, at_work.now + years(1), Departure{3});  // overwrites the event
      throw std::out_of_range{"mine"};
    };
    station.calendar.schedule(3, at(5), Arrival{3});
    CHECK_THROWS_AS(run(station, at(10)), std::out_of_range);
    CHECK(station.calendar.firing().text() == "event Arrival of entity 3 at time 5");
    Station idle;
    CHECK(idle.calendar.firing().text().empty());
    run(idle, at(1));
    CHECK_FALSE(idle.calendar.firing().any);
  }

  TEST_CASE("events are called as in the source, whatever they are") {
    CHECK(event_name<std::variant<Arrival, Departure>>(1) == "Departure");
    CHECK(event_name<std::variant<Arrival, Departure>>(7) == "without a value");
    CHECK(event_name<Arrival>(0) == "Arrival");
    CHECK(event_name<int>(0) == "int");
    CHECK(event_name<std::vector<double>>(0).substr(0, 7) == "vector<");
  }
}
