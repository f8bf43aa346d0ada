#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/files/document.hpp"
#include "app/files/problems.hpp"
#include "app/scenario/catalogue.hpp"

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
/// The same of kroner: asks whether 500.000 means a thousand times as much.
[[nodiscard]] std::optional<double> read_amount_of_money(const std::string& shown, const Node& node,
                                                         Problems& problems);
/// Asks about a number that looks like a Danish thousand, where one is likely.
void ask_about_thousand(const std::string& shown, const Node& node, Problems& problems);
/// " (did you mean 1200? ...)" for a whole number that looks like one.
[[nodiscard]] std::string thousand_hint(const Node& node);
/// A calendar year, 1900 to 2200.
[[nodiscard]] std::optional<int> read_year(const std::string& shown, const Node& node,
                                           Problems& problems);

/// "a probability between 0 and 1", "a whole number between 18 and 40 (years)".
[[nodiscard]] std::string expected_text(const CatalogueEntry& entry);

}  // namespace kohort
