#include "app/sweep/point_cache.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <fmt/format.h>

#include "app/files/database.hpp"
#include "app/files/database_application.hpp"
#include "app/files/fingerprint.hpp"
#include "app/results/program_identity.hpp"
#include "app/run/plan.hpp"
#include "app/words/input_error.hpp"

namespace kohort::sweep {

std::string content_address(const SweepModel& model, std::span<const double> coordinates,
                            std::uint64_t seed, std::uint32_t replication) {
  const std::string text = fmt::format("{} seed {} replication {} {}", program_fingerprint(), seed,
                                       replication, model.content(coordinates));
  // Two different 64-bit hashes: one alone would meet a chance collision in a billion points.
  Fingerprint forward, backward;
  forward.add(text);
  backward.add(std::string{text.rbegin(), text.rend()});
  return forward.hexadecimal() + backward.hexadecimal();
}

namespace {

constexpr int cache_format = 2;

std::int64_t checksum(const std::string& key, std::span<const double> values) {
  Fingerprint fingerprint;
  fingerprint.add(key);
  fingerprint.add(values);
  return fingerprint.number();
}

constexpr const char* own_tables[] = {"point"};
}  // namespace

struct PointCache::Database {
  Database(const std::filesystem::path& path, bool may_write)
      : connection{path.string(), may_write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                                            : SQLite::OPEN_READONLY},
        writable{may_write} {
    distrust(connection);
    expect_plain_tables(connection, path, own_tables);
    if (!ours()) throw InputError{fmt::format("{}: was made by another program", path.string())};
    if (!writable) return;
    prepare(connection);
    // Of an earlier version: only a cache, so it begins anew.
    if (connection.execAndGet("PRAGMA user_version").getInt() != cache_format)
      connection.exec("DROP TABLE IF EXISTS point");
    connection.exec(
        "CREATE TABLE IF NOT EXISTS point (key TEXT PRIMARY KEY, value BLOB NOT NULL, "
        "checksum INTEGER NOT NULL) WITHOUT ROWID");
    connection.exec(fmt::format("PRAGMA user_version = {}", cache_format));
    connection.exec(fmt::format("PRAGMA application_id = {}", points_application));
  }
  /// New, or made by this program; before databases were marked, with this one table.
  bool ours() {
    if (connection.execAndGet("PRAGMA application_id").getInt64() == points_application)
      return true;
    if (connection.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0) return true;
    return connection.execAndGet("PRAGMA application_id").getInt64() == 0 &&
           connection.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 1 &&
           connection.execAndGet("SELECT group_concat(name) FROM pragma_table_info('point')")
                   .getString() == "key,value,checksum";
  }
  SQLite::Database connection;
  bool writable;
};

PointCache::PointCache(const std::filesystem::path& folder, bool writable) {
  try {
    database_ = std::make_unique<Database>(folder / file_name, writable);
  } catch (const SQLite::Exception&) {
    database_.reset();
  } catch (const InputError&) {
    database_.reset();  // of somebody else: without it, points are computed again
  }
}

PointCache::~PointCache() = default;

bool PointCache::empty() const {
  if (!database_) return true;
  try {
    SQLite::Statement query{database_->connection, "SELECT 1 FROM point LIMIT 1"};
    return !query.executeStep();
  } catch (const SQLite::Exception&) {
    return true;
  }
}

std::optional<std::vector<double>> PointCache::find(const std::string& key) const {
  if (!database_) return std::nullopt;
  try {
    SQLite::Statement query{database_->connection,
                            "SELECT value, checksum FROM point WHERE key = ?"};
    query.bind(1, key);
    if (!query.executeStep()) return std::nullopt;
    const SQLite::Column blob = query.getColumn(0);
    std::vector<double> values(static_cast<std::size_t>(blob.getBytes()) / sizeof(double));
    from_bytes(static_cast<const unsigned char*>(blob.getBlob()), values);
    if (query.getColumn(1).getInt64() != checksum(key, values)) return std::nullopt;
    return values;
  } catch (const SQLite::Exception&) {
    return std::nullopt;
  }
}

void PointCache::add(std::span<const FinishedTask> tasks) {
  if (!database_ || !database_->writable) return;
  try {
    SQLite::Transaction transaction{database_->connection};
    SQLite::Statement insert{database_->connection,
                             "INSERT OR REPLACE INTO point VALUES (?, ?, ?)"};
    for (const FinishedTask& t : tasks) {
      if (!t.result.failure.empty() || t.key.empty()) continue;
      const std::string bytes = to_bytes(t.result.values);
      insert.bind(1, t.key);
      insert.bindNoCopy(2, bytes.data(), static_cast<int>(bytes.size()));
      insert.bind(3, checksum(t.key, t.result.values));
      insert.exec();
      insert.reset();
    }
    transaction.commit();
  } catch (const SQLite::Exception&) {
    // Busy or full: the results themselves are safe in their own file.
  }
}

void PointCache::clear() {
  if (!database_ || !database_->writable) return;
  try {
    database_->connection.exec("DELETE FROM point");
  } catch (const SQLite::Exception&) {
    database_.reset();
  }
}

}  // namespace kohort::sweep
