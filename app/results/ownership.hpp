#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Whose a folder is. Only what this program made is ever dropped or replaced.
namespace kohort {

/// Has this program written results into the folder? Its database says so by its application_id or
/// by the tables of an earlier version, or its manifest by its format; names prove nothing. A
/// database that cannot be read any more needs a manifest beside it.
[[nodiscard]] bool holds_results_of_ours(const std::filesystem::path& folder);

/// Is a database in the way that this program cannot have made?
[[nodiscard]] bool holds_foreign_store(const std::filesystem::path& folder);

/// A manifest or a summary that this program wrote: with the database gone, all replications are.
[[nodiscard]] bool holds_reports_of_ours(const std::filesystem::path& folder);

/// Bytes of the results of ours that are in the folder: a run that goes on there, or is written
/// again, needs that much less.
[[nodiscard]] double bytes_of_results(const std::filesystem::path& folder);

/// Refuses to replace a page, PDF or workbook that is there and that `kohort report` did not write.
/// @throws InputError
void check_replaceable(const std::filesystem::path& file);

/// Name of a file or folder that neither results.sqlite nor a stopped start of ours explains.
/// @param shards  are folders of shards expected here?
[[nodiscard]] std::optional<std::string> foreign_entry(const std::filesystem::path& folder,
                                                       bool shards);

/// @throws InputError that names what is in the way, and advises nothing that would destroy it
[[noreturn]] void refuse_foreign(const std::filesystem::path& folder, const std::string& entry);

/// Names of all files that runs and sweeps write into their folder, relative to it.
[[nodiscard]] std::vector<std::filesystem::path> names_of_results();

/// Drops the results that are in a folder of ours: files by their names, and of these only those
/// that are as the program wrote them. One that somebody has changed, or put there under a name of
/// ours, is moved aside to NAME.kept (.kept-2, ...). Everything else is left alone.
/// @return where the ones moved aside are
/// @throws InputError if something cannot be removed
std::vector<std::filesystem::path> drop_results(const std::filesystem::path& folder);

}  // namespace kohort
