#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/scenario/scenario.hpp"

/// Which scenarios can be compared, and with what.
namespace kohort {

/// What keeps two scenarios from being the same place and people: the first parameter outside the
/// programmes that differs, in its value or in its distribution, so that draws would differ. Null
/// if nothing does.
struct PlaceDifference {
  const ResolvedParameter* first{};  ///< null: prices rise differently
  const ResolvedParameter* second{};
};
[[nodiscard]] std::optional<PlaceDifference> place_difference(const Scenario& a, const Scenario& b);

/// A scenario's name: that of its file without folder and ending.
[[nodiscard]] std::string scenario_name(const std::filesystem::path& file);

/// The file that these scenarios name as their reference (`reference` in a scenario file); empty if
/// none of them does.
/// @throws InputError with the places if they name different ones, or only some of them do, or if
///   the file is not there, out of reach or the scenario's own
[[nodiscard]] std::filesystem::path stated_reference(const std::vector<Scenario>& scenarios);

/// The scenario that --reference names, by its name or its file.
/// @throws InputError with the nearest name if there is none, or if nothing is left to compare
[[nodiscard]] std::size_t reference_position(const std::vector<const Scenario*>& scenarios,
                                             const std::string& name);

/// What --reference says for the same place without programmes, whatever the files name.
inline constexpr const char* no_reference = "baseline";

/// Why these two cannot be compared with one reference. @pre they have a place_difference()
[[nodiscard]] std::string other_place(const Scenario& a, const Scenario& b);

}  // namespace kohort
