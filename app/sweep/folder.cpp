#include "app/sweep/folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/files/set_aside.hpp"
#include "app/results/ownership.hpp"
#include "app/results/program_identity.hpp"
#include "app/run/plan.hpp"
#include "app/sweep/analyse.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

namespace fs = std::filesystem;

enum class Content { nothing, same, damaged, other_results, other_files };

[[noreturn]] void fail_orphaned(const fs::path& folder, std::string_view what) {
  throw InputError{fmt::format(
      "{}: {} {}, although other files of a finished sweep are there; with it every task is lost. "
      "Put it back, or compute everything again with --fresh",
      folder.string(), SweepStore::file_name, what)};
}

/// @param why_not  says why it is other_results, where that is not the input
Content look_inside(const fs::path& folder, const std::string& input_hash, std::string& why_not) {
  const SweepStore store{folder};
  const auto input = store.value("input_hash");
  if (!input && holds_reports_of_ours(folder)) fail_orphaned(folder, "is empty");
  if (!input) return Content::nothing;  // killed before it began
  if (*input != input_hash) return Content::other_results;
  if (const auto build = store.value(program_fact); build != program_fingerprint()) {
    why_not = other_build(folder, build);
    return Content::other_results;
  }
  const std::string damage = store.condition();
  if (!damage.empty()) fail_damaged(folder / SweepStore::file_name, damage);
  return Content::same;
}

/// @param why_not  says why it is other_results
Content inspect(const fs::path& folder, const std::string& input_hash, bool repair,
                std::string& why_not) {
  std::error_code error;
  if (!fs::exists(folder, error)) return Content::nothing;
  if (!fs::is_directory(folder, error))
    throw InputError{fmt::format("{}: is a file; choose a folder with --out", folder.string())};
  if (!fs::exists(folder / SweepStore::file_name, error)) {
    if (holds_reports_of_ours(folder)) fail_orphaned(folder, "is missing");
    return foreign_entry(folder, true) ? Content::other_files : Content::nothing;
  }
  if (holds_foreign_store(folder)) return Content::other_files;
  why_not = fmt::format(
      "{}: holds other results (of a run, another study, seed or program); choose another folder "
      "with --out, or replace them with --fresh",
      folder.string());
  try {
    return look_inside(folder, input_hash, why_not);
  } catch (const OtherResults& other) {
    why_not = other.what();
    return Content::other_results;
  } catch (const DamagedResults&) {
    if (repair) return Content::damaged;
    throw;
  }
}

/// Who wants a folder, and how.
struct Wish {
  const Job& job;
  const Shard& shard;
  bool fresh, repair;

  [[nodiscard]] fs::path part_of(const fs::path& folder) const {
    return shard.whole() ? folder : folder / shard_folder_name(shard);
  }
  [[nodiscard]] Content look(const fs::path& folder, std::string& why_not) const {
    return fresh && holds_results_of_ours(folder)
               ? Content::same
               : inspect(folder, job.input_hash, repair, why_not);
  }
};

/// Held before anything in it is looked at or made: two starts at once would otherwise both make
/// the database.
void hold_named(SweepFolder& held, const fs::path& out, const Wish& wish) {
  held.path = wish.part_of(out);
  std::error_code error;
  if (fs::exists(held.path, error) && !fs::is_directory(held.path, error))
    throw InputError{fmt::format("{}: is a file; choose a folder with --out", held.path.string())};
  create_folder(held.path);
  held.lock = std::make_unique<FolderLock>(held.path);
  std::string why_not;
  switch (wish.look(held.path, why_not)) {
    case Content::other_results:
      throw InputError{why_not};
    case Content::other_files:
      refuse_foreign(held.path, foreign_entry(held.path, true).value_or("?"));
    default:
      return;
  }
}

/// Is the process that holds the folder computing something else?
bool held_by_another(const fs::path& folder, const std::string& input_hash) {
  try {
    const SweepStore store{folder, Access::read};
    const auto input = store.value("input_hash");
    return input && *input != input_hash;
  } catch (const InputError&) {
    return false;  // it has only just begun
  }
}

void hold_free(SweepFolder& held, const Wish& wish) {
  const fs::path base = fs::path{"results"} / wish.job.study.id;
  for (unsigned number = 1;; ++number) {
    fs::path folder = base;
    if (number > 1) folder += fmt::format("-{}", number);
    folder = wish.part_of(folder);
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error)) continue;
    create_folder(folder);
    held.lock = FolderLock::if_free(folder);
    if (!held.lock) {
      if (held_by_another(folder, wish.job.input_hash)) continue;
      held.lock = std::make_unique<FolderLock>(folder);  // says who has it
    }
    held.path = folder;
    std::string why_not;
    const Content content = wish.look(folder, why_not);
    if (content != Content::other_results && content != Content::other_files) return;
  }
}

}  // namespace

std::string shard_folder_name(const Shard& shard) {
  return fmt::format("shard-{}-of-{}", shard.number, shard.count);
}

void remember_job(const Job& job, const Shard& shard, const fs::path& folder, SweepStore& store) {
  std::error_code error;
  const fs::path study = fs::absolute(job.study.file, error);
  const fs::path from = fs::absolute(folder, error);
  using Json = nlohmann::ordered_json;
  Json rows = Json::array(), metrics = Json::array();
  for (const ModelRow& row : job.model->rows()) rows.push_back(row.id);
  for (const ModelMetric& metric : job.model->metrics()) metrics.push_back(metric.id);
  store.set(
      {{"program_version", std::string{program_version()}},
       {program_fact, program_fingerprint()},
       {"input_hash", job.input_hash},
       {"study", study.lexically_proximate(from).generic_string()},
       {"set", Json(job.study.overrides).dump(-1, ' ', false, Json::error_handler_t::replace)},
       {"seed", std::to_string(job.study.design.seed)},
       {"points", std::to_string(job.study.design.points)},
       {"replications", std::to_string(job.study.design.replications)},
       {"shard", fmt::format("{}/{}", shard.number, shard.count)},
       {"rows", rows.dump(-1, ' ', false, Json::error_handler_t::replace)},
       {"metrics", metrics.dump()},
       {"complete", "no"}});
}

namespace {

bool is_damaged(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder / SweepStore::file_name, error)) return false;
  try {
    return !SweepStore{folder}.condition().empty();
  } catch (const DamagedResults&) {
    return true;
  }
}

/// Keeps the tasks that are sound; they tell by their check sums that they belong to this sweep.
void repair(const Job& job, const Shard& shard, const fs::path& folder) {
  const fs::path file = folder / SweepStore::file_name;
  (void)replace_damaged(file, [&](const fs::path& fresh) {
    SweepStore store{folder, fresh.filename(), Access::write};
    remember_job(job, shard, folder, store);
    (void)store.salvage(file, job.points->size(), job.study.design.replications);
    store.close();
  });
}

}  // namespace

SweepFolder open_sweep_folder(const Job& job, const fs::path& out, const Shard& shard, bool fresh,
                              bool mend) {
  SweepFolder folder;
  const Wish wish{job, shard, fresh, mend};
  // Before anything is made.
  check_disk(job, wish.part_of(out.empty() ? fs::path{"results"} / job.study.id : out), shard);
  if (out.empty())
    hold_free(folder, wish);
  else
    hold_named(folder, out, wish);
  std::error_code error;
  const fs::path study = shard.whole() ? folder.path : folder.path.parent_path();
  folder.parent = fs::absolute(study, error).parent_path();
  if (fresh && holds_results_of_ours(folder.path)) folder.kept = drop_results(folder.path);
  if (mend && is_damaged(folder.path)) repair(job, shard, folder.path);
  folder.store = std::make_unique<SweepStore>(folder.path);
  remember_job(job, shard, folder.path, *folder.store);
  return folder;
}

}  // namespace kohort::sweep
