#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "app/files/table.hpp"
#include "app/words/input_error.hpp"

/// What the program's SQLite files have in common.
namespace kohort {

/// A results file that lies there whole, but was written by another version of the program or holds
/// something else. It is never changed.
class OtherResults : public InputError {
 public:
  using InputError::InputError;
};

/// A results file that is not as the program wrote it.
class DamagedResults : public InputError {
 public:
  using InputError::InputError;
};

/// @param what  what was found; the message adds what can be done about it
[[noreturn]] void fail_damaged(const std::filesystem::path& path, std::string_view what);

/// Says what is wrong with the file, and what to do.
/// @throws InputError, or std::runtime_error if the program is to blame
[[noreturn]] void fail_database(const std::filesystem::path& path, const SQLite::Exception& error);

/// Numbers in a blob: little-endian doubles whatever the machine.
[[nodiscard]] std::string to_bytes(std::span<const double> values);
void from_bytes(const unsigned char* bytes, std::span<double> values);

/// Check sum of a row of a table of facts (key, value).
[[nodiscard]] std::int64_t fact_checksum(std::string_view key, std::string_view value);

/// Name of the fact with tables_fingerprint(); empty while they are being written.
inline constexpr const char* tables_fact = "tables";

/// What a kind of results file looks like inside.
struct DatabaseKind {
  std::int64_t application;  ///< SQLite's application_id: tells runs from sweeps
  std::int64_t format;       ///< raised when tables change their meaning (user_version)
  const char* schema;        ///< statements that make its tables, but for data_dictionary
  const char* meanings;      ///< rows of data_dictionary about them, as in VALUES
  const char* facts;         ///< its table (key, value, checksum)
  const char* rows;          ///< its other table whose rows have check sums
};

enum class Access { write, read };

/// An SQLite file of one kind, open.
class DatabaseFile {
 public:
  /// Opens it; with Access::write also creates it, in one transaction.
  /// @throws OtherResults, DamagedResults or another InputError
  DatabaseFile(const std::filesystem::path& path, const DatabaseKind& kind, Access access);

  /// Runs `work` on the connection; what SQLite complains about becomes an InputError.
  template <class Work>
  auto use(Work work) {
    try {
      return work(connection_);
    } catch (const SQLite::Exception& error) {
      fail_database(path_, error);
    }
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// @throws InputError if the file that is open is not the one at its path any more: what is
  ///   written into it would be lost
  void check_in_place() const;

  /// @throws DamagedResults if the value is not the one that was written
  [[nodiscard]] std::optional<std::string> fact(const std::string& key);
  void set_fact(const std::string& key, const std::string& value);
  /// Keys of facts whose check sum does not fit.
  [[nodiscard]] std::vector<std::string> damaged_facts();
  /// What SQLite finds wrong with the file's structure; empty if nothing.
  [[nodiscard]] std::string structural_damage();

  /// Fingerprint of the content of all tables that have no check sums of their own.
  [[nodiscard]] std::string tables_fingerprint();

  /// Replaces tables and their entries in the table data_dictionary, all in one transaction.
  void write_tables(std::span<const Table> tables);
  /// Folds the write-ahead log into the one file, so that it can be copied alone.
  void fold_log();

 private:
  void recognise(Access access);

  std::filesystem::path path_;
  const DatabaseKind& kind_;
  SQLite::Database connection_;
  dev_t device_{};
  ino_t inode_{};
  bool empty_{false};  ///< nothing is in it yet, and it is open for reading only
};

/// For a file that somebody else may have made, before anything is read: nothing in it may run
/// (views, triggers, functions in its schema, extensions), and no value may be larger than any of
/// ours.
void distrust(SQLite::Database& connection);

/// distrust() for a file that may be damaged: what is left can be read although the file has become
/// shorter than it says.
void read_wreck(SQLite::Database& connection);

/// That each of `tables`, where it is there, is an ordinary table with stored columns: no view, no
/// virtual table, nothing computed.
/// @throws InputError naming `path`
void expect_plain_tables(SQLite::Database& connection, const std::filesystem::path& path,
                         std::span<const char* const> tables);

/// Settings of a connection that writes: distrust(), and commits survive the death of the process.
void prepare(SQLite::Database& connection);

}  // namespace kohort
