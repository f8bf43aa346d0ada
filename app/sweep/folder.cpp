#include "app/sweep/folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/files/set_aside.hpp"
#include "app/run/plan.hpp"
#include "app/sweep/analyse.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

namespace {

namespace fs = std::filesystem;

enum class Content { nothing, same, damaged, other_results, other_files };

/// Results whose database is gone: a sweep is not begun again behind their back.
bool orphaned(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "manifest.json", error) || fs::exists(folder / "summary.json", error);
}

[[noreturn]] void fail_orphaned(const fs::path& folder, std::string_view what) {
  throw InputError{fmt::format(
      "{}: {} {}, although other files of a finished sweep are there; with it every task is lost. "
      "Put it back, or compute everything again with --fresh",
      folder.string(), SweepStore::file_name, what)};
}

Content look_inside(const fs::path& folder, const std::string& input_hash) {
  const SweepStore store{folder};
  const auto input = store.value("input_hash");
  if (!input && orphaned(folder)) fail_orphaned(folder, "is empty");
  if (!input) return Content::nothing;  // killed before it began
  if (*input != input_hash) return Content::other_results;
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
    if (orphaned(folder)) fail_orphaned(folder, "is missing");
    for (const auto& entry : fs::directory_iterator{folder, error}) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with("shard-") && !name.starts_with(SweepStore::file_name))
        return Content::other_files;
    }
    return Content::nothing;
  }
  why_not = fmt::format(
      "{}: holds other results (of a run, another study, seed or program); choose another folder "
      "with --out, or replace them with --fresh",
      folder.string());
  try {
    return look_inside(folder, input_hash);
  } catch (const OtherResults& other) {
    why_not = other.what();
    return Content::other_results;
  } catch (const DamagedResults&) {
    if (repair) return Content::damaged;
    throw;
  }
}

/// Removes what an earlier sweep wrote, and nothing else.
void clear(const fs::path& folder) {
  std::vector<fs::path> files{folder / "summary.json", folder / "manifest.json",
                              folder / "study.json", folder / "report.html"};
  std::vector<std::string> tables = analysis_table_names();
  for (const char* table :
       {"point", "value", "summary", "indices", "failed", "samples", "data_dictionary"})
    tables.emplace_back(table);
  for (const std::string& table : tables) files.push_back(folder / "tables" / (table + ".csv"));
  files.push_back(folder / SweepStore::file_name);
  for (const fs::path& file : files) remove_ours(file);
}

fs::path choose(const Job& job, const fs::path& out, const Shard& shard, bool fresh, bool repair) {
  const auto part = [&](const fs::path& folder) {
    return shard.whole() ? folder : folder / shard_folder_name(shard);
  };
  const auto has_store = [](const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / SweepStore::file_name, error) || orphaned(folder);
  };
  std::string why_not;
  if (!out.empty()) {
    fs::path folder = part(out);
    if (fresh && has_store(folder)) return folder;
    switch (inspect(folder, job.input_hash, repair, why_not)) {
      case Content::other_results:
        throw InputError{why_not};
      case Content::other_files:
        throw InputError{fmt::format(
            "{}: holds other files; choose an empty or a new folder with --out", folder.string())};
      default:
        return folder;
    }
  }
  const fs::path base = fs::path{"results"} / job.study.id;
  for (unsigned number = 1;; ++number) {
    fs::path folder = base;
    if (number > 1) folder += fmt::format("-{}", number);
    folder = part(folder);
    if (fresh && has_store(folder)) return folder;
    const Content content = inspect(folder, job.input_hash, repair, why_not);
    if (content != Content::other_results && content != Content::other_files) return folder;
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
  folder.path = choose(job, out, shard, fresh, mend);
  std::error_code error;
  const fs::path study = shard.whole() ? folder.path : folder.path.parent_path();
  folder.parent = fs::absolute(study, error).parent_path();
  check_disk(job, folder.path, shard);
  create_folder(folder.path);
  folder.lock = std::make_unique<FolderLock>(folder.path);
  if (fresh) clear(folder.path);
  if (mend && is_damaged(folder.path)) repair(job, shard, folder.path);
  folder.store = std::make_unique<SweepStore>(folder.path);
  remember_job(job, shard, folder.path, *folder.store);
  return folder;
}

}  // namespace kohort::sweep
