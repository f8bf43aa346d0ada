#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <string>

#include "app/results/outcome_checksum.hpp"

/// Rows of the table replication: an outcome each, with a check sum.
namespace kohort {

/// What read_outcome() expects a query to select, in this order.
inline constexpr const char* outcome_columns =
    "scenario, replication, draw, budget_years, ages, outcome, checksum";

/// Reads the row that the query stands on. @return whether it is as it was written
[[nodiscard]] bool read_outcome(SQLite::Statement& query, const std::string& run, RowKey& key,
                                Outcome& outcome);

}  // namespace kohort
