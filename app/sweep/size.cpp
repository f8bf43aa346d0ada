#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "app/sweep/runner.hpp"

namespace kohort::sweep {

namespace {

/// Points of the design, before there are any.
double point_count(const Study& study) {
  const Design& d = study.design;
  const auto k = static_cast<double>(study.parameters.size());
  const auto groups = static_cast<double>(study.groups().size());
  switch (d.kind) {
    case DesignKind::one_way:
      return 2 * k + 1;
    case DesignKind::grid:
      return std::pow(d.levels, k);
    case DesignKind::morris:
      return d.trajectories * (groups + 1);
    case DesignKind::sobol:
      return static_cast<double>(d.points) * (groups + 2);
    case DesignKind::threshold:
      return d.levels;
    case DesignKind::pairing:
      return 1;
    default:
      return static_cast<double>(d.points);
  }
}

/// What the analyses of a random design take: coordinates, inputs and their ranks, and every output
/// in the orders and parts that they need. Measured: 1.3 KB a point of 50 parameters, 0.4 of two.
double analysis_bytes(const Study& study) {
  if (!study.random()) return 0;
  const auto k = static_cast<double>(study.parameters.size());
  return point_count(study) * (3 * k + 30) * sizeof(double);
}

}  // namespace

Needs needs_of_design(const Study& study) {
  constexpr double number = sizeof(double);
  const Design& d = study.design;
  const auto k = static_cast<double>(study.parameters.size());
  const double points = point_count(study);
  const auto arms = static_cast<double>(2 * study.scenarios.size() + 1);
  const auto outputs = static_cast<double>(study.outputs.size() + 3);
  Needs needs;
  // Series of every output, and marks of finished tasks.
  needs.memory_bytes = points * (2 * number * arms * outputs + d.replications / 8.0);
  switch (d.kind) {
    case DesignKind::probabilistic:
      break;  // made when they are asked for
    case DesignKind::sobol:
      needs.memory_bytes += static_cast<double>(d.points) * 4 * k * number + 4 * points * number;
      break;
    default:
      needs.memory_bytes += points * (3 * k + 4) * number;
  }
  // Annealing compares every point with every other.
  if (d.optimised) needs.seconds = points * points * k * 2e-8;
  needs.basis = fmt::format(
      "{:.3g} points of {:.0f} parameters with {:.0f} outputs, as numbers of "
      "8 bytes",
      points, k, outputs);
  return needs;
}

Needs needs_of(const Job& job, double threads, double processes, const Shard& shard) {
  const double share = static_cast<double>(job.planned_tasks()) / shard.count / processes;
  Needs needs = job.model->needs(share, threads);
  needs.memory_bytes += needs_of_design(job.study).memory_bytes;
  if (shard.whole()) needs.memory_bytes += analysis_bytes(job.study);
  if (processes > 1) needs.basis += fmt::format(", in {:.0f} processes", processes);
  if (!shard.whole()) needs.basis += fmt::format(", one of {} shards", shard.count);
  return needs;
}

}  // namespace kohort::sweep
