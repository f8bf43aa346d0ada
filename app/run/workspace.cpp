#include "app/run/workspace.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>

#include "app/files/set_aside.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;

enum class Content {
  nothing,     ///< no folder, or an empty one
  same,        ///< a run of the same input
  damaged,     ///< a run whose store has suffered, to be repaired
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

/// Files of a run beside its database. Readers of one alone could be misled, so they go first when
/// a run is dropped.
std::vector<fs::path> other_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const char* name : {"summary.json", "manifest.json", "report.html", "report.pdf",
                           "account.html", "account.pdf", "budget.xlsx"})
    files.push_back(folder / name);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator{folder / "tables", error})
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  return files;
}

/// Results whose database is gone: a run is not begun again behind their back.
bool orphaned(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "manifest.json", error) || fs::exists(folder / "summary.json", error);
}

/// Is all that is there what a run leaves that was killed before its first replication?
bool hardly_begun(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator{folder, error}) {
    const std::string name = entry.path().filename().string();
    const bool empty = name == "tables" && fs::is_empty(entry.path(), error);
    if (!empty && !name.starts_with(Store::file_name)) return false;
  }
  return !error;
}

[[noreturn]] void fail_orphaned(const fs::path& folder, std::string_view what) {
  throw InputError{fmt::format(
      "{}: {} {}, although other files of a finished run are there; with it every replication is "
      "lost. Put it back, or compute everything again with --fresh",
      folder.string(), Store::file_name, what)};
}

/// @param why_not  says why it is other_run
Content inspect(const fs::path& folder, const Plan& plan, const RunOptions& options,
                const Engine& engine, std::string& why_not) {
  std::error_code error;
  if (!fs::exists(folder, error)) return Content::nothing;
  if (!fs::is_directory(folder, error)) {
    throw InputError{fmt::format("{}: is a file; choose a folder with --out", folder.string())};
  }
  if (!fs::exists(folder / Store::file_name, error)) {
    if (hardly_begun(folder)) return Content::nothing;
    if (orphaned(folder)) fail_orphaned(folder, "is missing");
    return Content::other_files;
  }
  why_not = fmt::format(
      "{}: holds the results of another run (other scenarios, seed, draws or program); choose "
      "another folder with --out, or replace them with --fresh",
      folder.string());
  try {
    const Store store{folder};
    const auto input = store.value("input_hash");
    if (!input && orphaned(folder)) fail_orphaned(folder, "is empty");
    if (!input) return Content::nothing;  // the run was killed before it began
    if (*input != plan.input_hash) return Content::other_run;
    const StoreCondition condition = store.condition();
    if (!condition.good()) {
      if (options.repair) return Content::damaged;
      fail_damaged(folder / Store::file_name, condition.text());
    }
    return reproduces(store, plan, engine) ? Content::same : Content::other_run;
  } catch (const OtherResults& other) {
    why_not = other.what();
    return Content::other_run;
  } catch (const DamagedResults&) {
    if (options.repair) return Content::damaged;
    throw;
  }
}

/// Removes what an earlier run wrote, and nothing else.
void clear(const fs::path& folder) {
  for (const fs::path& file : other_files(folder)) remove_ours(file);
  remove_ours(folder / Store::file_name);
}

bool has_results(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / Store::file_name, error) || orphaned(folder);
}

fs::path named_folder(const Plan& plan, const RunOptions& options, const Engine& engine) {
  if (options.fresh && has_results(options.out)) return options.out;
  std::string why_not;
  switch (inspect(options.out, plan, options, engine, why_not)) {
    case Content::other_run:
      throw InputError{why_not};
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
    std::string ignored;
    const Content content = inspect(folder, plan, options, engine, ignored);
    if (content != Content::other_run && content != Content::other_files) return folder;
  }
}

std::vector<std::pair<std::string, std::string>> facts_of(const Plan& plan) {
  return {{"program_version", std::string{program_version()}},
          {"input_hash", plan.input_hash},
          {"seed", std::to_string(plan.seed)},
          {"draws", std::to_string(plan.draws)},
          {"complete", "no"}};
}

/// Is the store of this folder damaged? Looked at again, now that nobody else writes to it.
bool is_damaged(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder / Store::file_name, error)) return false;
  try {
    return !Store{folder}.condition().good();
  } catch (const DamagedResults&) {
    return true;
  }
}

/// Keeps what is sound. Rows tell by their check sums that they belong to this run, so that nothing
/// of another one is taken for it even if the facts about it are lost.
void repair(const Plan& plan, Workspace& workspace) {
  const fs::path file = workspace.folder / Store::file_name;
  workspace.set_aside = replace_damaged(file, [&](const fs::path& fresh) {
    Store store{fresh.parent_path(), fresh.filename(), Access::write};
    store.begin(facts_of(plan), plan.rows);
    (void)store.salvage(file);
    store.close();
  });
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
  if (options.repair && is_damaged(workspace.folder)) repair(plan, workspace);
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
