#include "app/sweep/sweep_store.hpp"

#include <SQLiteCpp/VariadicBind.h>
#include <fmt/format.h>

#include "app/files/database_application.hpp"
#include "app/files/fingerprint.hpp"
#include "app/results/program_identity.hpp"

namespace kohort::sweep {

namespace {

constexpr const char* schema = R"(
CREATE TABLE sweep (
  key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE task (
  point INTEGER NOT NULL, replication INTEGER NOT NULL, seconds REAL NOT NULL,
  failure TEXT NOT NULL, value BLOB NOT NULL, checksum INTEGER NOT NULL,
  PRIMARY KEY (point, replication)) WITHOUT ROWID;
)";

constexpr const char* meanings = R"(
  ('sweep', '', 'table', '', 'Facts about the sweep: study, version, seed, hashes, complete.'),
  ('sweep', 'key', 'text', '', 'name of the fact'),
  ('sweep', 'value', 'text', '', 'its value'),
  ('sweep', 'checksum', 'integer', '', 'FNV-1a, 64 bits, of key and value'),
  ('task', '', 'table', '', 'Raw results, one row for each point and replication.'),
  ('task', 'point', 'integer', '', 'number of the point, from 0'),
  ('task', 'replication', 'integer', '', 'number of the replication, from 0'),
  ('task', 'seconds', 'real', 's', 'computing time; 0 if it was reused'),
  ('task', 'failure', 'text', '', 'cause, if it failed'),
  ('task', 'value', 'blob', '',
   'little-endian doubles, by row and metric as in facts rows, metrics'),
  ('task', 'checksum', 'integer', '', 'FNV-1a, 64 bits, of the row and the sweep it belongs to')
)";

const DatabaseKind sweep_kind{sweep_application, 2, schema, meanings, "sweep", "task"};

/// The computing time is left out: it differs from run to run, and nothing follows from it.
std::int64_t checksum(const std::string& sweep, const Task& task, const TaskResult& result) {
  Fingerprint fingerprint;
  fingerprint.add(sweep);
  fingerprint.add(fmt::format("{} {}", task.point, task.replication));
  fingerprint.add(result.failure);
  fingerprint.add(std::span<const double>{result.values});
  return fingerprint.number();
}

constexpr const char* columns = "point, replication, failure, value, checksum";

/// Reads the row that the query of `columns` stands on. @return whether it is as it was written
bool read_task(SQLite::Statement& query, const std::string& sweep, Task& task, TaskResult& result) {
  task.point = static_cast<std::uint64_t>(query.getColumn(0).getInt64());
  task.replication = query.getColumn(1).getUInt();
  result.failure = query.getColumn(2).getString();
  const SQLite::Column blob = query.getColumn(3);
  result.values.resize(static_cast<std::size_t>(blob.getBytes()) / sizeof(double));
  from_bytes(static_cast<const unsigned char*>(blob.getBlob()), result.values);
  return query.getColumn(4).getInt64() == checksum(sweep, task, result);
}

}  // namespace

SweepStore::SweepStore(const std::filesystem::path& folder, const std::filesystem::path& name,
                       Access access)
    : file_{std::make_unique<DatabaseFile>(folder / name, sweep_kind, access)},
      sweep_{file_->fact("input_hash").value_or("") + file_->fact(program_fact).value_or("")} {}

SweepStore::~SweepStore() = default;

std::optional<std::string> SweepStore::value(const std::string& key) const {
  return file_->fact(key);
}

void SweepStore::set(const std::vector<std::pair<std::string, std::string>>& facts) {
  file_->check_in_place();
  file_->use([&](SQLite::Database& db) {
    SQLite::Transaction transaction{db};
    for (const auto& [key, value] : facts) file_->set_fact(key, value);
    transaction.commit();
    sweep_ = file_->fact("input_hash").value_or("") + file_->fact(program_fact).value_or("");
  });
}

void SweepStore::add(std::span<const FinishedTask> tasks) {
  if (tasks.empty()) return;
  file_->check_in_place();
  file_->use([&](SQLite::Database& db) {
    SQLite::Transaction transaction{db};
    SQLite::Statement insert{db, "INSERT OR IGNORE INTO task VALUES (?, ?, ?, ?, ?, ?)"};
    for (const FinishedTask& t : tasks) {
      const std::string bytes = to_bytes(t.result.values);
      insert.bind(1, static_cast<std::int64_t>(t.task.point));
      insert.bind(2, t.task.replication);
      insert.bind(3, t.seconds);
      insert.bind(4, t.result.failure);
      insert.bindNoCopy(5, bytes.data(), static_cast<int>(bytes.size()));
      insert.bind(6, checksum(sweep_, t.task, t.result));
      insert.exec();
      insert.reset();
    }
    transaction.commit();
  });
}

void SweepStore::visit(std::uint64_t points, std::uint32_t replications,
                       const Visitor& visitor) const {
  file_->use([&](SQLite::Database& db) {
    SQLite::Statement query{db,
                            fmt::format("SELECT {} FROM task WHERE point >= 0 AND point < ? AND "
                                        "replication >= 0 AND replication < ? ORDER BY point, "
                                        "replication",
                                        columns)};
    SQLite::bind(query, static_cast<std::int64_t>(points), replications);
    Task task;
    TaskResult result;
    while (query.executeStep()) {
      if (!read_task(query, sweep_, task, result))
        fail_damaged(file_->path(), fmt::format("point {}, replication {} is not as it was written",
                                                task.point, task.replication));
      visitor(task, result);
    }
  });
}

void SweepStore::visit_keys(std::uint64_t points, std::uint32_t replications,
                            const std::function<void(const Task&)>& visitor) const {
  file_->use([&](SQLite::Database& db) {
    SQLite::Statement query{db,
                            "SELECT point, replication FROM task WHERE point >= 0 AND point < ? "
                            "AND replication >= 0 AND replication < ?"};
    SQLite::bind(query, static_cast<std::int64_t>(points), replications);
    while (query.executeStep())
      visitor({static_cast<std::uint64_t>(query.getColumn(0).getInt64()),
               query.getColumn(1).getUInt()});
  });
}

std::optional<FinishedTask> SweepStore::first_success() const {
  return file_->use([&](SQLite::Database& db) -> std::optional<FinishedTask> {
    SQLite::Statement query{db, fmt::format("SELECT {} FROM task WHERE failure = '' ORDER BY "
                                            "point, replication LIMIT 1",
                                            columns)};
    if (!query.executeStep()) return std::nullopt;
    FinishedTask task;
    if (!read_task(query, sweep_, task.task, task.result))
      fail_damaged(file_->path(), fmt::format("point {}, replication {} is not as it was written",
                                              task.task.point, task.task.replication));
    return task;
  });
}

std::string SweepStore::condition() const {
  std::string found = file_->structural_damage();
  if (!found.empty()) return found;
  for (const std::string& fact : file_->damaged_facts())
    found += fmt::format("{}fact {} is not as it was written", found.empty() ? "" : ", ", fact);
  if (!found.empty()) return found;
  const std::string tables = value(tables_fact).value_or("");
  if (!tables.empty() && tables != file_->tables_fingerprint())
    return "tables for readers are not as they were written";
  std::uint64_t damaged = 0;
  file_->use([&](SQLite::Database& db) {
    SQLite::Statement query{db, fmt::format("SELECT {} FROM task", columns)};
    Task task;
    TaskResult result;
    while (query.executeStep())
      if (!read_task(query, sweep_, task, result)) ++damaged;
  });
  return damaged == 0 ? "" : fmt::format("{} tasks are not as they were written", damaged);
}

std::uint64_t SweepStore::salvage(const std::filesystem::path& damaged, std::uint64_t points,
                                  std::uint32_t replications) {
  std::uint64_t saved = 0;
  try {
    SQLite::Database old{damaged.string(), SQLite::OPEN_READWRITE};
    read_wreck(old);
    constexpr const char* tables[] = {"task"};
    expect_plain_tables(old, damaged, tables);
    SQLite::Statement query{
        old, fmt::format("SELECT {} FROM task WHERE point = ? AND replication = ?", columns)};
    std::vector<FinishedTask> batch;
    for (std::uint64_t point = 0; point < points; ++point) {
      for (std::uint32_t r = 0; r < replications; ++r) {
        FinishedTask task;
        try {
          query.tryReset();
          SQLite::bind(query, static_cast<std::int64_t>(point), r);
          if (!query.executeStep() || !read_task(query, sweep_, task.task, task.result)) continue;
        } catch (const SQLite::Exception&) {
          continue;  // it lies in a page that is lost
        }
        batch.push_back(std::move(task));
        ++saved;
      }
      if (batch.size() >= 4096) {
        add(batch);
        batch.clear();
      }
    }
    add(batch);
  } catch (const SQLite::Exception&) {
    // Nothing more can be read; what can is kept.
  }
  return saved;
}

void SweepStore::write_tables(std::span<const Table> tables) {
  set({{tables_fact, ""}});
  file_->write_tables(tables);
  set({{tables_fact, file_->tables_fingerprint()}});
}

void SweepStore::close() { file_->fold_log(); }

}  // namespace kohort::sweep
