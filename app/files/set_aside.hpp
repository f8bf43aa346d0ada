#pragma once

#include <filesystem>
#include <functional>

/// What a damaged or a dropped database leaves in its folder.
namespace kohort {

/// Puts a new database in the place of a damaged one, which stays beside it as FILE.damaged (or
/// .damaged-2, ...), with its log. A process killed on the way leaves the damaged one in its place.
/// @param fill  makes the new database at the path it is given, as one file; it may read the
///   damaged one where it is
/// @return where the damaged one is
/// @throws InputError
std::filesystem::path replace_damaged(
    const std::filesystem::path& file,
    const std::function<void(const std::filesystem::path& fresh)>& fill);

/// Plays back the journal that a process killed in the middle of a commit may have left, which a
/// reader alone cannot do. Where that is not possible, reading will say why.
void play_back_journal(const std::filesystem::path& file);

/// Removes a file of ours, its temporary file, and for a database its logs.
/// @throws InputError if it cannot be removed
void remove_ours(const std::filesystem::path& file);

}  // namespace kohort
