#include "app/sweep/slurm.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

constexpr std::uint32_t usual_shards = 16;
/// Threads of a shard if nobody says how many.
constexpr unsigned usual_threads = 4;
/// MaxArraySize is 1001 unless a cluster says otherwise, and counts from 0.
constexpr std::uint32_t usual_array_limit = 1000;

/// In single quotes for a shell.
std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return result + "'";
}

/// Characters that are safe in a name on a line of its own.
std::string plain(const std::string& text) {
  std::string result;
  for (const char c : text)
    result += std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' ? c : '-';
  return result;
}

/// @throws InputError for names that would end a line of the script
void check_one_line(const SweepOptions& options) {
  std::vector<std::string> names{options.study.string(), options.out.string()};
  names.insert(names.end(), options.allowed_folders.begin(), options.allowed_folders.end());
  names.insert(names.end(), options.overrides.begin(), options.overrides.end());
  for (const std::string& name : names)
    if (std::ranges::any_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
      throw InputError{"--slurm: names with line breaks cannot stand in a script"};
}

void check_job(const Job& job, const SweepOptions& options, const SlurmOptions& slurm) {
  if (options.fresh)
    throw InputError{
        "--slurm: with --fresh a shard that goes on would drop what it has finished; choose a new "
        "folder with --out, or delete the old one"};
  if (slurm.shards > job.tasks())
    throw InputError{fmt::format(
        "--shards {}: the study has {} tasks ({} points, {} replications each), so that some would "
        "have nothing to do; at most {}",
        slurm.shards, job.tasks(), job.points->size(), job.study.design.replications, job.tasks())};
}

/// Puts values in the place of @names@.
std::string filled(std::string_view text, const std::map<std::string_view, std::string>& values) {
  std::string result;
  for (;;) {
    const auto begin = text.find('@');
    const auto end = begin == text.npos ? begin : text.find('@', begin + 1);
    if (end == text.npos) return result.append(text);
    const auto found = values.find(text.substr(begin + 1, end - begin - 1));
    result.append(text.substr(0, found == values.end() ? end : begin));
    if (found != values.end()) result += found->second;
    text.remove_prefix(found == values.end() ? end : end + 1);
  }
}

constexpr std::string_view script = R"script(#!/bin/bash
# Computes @name@ in @shards@ shards on a cluster with Slurm and puts them together.
# In the folder in which this was printed, with kohort at hand (or KOHORT=/its/place):
#   bash THIS_FILE    submits the shards, and the merge that waits for them
# A shard stops shortly before its time is up, keeps what is finished and queues up again. After
# anything else submit it once more: what is finished is not computed again.
# Results: @plain_out@; what the jobs say: shard-logs in it.
@basis@#SBATCH --job-name=kohort-@name@
@array@#SBATCH --ntasks=1
#SBATCH --cpus-per-task=@threads@
#SBATCH --mem=@memory@
#SBATCH --time=@time@
@partition@@account@#SBATCH --signal=B:USR1@@margin@
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=kohort-@name@-%A_%a.log
set -u
kohort=${KOHORT:-kohort}
out=@out@
shards=@shards@
# Of an mpirun, a step or an array that this was submitted from.
unset "${!PMI@}" "${!OMPI_@}" "${!SLURM_STEP@}"

submit() {
  local limit first count id ids= merge logs="$out/shard-logs"
  [ -f "$0" ] || { echo "Save this in a file, and say: bash FILE" >&2; exit 2; }
  command -v "$kohort" >/dev/null || {
    echo "$kohort: not found; say where it is: KOHORT=... bash $0" >&2
    exit 2
  }
  unset "${!SLURM_ARRAY_@}"
  limit=@array_limit@
  [ "$limit" -gt 0 ] ||
    limit=$(($(scontrol show config | sed -n 's/^MaxArraySize *= *\([0-9]*\).*/\1/p') - 1))
  [ "$limit" -gt 0 ] || limit=@usual_limit@
  mkdir -p -- "$logs" || exit 2
  for ((first = 0; first < shards; first += limit)); do
    count=$((shards - first < limit ? shards - first : limit))
    id=$(sbatch --parsable --array="1-$count" --output="$logs/%A_%a.log" "$0" "$first") || {
      [ -z "$ids" ] || scancel ${ids//:/ }
      exit 1
    }
    ids="$ids:${id%%;*}"
  done
  # Whatever the shards' jobs end with: the merge reads in their results whether they are finished.
  merge=$(sbatch --parsable --dependency="afterany$ids" --kill-on-invalid-dep=yes \
    --job-name=kohort-@name@-merge --ntasks=1 --mem=@merge_memory@ --time=@merge_time@ --requeue \
    @merge_more@--open-mode=append --output="$logs/merge-%j.log" --wrap=@merge@) || exit 1
  echo "Shards: ${ids#:}. Merge: ${merge%%;*}. Logs: $logs"
}

shard() { # number
  local child code late= told
  echo "Shard $1 of $shards on $(hostname), $(date '+%F %T')"
  "$kohort" sweep @file@@more@ --shard "$1/$shards" --threads "${SLURM_CPUS_PER_TASK:-@threads@}" \
    --out "$out" --progress none --lang @language@ &
  child=$!
  trap 'told=yes; late=yes; kill -TERM "$child" 2>/dev/null' USR1 # the time is nearly up
  trap 'told=yes' TERM # somebody wants an end: Slurm tells every process itself
  while told=; wait "$child"; code=$?; [ -n "$told" ]; do :; done
  if [ -n "$late" ] && [ $code -eq 130 ]; then
    if [ "${SLURM_RESTART_COUNT:-0}" -ge 100 ]; then
      echo "Has begun 100 times: give it more time (--time), or take more shards."
    else
      echo "The time is up: queues up again to go on."
      scontrol requeue "$SLURM_JOB_ID" || echo "Submit it again to go on."
    fi
  fi
  exit $code
}

case ${SLURM_ARRAY_TASK_ID:-}/${0##*/} in
  [0-9]*/slurm_script) shard $((${1:-0} + SLURM_ARRAY_TASK_ID)) ;;
  *) submit ;;
esac
)script";

/// Options that decide what is computed, and what may be read for it.
std::string options_text(const SweepOptions& options) {
  std::string text;
  for (const std::string& folder : options.allowed_folders)
    text += " --allow-folder " + quoted(folder);
  for (const std::string& set : options.overrides) text += " --set " + quoted(set);
  if (options.seed) text += fmt::format(" --seed {}", *options.seed);
  if (options.points) text += fmt::format(" --points {}", *options.points);
  if (options.replications) text += fmt::format(" --replications {}", *options.replications);
  if (options.allow_large) text += " --allow-large";
  if (options.repair) text += " --repair";
  return text;
}

std::string merge_command_text(const SweepOptions& options, const std::string& out) {
  std::string text = "\"${KOHORT:-kohort}\" merge " + quoted(out);
  for (const std::string& folder : options.allowed_folders)
    text += " --allow-folder " + quoted(folder);
  if (options.allow_failed) text += " --allow-failed";
  if (options.danish_csv) text += " --csv dk";
  return text + " --lang " + options.language;
}

/// How long before the limit a shard is told to stop [s]. Slurm looks every half minute, and may
/// tell it a minute earlier; what is under way is still finished.
double margin(const SlurmSizes& sizes) {
  return std::ceil(
      std::min(sizes.shard.seconds / 2,
               std::max(std::min(120.0, sizes.shard.seconds / 10), 4 * sizes.task_seconds)));
}

}  // namespace

std::string slurm_script(const SweepOptions& options, const SlurmOptions& asked,
                         const Engine& engine) {
  check_slurm_options(asked);
  check_one_line(options);
  SweepOptions parts = options;
  parts.shard = {1, asked.shards == 0 ? usual_shards : asked.shards};
  const auto job = make_job(asked_study(parts), engine, options.language);
  check_job(*job, options, asked);
  SlurmOptions slurm = asked;
  if (slurm.shards == 0)
    slurm.shards = static_cast<std::uint32_t>(std::min<std::uint64_t>(usual_shards, job->tasks()));
  const unsigned threads = options.threads > 0 ? options.threads : usual_threads;
  const SlurmSizes sizes = slurm_sizes(*job, slurm, threads);
  const std::string out =
      options.out.empty() ? "results/" + job->study.id : options.out.generic_string();
  const std::uint32_t limit = slurm.array_limit > 0 ? slurm.array_limit : usual_array_limit;
  const auto line = [](const char* option, const std::string& value) {
    return value.empty() ? "" : fmt::format("#SBATCH --{}={}\n", option, value);
  };
  const auto word = [](const char* option, const std::string& value) {
    return value.empty() ? "" : fmt::format("--{}={} ", option, value);
  };
  return filled(
      script,
      {{"name", plain(job->study.id)},
       {"shards", std::to_string(slurm.shards)},
       {"basis", sizes.basis.empty() ? "" : fmt::format("# Time and memory: {}.\n", sizes.basis)},
       // Of use where the file itself is given to sbatch; submit() says it for every array.
       {"array", slurm.shards <= limit ? fmt::format("#SBATCH --array=1-{}\n", slurm.shards) : ""},
       {"threads", std::to_string(threads)},
       {"memory", sizes.shard.memory},
       {"time", slurm_time(sizes.shard.seconds)},
       {"partition", line("partition", slurm.partition)},
       {"account", line("account", slurm.account)},
       {"margin", fmt::format("{:.0f}", margin(sizes))},
       {"plain_out", out},
       {"out", quoted(out)},
       {"array_limit", std::to_string(slurm.array_limit)},
       {"usual_limit", std::to_string(usual_array_limit)},
       {"merge_memory", sizes.merge.memory},
       {"merge_time", slurm_time(sizes.merge.seconds)},
       {"merge_more", word("partition", slurm.partition) + word("account", slurm.account)},
       {"merge", quoted(merge_command_text(options, out))},
       {"file", quoted(options.study.generic_string())},
       {"more", options_text(options)},
       {"language", options.language}});
}

}  // namespace kohort::sweep
