#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/files/table.hpp"
#include "app/results/run_results.hpp"

namespace kohort {

/// The tidy tables of a run, for the database and for CSV. `run` must outlive them.
/// @param read  visits the replications that `run` was made of
[[nodiscard]] std::vector<Table> result_tables(const RunResults& run, const OutcomeReader& read);

/// summary.json; docs/results.md describes it.
[[nodiscard]] std::string summary_json(const RunResults& run);
/// manifest.json: what is needed to make the same results again.
[[nodiscard]] std::string manifest_json(const RunResults& run);

}  // namespace kohort
