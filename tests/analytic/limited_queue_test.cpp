#include <array>
#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <functional>
#include <utility>
#include <variant>
#include <vector>

#include "check.hpp"
#include "sim/calendar.hpp"
#include "sim/laws.hpp"
#include "sim/random.hpp"
#include "sim/resource.hpp"
#include "sim/run.hpp"
#include "sim/statistics.hpp"
#include "sim/visits.hpp"

// Queues with limited room, balking and general services, against closed forms. Each observation
// is a run with a seed of its own.

using namespace kohort;
using namespace kohort::test;

namespace {

enum class Purpose : std::uint32_t { arrival = 1, service = 2, balking = 3 };

struct Arrival {};
struct Departure {
  std::uint32_t client;
};

/// A client's service from two uniform numbers [years].
using Service = std::function<double(std::array<double, 2>)>;
/// Probability of joining when so many are present.
using Joining = std::function<double(std::uint32_t)>;

struct Setting {
  std::uint32_t servers;
  double arrival_rate;
  Service service;
  std::size_t room{1'000'000};
  Joining joining{};
};

struct Station {
  static constexpr std::uint32_t clients = 2'000;  ///< more than are ever present

  Station(const Setting& given, std::uint64_t seed)
      : setting{given}, draws{seed, 0}, servers{given.servers}, visits{clients} {
    servers.reserve(clients);
    servers.set_room(given.room);
    for (std::uint32_t c = clients; c-- > 0;) absent.push_back(c);
    schedule_arrival();
  }
  void schedule_arrival() {
    const double gap = draws.exponential(arrivals++, Purpose::arrival, 0);
    calendar.schedule(0, now + years(gap / setting.arrival_rate), Arrival{});
  }
  void serve(std::uint32_t client) {
    const double work = setting.service(draws.uniform_pair(services++, Purpose::service, 0));
    calendar.schedule(1 + client, now + years(work), Departure{client});
  }

  Setting setting;
  Draws<Purpose> draws;
  Calendar<std::variant<Arrival, Departure>> calendar{1 + clients};
  Resource servers;
  Visits visits;
  std::vector<std::uint32_t> absent;
  std::uint64_t arrivals{0}, services{0};
  Time now{};
};

void handle(Station& station, const Arrival&) {
  station.schedule_arrival();
  const auto present = static_cast<std::uint32_t>(station.servers.present().level());
  if (station.setting.joining && station.draws.uniform(station.arrivals, Purpose::balking, 0) >=
                                     station.setting.joining(present))
    return station.servers.balk();
  const std::uint32_t client = station.absent.back();
  const Resource::Arrival result = station.servers.arrive(station.now, client);
  if (result == Resource::Arrival::turned_away) return;
  station.absent.pop_back();
  station.visits.enter(station.now, client);
  if (result == Resource::Arrival::starts) station.serve(client);
}

void handle(Station& station, const Departure& event) {
  station.visits.leave(station.now, event.client);
  station.absent.push_back(event.client);
  if (const auto next = station.servers.release(station.now)) station.serve(*next);
}

struct Seen {
  Tally turned_away, balked, wait, sojourn, present, busy;
};

/// `runs` independent runs of `length` years after a warm-up.
Seen simulate(const Setting& setting, double length, int runs) {
  Seen seen;
  for (int i = 0; i < runs; ++i) {
    // Seeds beyond 32 bits, as users may have them.
    Station station{setting, (std::uint64_t{1} << 40) + static_cast<std::uint64_t>(i)};
    run(station, at(length / 10));
    station.servers.restart_statistics(station.now);
    station.visits.restart_statistics(station.now);
    run(station, station.now + years(length));
    const Resource& servers = station.servers;
    const auto all =
        static_cast<double>(servers.seizes() + servers.turned_away() + servers.balks());
    seen.turned_away.add(static_cast<double>(servers.turned_away()) / all);
    seen.balked.add(static_cast<double>(servers.balks()) / all);
    seen.wait.add(servers.waits().mean());
    seen.sojourn.add(station.visits.sojourns().mean());
    seen.present.add(station.visits.present().mean(station.now));
    seen.busy.add(servers.busy_servers().mean(station.now));
    CHECK(servers.present().mean(station.now) ==
          doctest::Approx(station.visits.present().mean(station.now)));
  }
  return seen;
}

Service exponential(double mean) {
  return [mean](std::array<double, 2> u) { return ExponentialLaw{mean}.quantile(u[0]); };
}

}  // namespace

TEST_SUITE("limited queue") {
  TEST_CASE("M/M/1/K turns away, keeps waiting and holds as many as its stationary law says") {
    for (const auto& [load, places] :
         {std::pair{0.8, 4u}, std::pair{1.0, 3u}, std::pair{1.5, 6u}}) {
      CAPTURE(load);
      CAPTURE(places);
      const Seen seen = simulate({1, load, exponential(1), places - 1}, 4'000, 30);
      double total = 0, mean = 0, weight = 1;
      for (std::uint32_t n = 0; n <= places; ++n, weight *= load) {
        total += weight;
        mean += n * weight;
      }
      const double blocked = std::pow(load, places) / total;
      check_mean(seen.turned_away, blocked);
      check_mean(seen.present, mean / total);
      check_mean(seen.busy, 1 - 1 / total);
      check_mean(seen.sojourn, mean / total / (load * (1 - blocked)));  // Little's law
    }
  }

  TEST_CASE("M/G/c without room loses Erlang's share, whatever the law of service") {
    const GammaLaw gamma = GammaLaw::with_mean(1, 0.5);
    const LognormalLaw lognormal = LognormalLaw::with_mean(1, 1.5);
    for (const Service& service :
         {exponential(1), Service{[&](std::array<double, 2> u) { return gamma.quantile(u[0]); }},
          Service{[&](std::array<double, 2> u) { return lognormal.quantile(u[0]); }}}) {
      const double offered = 4;
      const Seen seen = simulate({5, offered, service, 0}, 1'000, 20);
      double blocked = 1;
      for (std::uint32_t c = 1; c <= 5; ++c) blocked = offered * blocked / (c + offered * blocked);
      check_mean(seen.turned_away, blocked);
      check_mean(seen.busy, offered * (1 - blocked));
      CHECK(seen.wait.maximum() == 0);
    }
  }

  TEST_CASE("clients who join with probability 1 / (n + 1) leave a Poisson number present") {
    const double offered = 1.7;
    const Setting setting{1, offered, exponential(1), 1'000'000,
                          [](std::uint32_t n) { return 1.0 / (n + 1); }};
    const Seen seen = simulate(setting, 4'000, 30);
    check_mean(seen.present, offered);
    check_mean(seen.busy, 1 - std::exp(-offered));
    check_mean(seen.balked, 1 - (1 - std::exp(-offered)) / offered);
  }

  // Pollaczek 1930 and Khinchine 1932: wait = arrival rate x second moment of service
  // / (2 (1 - load)).
  TEST_CASE(
      "M/G/1 waits as Pollaczek and Khinchine say, with gamma, lognormal and mixed services") {
    const double rate = 0.7;
    const GammaLaw gamma = GammaLaw::with_mean(1, 0.4);
    const GammaLaw skewed = GammaLaw::with_mean(1, 1.6);
    const LognormalLaw lognormal = LognormalLaw::with_mean(1, 0.9);
    const MixtureLaw mixture{{{3, ExponentialLaw{0.5}}, {1, GammaLaw::with_mean(2.5, 0.2)}}};
    const auto inverse = [](const auto& law) {
      return Service{[law](std::array<double, 2> u) { return law.quantile(u[0]); }};
    };
    const auto check = [&](const Service& service, double mean, double variance) {
      CAPTURE(variance);
      const Seen seen = simulate({1, rate, service}, 6'000, 30);
      const double wait = rate * (variance + mean * mean) / (2 * (1 - rate * mean));
      check_mean(seen.wait, wait);
      check_mean(seen.sojourn, wait + mean);
      check_mean(seen.present, rate * (wait + mean));
    };
    check(inverse(gamma), 1, gamma.variance());
    check(inverse(skewed), 1, skewed.variance());
    check(inverse(lognormal), 1, lognormal.variance());
    REQUIRE(mixture.mean() == doctest::Approx(1));
    check([&](std::array<double, 2> u) { return mixture.draw(u); }, 1, mixture.variance());
  }
}
