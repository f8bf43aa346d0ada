#pragma once

#include <filesystem>

namespace kohort {

/// The folder of scenarios that belongs to this program, without symbolic links: installed beside
/// it (../share/kohort/scenarios), wherever that is, or above its build folder. Empty if there is
/// none.
[[nodiscard]] std::filesystem::path shipped_folder();

/// The shipped file of this name, with or without ".toml"; empty if there is none.
/// @param within  folder below the shipped scenarios, such as "studies"
[[nodiscard]] std::filesystem::path shipped_file(const std::filesystem::path& name,
                                                 const char* within = "");

/// The file that a user means by `file`: itself if it is there; else, if it is a name without a
/// folder, the shipped file of that name. Itself if that is not there either, for the message.
[[nodiscard]] std::filesystem::path meant_file(const std::filesystem::path& file,
                                               const char* within = "");

}  // namespace kohort
