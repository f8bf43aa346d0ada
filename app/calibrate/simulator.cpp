#include "app/calibrate/simulator.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "app/files/problems.hpp"
#include "app/files/usable_cores.hpp"
#include "app/words/input_error.hpp"
#include "sim/experiment.hpp"

namespace kohort {

namespace {

void add(std::vector<Outcome>& to, const std::vector<Outcome>& part) {
  to.resize(part.size());
  for (std::size_t world = 0; world < part.size(); ++world) {
    if (to[world].values().empty()) to[world].reset(part[world].budget_years(), part[world].ages());
    to[world] += part[world];
  }
}

void subtract(std::vector<Outcome>& from, const std::vector<Outcome>& part) {
  for (std::size_t world = 0; world < from.size(); ++world)
    for (std::size_t i = 0; i < from[world].values().size(); ++i)
      from[world].values()[i] -= part[world].values()[i];
}

}  // namespace

Simulator::Simulator(const CalibrationTask& task, BaselineEngine engine, unsigned threads,
                     const std::stop_token& stop)
    : task_{task}, engine_{std::move(engine)}, threads_{threads_for(threads)}, stop_{stop} {}

Simulator::Worlds Simulator::simulate(const Parameters& parameters,
                                      std::uint32_t replication) const {
  if (!task_.compares()) return {engine_(parameters, task_.seed, replication)};
  const Parameters* const scenario = &parameters;
  return simulate_replication({&scenario, 1}, task_.seed, replication);
}

std::vector<double> Simulator::figures_of(const Worlds& pooled) const {
  std::vector<double> out;
  for (const Target& t : task_.targets) {
    const RegisterFigure& figure = register_figures()[t.figure];
    out.push_back(figure.change != nullptr ? figure.change(pooled.front(), pooled.back(), t.years)
                                           : figure.value(pooled.front(), t.years));
  }
  return out;
}

std::optional<SimulatedTargets> Simulator::operator()(std::span<const double> values,
                                                      bool with_errors) const {
  const Parameters parameters = task_.parameters_at(values);
  Worlds pooled;
  std::vector<Worlds> single;
  const auto task = [&](std::size_t replication) {
    return simulate(parameters, static_cast<std::uint32_t>(replication));
  };
  const auto sink = [&](std::size_t, Worlds worlds) {
    add(pooled, worlds);
    if (with_errors) single.push_back(std::move(worlds));
  };
  const std::size_t n = task_.replications;
  if (run_experiment(0, n, threads_, task, sink, stop_) < n) return std::nullopt;

  SimulatedTargets result;
  result.figures = figures_of(pooled);
  for (std::size_t i = 0; i < task_.targets.size(); ++i)
    if (!std::isfinite(result.figures[i]))
      throw InputError{fmt::format(
          "{}: {} has no value in this run: nobody of whom it could be computed is simulated "
          "(time.followed_birth_years, time.budget_years, time.horizon_age)",
          to_string(task_.targets[i].place), register_figures()[task_.targets[i].figure].name)};
  result.standard_error.assign(task_.targets.size(), std::numeric_limits<double>::quiet_NaN());
  if (!with_errors || n < 2) return result;
  // Jackknife: figures are ratios of sums, so that a mean of single replications would be biased.
  std::vector<double> mean(task_.targets.size()), squares(task_.targets.size());
  for (std::size_t r = 0; r < n; ++r) {
    Worlds others = pooled;
    subtract(others, single[r]);
    const std::vector<double> left = figures_of(others);
    for (std::size_t i = 0; i < left.size(); ++i) {
      const double d = left[i] - result.figures[i];
      mean[i] += d / static_cast<double>(n);
      squares[i] += d * d;
    }
  }
  const auto count = static_cast<double>(n);
  for (std::size_t i = 0; i < mean.size(); ++i)
    result.standard_error[i] =
        std::sqrt(std::max(0.0, (count - 1) / count * (squares[i] - count * mean[i] * mean[i])));
  return result;
}

}  // namespace kohort
