/// A queue with Poisson arrivals, exponential services and c servers, beside Erlang's answer.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <variant>
#include <vector>

#include "sim/calendar.hpp"
#include "sim/random.hpp"
#include "sim/resource.hpp"
#include "sim/run.hpp"

using namespace kohort;

namespace {

enum class Decision : std::uint32_t { arrival = 1, service = 2 };

struct Arrival {};
struct Departure {
  std::uint32_t server;
};
using Event = std::variant<Arrival, Departure>;

constexpr std::uint32_t servers = 10;
constexpr double service_rate = 1;       // per year and server
constexpr double arrival_rate = 9;       // per year
constexpr std::uint32_t room = 1 << 14;  // more than ever wait at once

/// Slot 0 of the calendar is the next arrival, slot 1 + s the service of server s.
struct Clinic {
  explicit Clinic(std::uint32_t replication) : draws{2024, replication} {
    clients.reserve(room);
    for (std::uint32_t s = 0; s < servers; ++s) free_servers.push_back(s);
    calendar.schedule(0, at(draws.exponential(0, Decision::arrival, 0) / arrival_rate), Arrival{});
  }

  Draws<Decision> draws;
  Calendar<Event> calendar{1 + servers};
  Resource clients{servers};
  std::vector<std::uint32_t> free_servers;
  std::uint64_t arrivals{0};
  std::uint64_t services{0};
  Time now{};
};

void start_service(Clinic& clinic, std::uint32_t server) {
  const double work = clinic.draws.exponential(clinic.services++, Decision::service, 0);
  clinic.calendar.schedule(1 + server, clinic.now + years(work / service_rate), Departure{server});
}

void handle(Clinic& clinic, const Arrival&) {
  const auto client = static_cast<std::uint32_t>(clinic.arrivals++ % room);
  if (clinic.clients.seize(clinic.now, client)) {
    start_service(clinic, clinic.free_servers.back());
    clinic.free_servers.pop_back();
  }
  const double gap = clinic.draws.exponential(clinic.arrivals, Decision::arrival, 0);
  clinic.calendar.schedule(0, clinic.now + years(gap / arrival_rate), Arrival{});
}

void handle(Clinic& clinic, const Departure& event) {
  if (clinic.clients.release(clinic.now))
    start_service(clinic, event.server);
  else
    clinic.free_servers.push_back(event.server);
}

/// Mean wait in the queue M/M/c (Erlang 1917): C / (c mu - lambda), C the chance of having to wait.
double erlang_wait() {
  const double offered = arrival_rate / service_rate;
  double blocked = 1;  // Erlang B by its recursion in the number of servers
  for (std::uint32_t c = 1; c <= servers; ++c)
    blocked = offered * blocked / (c + offered * blocked);
  const double load = offered / servers;
  return blocked / (1 - load * (1 - blocked)) / (servers * service_rate - arrival_rate);
}

}  // namespace

int main() {
  Tally mean_waits;  // one observation a replication: waits within one are not independent
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    Clinic clinic{replication};
    run(clinic, at(500));  // warm-up
    clinic.clients.restart_statistics(clinic.now);
    run(clinic, at(10'000));
    mean_waits.add(clinic.clients.waits().mean());
  }
  const double erlang = erlang_wait();
  std::printf("mean wait  simulated %.4f (standard error %.4f)  Erlang C %.4f\n", mean_waits.mean(),
              mean_waits.standard_error(), erlang);
  return std::abs(mean_waits.mean() - erlang) < 4 * mean_waits.standard_error() ? 0 : 1;
}
