#pragma once

#include <cstddef>

#include "app/figures/words.hpp"

namespace kohort {

/// A payer view within a sentence: "kommunen", "the municipality".
[[nodiscard]] const Words& payer_in_sentence(std::size_t view);

}  // namespace kohort
