#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/import/table.hpp"

namespace kohort {

/// Name of a municipality (101-860), region (081-085), province (01-11) or of the whole country
/// (000) by its code; scenarios/places/regions.toml has them.
[[nodiscard]] std::optional<std::string> region_name(std::string_view code);

/// Code of a place by its name, in whatever case, with or without "Kommune".
[[nodiscard]] std::optional<std::string> region_code(std::string_view name);

/// Name of the place that was most likely meant, or empty.
[[nodiscard]] std::string nearest_region(std::string_view text);

/// Gives every place of the dimension its code and its name. A code that stands beside another
/// place's name is a problem; one that nobody knows is marked, and asked about when it is chosen.
/// @param as_they_are  take all as the table has them
void settle_regions(const StatisticalTable& table, TableDimension& places, bool as_they_are,
                    Problems& problems);

}  // namespace kohort
