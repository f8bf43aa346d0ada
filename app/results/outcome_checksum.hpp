#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "app/results/summary.hpp"
#include "models/outcome.hpp"

/// Check sums of outcomes: what the store keeps, and what everybody who simulates the same again
/// compares with.
namespace kohort {

struct RowKey {
  std::int64_t row{};  ///< of the plan: a baseline or a scenario
  std::int64_t replication{};
  std::int64_t draw{};
};

/// @param run  tells runs apart, so that a row of one is not sound in another
[[nodiscard]] std::int64_t outcome_checksum(const std::string& run, const RowKey& key,
                                            const Outcome& outcome);

/// Fingerprint of every outcome, row by row, replication by replication.
[[nodiscard]] std::string result_hash(const OutcomeReader& read, std::size_t rows);

}  // namespace kohort
