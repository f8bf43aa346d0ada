#include "app/results/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <bit>
#include <cstdint>
#include <fmt/format.h>
#include <sqlite3.h>

#include "app/input_error.hpp"

namespace kohort {

namespace {

std::string quoted(const std::string& name) { return '"' + name + '"'; }

void bind(SQLite::Statement& statement, int index, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    statement.bind(index, *text);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    statement.bind(index, *number);  // SQLite stores a NaN as NULL
  } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    statement.bind(index, *whole);
  } else {
    statement.bind(index);
  }
}

}  // namespace

std::string to_bytes(std::span<const double> values) {
  std::string bytes(values.size() * sizeof(double), '\0');
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto bits = std::bit_cast<std::uint64_t>(values[i]);
    for (std::size_t b = 0; b < sizeof bits; ++b, bits >>= 8U) {
      bytes[i * sizeof bits + b] = static_cast<char>(bits & 0xFFU);
    }
  }
  return bytes;
}

void from_bytes(const unsigned char* bytes, std::span<double> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::uint64_t bits = 0;
    for (std::size_t b = sizeof bits; b-- > 0;) bits = bits << 8U | bytes[i * sizeof bits + b];
    values[i] = std::bit_cast<double>(bits);
  }
}

void fail_database(const std::filesystem::path& path, const SQLite::Exception& error) {
  const std::string file = path.string();
  switch (error.getErrorCode()) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
      throw InputError{fmt::format(
          "{}: cannot be written ({}): is the disk full? Make room or choose another folder with "
          "--out, then give the same command again",
          file, error.what())};
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw InputError{fmt::format(
          "{}: cannot be opened for writing ({}); choose a folder you may write to with --out",
          file, error.what())};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw InputError{fmt::format("{}: another program holds it; close that and try again", file)};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw InputError{fmt::format(
          "{}: is damaged or not a results file ({}); choose another folder with --out, or --fresh "
          "to start again",
          file, error.what())};
    case SQLITE_ERROR:  // our statements are right, so the tables are not ours
    case SQLITE_SCHEMA:
    case SQLITE_TOOBIG:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_FORMAT:
      throw InputError{fmt::format(
          "{}: has tables that this program did not make ({}); choose another folder with --out",
          file, error.what())};
    default:
      throw std::runtime_error{fmt::format("{}: {}", file, error.what())};
  }
}

void distrust(SQLite::Database& connection) {
  sqlite3* const handle = connection.getHandle();
  const auto set = [handle](int what, int on) {
    sqlite3_db_config(handle, what, on, static_cast<int*>(nullptr));
  };
  set(SQLITE_DBCONFIG_DEFENSIVE, 1);
  set(SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0);
  set(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  set(SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  set(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  set(SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0);
  set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  set(SQLITE_DBCONFIG_DQS_DDL, 0);
  set(SQLITE_DBCONFIG_DQS_DML, 0);
  // The largest value of ours is a report; statements are those of this program.
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 256 << 20);
  sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  connection.tryExec("PRAGMA cell_size_check = ON");
  connection.tryExec("PRAGMA mmap_size = 0");
}

void expect_plain_tables(SQLite::Database& connection, const std::filesystem::path& path,
                         std::span<const char* const> tables) {
  const auto refuse = [&path](const char* table) {
    throw InputError{fmt::format(
        "{}: {} is not a plain table, so another program made this file; nothing is read from it",
        path.string(), table)};
  };
  SQLite::Statement schema{
      connection, "SELECT type, rootpage FROM sqlite_schema WHERE name = ? COLLATE NOCASE"};
  SQLite::Statement computed{connection,
                             "SELECT count(*) FROM pragma_table_xinfo(?) WHERE hidden <> 0"};
  for (const char* table : tables) {
    schema.reset();
    schema.bind(1, table);
    bool there = false;
    while (schema.executeStep()) {
      there = true;
      if (schema.getColumn(0).getString() != "table" || schema.getColumn(1).getInt64() <= 0)
        refuse(table);
    }
    if (!there) continue;
    computed.reset();
    computed.bind(1, table);
    if (!computed.executeStep() || computed.getColumn(0).getInt64() != 0) refuse(table);
  }
}

void prepare(SQLite::Database& connection) {
  distrust(connection);
  connection.setBusyTimeout(2000);
  // With a write-ahead log every commit survives the death of the process without waiting for
  // the disk. Where it is not possible (some network folders) SQLite keeps its usual journal.
  connection.tryExec("PRAGMA journal_mode = WAL");
  connection.exec("PRAGMA synchronous = NORMAL");
}

void fold_log(SQLite::Database& connection) {
  connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  connection.tryExec("PRAGMA journal_mode = DELETE");
}

void write_tables(SQLite::Database& db, std::span<const Table> tables) {
  SQLite::Transaction transaction{db};
  for (const Table& table : tables) {
    std::string columns;
    std::string places;
    for (const Column& column : table.columns) {
      columns += (columns.empty() ? "" : ", ") + quoted(column.name) + " " + column.type;
      places += places.empty() ? "?" : ", ?";
    }
    db.exec("DROP TABLE IF EXISTS " + quoted(table.name));
    db.exec("CREATE TABLE " + quoted(table.name) + " (" + columns + ")");
    SQLite::Statement insert{db, "INSERT INTO " + quoted(table.name) + " VALUES (" + places + ")"};
    table.rows([&](const Row& row) {
      for (std::size_t i = 0; i < row.size(); ++i) bind(insert, static_cast<int>(i) + 1, row[i]);
      insert.exec();
      insert.reset();
    });
    SQLite::Statement describe{db, "INSERT OR REPLACE INTO data_dictionary VALUES (?,?,?,?,?)"};
    SQLite::bind(describe, table.name, "", "table", "", table.meaning);
    describe.exec();
    for (const Column& column : table.columns) {
      describe.reset();
      SQLite::bind(describe, table.name, column.name, column.type, column.unit, column.meaning);
      describe.exec();
    }
  }
  transaction.commit();
}

}  // namespace kohort
