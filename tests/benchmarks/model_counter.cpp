#include <cstdio>
#include <cstdlib>
#include <malloc.h>
#include <new>
#include <utility>

#include "counted/counts.hpp"
#include "model_cases.hpp"
#include "models/district.hpp"
#include "models/simulate.hpp"

/// Counts what one replication of each case asks of the engine, and what a district holds in
/// memory; prints one line a case for model_benchmark. Nothing is timed here.
namespace {

double held{0};  ///< bytes from operator new that are in use

}  // namespace

void* operator new(std::size_t size) {
  void* const memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc{};
  held += static_cast<double>(malloc_usable_size(memory));
  return memory;
}
void operator delete(void* memory) noexcept {
  if (memory != nullptr) held -= static_cast<double>(malloc_usable_size(memory));
  std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept { operator delete(memory); }

namespace {

using namespace kohort;
using namespace kohort::benchmarks;

double pending(const District& d) {
  double count = 0;
  for (std::uint32_t slot = 0; slot < d.calendar.slots(); ++slot)
    count += d.calendar.time_of(slot) < never ? 1 : 0;
  return count;
}

/// Mean over the events of one district's baseline of what was pending, year by year.
double mean_pending(const Comparison& comparison) {
  District d = comparison.build(1, 0, 0);
  double weighted = 0;
  double events = 0;
  while (d.now < d.end) {
    const double waiting = pending(d);
    const auto before = counted::counts.events;
    run_until(d, std::min(d.end, d.now + years(1)));
    const auto fired = static_cast<double>(counted::counts.events - before);
    weighted += waiting * fired;
    events += fired;
  }
  return weighted / events;
}

/// As tests/models/conservation_test.cpp has it, and with every byte that the district holds.
void memory_later(const Comparison& comparison, Demand& demand) {
  const double before = held;
  District d = comparison.build(1, 0, 0);
  run_until(d, at(20));
  demand.bytes = held - before + sizeof(District);
  for (const Family& family : d.families) {
    double living = 0;
    for (std::uint32_t i = 0; i < family.born; ++i) {
      const Child& child = d.children[family.first_child + i];
      living += !child.grown || child.followed ? 1 : 0;
    }
    demand.living += living;
    demand.parents += living > 0 ? 2 : 0;
  }
}

/// One replication as simulate_replication has it, but watched, so that every event goes through
/// the calendar and is counted.
void simulate_step_by_step(const Comparison& comparison) {
  LifeObserver nobody;
  for (std::uint32_t number = 0; number < comparison.districts(); ++number) {
    District base = comparison.build(1, 0, number);
    base.accounts.observer = &nobody;
    run_until(base, at(0));
    District copy = comparison.with_programmes(base, 0);
    static_cast<void>(finish(base));
    start_programmes(copy, base);
    static_cast<void>(finish(copy));
  }
}

Demand demand_of(const ModelCase& c) {
  const Scenario scenario = shipped(c.scenario, c.overrides);
  const Parameters& parameters = scenario.central();
  const Parameters* const list[] = {&parameters};
  const Comparison comparison{list};
  Demand demand;
  demand.districts = comparison.districts();
  demand.children = estimate_size(parameters).children;
  memory_later(comparison, demand);
  demand.pending = mean_pending(comparison);
  counted::counts = {};
  simulate_step_by_step(comparison);
  demand.events = static_cast<double>(counted::counts.events);
  counted::counts = {};
  static_cast<void>(simulate_replication(list, 1, 0));
  demand.draws = static_cast<double>(counted::counts.draws);
  demand.exponentials = static_cast<double>(counted::counts.exponentials);
  demand.schedules = static_cast<double>(counted::counts.schedules);
  return demand;
}

}  // namespace

int main() {
  for (const ModelCase& c : model_cases()) {
    const Demand d = demand_of(c);
    std::printf("%.0f %.0f %.0f %.0f %.0f %.0f %.0f %.0f %.0f %.0f\n", d.children, d.districts,
                d.events, d.draws, d.exponentials, d.schedules, d.pending, d.living, d.parents,
                d.bytes);
  }
}
