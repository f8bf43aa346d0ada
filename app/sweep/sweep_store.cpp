#include "app/sweep/sweep_store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include "app/results/database.hpp"

namespace kohort::sweep {

namespace {

constexpr const char* own_tables[] = {"sweep", "task", "data_dictionary"};
constexpr const char* schema = R"(
CREATE TABLE IF NOT EXISTS sweep (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS task (
  point INTEGER NOT NULL, replication INTEGER NOT NULL, seconds REAL NOT NULL,
  failure TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (point, replication)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS data_dictionary (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, type TEXT NOT NULL, unit TEXT NOT NULL,
  meaning TEXT NOT NULL, PRIMARY KEY (table_name, column_name)) WITHOUT ROWID;
INSERT OR IGNORE INTO data_dictionary VALUES
  ('sweep', '', 'table', '', 'Facts about the sweep: study, version, seed, hashes, complete.'),
  ('sweep', 'key', 'text', '', 'name of the fact'),
  ('sweep', 'value', 'text', '', 'its value'),
  ('task', '', 'table', '', 'Raw results, one row for each point and replication.'),
  ('task', 'point', 'integer', '', 'number of the point, from 0'),
  ('task', 'replication', 'integer', '', 'number of the replication, from 0'),
  ('task', 'seconds', 'real', 's', 'computing time; 0 if it was reused'),
  ('task', 'failure', 'text', '', 'cause, if it failed'),
  ('task', 'value', 'blob', '', 'little-endian doubles, by row and metric as in facts rows, metrics'),
  ('data_dictionary', '', 'table', '', 'What every table and column means.'),
  ('data_dictionary', 'table_name', 'text', '', 'name of the table'),
  ('data_dictionary', 'column_name', 'text', '', 'name of the column; empty for the table'),
  ('data_dictionary', 'type', 'text', '', 'type of the column'),
  ('data_dictionary', 'unit', 'text', '', 'unit of its values'),
  ('data_dictionary', 'meaning', 'text', '', 'what it is');
)";

TaskResult result_of(const SQLite::Column& failure, const SQLite::Column& blob) {
  TaskResult result;
  result.failure = failure.getString();
  result.values.resize(static_cast<std::size_t>(blob.getBytes()) / sizeof(double));
  from_bytes(static_cast<const unsigned char*>(blob.getBlob()), result.values);
  return result;
}

}  // namespace

struct SweepStore::Database {
  explicit Database(const std::filesystem::path& path)
      : connection{path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE} {
    prepare(connection);
    expect_plain_tables(connection, path, own_tables);
    SQLite::Transaction transaction{connection, SQLite::TransactionBehavior::IMMEDIATE};
    connection.exec(schema);
    transaction.commit();
  }

  template <class Work>
  auto guarded(const std::filesystem::path& path, Work work) {
    try {
      return work(connection);
    } catch (const SQLite::Exception& error) {
      fail_database(path, error);
    }
  }

  SQLite::Database connection;
};

SweepStore::SweepStore(const std::filesystem::path& folder) : path_{folder / file_name} {
  try {
    database_ = std::make_unique<Database>(path_);
  } catch (const SQLite::Exception& error) {
    fail_database(path_, error);
  }
}

SweepStore::~SweepStore() = default;

std::optional<std::string> SweepStore::value(const std::string& key) const {
  return database_->guarded(path_, [&](SQLite::Database& db) -> std::optional<std::string> {
    SQLite::Statement query{db, "SELECT value FROM sweep WHERE key = ?"};
    query.bind(1, key);
    if (!query.executeStep()) return std::nullopt;
    return query.getColumn(0).getString();
  });
}

void SweepStore::set(const std::vector<std::pair<std::string, std::string>>& facts) {
  database_->guarded(path_, [&](SQLite::Database& db) {
    SQLite::Transaction transaction{db};
    SQLite::Statement statement{db, "INSERT OR REPLACE INTO sweep VALUES (?, ?)"};
    for (const auto& [key, value] : facts) {
      SQLite::bind(statement, key, value);
      statement.exec();
      statement.reset();
    }
    transaction.commit();
  });
}

void SweepStore::add(std::span<const FinishedTask> tasks) {
  if (tasks.empty()) return;
  database_->guarded(path_, [&](SQLite::Database& db) {
    SQLite::Transaction transaction{db};
    SQLite::Statement insert{db, "INSERT OR IGNORE INTO task VALUES (?, ?, ?, ?, ?)"};
    for (const FinishedTask& t : tasks) {
      const std::string bytes = to_bytes(t.result.values);
      insert.bind(1, static_cast<std::int64_t>(t.task.point));
      insert.bind(2, t.task.replication);
      insert.bind(3, t.seconds);
      insert.bind(4, t.result.failure);
      insert.bindNoCopy(5, bytes.data(), static_cast<int>(bytes.size()));
      insert.exec();
      insert.reset();
    }
    transaction.commit();
  });
}

void SweepStore::visit(std::uint64_t points, std::uint32_t replications,
                       const Visitor& visitor) const {
  database_->guarded(path_, [&](SQLite::Database& db) {
    SQLite::Statement query{db,
                            "SELECT point, replication, failure, value FROM task "
                            "WHERE point >= 0 AND point < ? AND replication >= 0 AND replication < "
                            "? ORDER BY point, replication"};
    SQLite::bind(query, static_cast<std::int64_t>(points), replications);
    while (query.executeStep()) {
      const Task task{static_cast<std::uint64_t>(query.getColumn(0).getInt64()),
                      query.getColumn(1).getUInt()};
      visitor(task, result_of(query.getColumn(2), query.getColumn(3)));
    }
  });
}

void SweepStore::visit_keys(std::uint64_t points, std::uint32_t replications,
                            const std::function<void(const Task&)>& visitor) const {
  database_->guarded(path_, [&](SQLite::Database& db) {
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
  return database_->guarded(path_, [&](SQLite::Database& db) -> std::optional<FinishedTask> {
    SQLite::Statement query{db,
                            "SELECT point, replication, failure, value FROM task "
                            "WHERE failure = '' ORDER BY point, replication LIMIT 1"};
    if (!query.executeStep()) return std::nullopt;
    FinishedTask task;
    task.task = {static_cast<std::uint64_t>(query.getColumn(0).getInt64()),
                 query.getColumn(1).getUInt()};
    task.result = result_of(query.getColumn(2), query.getColumn(3));
    return task;
  });
}

void SweepStore::write_tables(std::span<const Table> tables) {
  database_->guarded(path_, [&](SQLite::Database& db) { kohort::write_tables(db, tables); });
}

void SweepStore::close() {
  database_->guarded(path_, [](SQLite::Database& db) { fold_log(db); });
}

}  // namespace kohort::sweep
