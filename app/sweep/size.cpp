#include <fmt/format.h>

#include "app/sweep/design_rows.hpp"
#include "app/sweep/runner.hpp"

namespace kohort::sweep {

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
  if (processes > 1) needs.basis += fmt::format(", in {:.0f} processes", processes);
  if (!shard.whole()) needs.basis += fmt::format(", one of {} shards", shard.count);
  return needs;
}

}  // namespace kohort::sweep
