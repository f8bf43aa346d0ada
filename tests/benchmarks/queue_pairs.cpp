#include <array>
#include <cstdint>
#include <limits>
#include <variant>
#include <vector>

#include "pairs.hpp"
#include "sim/calendar.hpp"
#include "sim/random.hpp"
#include "sim/resource.hpp"
#include "sim/run.hpp"

/// M/M/10 at load 0.9 until a million customers have been served.
namespace kohort::benchmarks {

namespace {

enum class Decision : std::uint32_t { arrival = 1, service = 2 };

constexpr std::uint32_t servers = 10;
constexpr double mean_gap = 1.0 / 9;
constexpr double mean_service = 1;
constexpr std::uint64_t customers = 1'000'000;
constexpr std::uint32_t room = 1 << 12;  // more than ever wait at once

struct Arrival {};
struct Departure {
  std::uint32_t server;
};
using Event = std::variant<Arrival, Departure>;

struct Station {
  Station() {
    queue.reserve(room);
    for (std::uint32_t s = servers; s-- > 0;) free_servers.push_back(s);
  }
  Draws<Decision> draws{7, 0};
  Calendar<Event> calendar{1 + servers};
  Resource queue{servers};
  std::vector<std::uint32_t> free_servers;
  std::uint64_t arrivals{0};
  std::uint64_t started{0};
  Time last{};  ///< departure
  Time now{};
};

void start_service(Station& station, std::uint32_t server) {
  const double work = station.draws.exponential(station.started++, Decision::service, 0);
  station.calendar.schedule(1 + server, station.now + years(work * mean_service),
                            Departure{server});
}

void schedule_arrival(Station& station) {
  const double gap = station.draws.exponential(station.arrivals, Decision::arrival, 0);
  station.calendar.schedule(0, station.now + years(gap * mean_gap), Arrival{});
}

void handle(Station& station, const Arrival&) {
  if (station.queue.seize(station.now, static_cast<std::uint32_t>(station.arrivals++ % room))) {
    start_service(station, station.free_servers.back());
    station.free_servers.pop_back();
  }
  if (station.arrivals < customers) schedule_arrival(station);
}

void handle(Station& station, const Departure& event) {
  station.last = station.now;
  if (station.queue.release(station.now))
    start_service(station, event.server);
  else
    station.free_servers.push_back(event.server);
}

Work engine() {
  Station station;
  schedule_arrival(station);
  run(station, never);
  return {customers, in_years(station.last) + 0 * station.queue.waits().mean()};
}

/// Eleven due times in an array, scanned: cheaper than a heap of that size.
Work by_hand() {
  const Draws<Decision> draws{7, 0};
  constexpr double idle = std::numeric_limits<double>::infinity();
  std::array<double, 1 + servers> due;
  due.fill(idle);
  std::vector<double> line(room);  // arrival times, a ring
  std::uint64_t arrived = 0;
  std::uint64_t started = 0;
  double wait_sum = 0;
  double now = 0;
  due[0] = draws.exponential(0, Decision::arrival, 0) * mean_gap;
  for (;;) {
    std::size_t first = 0;
    for (std::size_t i = 1; i < due.size(); ++i) first = due[i] < due[first] ? i : first;
    if (due[first] == idle) break;
    now = due[first];
    if (first == 0) {
      line[arrived++ % room] = now;
      due[0] = arrived < customers
                   ? now + draws.exponential(arrived, Decision::arrival, 0) * mean_gap
                   : idle;
      std::size_t server = 1;
      while (server < due.size() && due[server] != idle) ++server;
      if (server == due.size()) continue;
      first = server;
    } else {
      due[first] = idle;
      if (started == arrived) continue;
    }
    wait_sum += now - line[started % room];
    due[first] = now + draws.exponential(started, Decision::service, 0) * mean_service;
    ++started;
  }
  return {customers, now + 0 * wait_sum};
}

}  // namespace

std::vector<Pair> queue_pairs() {
  return {{"M/M/10, load 0.9", [] { return engine; }, [] { return by_hand; }, 0.7}};
}

}  // namespace kohort::benchmarks
