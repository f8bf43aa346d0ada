#pragma once

#include <cstdio>
#include <string>

#include "app/local/figures.hpp"
#include "app/scenario/background.hpp"

namespace kohort::local {

/// Who is asked, and beside what.
struct Interview {
  std::FILE* in{};
  std::FILE* out{};
  std::string language;
  const Scenario& baseline;
  const Sources& known;                ///< of the country
  const std::vector<FitRow>& country;  ///< what registers say about it
};

/// Asks for the figures one by one: every question can be skipped with Enter; what was understood
/// is repeated; what cannot be is refused and asked again; what is doubtful is asked about.
/// @return the text of a file of figures
/// @throws InputError if the answers end before the questions
[[nodiscard]] std::string interview(const Interview& with);

}  // namespace kohort::local
