#pragma once

#include <span>
#include <string_view>

#include "app/figures/words.hpp"

namespace kohort {

/// A line of the social appraisal, or a ledger, in words.
struct EconomicsWords {
  std::string_view id;
  Words name;
};

/// Lines of docs/results.md, section Economics.
[[nodiscard]] std::span<const EconomicsWords> economics_words();
[[nodiscard]] std::span<const EconomicsWords> ledger_words();

}  // namespace kohort
