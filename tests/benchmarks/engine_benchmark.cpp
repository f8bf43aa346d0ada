#include <algorithm>
#include <benchmark/benchmark.h>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "pairs.hpp"

/// Runs every pair in turn, engine and reference one after the other, in several rounds, and prints
/// the median of the rounds' ratios: a neighbour on the machine slows both.
namespace {

using namespace kohort::benchmarks;

struct Collected {
  std::vector<double> rate;  ///< per round [per second]
  double check{0};
};

void measure(benchmark::State& state, const Prepare& prepare, Collected& collected) {
  const auto work = prepare();
  for (auto _ : state) {
    const Work done = work();
    state.counters["rate"] = benchmark::Counter(done.items, benchmark::Counter::kIsRate);
    collected.check = done.check;
  }
}

/// Takes the rates; the table at the end replaces Google Benchmark's own output.
class Collector : public benchmark::BenchmarkReporter {
 public:
  explicit Collector(std::map<std::string, Collected>& collected) : collected_{collected} {}
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs)
      collected_[run.run_name.function_name].rate.push_back(run.counters.at("rate"));
  }

 private:
  std::map<std::string, Collected>& collected_;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;

  std::vector<Pair> pairs;
  for (const auto& group : {hold_pairs(), queue_pairs(), life_pairs(), draw_pairs()})
    pairs.insert(pairs.end(), group.begin(), group.end());

  std::map<std::string, Collected> collected;
  for (const Pair& pair : pairs) {
    for (const auto& [side, prepare] :
         {std::pair{" engine", pair.engine}, std::pair{" reference", pair.reference}}) {
      const std::string name = pair.name + side;
      const Prepare& what = prepare;
      Collected& where = collected[name];
      benchmark::RegisterBenchmark(
          name.c_str(), [what, &where](benchmark::State& state) { measure(state, what, where); })
          ->Iterations(1)
          ->Unit(benchmark::kMillisecond);
    }
  }
  Collector collector{collected};
  for (int round = 0; round < rounds; ++round) {
    std::fprintf(stderr, "round %d of %d\n", round + 1, rounds);
    benchmark::RunSpecifiedBenchmarks(&collector);
  }

  bool same = true;
  std::printf("%-42s %10s %10s  %-19s %s\n", "case (million per second)", "engine", "reference",
              "ratio (range)", "goal");
  for (const Pair& pair : pairs) {
    const Collected& engine = collected[pair.name + " engine"];
    const Collected& reference = collected[pair.name + " reference"];
    if (engine.rate.empty() || reference.rate.empty()) continue;  // filtered out
    std::vector<double> ratio;
    for (std::size_t i = 0; i < engine.rate.size(); ++i)
      ratio.push_back(engine.rate[i] / reference.rate[i]);
    const auto [low, high] = std::minmax_element(ratio.begin(), ratio.end());
    std::printf("%-42s %10.2f %10.2f  %4.2f (%4.2f to %4.2f)", pair.name.c_str(),
                median(engine.rate) / 1e6, median(reference.rate) / 1e6, median(ratio), *low,
                *high);
    if (pair.goal > 0)
      std::printf(" %4.2f %s", pair.goal, median(ratio) >= pair.goal ? "met" : "MISSED");
    std::printf("\n");
    const double scale = std::max(std::abs(engine.check), std::abs(reference.check));
    if (std::abs(engine.check - reference.check) > 1e-9 * scale) {
      std::printf("  answers differ: %.17g and %.17g\n", engine.check, reference.check);
      same = false;
    }
  }
  return same ? 0 : 1;
}
