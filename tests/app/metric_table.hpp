#pragma once

#include <fmt/format.h>
#include <string>

#include "app/figures/metric.hpp"
#include "app/figures/unit.hpp"

namespace kohort::test {

/// The table of docs/results.md as the catalogue has it.
inline std::string metric_table() {
  std::string out = "| id | unit | over | meaning |\n|---|---|---|---|\n";
  for (const Metric& metric : headline_metrics())
    out += fmt::format("| `{}` | {} | {} | {} |\n", metric.id, unit_name(metric.unit),
                       window_text(metric.window), metric.text.formula.en);
  return out;
}

}  // namespace kohort::test
