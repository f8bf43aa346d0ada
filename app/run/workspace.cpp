#include "app/run/workspace.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

#include "app/files/set_aside.hpp"
#include "app/results/ownership.hpp"
#include "app/results/program_identity.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;

enum class Content {
  nothing,      ///< no folder, or an empty one
  same,         ///< a run of the same input
  damaged,      ///< a run whose store has suffered, to be repaired
  other_run,    ///< a run of different input
  other_build,  ///< a run of the same input that another build of the program computed
  other_files   ///< something that this program did not make
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

[[noreturn]] void fail_orphaned(const fs::path& folder, std::string_view what) {
  throw InputError{fmt::format(
      "{}: {} {}, although other files of a finished run are there; with it every replication is "
      "lost. Put it back, or compute everything again with --fresh",
      folder.string(), Store::file_name, what)};
}

/// @param why_not  says why it is other_run or other_build
Content inspect(const fs::path& folder, const Plan& plan, const RunOptions& options,
                const Engine& engine, std::string& why_not) {
  std::error_code error;
  if (!fs::exists(folder, error)) return Content::nothing;
  if (!fs::is_directory(folder, error)) {
    throw InputError{fmt::format("{}: is a file; choose a folder with --out", folder.string())};
  }
  if (!fs::exists(folder / Store::file_name, error)) {
    if (holds_reports_of_ours(folder)) fail_orphaned(folder, "is missing");
    return foreign_entry(folder, false) ? Content::other_files : Content::nothing;
  }
  if (holds_foreign_store(folder)) return Content::other_files;
  why_not = fmt::format(
      "{}: holds the results of another run (other scenarios, seed, draws or program); choose "
      "another folder with --out, or replace them with --fresh",
      folder.string());
  try {
    const Store store{folder};
    const auto input = store.value("input_hash");
    if (!input && holds_reports_of_ours(folder)) fail_orphaned(folder, "is empty");
    if (!input) return Content::nothing;  // the run was killed before it began
    if (*input != plan.input_hash) return Content::other_run;
    if (const auto build = store.value(program_fact); build != program_fingerprint()) {
      why_not = other_build(folder, build);
      return Content::other_build;
    }
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

/// Takes a folder, if it holds nothing or this run.
/// @param why_not  what it holds otherwise
bool take(const fs::path& folder, const Plan& plan, const RunOptions& options, const Engine& engine,
          Content& content, std::string& why_not) {
  content = options.fresh && holds_results_of_ours(folder)
                ? Content::same
                : inspect(folder, plan, options, engine, why_not);
  return content == Content::nothing || content == Content::same || content == Content::damaged;
}

/// Held before anything in it is looked at or made: two starts at once would otherwise both make
/// the database.
void hold_named(Workspace& workspace, const Plan& plan, const RunOptions& options,
                const Engine& engine) {
  workspace.folder = options.out;
  std::error_code error;
  if (fs::exists(options.out, error) && !fs::is_directory(options.out, error))
    throw InputError{
        fmt::format("{}: is a file; choose a folder with --out", options.out.string())};
  create_folder(options.out);
  workspace.lock = std::make_unique<FolderLock>(options.out);
  Content content{};
  std::string why_not;
  if (take(options.out, plan, options, engine, content, why_not)) return;
  if (content != Content::other_files) throw InputError{why_not};
  refuse_foreign(options.out, foreign_entry(options.out, false).value_or("?"));
}

/// Is the process that holds the folder computing something else?
bool held_by_another_run(const fs::path& folder, const Plan& plan) {
  try {
    const Store store{folder, Store::file_name, Access::read};
    const auto input = store.value("input_hash");
    return input && *input != plan.input_hash;
  } catch (const InputError&) {
    return false;  // it has only just begun
  }
}

void hold_free(Workspace& workspace, const Plan& plan, const RunOptions& options,
               const Engine& engine) {
  const fs::path base = default_folder(plan);
  for (unsigned number = 1;; ++number) {
    fs::path folder = base;
    if (number > 1) folder += fmt::format("-{}", number);
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error)) continue;
    create_folder(folder);
    workspace.lock = FolderLock::if_free(folder);
    if (!workspace.lock) {
      if (held_by_another_run(folder, plan)) continue;
      workspace.lock = std::make_unique<FolderLock>(folder);  // says who has it
    }
    Content content{};
    std::string why_not;
    workspace.folder = folder;
    if (take(folder, plan, options, engine, content, why_not)) return;
    if (content == Content::other_build) workspace.other_builds.push_back(folder);
  }
}

std::vector<std::pair<std::string, std::string>> facts_of(const Plan& plan) {
  return {{"program_version", std::string{program_version()}},
          {program_fact, program_fingerprint()},
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
  if (options.out.empty())
    hold_free(workspace, plan, options, engine);
  else
    hold_named(workspace, plan, options, engine);
  if (options.fresh && holds_results_of_ours(workspace.folder))
    workspace.kept = drop_results(workspace.folder);
  if (options.repair && is_damaged(workspace.folder)) repair(plan, workspace);
  workspace.store = std::make_unique<Store>(workspace.folder);
  if (!workspace.store->value("input_hash")) workspace.store->begin(facts_of(plan), plan.rows);
  return workspace;
}

}  // namespace kohort
