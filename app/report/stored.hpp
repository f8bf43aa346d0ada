#pragma once

#include <filesystem>
#include <string>

#include "app/results/json.hpp"

namespace kohort {

/// The payload that a run or a sweep left in its results folder, read without changing anything
/// there.
struct StoredPayload {
  Json payload;
  /// A run has gone on in the folder since, and has not been summarised.
  bool behind{};
};

/// @throws InputError if the folder is not one of results, is damaged, comes from a newer program,
///   or from a run that ended before its first summary
[[nodiscard]] StoredPayload read_stored_payload(const std::filesystem::path& folder);

}  // namespace kohort
