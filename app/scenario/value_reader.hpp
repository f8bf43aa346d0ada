#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/scenario/catalogue.hpp"
#include "app/scenario/document.hpp"
#include "app/scenario/problems.hpp"

namespace kohort {

/// Whether the parameter may have this value; `shown` is how messages call it.
bool in_range(const CatalogueEntry& entry, const std::string& shown, const Node& node,
              Problems& problems);

/// The value, low or high of a parameter: one number (flags: 0 or 1), or one for each label.
/// What is wrong goes to `problems`, and the result is empty.
[[nodiscard]] std::vector<double> read_values(const CatalogueEntry& entry, const std::string& shown,
                                              const Node& node, Problems& problems);

[[nodiscard]] std::optional<std::string> read_text(const std::string& shown, const Node& node,
                                                   Problems& problems);
[[nodiscard]] std::optional<double> read_number(const std::string& shown, const Node& node,
                                                Problems& problems);
/// A calendar year, 1900 to 2200.
[[nodiscard]] std::optional<int> read_year(const std::string& shown, const Node& node,
                                           Problems& problems);

/// "a probability between 0 and 1", "a whole number between 18 and 40 (years)".
[[nodiscard]] std::string expected_text(const CatalogueEntry& entry);

}  // namespace kohort
