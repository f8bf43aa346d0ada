#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/files/table.hpp"
#include "app/results/run_results.hpp"
#include "app/results/store.hpp"

namespace kohort {

/// The tidy tables of a run, for the database and for CSV. `store` must outlive them.
[[nodiscard]] std::vector<Table> result_tables(const RunResults& run, const Store& store);

/// summary.json; docs/results.md describes it.
[[nodiscard]] std::string summary_json(const RunResults& run);
/// manifest.json: what is needed to make the same results again.
[[nodiscard]] std::string manifest_json(const RunResults& run);

}  // namespace kohort
