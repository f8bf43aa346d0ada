#include "app/sweep/sweep_command.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "app/analysis/sensitivity.hpp"
#include "app/files/polled.hpp"
#include "app/files/problems.hpp"
#include "app/files/shipped.hpp"
#include "app/files/usable_cores.hpp"
#include "app/results/program_identity.hpp"
#include "app/scenario/questions.hpp"
#include "app/sweep/finish.hpp"
#include "app/sweep/folder.hpp"
#include "app/words/input_error.hpp"
#include "app/words/messages.hpp"
#include "app/words/numbers.hpp"
#include "app/words/printable.hpp"

namespace kohort::sweep {

namespace {

unsigned threads_of(const SweepOptions& options, const Cluster* cluster) {
  if (options.threads > 0) return options.threads;
  return cluster ? 1 : usable_cores();
}

std::unique_ptr<Job> job_of(const SweepOptions& options, const Engine& engine,
                            const Cluster* cluster) {
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
  if (study.precision && !options.shard.whole())
    problems.emplace_back(
        "--shard: a study with [precision] decides on the way when to stop, which parts cannot; "
        "take [precision] out of it");
  if (study.design.kind == DesignKind::threshold && !options.shard.whole())
    problems.emplace_back(
        "--shard: a threshold design decides on the way which points are next, which parts cannot");
  if (!problems.empty()) throw InputError{problems};
  auto job = make_job(std::move(study), engine, options.language);
  if (options.plan_only) return job;
  const double processes = cluster ? std::max(1.0, static_cast<double>(cluster->size()) - 1) : 1;
  refuse_too_large("the sweep",
                   needs_of(*job, threads_of(options, cluster), processes, options.shard),
                   limits_here(options.out, options.allow_large),
                   "take fewer points or replications, or more processes (mpirun) or shards");
  return job;
}

/// Every rank must have read the same study, with the same program; else none goes on.
void agree(Cluster& cluster, const std::string& input_hash) {
  const auto all = cluster.tell_all(input_hash);
  for (std::size_t rank = 0; rank < all.size(); ++rank)
    if (all[rank] != all.front() || all[rank].empty())
      throw InputError{fmt::format(
          "rank {} of {} {}; is the study on every machine, and the same program?", rank,
          all.size(),
          all[rank].empty() ? "could not read the study" : "has read another study than rank 0")};
}

std::unique_ptr<Job> job_in_cluster(const SweepOptions& options, const Engine& engine,
                                    Cluster* cluster) {
  if (!cluster) return job_of(options, engine, nullptr);
  std::unique_ptr<Job> job;
  try {
    job = job_of(options, engine, cluster);
  } catch (...) {
    (void)cluster->tell_all("");
    throw;
  }
  agree(*cluster, fmt::format("{} {}", job->input_hash, program_fingerprint()));
  return job;
}

std::string plan_text(const Job& job, const std::string& language) {
  const bool en = language == "en";
  const auto count = [&](double value) { return format_number(value, 0, language); };
  return fmt::format(
      fmt::runtime(en ? "{}: {} design over {} parameters, {} points, {} replications each.\n"
                      : "{}: {}-design over {} parametre, {} punkter med {} gentagelser hver.\n"),
      job.study.title.in(language), name_of(job.study.design.kind),
      count(static_cast<double>(job.study.parameters.size())),
      count(static_cast<double>(job.points->size())), count(job.study.design.replications));
}

/// Where a shard ends: nothing to analyse yet.
int end_shard(const SweepOptions& options, const SweepFolder& folder, const RunnerResult& result,
              std::FILE* out) {
  folder.store->set({{"complete", result.complete ? "yes" : "no"}});
  folder.store->close();
  const bool en = options.language == "en";
  if (!result.complete) return 130;
  fmt::print(out,
             fmt::runtime(en ? "Shard {} of {} is done: {}. When all are: kohort merge {}\n"
                             : "Del {} af {} er færdig: {}. Når alle er det: kohort merge {}\n"),
             options.shard.number, options.shard.count, folder.path.generic_string(),
             folder.path.parent_path().generic_string());
  return 0;
}

}  // namespace

Shard parse_shard(const std::string& text) {
  Shard shard;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, shard.number);
  if (first.ec == std::errc{} && first.ptr != end && *first.ptr == '/') {
    const auto second = std::from_chars(first.ptr + 1, end, shard.count);
    if (second.ec == std::errc{} && second.ptr == end && shard.number >= 1 &&
        shard.number <= shard.count && shard.count <= 100000)
      return shard;
  }
  throw InputError{fmt::format("--shard {}: expected i/n with i from 1 to n, such as 2/4", text)};
}

int sweep_command(const SweepOptions& options, std::FILE* out, std::FILE* err,
                  const std::stop_token& stop, Cluster* cluster, const Engine& engine) {
  const auto job = job_in_cluster(options, engine, cluster);
  if (!cluster || cluster->rank() == 0)
    ask_first(err, job->study.scenarios, job->study.doubts, options.language,
              options.progress == Progress::json);
  if (options.plan_only) {
    print(out, plan_text(*job, options.language));
    return 0;
  }
  const unsigned threads = threads_of(options, cluster);
  const Polled polled;
  if (cluster && cluster->rank() != 0) {
    work_for(*job, threads, *cluster);
    return 0;
  }
  if (cluster) cluster->expect_workers();
  SweepFolder folder =
      open_sweep_folder(*job, options.out, options.shard, options.fresh, options.repair);
  for (const auto& file : folder.kept)
    print(err, say(options.language, "note.kept", file.string()) + "\n");
  // Shards often run on file systems on which a shared database is not safe.
  const bool may_share = options.reuse && options.shard.whole();
  const auto cache = may_share ? std::make_unique<PointCache>(folder.parent, true) : nullptr;
  const RunnerOptions how{threads, options.shard, options.progress, options.language};
  const RunnerResult result =
      compute_sweep(*job, *folder.store, cache.get(), how, cluster, err, stop);
  if (cluster) cluster->dismiss();
  // With a wanted precision, those that were computed; else the same.
  job->study.design.replications = result.replications;
  if (!options.shard.whole()) return end_shard(options, folder, result, out);
  return finish_sweep(*job, *folder.store, folder.path, result,
                      {options.language, options.allow_failed, options.danish_csv}, out, err);
}

}  // namespace kohort::sweep
