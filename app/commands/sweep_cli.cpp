#include "app/commands/sweep_cli.hpp"

#include <cstdio>
#include <exception>

#include "app/commands/command_options.hpp"
#include "app/files/usable_cores.hpp"
#include "app/sweep/slurm.hpp"
#include "app/sweep/sweep_command.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

struct CommandLine::Options {
  SweepOptions sweep;
  MergeOptions merge;
  std::string shard;
  bool no_reuse{false};
  bool prints_slurm{false};
  SlurmOptions slurm;
};

namespace {

/// What a script for Slurm asks for, in the words of sbatch.
void add_slurm_options(CLI::App& sweep, CLI::Option& slurm, SlurmOptions& o) {
  sweep.add_option("--shards", o.shards, "how many, for --slurm (default: 16)")
      ->check(CLI::Range(1U, 100000U))
      ->needs(&slurm);
  const auto text = [&](const char* name, std::string& value, const char* help) {
    return sweep.add_option(name, value, help)->needs(&slurm);
  };
  text("--time", o.time, "limit of one shard, for --slurm (default: from what a few points take)");
  text("--mem", o.memory, "memory of one shard, for --slurm (default: the same)");
  text("--partition", o.partition, "of the cluster, for --slurm");
  text("--account", o.account, "that pays, for --slurm");
  sweep
      .add_option("--array-limit", o.array_limit,
                  "most shards in one array, for --slurm (default: what the cluster says)")
      ->check(CLI::Range(1U, 4000000U))
      ->needs(&slurm);
}

}  // namespace

CommandLine::CommandLine(CLI::App& app) : options_{std::make_unique<Options>()} {
  Options& o = *options_;
  sweep_ = app.add_subcommand(
      "sweep", "a design over parameters: one-way, grid, Morris, Sobol', probabilistic, ...");
  sweep_->add_option("STUDY", o.sweep.study, "study file")->required();
  add_overrides(*sweep_, o.sweep.overrides, "override a parameter in every scenario");
  add_seed(
      *sweep_, [&o](std::uint64_t seed) { o.sweep.seed = seed; }, "in place of the study's");
  sweep_->add_option("--points", o.sweep.points, "in place of the study's")
      ->check(CLI::Range(2U, 100000000U));
  sweep_
      ->add_option("--replications", o.sweep.replications, "at each point, in place of the study's")
      ->check(CLI::Range(1U, 1000000U));
  sweep_
      ->add_option("--threads", o.sweep.threads,
                   "0 = all cores (under mpirun: 1 for each rank); never changes a result")
      ->check(CLI::Range(0U, most_threads))
      ->capture_default_str();
  sweep_->add_option("--out", o.sweep.out, "results folder (default: results/<study>)");
  CLI::Option* shard =
      sweep_->add_option("--shard", o.shard, "compute only part i of n, for kohort merge")
          ->type_name("i/n");
  CLI::Option* slurm = sweep_
                           ->add_flag("--slurm", o.prints_slurm,
                                      "print a script that computes the study in shards with Slurm")
                           ->excludes(shard);
  add_slurm_options(*sweep_, *slurm, o.slurm);
  sweep_->add_flag("--plan", o.sweep.plan_only,
                   "only check the study and say how large it is, what time and memory it takes");
  sweep_->add_flag("--allow-failed", o.sweep.allow_failed,
                   "points that failed do not make the exit code 3");
  sweep_->add_flag("--no-reuse", o.no_reuse, "compute also what other sweeps have computed");
  sweep_->add_flag("--allow-large", o.sweep.allow_large, "however long it will take");
  sweep_->add_flag("--fresh", o.sweep.fresh, "drop what the folder holds of an earlier sweep");
  sweep_->add_flag("--repair", o.sweep.repair,
                   "keep what is sound of damaged results and compute the rest again; the damaged "
                   "file stays beside them");
  add_progress(*sweep_, o.sweep.progress);

  merge_ = app.add_subcommand("merge", "puts the shards of a sweep together");
  merge_->add_option("FOLDER", o.merge.folders, "folders of shards, or the folder that holds them")
      ->required();
  merge_->add_option("--study", o.merge.study, "study file, if it has moved");
  merge_->add_option("--out", o.merge.out, "results folder (default: the one of the first shard)");
  merge_->add_flag("--allow-failed", o.merge.allow_failed, "as in sweep");

  for (CLI::App* command : {sweep_, merge_}) {
    add_csv(*command, o.sweep.danish_csv);
    add_language(*command, o.sweep.language, "language of what is printed");
    add_allow_folder(*command);
  }
}

CommandLine::~CommandLine() = default;

bool CommandLine::chosen() const { return sweep_->parsed() || merge_->parsed(); }

int CommandLine::run(const std::stop_token& stop) {
  Options& o = *options_;
  o.merge.danish_csv = o.sweep.danish_csv;
  o.sweep.reuse = !o.no_reuse;
  o.merge.language = o.sweep.language;
  if (merge_->parsed()) return merge_command(o.merge, stdout);
  if (o.prints_slurm) {
    o.sweep.allowed_folders = sweep_->get_option("--allow-folder")->results();
    std::fputs(slurm_script(o.sweep, o.slurm).c_str(), stdout);
    return 0;
  }
  if (!o.shard.empty()) o.sweep.shard = parse_shard(o.shard);
  // Whoever gives each copy a shard of its own knows what he does.
  if (o.shard.empty()) refuse_copies();
  auto cluster = join_cluster();
  const bool alone = !cluster || cluster->size() < 2;
  if (cluster && alone && o.shard.empty()) {
    cluster.reset();
    refuse_deaf_ranks();
  }
  bool speaks = true;
  std::exception_ptr error;
  try {
    return sweep_command(o.sweep, stdout, stderr, stop, alone ? nullptr : cluster.get());
  } catch (const InputError&) {
    error = std::current_exception();
    speaks = !cluster || cluster->rank() == 0;
  }
  // MPI takes an end while an exception is under way for a crash.
  cluster.reset();
  // What is wrong is said once, by rank 0.
  if (speaks) std::rethrow_exception(error);
  return 2;
}

}  // namespace kohort::sweep
