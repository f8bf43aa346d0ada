#pragma once

#include <filesystem>
#include <string>

#include "app/import/table.hpp"

namespace kohort {

/// Reads a table in whichever form the file's content has: PC-Axis, JSON-stat or CSV.
/// @throws InputError with every problem and every question found, file:line:column
[[nodiscard]] StatisticalTable read_table(const std::filesystem::path& file,
                                          const TableAnswers& answers);

/// Each of the forms, from text; numbers are still as they are written.
void read_px(const std::string& text, StatisticalTable& table, Problems& problems);
void read_json_stat(const std::string& text, StatisticalTable& table, Problems& problems);
void read_csv_table(const std::string& text, const TableAnswers& answers, StatisticalTable& table,
                    Problems& problems);

/// Reads what the cells have written. Numbers that can be a thousand times as large, or that have
/// decimals where things are counted, are asked about.
void read_numbers(StatisticalTable& table, const TableAnswers& answers, Problems& problems);

}  // namespace kohort
