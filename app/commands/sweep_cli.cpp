#include "app/commands/sweep_cli.hpp"

#include <cstdio>
#include <exception>

#include "app/commands/command_options.hpp"
#include "app/files/usable_cores.hpp"
#include "app/sweep/sweep_command.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

struct CommandLine::Options {
  SweepOptions sweep;
  MergeOptions merge;
  std::string shard;
  bool no_reuse{false};
  bool slurm{false};
  std::uint32_t shards{16};
};

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
  CLI::Option* slurm =
      sweep_->add_flag("--slurm", o.slurm, "print a Slurm script that computes the study in shards")
          ->excludes(shard);
  sweep_->add_option("--shards", o.shards, "how many, for --slurm")
      ->check(CLI::Range(1U, 100000U))
      ->needs(slurm)
      ->capture_default_str();
  sweep_->add_flag("--plan", o.sweep.plan_only, "only check the study and say how large it is");
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
  if (o.slurm) {
    o.sweep.allowed_folders = sweep_->get_option("--allow-folder")->results();
    std::fputs(slurm_script(o.sweep, o.shards).c_str(), stdout);
    return 0;
  }
  if (!o.shard.empty()) o.sweep.shard = parse_shard(o.shard);
  auto cluster = join_cluster();
  const bool alone = !cluster || cluster->size() < 2;
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
