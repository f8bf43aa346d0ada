#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/results/json.hpp"

namespace kohort {

/// How a figure of the report comes about.
struct LineageEntry {
  std::string_view figure;  ///< id of a headline metric, or of a figure of the report
  /// Metric whose value stands for the figure; empty where no single number does.
  std::string_view metric;
  std::string_view da, en;  ///< formula in words
  /// Parameters that it depends on most directly: whole keys ("costs.caseworker") or sections
  /// ("costs"); empty places are not used. Everything acts on everything in the end; these act
  /// without detour.
  std::array<std::string_view, 8> keys{};
  std::string_view section;  ///< heading of docs/model.md
};

/// Every figure, headline metrics first.
[[nodiscard]] std::span<const LineageEntry> lineage_table();

/// Keys of the scenario's parameters that an entry names, in the scenario's order; those of
/// programmes that are off are left out.
[[nodiscard]] std::vector<std::string> lineage_parameters(const LineageEntry& entry,
                                                          const Scenario& scenario);

/// figure id -> {formula, parameters, section}
[[nodiscard]] Json lineage_object(const Scenario& scenario);

}  // namespace kohort
