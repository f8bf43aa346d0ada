#include <fmt/format.h>

#include "bare_engine.hpp"
#include "models/simulate.hpp"
#include "performance.hpp"
#include "sim/experiment.hpp"

namespace kohort::benchmarks {

namespace {

using Pointers = std::vector<const Parameters*>;

void simulate_all(const Pointers& scenarios, int replications) {
  for (int r = 0; r < replications; ++r)
    static_cast<void>(simulate_replication(scenarios, 1, static_cast<std::uint32_t>(r)));
}

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
  const int replications = setup.quick ? 1 : 3;
  volatile double sink = 0;
  for (std::size_t c = 0; c < model_cases().size(); ++c) {
    const ModelCase& named = model_cases()[c];
    const Demand& demand = setup.demand[c];
    const Scenario scenario = shipped(named.scenario, named.overrides);
    const Pointers list{&scenario.central()};
    // The first replication is the one whose events were counted; the others differ by chance.
    const Times times =
        in_rounds(setup.rounds, {[&] {
                                   for (int i = 0; i < replications; ++i)
                                     static_cast<void>(simulate_replication(list, 1, 0));
                                 },
                                 [&] { sink = run_bare_engine(demand, replications); }});
    performance.goals.push_back({fmt::format("time per event / bare engine: {}", named.name),
                                 ratio(times[0], times[1]), 3, true, "x"});
    const auto per = [&](std::size_t side, double count, double scale) {
      return by_round(times, [=](const std::vector<double>& t) {
        return scale * t[side] / (replications * count);
      });
    };
    const Spread life = per(0, 2 * demand.children, 1);
    const auto add = [&](std::string what, Spread value, std::string unit) {
      performance.figures.push_back({named.name, std::move(what), value, std::move(unit)});
    };
    add("lives per second, one core (a child in one world)",
        {1 / life.median, 1 / life.high, 1 / life.low}, "1/s");
    add("time per event", per(0, demand.events, 1e9), "ns");
    add("time per event, bare engine", per(1, demand.events, 1e9), "ns");
    add("events per child and world", exactly(demand.events / (2 * demand.children)), "");
    add("draws per event", exactly(demand.draws / demand.events), "");
    add("calendar changes per event", exactly(demand.schedules / demand.events), "");
    add("events pending in a district", exactly(demand.pending), "");
    add("memory per living person", exactly(demand.bytes / (demand.living + demand.parents)),
        "bytes");
  }
}

void measure_scenarios(const Setup& setup, Performance& performance) {
  const std::string where = "municipality.births_per_year=820";
  const std::vector<Scenario> scenarios{
      shipped("denmark", {where, "programmes.sverigesmodel.enabled=true"}),
      shipped("denmark", {where, "programmes.leksand.enabled=true"}),
      shipped("denmark", {where, "programmes.early_effort.enabled=true"}),
      shipped("denmark", {where, "programmes.paa_forkant.enabled=true"})};
  const auto first = [&](std::size_t count) {
    Pointers list;
    for (std::size_t i = 0; i < count; ++i) list.push_back(&scenarios[i].central());
    return list;
  };
  const Pointers one = first(1), two = first(2), four = first(4);
  // The second scenario as the only one, to compare like with like.
  const Pointers other{two[1]};
  const int replications = setup.quick ? 3 : 10;
  const Times times = in_rounds(
      setup.rounds,
      {[&] {
         for (int r = 0; r < replications; ++r)
           static_cast<void>(simulate_baseline(*one[0], 1, static_cast<std::uint32_t>(r)));
       },
       [&] { simulate_all(one, replications); }, [&] { simulate_all(two, replications); },
       [&] { simulate_all(four, replications); }, [&] { simulate_all(other, replications); }});
  performance.goals.push_back({"second scenario on the same people / the baseline alone",
                               by_round(times, [](const auto& t) { return (t[2] - t[1]) / t[0]; }),
                               0.9, true, "x"});
  performance.figures.push_back(
      {"scenarios", "one more scenario, mean of the second to fourth / the baseline alone",
       by_round(times, [](const auto& t) { return (t[3] - t[1]) / 3 / t[0]; }), "x"});
  performance.figures.push_back(
      {"scenarios", "parent groups as the second scenario / a run with one scenario",
       by_round(times, [](const auto& t) { return (t[2] - t[1]) / t[1]; }), "x"});
  performance.figures.push_back(
      {"scenarios", "second scenario / the same one as the first of a run, baseline left out",
       by_round(times, [](const auto& t) { return (t[2] - t[1]) / (t[4] - t[0]); }), "x"});
  performance.figures.push_back(
      {"scenarios", "baseline alone, 820 births",
       ratio(times[0], std::vector<double>(times[0].size(), 1), 1.0 / replications), "s"});
  Series series{"time by scenarios beside the baseline", {"0", "1", "2", "4"}, {exactly(1)}};
  for (std::size_t side = 1; side < 4; ++side)
    series.relative.push_back(ratio(times[side], times[0]));
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
