#include "app/results/ownership.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include "app/files/database.hpp"
#include "app/files/database_application.hpp"
#include "app/files/set_aside.hpp"
#include "app/files/written_files.hpp"
#include "app/results/store.hpp"
#include "app/words/input_error.hpp"

namespace kohort {

namespace {

namespace fs = std::filesystem;

enum class Maker { nobody, us, others, unreadable };

/// Earlier versions kept facts in the same tables, before databases were marked.
bool tables_of_ours(SQLite::Database& connection) {
  SQLite::Statement query{
      connection,
      "SELECT count(*) FROM sqlite_schema AS s JOIN pragma_table_info(s.name) AS c WHERE s.type = "
      "'table' AND s.name IN ('run', 'sweep') AND c.name IN ('key', 'value')"};
  return query.executeStep() && query.getColumn(0).getInt() == 2 &&
         (connection.tableExists("replication") || connection.tableExists("task"));
}

/// Sentences of ours that every database of ours keeps in its dictionary, also a damaged one.
bool has_words_of_ours(const fs::path& file) {
  constexpr std::size_t block_size = 1U << 20U;
  constexpr std::string_view words[] = {"Facts about the run: version",
                                        "Facts about the sweep: study"};
  for (const char* ending : {"", "-wal"}) {
    fs::path part = file;
    std::ifstream stream{part += ending, std::ios::binary};
    std::string text;
    for (std::string block(block_size, '\0');
         stream.read(block.data(), block_size), stream.gcount() > 0;) {
      text.append(block, 0, static_cast<std::size_t>(stream.gcount()));
      for (const std::string_view sentence : words)
        if (text.find(sentence) != std::string::npos) return true;
      if (text.size() > 64) text.erase(0, text.size() - 64);  // one may lie across two blocks
    }
  }
  return false;
}

/// Who made the database. Nothing is written to it, whoever it was.
Maker maker_of(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return Maker::nobody;
  if (!fs::is_regular_file(file, error)) return Maker::others;
  try {
    SQLite::Database connection{file.string(), SQLite::OPEN_READONLY};
    distrust(connection);
    connection.setBusyTimeout(2000);
    const std::int64_t application = connection.execAndGet("PRAGMA application_id").getInt64();
    if (application == run_application || application == sweep_application) return Maker::us;
    if (connection.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0)
      return Maker::nobody;
    return application == 0 && tables_of_ours(connection) ? Maker::us : Maker::others;
  } catch (const SQLite::Exception& problem) {
    if (fs::file_size(file, error) == 0) return Maker::nobody;
    if (has_words_of_ours(file)) return Maker::us;
    const int code = problem.getErrorCode();
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_IOERR)
      fail_database(file, problem);
    return Maker::unreadable;
  }
}

/// A JSON file of ours says which in its "format".
bool has_format(const fs::path& file, std::string_view begin) {
  std::error_code error;
  constexpr std::uintmax_t most = 64U << 20U;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > most) return false;
  std::ifstream stream{file, std::ios::binary};
  const nlohmann::json json = nlohmann::json::parse(stream, nullptr, false);
  if (!json.is_object() || !json.contains("format") || !json["format"].is_string()) return false;
  return json["format"].get<std::string>().starts_with(begin);
}

/// Fingerprints of the files that the results say they consist of.
std::string recorded_files(const fs::path& file) {
  try {
    SQLite::Database connection{file.string(), SQLite::OPEN_READONLY};
    distrust(connection);
    const bool sweep = connection.tableExists("sweep");
    SQLite::Statement query{
        connection, fmt::format("SELECT value FROM {} WHERE key = ?", sweep ? "sweep" : "run")};
    query.bind(1, files_fact);
    return query.executeStep() ? query.getColumn(0).getString() : "";
  } catch (const SQLite::Exception&) {
    return "";
  }
}

/// Puts a file of somebody else out of the way of a name of ours.
fs::path keep_aside(const fs::path& file) {
  std::error_code error;
  fs::path kept = file;
  kept += ".kept";
  for (unsigned number = 2; fs::exists(fs::symlink_status(kept, error)); ++number) {
    kept = file;
    kept += fmt::format(".kept-{}", number);
  }
  fs::rename(file, kept, error);
  if (error)
    throw InputError{
        fmt::format("{}: is not as the program wrote it, and cannot be moved aside: {}",
                    file.string(), error.message())};
  return kept;
}

/// These come from `kohort report`, which leaves no record in the database.
bool report_of_ours(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  const std::string content{std::istreambuf_iterator<char>{stream}, {}};
  if (file.extension() == ".html") return content.find("kohort-report-") != std::string::npos;
  if (file.extension() == ".xlsx") return false;
  // A browser without a window prints little else than what it is told to.
  return content.starts_with("%PDF-") && content.find("HeadlessChrome") != std::string::npos;
}

}  // namespace

bool holds_reports_of_ours(const fs::path& folder) {
  return has_format(folder / "manifest.json", "kohort-manifest-") ||
         has_format(folder / "manifest.json", "kohort-sweep-manifest-") ||
         has_format(folder / "summary.json", "kohort-");
}

bool holds_results_of_ours(const fs::path& folder) {
  switch (maker_of(folder / Store::file_name)) {
    case Maker::us:
      return true;
    case Maker::others:
      return false;
    default:
      return holds_reports_of_ours(folder);
  }
}

bool holds_foreign_store(const fs::path& folder) {
  const Maker maker = maker_of(folder / Store::file_name);
  return maker == Maker::others || (maker == Maker::unreadable && !holds_reports_of_ours(folder));
}

double bytes_of_results(const fs::path& folder) {
  if (!holds_results_of_ours(folder)) return 0;
  double bytes = 0;
  const auto add = [&bytes](const fs::path& file) {
    std::error_code error;
    const auto size = fs::is_regular_file(file, error) ? fs::file_size(file, error) : 0;
    if (!error) bytes += static_cast<double>(size);
  };
  const std::string store = (folder / Store::file_name).string();
  for (const char* ending : {"", "-wal"}) add(store + ending);
  for (const fs::path& name : names_of_results()) add(folder / name);
  return bytes;
}

void check_replaceable(const fs::path& file) {
  std::error_code error;
  // A link is replaced, and what it leads to stays.
  if (!fs::is_regular_file(fs::symlink_status(file, error)) || report_of_ours(file)) return;
  throw InputError{fmt::format(
      "{}: is there already and was not written by kohort report; it stays as it is. Name another "
      "folder with --out, or move the file",
      file.string())};
}

std::optional<std::string> foreign_entry(const fs::path& folder, bool shards) {
  std::error_code error;
  if (holds_foreign_store(folder)) return std::string{Store::file_name};
  for (const auto& entry : fs::directory_iterator{folder, error}) {
    const std::string name = entry.path().filename().string();
    const bool empty = name == "tables" && fs::is_empty(entry.path(), error);
    const bool expected =
        name.starts_with(Store::file_name) || empty || (shards && name.starts_with("shard-"));
    if (!expected) return name;
  }
  return std::nullopt;
}

void refuse_foreign(const fs::path& folder, const std::string& entry) {
  throw InputError{fmt::format(
      "{}: holds other files, which Kohort did not make ({}); they stay as they are, whatever the "
      "options. Choose an empty or a new folder with --out",
      folder.string(), entry)};
}

std::vector<fs::path> names_of_results() {
  std::vector<fs::path> names{"summary.json", "manifest.json", "report.html", "report.pdf",
                              "account.html", "account.pdf",   "budget.xlsx", "study.json"};
  for (const char* table :
       {"headline",       "yearly",        "by_age",      "cost",         "followed_cost",
        "payer_year",     "subgroup",      "economics",   "budget_line",  "replication_headline",
        "parameter",      "point",         "value",       "summary",      "indices",
        "failed",         "acceptability", "convergence", "pilot",        "plane",
        "threshold",      "samples",       "figure",      "yearly_ratio", "incremental",
        "data_dictionary"})
    names.push_back(fs::path{"tables"} / fmt::format("{}.csv", table));
  return names;
}

std::vector<fs::path> drop_results(const fs::path& folder) {
  const std::string record = recorded_files(folder / Store::file_name);
  const FileCondition condition = look_at_files(folder, record);
  const nlohmann::json recorded = nlohmann::json::parse(record, nullptr, false);
  std::vector<fs::path> kept;
  for (const fs::path& name : names_of_results()) {
    const fs::path file = folder / name;
    std::error_code error;
    if (!fs::exists(fs::symlink_status(file, error))) continue;
    const bool known = recorded.is_object() && recorded.contains(name.generic_string());
    const bool changed = std::ranges::count(condition.changed, name.generic_string()) > 0;
    const bool report = name.extension() == ".pdf" || name.extension() == ".html";
    const bool ours = known ? !changed : !report || report_of_ours(file);
    if (ours)
      remove_ours(file);
    else
      kept.push_back(keep_aside(file));
  }
  remove_ours(folder / Store::file_name);
  return kept;
}

}  // namespace kohort
