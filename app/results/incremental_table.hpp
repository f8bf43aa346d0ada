#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/files/table.hpp"
#include "app/results/incremental.hpp"
#include "app/results/run_results.hpp"
#include "app/results/summary.hpp"
#include "app/words/messages.hpp"

namespace kohort {

/// One option of a decision: the id of its row in the store, and its figures.
using OptionRow = std::pair<std::string, const HeadlineValues*>;

/// Every pair of incremental_pairs() for options of the same people.
/// @param rows  the first is what the others are compared with
[[nodiscard]] std::vector<IncrementalTable> incremental_tables(std::span<const OptionRow> rows);

/// For the database and for CSV.
[[nodiscard]] Table incremental_result_table(const RunResults& run);
/// For the terminal; empty if there is nothing to compare.
[[nodiscard]] std::string incremental_text(const RunResults& run, std::string_view language);

}  // namespace kohort
