#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/results/json.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort {

/// The scenario files that results carry with them (again_object()), with what lay over them.
struct Carried {
  std::map<std::string, std::string> files;  ///< text by name
  std::vector<std::string> scenarios;        ///< names of the scenarios' own files, in their order
  std::vector<std::string> overrides;        ///< "key=value"

  [[nodiscard]] bool any() const { return !scenarios.empty(); }
};

/// What a payload carries; nothing where it carries no files, or not as this program writes them.
[[nodiscard]] Carried carried_by(const Json& payload);

/// The same scenarios on other ground: the files that they are built on from `ground`, each
/// scenario's own file and what lay over it as they were.
[[nodiscard]] Carried on_ground_of(const Carried& scenarios, const Carried& ground);

/// Reads carried files as if they lay on the disk; names that they extend mean carried files,
/// never today's. For a moment they do, in a folder of their own.
/// @throws InputError as load_scenario(), also if a temporary folder cannot be made
[[nodiscard]] std::vector<Scenario> load_carried(const Carried& carried);

}  // namespace kohort
