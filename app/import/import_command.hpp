#pragma once

#include <cstdio>
#include <filesystem>
#include <string>

#include "app/import/entries.hpp"
#include "app/import/selection.hpp"
#include "app/import/table.hpp"

namespace kohort {

/// What `kohort import` was asked for.
struct ImportOptions {
  std::filesystem::path table;
  TableAnswers answers;
  TableChoice choice;
  std::filesystem::path per;  ///< table to divide by; empty: none
  TableAnswers per_answers;
  TableChoice per_choice;  ///< its times are those of `choice`
  EntryAnswers entry;
  std::filesystem::path out;  ///< empty: standard output
  std::string language{"da"};
};

/// What the program understood of a table, for people.
[[nodiscard]] std::string table_overview(const StatisticalTable& table,
                                         const std::string& language);
/// The numbers that were chosen.
[[nodiscard]] std::string selection_overview(const TableSelection& selection,
                                             const std::string& language);

/// Reads, shows what was understood, and writes entries. Without a file to write to, entries go to
/// `out` and what was understood to `err`. Returns the exit code.
/// @throws InputError with everything that is wrong, doubtful or missing
int import_command(const ImportOptions& options, std::FILE* out, std::FILE* err);

/// Puts the mark in front by which a file that import wrote, and nobody changed, is known again.
[[nodiscard]] std::string with_import_mark(const std::string& text, bool csv);
/// @throws InputError if a file is there that import did not write, or that somebody has changed
void check_import_replaceable(const std::filesystem::path& file);

}  // namespace kohort
