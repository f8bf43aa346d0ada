#pragma once

#include <string>
#include <string_view>

#include "app/results/break_even.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort {

/// The answer in words: the same on the terminal, in summary.json and on the page. Intervals and
/// half-widths are 95 % confidence intervals of what is simulated, and say so.
[[nodiscard]] std::string break_even_sentence(const BreakEven& result, std::string_view language);

/// With each effect's stated value, needed value and evidence range, for the terminal.
[[nodiscard]] std::string describe(const BreakEven& result, const Scenario& scenario,
                                   std::string_view language);

}  // namespace kohort
