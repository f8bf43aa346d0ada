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
#include "app/sweep/trial.hpp"
#include "app/words/exit_codes.hpp"
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

/// Processes that compute.
double computing(const Cluster* cluster) {
  return cluster ? std::max(1.0, static_cast<double>(cluster->size()) - 1) : 1;
}

std::unique_ptr<Job> job_of(const SweepOptions& options, const Engine& engine,
                            const Cluster* cluster) {
  auto job = make_job(asked_study(options), engine, options.language);
  if (options.plan_only) return job;
  refuse_too_large("the sweep",
                   needs_of(*job, threads_of(options, cluster), computing(cluster), options.shard),
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

/// Where a shard ends: nothing to analyse yet.
int end_shard(const SweepOptions& options, const Job& job, const SweepFolder& folder,
              const RunnerResult& result, std::FILE* out, std::FILE* err) {
  folder.store->set({{"complete", result.complete ? "yes" : "no"}});
  folder.store->close();
  const bool en = options.language == "en";
  if (!result.complete) {
    const auto count = [&](std::uint64_t value) {
      return format_number(static_cast<double>(value), 0, options.language);
    };
    const std::uint64_t all = options.shard.share(job.tasks());
    const std::uint64_t kept = result.resumed + result.computed;
    print(err, fmt::format(fmt::runtime(
                               en ? "Interrupted: shard {} of {} has {} of {} tasks, {} are left. "
                                    "They are kept in {}; the same command goes on.\n"
                                  : "Afbrudt: del {} af {} har {} af {} opgaver, {} mangler. De er "
                                    "gemt i {}; samme kommando fortsætter.\n"),
                           options.shard.number, options.shard.count, count(kept), count(all),
                           count(all - std::min(all, kept)), folder.path.generic_string()));
    return interrupted;
  }
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
    if (!cluster || cluster->rank() == 0)
      print(out,
            plan_text(*job, threads_of(options, cluster), computing(cluster), options.language));
    return 0;
  }
  const unsigned threads = threads_of(options, cluster);
  const Polled polled;
  if (cluster && cluster->rank() != 0) {
    work_for(*job, threads, *cluster);
    cluster->leave();
    return 0;
  }
  if (cluster) {
    print(err, too_few_cores(threads, options.language));
    cluster->expect_workers(threads);
  }
  SweepFolder folder =
      open_sweep_folder(*job, options.out, options.shard, options.fresh, options.repair);
  for (const auto& file : folder.kept)
    print(err, say(options.language, "note.kept", file.string()) + "\n");
  if (!options.shard.whole())
    folder.store->set({{shard_tasks_fact, std::to_string(options.shard.share(job->tasks()))}});
  // Shards often run on file systems on which a shared database is not safe.
  const bool may_share = options.reuse && options.shard.whole();
  const auto cache = may_share ? std::make_unique<PointCache>(folder.parent, true) : nullptr;
  const RunnerOptions how{threads, options.shard, options.progress, options.language};
  const RunnerResult result =
      compute_sweep(*job, *folder.store, cache.get(), how, cluster, err, stop);
  if (cluster) {
    cluster->dismiss();
    cluster->leave();
  }
  // With a wanted precision, those that were computed; else the same.
  job->study.design.replications = result.replications;
  if (!options.shard.whole()) return end_shard(options, *job, folder, result, out, err);
  return finish_sweep(*job, *folder.store, folder.path, result,
                      {options.language, options.allow_failed, options.danish_csv}, out, err);
}

}  // namespace kohort::sweep
