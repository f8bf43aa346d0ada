#include "app/local/simulation.hpp"

#include <algorithm>
#include <cmath>

namespace kohort::local {

BaselineEngine until_last_figure(const CalibrationTask& task, BaselineEngine engine) {
  std::size_t last = 0;
  for (const Target& t : task.targets) {
    if (register_figures()[t.figure].window == RegisterFigure::Window::followed) return engine;
    last = std::max(last, t.years.last);
  }
  return [engine = std::move(engine), years = static_cast<double>(last + 1)](
             const Parameters& as_they_are, std::uint64_t seed, std::uint32_t replication) {
    Parameters parameters = as_they_are;
    TimeParameters& time = parameters.time;
    time.ends_after = years;
    time.followed_birth_years = 1;
    // Those who come of age on the first day are this old when the last year ends.
    time.horizon_age = std::min(time.horizon_age, child_ages + time.budget_years);
    return engine(parameters, seed, replication);
  };
}

bool judge(CalibrationTask task, const BaselineEngine& engine, unsigned threads,
           const std::stop_token& stop, Outcomes& outcomes) {
  constexpr std::uint64_t seeds_apart = 1'000;
  constexpr double wanted_chance = 0.1;  // of a tolerance
  constexpr std::uint32_t first_times = 3, most_times = 20;
  const std::uint32_t of_fit = task.replications;
  task.seed += seeds_apart;
  task.replications = std::max(first_times * of_fit, 2U);
  auto simulated = Simulator{task, engine, threads, stop}(outcomes.fit.values, true);
  if (!simulated) return false;
  const double ratio = largest_chance(task, *simulated) / wanted_chance;
  const double wanted =
      std::min(std::ceil(task.replications * ratio * ratio), 1.0 * most_times * of_fit);
  if (wanted > task.replications) {
    task.replications = static_cast<std::uint32_t>(wanted);
    simulated = Simulator{task, engine, threads, stop}(outcomes.fit.values, true);
    if (!simulated) return false;
  }
  outcomes.judged = *simulated;
  outcomes.judged_seed = task.seed;
  outcomes.judged_replications = task.replications;
  return true;
}

}  // namespace kohort::local
