#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/results/run_results.hpp"
#include "app/results/store.hpp"
#include "app/results/table.hpp"

namespace kohort {

/// The tidy tables of a run, for the database and for CSV. `store` must outlive them.
[[nodiscard]] std::vector<Table> result_tables(const RunResults& run, const Store& store);

/// summary.json; docs/results.md describes it.
[[nodiscard]] std::string summary_json(const RunResults& run);
/// manifest.json: what is needed to make the same results again.
[[nodiscard]] std::string manifest_json(const RunResults& run);

/// Writes tables, JSON and the report into the run's folder and marks the store complete last.
/// @param overrides  "key=value" that lie over the scenario files: the page can simulate again
/// @throws InputError if the disk is full or the folder cannot be written
void write_outputs(const RunResults& run, Store& store, const std::string& language,
                   bool danish_csv, const std::vector<std::string>& overrides = {});

}  // namespace kohort
