#pragma once

#include <filesystem>
#include <optional>
#include <string>

/// Which program is running. A version number does not tell two builds apart, and two builds may
/// give two numbers, so that whatever is kept says which one computed it.
namespace kohort {

/// Name of the fact in a database of results.
inline constexpr const char* program_fact = "program";

/// Fingerprint of the program that is running: of its file, or of its version where that cannot be
/// read.
[[nodiscard]] const std::string& program_fingerprint();

/// What to say about a folder that another build computed: its numbers are not mixed with ours.
/// @param other  that build's fingerprint, if the folder says one
[[nodiscard]] std::string other_build(const std::filesystem::path& folder,
                                      const std::optional<std::string>& other);

}  // namespace kohort
