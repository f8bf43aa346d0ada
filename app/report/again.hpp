#pragma once

#include <string>
#include <vector>

#include "app/results/json.hpp"

namespace kohort {

class Store;

/// What a reader's page needs to simulate the same again: type Again of
/// app/report/web/src/try/again.ts. The texts of all files of the scenarios, overrides, seed and
/// draws, and check sums of the first replications as the store holds them. Null if the files
/// cannot be read any more, or are too large to be carried.
/// @param overrides  "key=value", as given to --set
[[nodiscard]] Json again_object(const RunResults& run, const Store& store,
                                const std::vector<std::string>& overrides);

}  // namespace kohort
