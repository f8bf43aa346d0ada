#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

/// What a results folder should hold besides the database: the fact `files` of its store.
namespace kohort {

/// Name of the fact. Empty while files are being written.
inline constexpr const char* files_fact = "files";

/// Names and fingerprints of files in the folder, as the value of the fact.
/// @param names  relative to the folder
/// @throws InputError if one cannot be read
[[nodiscard]] std::string written_files(const std::filesystem::path& folder,
                                        std::span<const std::string> names);

/// What has become of them.
struct FileCondition {
  std::size_t good{};
  std::vector<std::string> missing;
  std::vector<std::string> changed;  ///< there, with other content
};
/// @param fact  as written_files() made it; what cannot be read counts as no files
[[nodiscard]] FileCondition look_at_files(const std::filesystem::path& folder,
                                          const std::string& fact);

}  // namespace kohort
