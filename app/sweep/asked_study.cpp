#include <fmt/format.h>

#include "app/analysis/sensitivity.hpp"
#include "app/files/shipped.hpp"
#include "app/sweep/sweep_command.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

/// What shards cannot compute, since each knows nothing of the others.
std::vector<std::string> problems_in_shards(const Study& study) {
  std::vector<std::string> problems;
  if (study.precision)
    problems.emplace_back(
        "--shard: a study with [precision] decides on the way when to stop, which parts cannot; "
        "take [precision] out of it, or use mpirun");
  if (study.design.kind == DesignKind::threshold)
    problems.emplace_back(
        "--shard: a threshold design decides on the way which points are next, which parts cannot; "
        "use one process, or mpirun");
  return problems;
}

}  // namespace

Study asked_study(const SweepOptions& options) {
  Study study = read_study(meant_file(options.study, "studies"), options.overrides);
  std::vector<std::string> problems;
  if (options.points) {
    if (mapping_of(study.design.kind) != Mapping::quantile)
      problems.push_back(
          fmt::format("--points: a {} design does not use it", name_of(study.design.kind)));
    if (study.design.kind == DesignKind::sobol && *options.points < analysis::least_base_points)
      problems.push_back(
          fmt::format("--points {}: Sobol' indices need at least {} base points; 1024 are usual",
                      *options.points, analysis::least_base_points));
    study.design.points = *options.points;
  }
  if (options.seed) study.design.seed = *options.seed;
  if (options.replications) study.design.replications = *options.replications;
  if (study.precision && study.chance() && study.design.replications < 2)
    problems.emplace_back(
        "--replications: with one replication nothing is known of other people than these; the "
        "study's [precision] needs at least 2");
  if (!options.shard.whole())
    for (const std::string& problem : problems_in_shards(study)) problems.push_back(problem);
  if (!problems.empty()) throw InputError{problems};
  return study;
}

}  // namespace kohort::sweep
