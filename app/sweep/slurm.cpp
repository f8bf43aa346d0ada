#include <algorithm>
#include <cctype>
#include <fmt/format.h>

#include "app/files/shipped.hpp"
#include "app/sweep/sweep_command.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

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
  for (const std::string& name : names)
    if (std::ranges::any_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
      throw InputError{"--slurm: file names with line breaks cannot stand in a script"};
}

}  // namespace

std::string slurm_script(const SweepOptions& options, std::uint32_t shards) {
  const Study study = read_study(meant_file(options.study, "studies"), options.overrides);
  if (study.precision)
    throw InputError{
        "--slurm: a study with [precision] decides on the way when to stop, which shards cannot; "
        "take [precision] out of it, or use mpirun"};
  check_one_line(options);
  const std::string out =
      options.out.empty() ? "results/" + study.id : options.out.generic_string();
  std::string folders;
  for (const std::string& folder : options.allowed_folders)
    folders += " --allow-folder " + quoted(folder);
  std::string more = folders;
  for (const std::string& set : options.overrides) more += " --set " + quoted(set);
  if (options.seed) more += fmt::format(" --seed {}", *options.seed);
  if (options.points) more += fmt::format(" --points {}", *options.points);
  if (options.replications) more += fmt::format(" --replications {}", *options.replications);
  if (options.allow_large) more += " --allow-large";
  return fmt::format(
      R"(#!/bin/bash
# Computes {study} in {shards} shards. Submit it from the folder in which kohort is at hand:
#   array=$(sbatch --parsable THIS_FILE)
#   sbatch --dependency=afterok:$array --wrap={merge}
# A shard that was killed goes on where it was: submit the file again.
#SBATCH --job-name=kohort-{name}
#SBATCH --array=1-{shards}
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --time=04:00:00
#SBATCH --output=kohort-{name}-%a.log
#SBATCH --signal=B:TERM@60
set -eu
# exec: Slurm's signal before the time is up reaches the program, which keeps what is finished.
exec "${{KOHORT:-kohort}}" sweep {file}{more} \
  --shard "$SLURM_ARRAY_TASK_ID/{shards}" --threads "$SLURM_CPUS_PER_TASK" \
  --out {out} --progress none --lang {language}
)",
      fmt::arg("study", plain(study.id)), fmt::arg("name", plain(study.id)),
      fmt::arg("shards", shards),
      fmt::arg("merge",
               quoted("kohort merge " + quoted(out) + folders + " --lang " + options.language)),
      fmt::arg("file", quoted(options.study.generic_string())), fmt::arg("more", more),
      fmt::arg("out", quoted(out)), fmt::arg("language", options.language));
}

}  // namespace kohort::sweep
