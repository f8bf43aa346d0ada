#include "app/sweep/folder.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/input_error.hpp"
#include "app/results/database.hpp"
#include "app/run/plan.hpp"
#include "app/sweep/analyse.hpp"

namespace kohort::sweep {

namespace {

namespace fs = std::filesystem;

enum class Content { nothing, same, other_results, other_files };

Content inspect(const fs::path& folder, const std::string& input_hash) {
  std::error_code error;
  if (!fs::exists(folder, error)) return Content::nothing;
  if (!fs::is_directory(folder, error))
    throw InputError{fmt::format("{}: is a file; choose a folder with --out", folder.string())};
  const fs::path file = folder / SweepStore::file_name;
  if (!fs::exists(file, error)) {
    for (const auto& entry : fs::directory_iterator{folder, error})
      if (!entry.path().filename().string().starts_with("shard-")) return Content::other_files;
    return Content::nothing;
  }
  try {
    SQLite::Database db{file.string(), SQLite::OPEN_READWRITE};
    distrust(db);
    if (!db.tableExists("sweep"))
      return db.tableExists("run") ? Content::other_results : Content::nothing;
    SQLite::Statement query{db, "SELECT value FROM sweep WHERE key = 'input_hash'"};
    if (!query.executeStep()) return Content::nothing;  // killed before it began
    return query.getColumn(0).getString() == input_hash ? Content::same : Content::other_results;
  } catch (const SQLite::Exception&) {
    return Content::other_results;
  }
}

/// Removes what an earlier sweep wrote, and nothing else.
void clear(const fs::path& folder) {
  std::vector<fs::path> files{folder / "summary.json", folder / "manifest.json",
                              folder / "study.json", folder / "report.html"};
  for (const char* ending : {"", "-wal", "-shm", "-journal"})
    files.push_back(folder / (std::string{SweepStore::file_name} + ending));
  std::vector<std::string> tables = analysis_table_names();
  for (const char* table : {"point", "value", "summary", "indices", "failed", "data_dictionary"})
    tables.emplace_back(table);
  for (const std::string& table : tables) files.push_back(folder / "tables" / (table + ".csv"));
  for (const fs::path& file : files) {
    std::error_code error;
    fs::remove(file, error);
    if (error)
      throw InputError{fmt::format("{}: cannot be removed: {}", file.string(), error.message())};
  }
}

fs::path choose(const Job& job, const fs::path& out, const Shard& shard, bool fresh) {
  const auto part = [&](const fs::path& folder) {
    return shard.whole() ? folder : folder / shard_folder_name(shard);
  };
  const auto has_store = [](const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / SweepStore::file_name, error);
  };
  if (!out.empty()) {
    const fs::path folder = part(out);
    if (fresh && has_store(folder)) return folder;
    switch (inspect(folder, job.input_hash)) {
      case Content::other_results:
        throw InputError{fmt::format(
            "{}: holds other results (of a run, another study, seed or program); choose another "
            "folder with --out, or replace them with --fresh",
            folder.string())};
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
    const Content content = inspect(folder, job.input_hash);
    if (content == Content::nothing || content == Content::same) return folder;
  }
}

}  // namespace

std::string shard_folder_name(const Shard& shard) {
  return fmt::format("shard-{}-of-{}", shard.number, shard.count);
}

void remember_job(const Job& job, const Shard& shard, SweepFolder& folder) {
  std::error_code error;
  const fs::path study = fs::absolute(job.study.file, error);
  const fs::path from = fs::absolute(folder.path, error);
  using Json = nlohmann::ordered_json;
  Json rows = Json::array(), metrics = Json::array();
  for (const ModelRow& row : job.model->rows()) rows.push_back(row.id);
  for (const ModelMetric& metric : job.model->metrics()) metrics.push_back(metric.id);
  folder.store->set(
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

SweepFolder open_sweep_folder(const Job& job, const fs::path& out, const Shard& shard, bool fresh) {
  SweepFolder folder;
  folder.path = choose(job, out, shard, fresh);
  std::error_code error;
  const fs::path study = shard.whole() ? folder.path : folder.path.parent_path();
  folder.parent = fs::absolute(study, error).parent_path();
  check_disk(job, folder.path, shard);
  create_folder(folder.path);
  folder.lock = std::make_unique<FolderLock>(folder.path);
  if (fresh) clear(folder.path);
  folder.store = std::make_unique<SweepStore>(folder.path);
  remember_job(job, shard, folder);
  return folder;
}

}  // namespace kohort::sweep
