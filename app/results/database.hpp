#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "app/results/table.hpp"

namespace SQLite {
class Database;
class Exception;
}  // namespace SQLite

/// What the program's SQLite files have in common.
namespace kohort {

/// Says what is wrong with the file, and what to do.
/// @throws InputError, or std::runtime_error if the program is to blame
[[noreturn]] void fail_database(const std::filesystem::path& path, const SQLite::Exception& error);

/// Numbers in a blob: little-endian doubles whatever the machine.
[[nodiscard]] std::string to_bytes(std::span<const double> values);
void from_bytes(const unsigned char* bytes, std::span<double> values);

/// For a file that somebody else may have made, before anything is read: nothing in it may run
/// (views, triggers, functions in its schema, extensions), and no value may be larger than any of
/// ours.
void distrust(SQLite::Database& connection);

/// That each of `tables`, where it is there, is an ordinary table with stored columns: no view, no
/// virtual table, nothing computed.
/// @throws InputError naming `path`
void expect_plain_tables(SQLite::Database& connection, const std::filesystem::path& path,
                         std::span<const char* const> tables);

/// Settings of a connection that writes: distrust(), and commits survive the death of the process.
void prepare(SQLite::Database& connection);

/// Folds the write-ahead log into the one file, so that it can be copied alone.
void fold_log(SQLite::Database& connection);

/// Replaces tables and their entries in the table data_dictionary, all in one transaction.
void write_tables(SQLite::Database& db, std::span<const Table> tables);

}  // namespace kohort
