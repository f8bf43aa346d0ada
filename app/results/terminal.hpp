#pragma once

#include <string>
#include <string_view>

#include "app/results/run_results.hpp"

namespace kohort {

/// The summary that `run` prints: question, answer, table, payback, uncertainty, where it lies.
[[nodiscard]] std::string terminal_summary(const RunResults& run, std::string_view language);

}  // namespace kohort
