#include <fmt/format.h>

#include "app/run/plan.hpp"
#include "models/simulate.hpp"
#include "performance.hpp"

namespace kohort::benchmarks {

namespace {

/// Baseline of Denmark's averages with other sizes.
Scenario sized(int births, double per_district) {
  return shipped("denmark", {fmt::format("municipality.births_per_year={}", births),
                             fmt::format("municipality.births_per_district={}", per_district)});
}

void simulate_baselines(const Scenario& scenario, int replications) {
  for (int r = 0; r < replications; ++r)
    static_cast<void>(simulate_baseline(scenario.central(), 1, static_cast<std::uint32_t>(r)));
}

std::string thousands(int number) {
  return number < 1000 ? fmt::format("{}", number)
                       : fmt::format("{},{:03}", number / 1000, number % 1000);
}

void measure_births(const Setup& setup, Performance& performance) {
  const std::vector<int> births =
      setup.quick ? std::vector{1000, 5000, 20000} : std::vector{1000, 10000, 100000};
  const int most = births.back();
  std::vector<Scenario> scenarios;
  for (const int b : births) scenarios.push_back(sized(b, 200));
  std::vector<Side> sides;
  std::vector<int> replications;
  for (std::size_t i = 0; i < births.size(); ++i) {
    // About as much work in each side, but the largest is one replication anyhow.
    replications.push_back(std::max(1, std::min(10000, most / 4) / births[i]));
    sides.emplace_back(
        [&scenario = scenarios[i], n = replications.back()] { simulate_baselines(scenario, n); });
  }
  const int rounds = setup.quick ? 1 : std::min(setup.rounds, 3);
  sides.front()();  // fills caches; all sides would take long
  const Times times = in_rounds(rounds, sides, processor_seconds, false);
  Series series{"time per birth by births a year", {}, {}};
  for (std::size_t i = 0; i < births.size(); ++i) {
    const double scale = static_cast<double>(births[0]) * replications[0] /
                         (static_cast<double>(births[i]) * replications[i]);
    series.labels.push_back(thousands(births[i]));
    series.relative.push_back(ratio(times[i], times[0], scale));
    performance.figures.push_back(
        {"births", fmt::format("time per birth, {} births a year", thousands(births[i])),
         by_round(times,
                  [&, i](const auto& t) {
                    return 1e6 * t[i] / (static_cast<double>(births[i]) * replications[i] * 41);
                  }),
         "µs"});
  }
  const auto flat = by_round(times, [&](const auto& t) {
    double least = 1e300;
    double greatest = 0;
    for (std::size_t i = 0; i < births.size(); ++i) {
      const double each = t[i] / (static_cast<double>(births[i]) * replications[i]);
      least = std::min(least, each);
      greatest = std::max(greatest, each);
    }
    return greatest / least;
  });
  performance.goals.push_back(
      {fmt::format("time per birth, largest / least of {} to {} births a year",
                   thousands(births.front()), thousands(births.back())),
       flat, 1.15, true, "x"});
  performance.series.push_back(series);
}

void measure_districts(const Setup& setup, Performance& performance) {
  const int births = setup.quick ? 2000 : 4000;
  const std::vector<int> sizes{50, 100, 200, 500, 1000, 4000};
  std::vector<Scenario> scenarios;
  for (const int size : sizes) scenarios.push_back(sized(births, std::min(size, births)));
  std::vector<Side> sides;
  for (const Scenario& scenario : scenarios)
    sides.emplace_back([&scenario] { simulate_baselines(scenario, 1); });
  const Times times =
      in_rounds(setup.quick ? 1 : std::min(setup.rounds, 3), sides, processor_seconds, false);
  Series series{"time per birth by births in a district", {}, {}};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    series.labels.push_back(thousands(std::min(sizes[i], births)));
    series.relative.push_back(ratio(times[i], times[2]));
  }
  performance.series.push_back(series);
}

}  // namespace

void measure_sizes(const Setup& setup, Performance& performance) {
  measure_births(setup, performance);
  measure_districts(setup, performance);
}

void measure_draws(const Setup& setup, Performance& performance) {
  const std::vector<Scenario> scenarios{shipped("gladsaxe-2016-sverigesmodel")};
  const std::uint32_t replications = setup.quick ? 4 : 16;
  const std::vector<std::uint32_t> draws{0, 1, replications / 2, replications};
  std::vector<Plan> plans;
  std::vector<Side> sides;
  for (const std::uint32_t d : draws) {
    RunOptions options;
    options.draws = d;
    plans.push_back(make_plan(scenarios, options));
  }
  for (const Plan& plan : plans)
    sides.emplace_back([&plan, replications] {
      const Engine engine;
      for (std::uint32_t r = 0; r < replications; ++r) static_cast<void>(simulate(plan, engine, r));
    });
  const Times times =
      in_rounds(setup.quick ? 1 : std::min(setup.rounds, 3), sides, processor_seconds, false);
  Series series{fmt::format("time of {} replications by parameter draws", replications), {}, {}};
  for (std::size_t i = 0; i < draws.size(); ++i) {
    series.labels.push_back(fmt::format("{}", draws[i]));
    series.relative.push_back(ratio(times[i], times[0]));
  }
  performance.series.push_back(series);
  const std::uint32_t many = setup.quick ? 20 : 100;
  const Times one = in_rounds(setup.rounds, {[&] {
                                for (std::uint32_t d = 0; d < many; ++d)
                                  static_cast<void>(scenarios[0].draw(1, d));
                              }});
  performance.figures.push_back({"draws", "one draw of all uncertain parameters",
                                 by_round(one, [many](const auto& t) { return 1e6 * t[0] / many; }),
                                 "µs"});
}

}  // namespace kohort::benchmarks
