#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "app/results/ownership.hpp"
#include "app/results/program_identity.hpp"
#include "app/sweep/finish.hpp"
#include "app/sweep/folder.hpp"
#include "app/sweep/sweep_command.hpp"
#include "app/sweep/sweep_values.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

namespace fs = std::filesystem;

struct ShardFolder {
  fs::path path;
  Shard shard;
  std::unique_ptr<SweepStore> store;

  [[nodiscard]] std::string fact(const std::string& key) const {
    return store->value(key).value_or("");
  }
};

std::string build_of(const ShardFolder& shard) {
  const std::string build = shard.fact(program_fact);
  return build.empty() ? "unknown" : build;
}

bool has_store(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / SweepStore::file_name, error);
}

/// Folders of shards: those given, and those inside folders given.
std::vector<fs::path> find_shards(const std::vector<fs::path>& given) {
  std::vector<fs::path> found;
  std::vector<std::string> problems;
  for (const fs::path& folder : given) {
    const std::size_t before = found.size();
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
      problems.push_back(fmt::format("{}: is not a folder", folder.string()));
      continue;
    }
    for (const auto& entry : fs::directory_iterator{folder, error})
      if (entry.path().filename().string().starts_with("shard-") && has_store(entry.path()))
        found.push_back(entry.path());
    if (found.size() == before && has_store(folder)) found.push_back(folder);
    if (found.size() == before)
      problems.push_back(fmt::format("{}: holds no shards of a sweep", folder.string()));
  }
  if (!problems.empty()) throw InputError{problems};
  std::ranges::sort(found);
  return found;
}

/// How much of a shard there is, if it says how much there should be.
std::string kept_text(const ShardFolder& f) {
  std::uint64_t kept = 0;
  f.store->visit_keys(std::numeric_limits<std::int64_t>::max(),
                      std::numeric_limits<std::int32_t>::max(), [&](const Task&) { ++kept; });
  const std::string all = f.fact(shard_tasks_fact);
  return all.empty() ? "" : fmt::format(" ({} of {} tasks)", kept, all);
}

/// Folders by the number of shards that a sweep was cut into.
using PathsByCount = std::map<std::uint32_t, std::vector<fs::path>>;

/// The sweep was cut into another number of shards before.
std::string mixed(const PathsByCount& paths) {
  std::vector<std::string> counts, advice;
  for (const auto& [count, list] : paths) {
    counts.push_back(fmt::format("{} of {}", list.size(), count));
    if (list.size() != count) continue;
    for (const fs::path& path : list) advice.push_back(path.generic_string());
  }
  return fmt::format(
      "shards of a sweep that was cut in several ways: there are {}, and parts of different cuts "
      "do not make a whole; {}",
      fmt::join(counts, ", "),
      advice.empty()
          ? "compute those of one cut to the end, and delete the folders of the others"
          : fmt::format("name those to be merged: kohort merge {}", fmt::join(advice, " ")));
}

/// Opens every shard and checks that they are the parts of one sweep, each there once.
std::map<std::uint32_t, ShardFolder> open_shards(const MergeOptions& options) {
  std::map<std::uint32_t, ShardFolder> shards;
  std::vector<std::string> problems;
  PathsByCount paths;
  for (const fs::path& path : find_shards(options.folders)) {
    if (holds_foreign_store(path)) {
      problems.push_back(fmt::format("{}: its {} was not made by Kohort, and is left alone",
                                     path.string(), SweepStore::file_name));
      continue;
    }
    ShardFolder f{path, {}, std::make_unique<SweepStore>(path)};
    const std::string text = f.fact("shard");
    if (text.empty() || text == "1/1") {
      problems.push_back(fmt::format("{}: is not a shard of a sweep", path.string()));
      continue;
    }
    f.shard = parse_shard(text);
    if (!shards.empty()) {
      const ShardFolder& first = shards.begin()->second;
      if (f.fact(program_fact) != first.fact(program_fact))
        problems.push_back(fmt::format(
            "{} and {}: were computed by two builds of the program ({} and {}), which may give two "
            "numbers; compute all shards with the same one",
            first.path.string(), path.string(), build_of(first), build_of(f)));
      for (const char* key : {"input_hash", "points", "replications"})
        if (f.fact(key) != first.fact(key)) {
          problems.push_back(fmt::format("{} and {}: are shards of different sweeps ({})",
                                         first.path.string(), path.string(), key));
          break;
        }
    }
    paths[f.shard.count].push_back(path);
    if (paths.size() > 1) continue;
    const std::uint32_t number = f.shard.number;
    const auto [at, inserted] = shards.emplace(number, std::move(f));
    if (!inserted)
      problems.push_back(
          fmt::format("{} and {}: are the same shard", at->second.path.string(), path.string()));
  }
  if (paths.size() > 1) problems.push_back(mixed(paths));
  if (problems.empty()) {
    const Shard& shard = shards.begin()->second.shard;
    for (std::uint32_t i = 1; i <= shard.count; ++i) {
      if (!shards.contains(i))
        problems.push_back(fmt::format(
            "shard {} of {} is missing; compute it with --shard {}/{}, or name its folder", i,
            shard.count, i, shard.count));
      else if (shards.at(i).fact("complete") != "yes")
        problems.push_back(
            fmt::format("{}: shard {} of {} is not finished{}; the command that began it goes on",
                        shards.at(i).path.string(), i, shard.count, kept_text(shards.at(i))));
    }
  }
  if (!problems.empty()) throw InputError{problems};
  return shards;
}

InputError damaged(const ShardFolder& shard, const char* key) {
  return InputError{
      fmt::format("{}: is damaged: it does not say its {}", shard.path.string(), key)};
}

/// A whole number among the facts of a shard.
template <class Number>
Number whole_fact(const ShardFolder& shard, const char* key) {
  const std::string text = shard.fact(key);
  Number value{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) throw damaged(shard, key);
  return value;
}

std::vector<std::string> overrides_of(const ShardFolder& shard) {
  const auto json = nlohmann::json::parse(shard.fact("set"), nullptr, false);
  if (!json.is_array()) throw damaged(shard, "set");
  std::vector<std::string> list;
  for (const auto& entry : json) {
    if (!entry.is_string()) throw damaged(shard, "set");
    list.push_back(entry.get<std::string>());
  }
  return list;
}

std::unique_ptr<Job> job_of(const ShardFolder& shard, const MergeOptions& options,
                            const Engine& engine) {
  const fs::path file =
      options.study.empty() ? (shard.path / shard.fact("study")).lexically_normal() : options.study;
  std::error_code error;
  // The shard may come from somebody else: it names a study, and nothing else is read.
  if (!fs::is_regular_file(file, error) || file.extension() != ".toml")
    throw InputError{fmt::format(
        "{}: the study of these shards is not there any more; say where it is with --study",
        file.string())};
  const auto set = overrides_of(shard);
  // The shards' own list holds what the study file sets, too; said twice, it does no harm.
  Study study = read_study(file, set);
  study.overrides = set;
  study.design.seed = whole_fact<std::uint64_t>(shard, "seed");
  study.design.points = whole_fact<std::uint64_t>(shard, "points");
  study.design.replications = whole_fact<std::uint32_t>(shard, "replications");
  if (shard.fact(program_fact) != program_fingerprint())
    throw InputError{fmt::format(
        "{}: was computed by another build of the program ({}; this one is {}); merge with the "
        "program that computed the shards, or compute them again with this one",
        shard.path.string(), build_of(shard), program_fingerprint())};
  auto job = make_job(std::move(study), engine, options.language);
  if (job->input_hash != shard.fact("input_hash"))
    throw InputError{fmt::format(
        "{}: the study, its scenarios or the program have changed since {} was computed",
        file.string(), shard.path.string())};
  return job;
}

}  // namespace

int merge_command(const MergeOptions& options, std::FILE* out, const Engine& engine) {
  const auto shards = open_shards(options);
  const ShardFolder& first = shards.begin()->second;
  const auto job = job_of(first, options, engine);
  std::error_code error;
  const fs::path parent = first.path.has_parent_path() ? first.path.parent_path() : fs::path{"."};
  SweepFolder folder =
      open_sweep_folder(*job, options.out.empty() ? parent : options.out, {}, false);
  for (const auto& [number, shard] : shards) {
    std::vector<FinishedTask> batch;
    shard.store->visit(job->points->size(), job->study.design.replications,
                       [&](const Task& task, const TaskResult& result) {
                         if (result.failure.empty() && result.values.size() != job->model->size())
                           throw damaged_task(task);
                         batch.push_back({task, result, 0, ""});
                         if (batch.size() < 4096) return;
                         folder.store->add(batch);
                         batch.clear();
                       });
    folder.store->add(batch);
  }
  RunnerResult result;
  result.points = job->points->size();
  result.replications = job->study.design.replications;
  result.half_width = std::numeric_limits<double>::quiet_NaN();
  std::uint64_t stored = 0;
  folder.store->visit_keys(result.points, job->study.design.replications,
                           [&](const Task&) { ++stored; });
  if (stored != job->tasks())
    throw InputError{
        fmt::format("{}: {} of {} tasks are missing although every shard says that it "
                    "is finished; is a shard damaged?",
                    folder.path.string(), job->tasks() - stored, job->tasks())};
  result.complete = true;
  return finish_sweep(*job, *folder.store, folder.path, result,
                      {options.language, options.allow_failed, options.danish_csv}, out, stderr);
}

}  // namespace kohort::sweep
