#pragma once

#include <filesystem>
#include <string>

#include "app/results/json.hpp"

namespace kohort {

/// The payload that a run or a sweep left in its results folder, read without changing anything
/// there.
// NOLINTNEXTLINE(bugprone-exception-escape): the JSON library's own moves
struct StoredPayload {
  Json payload;
  /// A run has gone on in the folder since, and has not been summarised.
  bool behind{};
};

/// @throws InputError if the folder is not one of results, is damaged, comes from a newer program,
///   or from a run that ended before its first summary
[[nodiscard]] StoredPayload read_stored_payload(const std::filesystem::path& folder);

/// The same from the text that a store holds; nothing in it is believed before it is checked.
/// @param file  named in messages
/// @param complete  the store says that its run is
[[nodiscard]] StoredPayload stored_payload(const std::filesystem::path& file,
                                           const std::string& text, const std::string& version,
                                           bool complete);

/// The workbook that a run keeps in its results folder, in either language.
/// @throws InputError likewise, and if the results hold none
[[nodiscard]] std::string read_stored_workbook(const std::filesystem::path& folder,
                                               const std::string& language);

}  // namespace kohort
