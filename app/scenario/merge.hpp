#pragma once

#include <string>
#include <vector>

#include "app/files/problems.hpp"
#include "app/scenario/scenario.hpp"
#include "app/scenario/statements.hpp"

namespace kohort {

/// A parameter while files are laid over each other.
struct MergedParameter {
  ResolvedParameter resolved;
  Place value_place;   ///< of the assignment that won
  Place range_place;   ///< of the range that won
  bool given{false};   ///< some file gives it, rightly or wrongly
  bool broken{false};  ///< what the winning assignment says could not be read
};

/// What an assignment says after its value if that is a plain amount, which counts in prices of the
/// year of the amount that it replaces: " [2019]".
[[nodiscard]] std::string inherited_price_year(int year);

/// One entry for each of `known`, nothing given yet.
[[nodiscard]] std::vector<MergedParameter> empty_parameters(const Catalogue& known);

/// Lays the statements of all files over each other, first base first. A further programme begins
/// with all that is said in the end about the first one of its kind.
void apply(const std::vector<Statements>& layers, const Catalogue& known,
           std::vector<MergedParameter>& to, std::vector<std::string>& warnings);

/// What only the merged parameters show: missing ones, ranges that do not hold their value,
/// distributions that cannot be, money without a price year or with one outside the index.
/// @param scenario_file  blamed for parameters that no file gives; they are not listed if empty
void check(const std::vector<MergedParameter>& parameters, const Catalogue& known,
           const PriceIndex& index, const std::string& scenario_file, Problems& problems);

}  // namespace kohort
