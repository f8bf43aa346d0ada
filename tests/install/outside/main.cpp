#include <cstdint>
#include <variant>

#include "sim/calendar.hpp"
#include "sim/experiment.hpp"
#include "sim/random.hpp"
#include "sim/run.hpp"
#include "sim/statistics.hpp"

enum class Decision : std::uint32_t { tick = 1 };
struct Tick {};

struct Model {
  explicit Model(std::uint32_t replication) : draws{1, replication} {}
  kohort::Draws<Decision> draws;
  kohort::Calendar<std::variant<Tick>> calendar{1};
  kohort::Time now{};
  std::uint32_t ticks{0};
};

void handle(Model& model, const Tick&) {
  const double gap = model.draws.exponential(0, Decision::tick, ++model.ticks);
  model.calendar.schedule(0, model.now + kohort::years(gap), Tick{});
}

int main() {
  kohort::Tally ticks;
  kohort::run_experiment(
      0, 100, 2,
      [](std::size_t replication) {
        Model model{static_cast<std::uint32_t>(replication)};
        model.calendar.schedule(0, kohort::at(0), Tick{});
        kohort::run(model, kohort::at(50));
        return model.ticks;
      },
      [&](std::size_t, std::uint32_t count) { ticks.add(count); });
  const kohort::Interval interval = ticks.interval(0.9999);
  return interval.low < 51 && 51 < interval.high ? 0 : 1;
}
