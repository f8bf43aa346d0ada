#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kohort {

/// Smallest number of letters to insert, delete, replace or swap with a neighbour.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate that `word` was most likely meant to be, or empty if none is near.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> candidates);

/// " (did you mean X?)", or empty for an empty X.
[[nodiscard]] std::string did_you_mean(const std::string& candidate);

}  // namespace kohort
