#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <cstdint>
#include <string>

#include "models/outcome.hpp"

/// Rows of the table replication: an outcome each, with a check sum.
namespace kohort {

struct RowKey {
  std::int64_t row{};  ///< of the plan: a baseline or a scenario
  std::int64_t replication{};
  std::int64_t draw{};
};

/// What read_outcome() expects a query to select, in this order.
inline constexpr const char* outcome_columns =
    "scenario, replication, draw, budget_years, ages, outcome, checksum";

/// @param run  tells runs apart, so that a row of one is not sound in another
[[nodiscard]] std::int64_t outcome_checksum(const std::string& run, const RowKey& key,
                                            const Outcome& outcome);

/// Reads the row that the query stands on. @return whether it is as it was written
[[nodiscard]] bool read_outcome(SQLite::Statement& query, const std::string& run, RowKey& key,
                                Outcome& outcome);

}  // namespace kohort
