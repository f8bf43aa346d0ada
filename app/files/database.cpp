#include "app/files/database.hpp"

#include <SQLiteCpp/VariadicBind.h>
#include <bit>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/files/database_application.hpp"
#include "app/files/fingerprint.hpp"

namespace kohort {

namespace {

/// What every table and column means, for readers without this program; write_tables() adds to it.
constexpr const char* dictionary = R"(
CREATE TABLE data_dictionary (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, type TEXT NOT NULL, unit TEXT NOT NULL,
  meaning TEXT NOT NULL, PRIMARY KEY (table_name, column_name)) WITHOUT ROWID;
)";

constexpr const char* meanings_of_dictionary = R"(
  ('data_dictionary', '', 'table', '', 'What every table and column means.'),
  ('data_dictionary', 'table_name', 'text', '', 'name of the table'),
  ('data_dictionary', 'column_name', 'text', '', 'name of the column; empty for the table'),
  ('data_dictionary', 'type', 'text', '', 'type of the column'),
  ('data_dictionary', 'unit', 'text', '', 'unit of its values'),
  ('data_dictionary', 'meaning', 'text', '', 'what it is')
)";

std::int64_t number_of(SQLite::Database& db, const std::string& query) {
  return db.execAndGet(query).getInt64();
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

std::int64_t fact_checksum(std::string_view key, std::string_view value) {
  Fingerprint fingerprint;
  fingerprint.add(key);
  fingerprint.add(value);
  return fingerprint.number();
}

void fail_damaged(const std::filesystem::path& path, std::string_view what) {
  throw DamagedResults{fmt::format(
      "{}: is damaged ({}). The command that wrote it, with --repair, keeps all that is sound and "
      "computes the rest again; the damaged file stays as {}.damaged. With --fresh it is dropped "
      "and everything computed again",
      path.string(), what, path.filename().string())};
}

namespace {

/// Does the file system of this file know no locks? SQLite says that the disk has failed, or that
/// somebody else holds the file, by the kind of the error; so a file of its own is tried.
bool has_no_locks(const std::filesystem::path& path) {
  std::string name = (path.has_parent_path() ? path.parent_path() : ".") / ".kohort-lock-XXXXXX";
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return false;
  ::unlink(name.c_str());
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_len = 1;
  const bool none = ::fcntl(descriptor, F_SETLK, &lock) != 0 &&
                    (errno == ENOLCK || errno == ENOSYS || errno == EOPNOTSUPP || errno == EINVAL);
  ::close(descriptor);
  return none;
}

}  // namespace

void fail_database(const std::filesystem::path& path, const SQLite::Exception& error) {
  const std::string file = path.string();
  switch (error.getErrorCode()) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      if (has_no_locks(path))
        throw InputError{fmt::format(
            "{}: the folder is on a file system without file locks ({}), as some network folders "
            "of "
            "clusters are, and two programs could destroy each other's results there; choose a "
            "folder on another file system with --out, and copy the results when they are done",
            file, error.what())};
      break;
    default:
      break;
  }
  switch (error.getErrorCode()) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
      throw InputError{fmt::format(
          "{}: cannot be read or written ({}): is the disk full? Make room or choose another "
          "folder with --out, then give the same command again",
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
    case SQLITE_NOTADB:
      fail_damaged(path, "it is no database, or its beginning is lost");
    case SQLITE_CORRUPT:
      fail_damaged(path, error.what());
    case SQLITE_ERROR:  // our statements are right, so the tables are not ours, or not any more
    case SQLITE_SCHEMA:
    case SQLITE_TOOBIG:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_FORMAT:
      fail_damaged(path,
                   fmt::format("it has tables that this program did not make: {}", error.what()));
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

void read_wreck(SQLite::Database& connection) {
  distrust(connection);
  // The one thing that makes SQLite read such a file is this setting, though nothing is written.
  sqlite3_db_config(connection.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 0,
                    static_cast<int*>(nullptr));
  connection.exec("PRAGMA writable_schema = ON");
}

void expect_plain_tables(SQLite::Database& connection, const std::filesystem::path& path,
                         std::span<const char* const> tables) {
  const auto refuse = [&path](const char* table) {
    throw InputError{fmt::format(
        "{}: {} is not a plain table, so another program made this file; nothing is read from it. "
        "Choose another folder with --out",
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

DatabaseFile::DatabaseFile(const std::filesystem::path& path, const DatabaseKind& kind,
                           Access access) try
    : path_{path},
      kind_{kind},
      connection_{path_.string(), access == Access::write
                                      ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                                      : SQLite::OPEN_READONLY} {
  distrust(connection_);
  connection_.setBusyTimeout(2000);
  const char* const tables[] = {kind.facts, kind.rows, "scenario", "data_dictionary"};
  expect_plain_tables(connection_, path_, tables);
  recognise(access);
  struct stat place {};
  if (::stat(path_.c_str(), &place) == 0) {
    device_ = place.st_dev;
    inode_ = place.st_ino;
  }
} catch (const SQLite::Exception& error) {
  fail_database(path, error);
}

/// Is it what it should be? An empty file becomes it; nothing is changed in one that is not.
void DatabaseFile::recognise(Access access) {
  const bool empty = number_of(connection_, "SELECT count(*) FROM sqlite_schema") == 0;
  const std::int64_t application = number_of(connection_, "PRAGMA application_id");
  const std::int64_t format = number_of(connection_, "PRAGMA user_version");
  empty_ = empty && access != Access::write;
  const bool right = application == kind_.application && format == kind_.format;
  if (access == Access::write && (empty || right)) prepare(connection_);
  if (empty && access == Access::write) {
    SQLite::Transaction transaction{connection_, SQLite::TransactionBehavior::IMMEDIATE};
    connection_.exec(kind_.schema);
    connection_.exec(dictionary);
    connection_.exec(fmt::format("INSERT INTO data_dictionary VALUES {}", kind_.meanings));
    connection_.exec(fmt::format("INSERT INTO data_dictionary VALUES {}", meanings_of_dictionary));
    connection_.exec(fmt::format("PRAGMA application_id = {}", kind_.application));
    connection_.exec(fmt::format("PRAGMA user_version = {}", kind_.format));
    transaction.commit();
    return;
  }
  if (empty || right) return;
  constexpr std::string_view choose =
      "choose another folder with --out, or --fresh to drop it and compute again";
  if (application == kind_.application && format > kind_.format)
    throw OtherResults{fmt::format(
        "{}: was written by a newer version of the program (format {}; this one writes {}); use "
        "that version, or {}",
        path_.string(), format, kind_.format, choose)};
  if (application != kind_.application && application != 0 && application != run_application &&
      application != sweep_application)
    throw OtherResults{fmt::format(
        "{}: was made by another program, and is left alone; choose another folder with --out",
        path_.string())};
  if (application == kind_.application || application == 0)
    throw OtherResults{fmt::format(
        "{}: was written by an earlier version of the program (format {}; this one writes {}), and "
        "cannot be continued; {}",
        path_.string(), format, kind_.format, choose)};
  throw OtherResults{
      fmt::format("{}: holds other results (of a run or of a sweep); {}", path_.string(), choose)};
}

void DatabaseFile::check_in_place() const {
  struct stat place {};
  if (::stat(path_.c_str(), &place) == 0 && place.st_dev == device_ && place.st_ino == inode_)
    return;
  throw InputError{
      fmt::format("{}: was removed or replaced while the program was writing to it; give the same "
                  "command again",
                  path_.string())};
}

std::optional<std::string> DatabaseFile::fact(const std::string& key) {
  if (empty_) return std::nullopt;
  return use([&](SQLite::Database& db) -> std::optional<std::string> {
    SQLite::Statement query{
        db, fmt::format("SELECT value, checksum FROM {} WHERE key = ?", kind_.facts)};
    query.bind(1, key);
    if (!query.executeStep()) return std::nullopt;
    std::string value = query.getColumn(0).getString();
    if (query.getColumn(1).getInt64() != fact_checksum(key, value))
      fail_damaged(path_, fmt::format("the fact {} is not as it was written", key));
    return value;
  });
}

void DatabaseFile::set_fact(const std::string& key, const std::string& value) {
  use([&](SQLite::Database& db) {
    SQLite::Statement statement{
        db, fmt::format("INSERT OR REPLACE INTO {} VALUES (?, ?, ?)", kind_.facts)};
    SQLite::bind(statement, key, value, fact_checksum(key, value));
    statement.exec();
  });
}

std::vector<std::string> DatabaseFile::damaged_facts() {
  if (empty_) return {};
  return use([&](SQLite::Database& db) {
    std::vector<std::string> damaged;
    SQLite::Statement query{db, fmt::format("SELECT key, value, checksum FROM {}", kind_.facts)};
    while (query.executeStep()) {
      std::string key = query.getColumn(0).getString();
      if (query.getColumn(2).getInt64() != fact_checksum(key, query.getColumn(1).getString()))
        damaged.push_back(std::move(key));
    }
    return damaged;
  });
}

std::string DatabaseFile::structural_damage() {
  try {
    const std::string found = connection_.execAndGet("PRAGMA quick_check(1)").getString();
    return found == "ok" ? "" : found;
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_CORRUPT || error.getErrorCode() == SQLITE_NOTADB)
      return error.what();
    fail_database(path_, error);
  }
}

void DatabaseFile::fold_log() {
  check_in_place();
  use([this](SQLite::Database& db) {
    // A reader keeps SQLite from folding what it may still look at; most are gone in a moment.
    constexpr int most_tries = 5;  // of the busy timeout each
    bool held = true;
    for (int i = 0; held && i < most_tries; ++i) {
      SQLite::Statement answer{db, "PRAGMA wal_checkpoint(TRUNCATE)"};
      held = answer.executeStep() && answer.getColumn(0).getInt() != 0;
    }
    if (held)
      throw InputError{fmt::format(
          "{0}: another program is reading it, so that a part of the results still lies in {1}-wal "
          "beside it, without which {1} is not whole. Close that program and give the same command "
          "again: it computes nothing anew",
          path_.string(), path_.filename().string())};
    db.tryExec("PRAGMA journal_mode = DELETE");
  });
}

}  // namespace kohort
