#pragma once

#include <string>
#include <vector>

#include "app/results/run_results.hpp"
#include "app/results/store.hpp"

namespace kohort {

/// Writes tables, JSON and the report into the run's folder and marks the store complete last.
/// @param overrides  "key=value" that lie over the scenario files: the page can simulate again
/// @throws InputError if the disk is full or the folder cannot be written
void write_outputs(const RunResults& run, Store& store, const std::string& language,
                   bool danish_csv, const std::vector<std::string>& overrides = {});

}  // namespace kohort
