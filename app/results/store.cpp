#include "app/results/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <fmt/format.h>
#include <limits>

#include "app/input_error.hpp"
#include "app/results/database.hpp"
#include "app/results/fingerprint.hpp"

namespace kohort {

namespace {

constexpr const char* own_tables[] = {"run", "scenario", "replication", "data_dictionary"};
constexpr const char* schema = R"(
CREATE TABLE IF NOT EXISTS run (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS scenario (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, baseline TEXT NOT NULL,
  title TEXT NOT NULL, question TEXT NOT NULL, hash TEXT NOT NULL, programmes INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS replication (
  scenario INTEGER NOT NULL REFERENCES scenario (position), replication INTEGER NOT NULL,
  draw INTEGER NOT NULL, budget_years INTEGER NOT NULL, ages INTEGER NOT NULL,
  outcome BLOB NOT NULL, PRIMARY KEY (scenario, replication));
CREATE TABLE IF NOT EXISTS data_dictionary (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, type TEXT NOT NULL, unit TEXT NOT NULL,
  meaning TEXT NOT NULL, PRIMARY KEY (table_name, column_name)) WITHOUT ROWID;
INSERT OR IGNORE INTO data_dictionary VALUES
  ('run', '', 'table', '', 'Facts about the run: version, seed, draws, hashes, complete, report.'),
  ('run', 'key', 'text', '', 'name of the fact'),
  ('run', 'value', 'text', '', 'its value'),
  ('scenario', '', 'table', '', 'Scenarios and their baselines.'),
  ('scenario', 'position', 'integer', '', 'number used in table replication'),
  ('scenario', 'id', 'text', '', 'name of the file without folder and ending, or of the baseline'),
  ('scenario', 'baseline', 'text', '', 'id of the baseline it is compared with; empty for one'),
  ('scenario', 'title', 'text', '', 'title in the language of the run'),
  ('scenario', 'question', 'text', '', 'question in the language of the run'),
  ('scenario', 'hash', 'text', '', 'of all values that influence results'),
  ('scenario', 'programmes', 'integer', '', '1 if a programme is on'),
  ('replication', '', 'table', '', 'Raw outcomes, one row for each scenario and replication.'),
  ('replication', 'scenario', 'integer', '', 'position in table scenario'),
  ('replication', 'replication', 'integer', '', 'counted from 0'),
  ('replication', 'draw', 'integer', '', 'parameter draw it belongs to'),
  ('replication', 'budget_years', 'integer', 'years', 'budget years in the outcome'),
  ('replication', 'ages', 'integer', 'years', 'ages in the outcome'),
  ('replication', 'outcome', 'blob', '', 'little-endian doubles; docs/results.md has the order'),
  ('data_dictionary', '', 'table', '', 'What every table and column means.'),
  ('data_dictionary', 'table_name', 'text', '', 'name of the table'),
  ('data_dictionary', 'column_name', 'text', '', 'name of the column; empty for the table'),
  ('data_dictionary', 'type', 'text', '', 'type of the column'),
  ('data_dictionary', 'unit', 'text', '', 'unit of its values'),
  ('data_dictionary', 'meaning', 'text', '', 'what it is');
)";

/// Size of an outcome as a file states it.
struct Shape {
  std::int64_t years;
  std::int64_t ages;
  [[nodiscard]] bool fits(int bytes) const {
    constexpr std::int64_t most = 10000;  // beyond what parameters allow; products stay small
    return years >= 0 && years <= most && ages >= 0 && ages <= most &&
           static_cast<std::size_t>(bytes) ==
               sizeof(double) *
                   Outcome::size(static_cast<std::size_t>(years), static_cast<std::size_t>(ages));
  }
};

}  // namespace

struct Store::Database {
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

Store::Store(const std::filesystem::path& folder) : path_{folder / file_name} {
  try {
    database_ = std::make_unique<Database>(path_);
  } catch (const SQLite::Exception& error) {
    fail_database(path_, error);
  }
}

Store::~Store() = default;

std::optional<std::string> Store::value(const std::string& key) const {
  return database_->guarded(path_, [&](SQLite::Database& db) -> std::optional<std::string> {
    SQLite::Statement query{db, "SELECT value FROM run WHERE key = ?"};
    query.bind(1, key);
    if (!query.executeStep()) return std::nullopt;
    return query.getColumn(0).getString();
  });
}

void Store::set(const std::string& key, const std::string& value) {
  database_->guarded(path_, [&](SQLite::Database& db) {
    SQLite::Statement statement{db, "INSERT OR REPLACE INTO run VALUES (?, ?)"};
    statement.bind(1, key);
    statement.bind(2, value);
    statement.exec();
  });
}

void Store::begin(const std::vector<std::pair<std::string, std::string>>& facts,
                  std::span<const StoredScenario> scenarios) {
  database_->guarded(path_, [&](SQLite::Database& db) {
    SQLite::Transaction transaction{db};
    for (const auto& [key, value] : facts) set(key, value);
    SQLite::Statement insert{db, "INSERT INTO scenario VALUES (?, ?, ?, ?, ?, ?, ?)"};
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      const StoredScenario& s = scenarios[i];
      SQLite::bind(insert, static_cast<std::int64_t>(i), s.id, s.baseline, s.title, s.question,
                   s.hash, s.programmes ? 1 : 0);
      insert.exec();
      insert.reset();
    }
    transaction.commit();
  });
}

std::vector<StoredScenario> Store::scenarios() const {
  return database_->guarded(path_, [&](SQLite::Database& db) {
    std::vector<StoredScenario> result;
    SQLite::Statement query{db,
                            "SELECT id, baseline, title, question, hash, programmes FROM scenario "
                            "ORDER BY position"};
    while (query.executeStep()) {
      result.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                        query.getColumn(2).getString(), query.getColumn(3).getString(),
                        query.getColumn(4).getString(), query.getColumn(5).getInt() != 0});
    }
    return result;
  });
}

std::uint32_t Store::replications() const {
  return database_->guarded(path_, [&](SQLite::Database& db) {
    // Replications are added whole and in order, so the first row's count holds for all.
    SQLite::Statement query{db, "SELECT count(*) FROM replication WHERE scenario = 0"};
    query.executeStep();
    return static_cast<std::uint32_t>(query.getColumn(0).getInt64());
  });
}

void Store::add(std::uint32_t replication, std::uint32_t draw, std::span<const Outcome> outcomes) {
  database_->guarded(path_, [&](SQLite::Database& db) {
    SQLite::Transaction transaction{db};
    SQLite::Statement insert{db, "INSERT INTO replication VALUES (?, ?, ?, ?, ?, ?)"};
    for (std::size_t row = 0; row < outcomes.size(); ++row) {
      const std::string bytes = to_bytes(outcomes[row].values());
      insert.bind(1, static_cast<std::int64_t>(row));
      insert.bind(2, replication);
      insert.bind(3, draw);
      insert.bind(4, static_cast<std::int64_t>(outcomes[row].budget_years()));
      insert.bind(5, static_cast<std::int64_t>(outcomes[row].ages()));
      insert.bindNoCopy(6, bytes.data(), static_cast<int>(bytes.size()));
      insert.exec();
      insert.reset();
    }
    transaction.commit();
  });
}

void Store::read(std::size_t row, std::uint32_t first, std::uint32_t last,
                 const OutcomeVisitor& visit) const {
  database_->guarded(path_, [&](SQLite::Database& db) {
    SQLite::Statement query{db,
                            "SELECT replication, draw, budget_years, ages, outcome FROM "
                            "replication WHERE scenario = ? AND replication >= ? AND "
                            "replication < ? ORDER BY replication"};
    SQLite::bind(query, static_cast<std::int64_t>(row), first, last);
    Outcome outcome;
    std::int64_t expected = first;
    const auto damaged = [&] {
      throw InputError{fmt::format("{}: replication {} is damaged; use --fresh to start again",
                                   path_.string(), expected)};
    };
    while (query.executeStep()) {
      // Nothing is believed before it fits what was actually stored.
      const Shape shape{query.getColumn(2).getInt64(), query.getColumn(3).getInt64()};
      const SQLite::Column blob = query.getColumn(4);
      const std::int64_t draw = query.getColumn(1).getInt64();
      if (query.getColumn(0).getInt64() != expected || !shape.fits(blob.getBytes()) || draw < 0 ||
          draw > std::numeric_limits<std::uint32_t>::max())
        damaged();
      const auto years = static_cast<std::size_t>(shape.years);
      const auto ages = static_cast<std::size_t>(shape.ages);
      if (expected > first && (years != outcome.budget_years() || ages != outcome.ages()))
        damaged();
      outcome.reset(years, ages);
      from_bytes(static_cast<const unsigned char*>(blob.getBlob()), outcome.values());
      visit(static_cast<std::uint32_t>(expected), static_cast<std::uint32_t>(draw), outcome);
      ++expected;
    }
    if (expected < last) damaged();
  });
}

void Store::write_tables(std::span<const Table> tables) {
  database_->guarded(path_, [&](SQLite::Database& db) { kohort::write_tables(db, tables); });
}

void Store::close() {
  database_->guarded(path_, [](SQLite::Database& db) { fold_log(db); });
}

std::string result_hash(const Store& store, std::size_t rows, std::uint32_t count) {
  Fingerprint fingerprint;
  for (std::size_t row = 0; row < rows; ++row) {
    store.read(row, 0, count, [&](std::uint32_t, std::uint32_t, const Outcome& outcome) {
      fingerprint.add(std::as_const(outcome).values());
    });
  }
  return fingerprint.hexadecimal();
}

}  // namespace kohort
