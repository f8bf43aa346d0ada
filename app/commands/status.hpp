#pragma once

#include <cstdio>
#include <filesystem>
#include <string>

namespace kohort {

/// Exit code of a results folder that is sound, but lacks something.
inline constexpr int something_is_missing = 3;

/// Looks at every row and file of a results folder, changes nothing, and says in a sentence or two
/// whether it is whole, or else exactly what is missing.
///
/// @return 0 if it is whole, 3 if it is sound and the command that wrote it completes it
/// @throws DamagedResults naming what is damaged, OtherResults for a folder of another version, or
///   another InputError if it is no results folder
int status_command(const std::filesystem::path& folder, const std::string& language,
                   std::FILE* out);

}  // namespace kohort
