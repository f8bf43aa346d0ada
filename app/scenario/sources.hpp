#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "app/scenario/scenario.hpp"

namespace kohort {

/// Where numbers come from, in words.
struct SourceText {
  std::string title;
  std::string address;
  std::string year;
  std::string ours;  ///< "assumption", "choice" or "derivation" if no evidence stands behind it
};

using Sources = std::map<std::string, SourceText>;

/// Reads a file of sources; what is wrong with it is an InputError. No file, no sources.
[[nodiscard]] Sources read_sources(const std::filesystem::path& file);

/// The sources.toml beside each file of the scenario's chain. What a base file's says of an id no
/// later one can change, so that a shipped number keeps its source.
[[nodiscard]] Sources sources_of(const Scenario& scenario);

/// A grade in words: "V" is "read in the source".
[[nodiscard]] std::string grade_text(const std::string& grade, const std::string& language);

}  // namespace kohort
