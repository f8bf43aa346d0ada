#pragma once

#include <filesystem>
#include <string>

#include "app/results/json.hpp"

namespace kohort {

/// Ids and names of the figures that why() knows, one a line.
[[nodiscard]] std::string figure_list(const std::string& folder, const std::string& language);

/// How a figure came about, scenario by scenario: value with interval, formula, parameters with
/// their evidence and places, sources, seed, version and hashes.
///
/// @param payload  of the run, as stored
/// @throws InputError for an unknown figure, with a suggestion
[[nodiscard]] std::string why(const Json& payload, const std::string& figure,
                              const std::string& language);

/// Either of them for a results folder; an empty figure lists all.
[[nodiscard]] std::string why_command(const std::filesystem::path& folder,
                                      const std::string& figure, const std::string& language);

}  // namespace kohort
