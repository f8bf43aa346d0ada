#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/results/json.hpp"
#include "app/results/summary.hpp"

namespace kohort {

/// Replications at most whose check sums a page is given.
inline constexpr std::uint32_t checked_replications = 10;

/// What a reader's page needs to simulate the same again: type Again of
/// app/report/web/src/try/again.ts. The texts of all files of the scenarios, overrides, seed and
/// draws, and check sums of the first replications as the store holds them. Null if the files
/// cannot be read any more, or are too large to be carried.
/// @param read  visits the replications that `run` was made of, or only the first checked ones
/// @param overrides  "key=value", as given to --set
[[nodiscard]] Json again_object(const RunResults& run, const OutcomeReader& read,
                                const std::vector<std::string>& overrides);

}  // namespace kohort
