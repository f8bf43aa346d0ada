#include <fmt/format.h>
#include <numeric>
#include <optional>

#include "bare_engine.hpp"
#include "models/district.hpp"
#include "models/simulate.hpp"
#include "performance.hpp"
#include "sim/experiment.hpp"

namespace kohort::benchmarks {

namespace {

using Pointers = std::vector<const Parameters*>;

void simulate_with_threads(const Pointers& scenarios, std::size_t replications, unsigned threads) {
  run_experiment(
      0, replications, threads,
      [&](std::size_t r) {
        return simulate_replication(scenarios, 1, static_cast<std::uint32_t>(r));
      },
      [](std::size_t, const std::vector<Outcome>&) {});
}

}  // namespace

void measure_engine_share(const Setup& setup, Performance& performance) {
  // Many short ones: a round may be a tenth off on a machine that others use, too.
  const int rounds = setup.quick ? 3 : 12 * setup.rounds;
  volatile double sink = 0;
  for (std::size_t c = 0; c < model_cases().size(); ++c) {
    const ModelCase& named = model_cases()[c];
    const Demand& demand = setup.demand[c];
    const Scenario scenario = shipped(named.scenario, named.overrides);
    const Pointers list{&scenario.central()};
    // The first replication is the one whose events were counted; the others differ by chance.
    const Times times =
        in_rounds(rounds, {[&] { static_cast<void>(simulate_replication(list, 1, 0)); },
                           [&] { sink = run_bare_engine(demand, Exponentials::as_in_model); },
                           [&] { sink = run_bare_engine(demand, Exponentials::as_uniform); }});
    performance.goals.push_back({fmt::format("time per event / bare engine: {}", named.name),
                                 ratio(times[0], times[1]), 3, true, "x"});
    const auto per = [&](std::size_t side, double count, double scale) {
      return by_round(times, [=](const std::vector<double>& t) { return scale * t[side] / count; });
    };
    const Spread life = per(0, 2 * demand.children, 1);
    const auto add = [&](std::string what, Spread value, std::string unit) {
      performance.figures.push_back({named.name, std::move(what), value, std::move(unit)});
    };
    add("lives per second, one core (a child in one world)",
        {1 / life.median, 1 / life.high, 1 / life.low}, "1/s");
    add("time per event", per(0, demand.events, 1e9), "ns");
    add("time per event, bare engine", per(1, demand.events, 1e9), "ns");
    add("time per event / bare engine whose exponential draws are uniform ones",
        ratio(times[0], times[2]), "x");
    add("events per child and world", exactly(demand.events / (2 * demand.children)), "");
    add("draws per event", exactly(demand.draws / demand.events), "");
    add("calendar changes per event", exactly(demand.schedules / demand.events), "");
    add("events pending in a district", exactly(demand.pending), "");
    add("memory per living person", exactly(demand.bytes / (demand.living + demand.parents)),
        "bytes");
  }
}

namespace {

/// What simulate_replication does, with the time of its parts.
struct PartTimes {
  double people{0};               ///< building and warm-up, shared by all [s]
  double baseline{0};             ///< from there to its end [s]
  std::vector<double> scenarios;  ///< each: copy, programmes, to its end [s]
};

PartTimes time_parts(const Pointers& scenarios, std::uint32_t replication) {
  const Comparison comparison{scenarios};
  PartTimes parts;
  parts.scenarios.resize(scenarios.size());
  const auto timed = [](double& sum, const auto& part) {
    const double from = processor_seconds();
    part();
    sum += processor_seconds() - from;
  };
  for (std::uint32_t number = 0; number < comparison.districts(); ++number) {
    std::optional<District> base;
    std::vector<District> copies;
    copies.reserve(scenarios.size());
    timed(parts.people, [&] {
      base = comparison.build(1, replication, number);
      run_until(*base, at(0));
    });
    for (std::size_t s = 0; s < scenarios.size(); ++s)
      timed(parts.scenarios[s], [&] { copies.push_back(comparison.with_programmes(*base, s)); });
    timed(parts.baseline, [&] { static_cast<void>(finish(*base)); });
    for (std::size_t s = 0; s < scenarios.size(); ++s)
      timed(parts.scenarios[s], [&] {
        start_programmes(copies[s], *base);
        static_cast<void>(finish(copies[s]));
      });
  }
  return parts;
}

}  // namespace

void measure_scenarios(const Setup& setup, Performance& performance) {
  const std::string where = "municipality.births_per_year=820";
  const std::vector<std::pair<std::string, std::string>> programmes{
      {"more caseworkers", "sverigesmodel"},
      {"parent groups", "leksand"},
      {"early effort", "early_effort"},
      {"På Forkant", "paa_forkant"}};
  std::vector<Scenario> scenarios;
  Pointers all;
  for (const auto& [name, key] : programmes)
    scenarios.push_back(shipped("denmark", {where, "programmes." + key + ".enabled=true"}));
  for (const Scenario& scenario : scenarios) all.push_back(&scenario.central());
  const int rounds = setup.quick ? 2 : 4 * setup.rounds;
  static_cast<void>(time_parts(all, 0));  // fills caches
  Times beside(1 + all.size());           // baseline alone, then what each scenario adds
  Times first(all.size());                // each scenario with people of its own
  for (int r = 0; r < rounds; ++r) {
    const PartTimes parts = time_parts(all, static_cast<std::uint32_t>(r));
    beside[0].push_back(parts.people + parts.baseline);
    for (std::size_t s = 0; s < all.size(); ++s) {
      beside[s + 1].push_back(parts.scenarios[s]);
      first[s].push_back(parts.people + parts.scenarios[s]);
    }
  }
  for (std::size_t s = 0; s < all.size(); ++s)
    performance.goals.push_back(
        {"second scenario on the same people / as the first: " + programmes[s].first,
         ratio(beside[s + 1], first[s]), 0.9, true, "x"});
  for (std::size_t s = 0; s < all.size(); ++s)
    performance.figures.push_back({"scenarios",
                                   "one more scenario / the baseline alone: " + programmes[s].first,
                                   ratio(beside[s + 1], beside[0]), "x"});
  performance.figures.push_back({"scenarios", "baseline alone, 820 births",
                                 ratio(beside[0], std::vector<double>(beside[0].size(), 1)), "s"});
  Series series{"time by scenarios beside the baseline", {"0"}, {exactly(1)}};
  for (const std::size_t count : {1U, 2U, 4U}) {
    series.labels.push_back(fmt::format("{}", count));
    series.relative.push_back(by_round(beside, [count](const auto& t) {
      return std::accumulate(t.begin(), t.begin() + 1 + static_cast<std::ptrdiff_t>(count), 0.0) /
             t[0];
    }));
  }
  performance.series.push_back(series);
}

void measure_threads(const Setup& setup, Performance& performance) {
  const Scenario scenario = shipped("gladsaxe-2016-sverigesmodel");
  const Pointers list{&scenario.central()};
  const std::size_t replications = setup.quick ? 16 : 48;
  const std::vector<Side> sides{[&] { simulate_with_threads(list, replications, 1); },
                                [&] { simulate_with_threads(list, replications, 2); }};
  const Times wall = in_rounds(setup.rounds, sides, wall_seconds);
  const Times processor = in_rounds(setup.quick ? 1 : 2, sides, process_seconds, false);
  performance.goals.push_back({"two threads / one thread, replications per second",
                               ratio(wall[0], wall[1]), 1.85, false, "x"});
  performance.figures.push_back({"threads", "processor time with two threads / with one",
                                 ratio(processor[1], processor[0]), "x"});
  performance.series.push_back(
      {"speed by threads", {"1", "2"}, {exactly(1), ratio(wall[0], wall[1])}});
}

}  // namespace kohort::benchmarks
