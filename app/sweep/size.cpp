#include <fmt/format.h>

#include "app/sweep/design_rows.hpp"
#include "app/sweep/runner.hpp"

namespace kohort::sweep {

namespace {

/// What the analyses of a random design take: coordinates, inputs and their ranks, and every output
/// in the orders and parts that they need. Measured: 1.3 KB a point of 50 parameters, 0.4 of two.
double analysis_bytes(const Study& study) {
  if (!study.random()) return 0;
  const auto k = static_cast<double>(study.parameters.size());
  return row_of(study.design.kind).size(study) * (3 * k + 30) * sizeof(double);
}

}  // namespace

Needs needs_of_design(const Study& study) {
  constexpr double number = sizeof(double);
  const Design& d = study.design;
  const auto k = static_cast<double>(study.parameters.size());
  const DesignRow& row = row_of(d.kind);
  const double points = row.size(study);
  const auto arms = static_cast<double>(2 * study.scenarios.size() + 1);
  const auto outputs = static_cast<double>(study.outputs.size() + 3);
  Needs needs;
  // Series of every output, and marks of finished tasks.
  needs.memory_bytes = points * (2 * number * arms * outputs + d.replications / 8.0);
  needs.memory_bytes += row.memory(study, points);
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
