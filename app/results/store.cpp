#include "app/results/store.hpp"

#include <SQLiteCpp/VariadicBind.h>
#include <array>
#include <fmt/format.h>
#include <span>

#include "app/files/database_application.hpp"
#include "app/results/outcome_checksum.hpp"
#include "app/results/outcome_rows.hpp"
#include "app/results/program_identity.hpp"

namespace kohort {

namespace {

constexpr const char* schema = R"(
CREATE TABLE run (
  key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE scenario (
  position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, baseline TEXT NOT NULL,
  title TEXT NOT NULL, question TEXT NOT NULL, hash TEXT NOT NULL, programmes INTEGER NOT NULL);
CREATE TABLE replication (
  scenario INTEGER NOT NULL REFERENCES scenario (position), replication INTEGER NOT NULL,
  draw INTEGER NOT NULL, budget_years INTEGER NOT NULL, ages INTEGER NOT NULL,
  outcome BLOB NOT NULL, checksum INTEGER NOT NULL, PRIMARY KEY (scenario, replication));
)";

constexpr const char* meanings = R"(
  ('run', '', 'table', '', 'Facts about the run: version, seed, draws, hashes, complete, report.'),
  ('run', 'key', 'text', '', 'name of the fact'),
  ('run', 'value', 'text', '', 'its value'),
  ('run', 'checksum', 'integer', '', 'FNV-1a, 64 bits, of key and value'),
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
  ('replication', 'checksum', 'integer', '',
   'FNV-1a, 64 bits, of the row and the run it belongs to')
)";

// Raise the format when a table changes its meaning; outcome_layout() looks after the outcomes.
const DatabaseKind run_kind{run_application, 2, schema, meanings, "run", "replication"};

}  // namespace

Store::Store(const std::filesystem::path& folder, const std::filesystem::path& name, Access access)
    : file_{std::make_unique<DatabaseFile>(folder / name, run_kind, access)} {
  const auto layout = value("layout");
  run_ = value("input_hash").value_or("") + value(program_fact).value_or("");
  if (!layout || *layout == outcome_layout()) return;
  throw OtherResults{fmt::format(
      "{}: was written by a version of the program that counts other things (layout {}; this one "
      "has {}), and cannot be continued; choose another folder with --out, or --fresh to drop it "
      "and compute again",
      file_->path().string(), *layout, outcome_layout())};
}

Store::~Store() = default;

std::optional<std::string> Store::value(const std::string& key) const { return file_->fact(key); }

void Store::set(const std::string& key, const std::string& value) { file_->set_fact(key, value); }

void Store::begin(const std::vector<std::pair<std::string, std::string>>& facts,
                  std::span<const StoredScenario> scenarios) {
  file_->use([&](SQLite::Database& db) {
    SQLite::Transaction transaction{db};
    for (const auto& [key, value] : facts) set(key, value);
    run_ = value("input_hash").value_or("") + value(program_fact).value_or("");
    set("layout", outcome_layout());
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
  return file_->use([&](SQLite::Database& db) {
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

std::uint32_t Store::rows() const {
  return file_->use([](SQLite::Database& db) {
    return db.execAndGet("SELECT count(*) FROM scenario").getUInt();
  });
}

std::vector<std::uint32_t> Store::stored() const {
  const std::uint32_t all = rows();
  return file_->use([&](SQLite::Database& db) {
    std::vector<std::uint32_t> whole;
    SQLite::Statement query{db,
                            "SELECT replication FROM replication GROUP BY replication HAVING "
                            "count(*) = ? ORDER BY replication"};
    query.bind(1, all);
    while (query.executeStep()) whole.push_back(query.getColumn(0).getUInt());
    return whole;
  });
}

std::uint32_t Store::replications() const {
  std::uint32_t next = 0;
  for (const std::uint32_t replication : stored()) {
    if (replication != next) break;
    ++next;
  }
  return next;
}

void Store::insert(SQLite::Database& db, const RowKey& key, const Outcome& outcome) const {
  SQLite::Statement statement{db,
                              "INSERT OR REPLACE INTO replication VALUES (?, ?, ?, ?, ?, ?, ?)"};
  const std::string bytes = to_bytes(outcome.values());
  statement.bind(1, key.row);
  statement.bind(2, key.replication);
  statement.bind(3, key.draw);
  statement.bind(4, static_cast<std::int64_t>(outcome.budget_years()));
  statement.bind(5, static_cast<std::int64_t>(outcome.ages()));
  statement.bindNoCopy(6, bytes.data(), static_cast<int>(bytes.size()));
  statement.bind(7, outcome_checksum(run_, key, outcome));
  statement.exec();
}

void Store::add(std::uint32_t replication, std::uint32_t draw, std::span<const Outcome> outcomes) {
  file_->check_in_place();
  file_->use([&](SQLite::Database& db) {
    SQLite::Transaction transaction{db};
    for (std::size_t row = 0; row < outcomes.size(); ++row)
      insert(db, {static_cast<std::int64_t>(row), replication, draw}, outcomes[row]);
    transaction.commit();
  });
}

void Store::read(std::size_t row, std::uint32_t first, std::uint32_t last,
                 const OutcomeVisitor& visit) const {
  file_->use([&](SQLite::Database& db) {
    SQLite::Statement query{
        db, fmt::format("SELECT {} FROM replication WHERE scenario = ? AND replication >= ? AND "
                        "replication < ? ORDER BY replication",
                        outcome_columns)};
    SQLite::bind(query, static_cast<std::int64_t>(row), first, last);
    RowKey key;
    Outcome outcome;
    std::int64_t expected = first;
    const auto damaged = [&] {
      fail_damaged(file_->path(),
                   fmt::format("replication {} is lost or not as it was written", expected));
    };
    for (; query.executeStep(); ++expected) {
      const std::size_t years = outcome.budget_years(), ages = outcome.ages();
      if (!read_outcome(query, run_, key, outcome) || key.replication != expected) damaged();
      if (expected > first && (years != outcome.budget_years() || ages != outcome.ages()))
        damaged();
      visit(static_cast<std::uint32_t>(expected), static_cast<std::uint32_t>(key.draw), outcome);
    }
    if (expected < last) damaged();
  });
}

void Store::write_tables(std::span<const Table> tables) {
  set(tables_fact, "");
  file_->write_tables(tables);
  set(tables_fact, file_->tables_fingerprint());
}

void Store::close() { file_->fold_log(); }

std::string result_hash(const Store& store, std::size_t rows, std::uint32_t count) {
  return result_hash(
      [&](std::size_t row, const OutcomeVisitor& visit) { store.read(row, 0, count, visit); },
      rows);
}

}  // namespace kohort
