#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

#include "app/scenario/scenario.hpp"
#include "models/simulate.hpp"

/// Simulates replications of a shipped scenario: built twice, with the engine's checks and without.
/// Prints the processor time of the fastest and a sum of all results, which must be the same. What
/// callgrind is asked to count is `replication` alone.
namespace kohort::benchmarks {

[[gnu::noinline]] double replication(std::span<const Parameters* const> scenarios) {
  double sum = 0;
  for (const Outcome& outcome : simulate_replication(scenarios, 1, 0))
    for (const double value : outcome.values()) sum += value;
  return sum;
}

}  // namespace kohort::benchmarks

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  const int times = argc > 1 ? std::atoi(argv[1]) : 1;
  const auto scenario =
      kohort::load_scenario(KOHORT_SOURCE_DIR "/scenarios/gladsaxe-2016-sverigesmodel.toml", {});
  const kohort::Parameters parameters = scenario.central();
  const kohort::Parameters* const list[] = {&parameters};
  double least = 1e300;
  double sum = 0;
  for (int i = 0; i < times; ++i) {
    const auto begin = Clock::now();
    sum = kohort::benchmarks::replication(list);
    least = std::min(least, std::chrono::duration<double>(Clock::now() - begin).count());
  }
  std::printf("%.6f %.17g\n", least, sum);
}
