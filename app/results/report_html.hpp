#pragma once

#include <string>
#include <string_view>

#include "app/results/run_results.hpp"

namespace kohort {

/// The report: one self-contained HTML page.
[[nodiscard]] std::string report_html(const RunResults& run, std::string_view language);

}  // namespace kohort
