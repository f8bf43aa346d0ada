#pragma once

#include <string>
#include <string_view>

/// What this program was built from.
namespace kohort {

/// Commit of the source, with a remark if it had uncommitted changes; empty if it is not known, as
/// when built from an archive of files alone.
[[nodiscard]] std::string_view commit();

/// For `--version`: version, commit, libraries with versions, compiler.
/// @param cluster  library for sweeps over several processes; empty if there is none
[[nodiscard]] std::string version_text(std::string_view cluster);

}  // namespace kohort
