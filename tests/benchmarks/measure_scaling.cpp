#include <algorithm>
#include <fmt/format.h>
#include <memory>

#include "app/run/plan.hpp"
#include "models/district.hpp"
#include "models/simulate.hpp"
#include "performance.hpp"

namespace kohort::benchmarks {

namespace {

/// Baseline of Denmark's averages with other sizes.
Scenario sized(int births, double per_district) {
  return shipped("denmark", {fmt::format("municipality.births_per_year={}", births),
                             fmt::format("municipality.births_per_district={}", per_district)});
}

/// simulate_baseline, a few districts at a time, so that sizes can take turns within a second.
class Walk {
 public:
  explicit Walk(const Scenario& scenario) : only_{&scenario.central()}, comparison_{{&only_, 1}} {}
  Walk(const Walk&) = delete;

  /// The next five districts: a thousand births a year. After the last one, the next replication.
  void step() {
    for (int i = 0; i < 5; ++i) {
      District base = comparison_.build(1, replication_, number_);
      const Outcome& part = finish(base);
      if (number_ == 0) total_.reset(part.budget_years(), part.ages());
      total_ += part;
      if (++number_ < comparison_.districts()) continue;
      number_ = 0;
      ++replication_;
    }
  }

 private:
  const Parameters* only_;
  Comparison comparison_;
  Outcome total_;
  std::uint32_t replication_{0};
  std::uint32_t number_{0};
};

std::string thousands(int number) {
  return number < 1000 ? fmt::format("{}", number)
                       : fmt::format("{},{:03}", number / 1000, number % 1000);
}

void measure_births(const Setup& setup, Performance& performance) {
  const std::vector<int> births =
      setup.quick ? std::vector{1000, 5000, 20000} : std::vector{1000, 10000, 100000};
  std::vector<Scenario> scenarios;
  for (const int b : births) scenarios.push_back(sized(b, 200));
  std::vector<std::unique_ptr<Walk>> walks;
  std::vector<Side> sides;
  for (const Scenario& scenario : scenarios) {
    walks.push_back(std::make_unique<Walk>(scenario));
    sides.emplace_back([&walk = *walks.back()] { walk.step(); });
  }
  // As many steps as the largest has: it ends one replication, the others as many births.
  const Times times = in_rounds(births.back() / 1000, sides);
  const Times tenths = summed(times, 10);
  Series series{"time per birth by births a year", {}, {}};
  for (std::size_t i = 0; i < births.size(); ++i) {
    series.labels.push_back(thousands(births[i]));
    series.relative.push_back(ratio(tenths[i], tenths[0]));
    performance.figures.push_back(
        {"births", fmt::format("time per birth, {} births a year", thousands(births[i])),
         by_round(tenths, [i](const auto& t) { return 1e6 * t[i] / (10 * 1000 * 41); }), "µs"});
  }
  const auto flat = by_round(summed(times, times.front().size()), [](const auto& t) {
    const auto [least, greatest] = std::minmax_element(t.begin(), t.end());
    return *greatest / *least;
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
    sides.emplace_back(
        [&scenario] { static_cast<void>(simulate_baseline(scenario.central(), 1, 0)); });
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
