#include "app/run/workspace.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>

#include "app/input_error.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;

enum class Content {
  nothing,     ///< no folder, or an empty one
  same,        ///< a run of the same input
  other_run,   ///< a run of different input
  other_files  ///< no results of ours
};

/// Bit for bit the first replication of the same program? A program that was changed without a new
/// version, or another machine's arithmetic, shows itself here before its results are mixed.
bool reproduces(const Store& store, const Plan& plan, const Engine& engine) {
  if (store.replications() == 0) return true;
  const std::vector<Outcome> again = simulate(plan, engine, 0);
  bool same = true;
  for (std::size_t row = 0; row < again.size(); ++row) {
    store.read(row, 0, 1, [&](std::uint32_t, std::uint32_t, const Outcome& stored) {
      const auto a = std::as_const(again[row]).values();
      const auto b = stored.values();
      same = same && a.size() == b.size() &&
             (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
    });
  }
  return same;
}

Content inspect(const fs::path& folder, const Plan& plan, const Engine& engine) {
  std::error_code error;
  if (!fs::exists(folder, error)) return Content::nothing;
  if (!fs::is_directory(folder, error)) {
    throw InputError{fmt::format("{}: is a file; choose a folder with --out", folder.string())};
  }
  if (!fs::exists(folder / Store::file_name, error)) {
    return fs::is_empty(folder, error) ? Content::nothing : Content::other_files;
  }
  const Store store{folder};
  const auto input = store.value("input_hash");
  if (!input) return Content::nothing;  // the run was killed before it began
  return *input == plan.input_hash && reproduces(store, plan, engine) ? Content::same
                                                                      : Content::other_run;
}

/// Removes what an earlier run wrote, and nothing else.
void clear(const fs::path& folder) {
  const std::string database{Store::file_name};
  std::vector<fs::path> files;
  for (const char* name : {"summary.json", "manifest.json", "report.html", "report.pdf",
                           "account.html", "account.pdf"}) {
    files.push_back(folder / name);
  }
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    files.push_back(folder / (database + ending));
  }
  std::error_code error;
  for (const auto& entry : fs::directory_iterator{folder / "tables", error}) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  for (const fs::path& file : files) {
    fs::remove(file, error);
    if (error) {
      throw InputError{fmt::format("{}: cannot be removed: {}", file.string(), error.message())};
    }
  }
}

bool has_results(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / Store::file_name, error);
}

fs::path named_folder(const Plan& plan, const RunOptions& options, const Engine& engine) {
  if (options.fresh && has_results(options.out)) return options.out;
  switch (inspect(options.out, plan, engine)) {
    case Content::other_run:
      throw InputError{fmt::format(
          "{}: holds the results of another run (other scenarios, seed, draws or program); choose "
          "another folder with --out, or replace them with --fresh",
          options.out.string())};
    case Content::other_files:
      throw InputError{
          fmt::format("{}: holds other files; choose an empty or a new folder with --out",
                      options.out.string())};
    default:
      return options.out;
  }
}

fs::path free_folder(const Plan& plan, const RunOptions& options, const Engine& engine) {
  const fs::path base = default_folder(plan);
  for (unsigned number = 1;; ++number) {
    fs::path folder = base;
    if (number > 1) folder += fmt::format("-{}", number);
    if (options.fresh && has_results(folder)) return folder;
    const Content content = inspect(folder, plan, engine);
    if (content == Content::nothing || content == Content::same) return folder;
  }
}

std::vector<std::pair<std::string, std::string>> facts_of(const Plan& plan) {
  return {{"program_version", std::string{program_version()}},
          {"input_hash", plan.input_hash},
          {"seed", std::to_string(plan.seed)},
          {"draws", std::to_string(plan.draws)},
          {"complete", "no"}};
}

}  // namespace

fs::path default_folder(const Plan& plan) {
  std::string name;
  for (const Scenario* scenario : plan.scenarios) {
    name += (name.empty() ? "" : "+") + scenario->id;
  }
  // File systems limit names to 255 bytes; leave room for a number.
  if (name.size() > 200) {
    name =
        fmt::format("{}+{}", plan.scenarios.front()->id.substr(0, 180), plan.scenarios.size() - 1);
  }
  return fs::path{"results"} / name;
}

Workspace open_workspace(const Plan& plan, const RunOptions& options, const Engine& engine) {
  Workspace workspace;
  workspace.folder = options.out.empty() ? free_folder(plan, options, engine)
                                         : named_folder(plan, options, engine);
  create_folder(workspace.folder);
  workspace.lock = std::make_unique<FolderLock>(workspace.folder);
  if (options.fresh) clear(workspace.folder);
  workspace.store = std::make_unique<Store>(workspace.folder);
  const auto input = workspace.store->value("input_hash");
  if (!input) {
    workspace.store->begin(facts_of(plan), plan.rows);
  } else if (*input != plan.input_hash) {
    throw InputError{fmt::format("{}: another run has just taken this folder; try again",
                                 workspace.folder.string())};
  }
  return workspace;
}

}  // namespace kohort
