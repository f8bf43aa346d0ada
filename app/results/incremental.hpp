#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/results/estimate.hpp"
#include "app/results/ratio.hpp"
#include "models/economics/incremental.hpp"

/// Options of one decision side by side, from the replications of a run.
namespace kohort {

/// One option, replication by replication.
struct OptionValues {
  std::string id;
  std::vector<double> cost;    ///< beyond the first option
  std::vector<double> effect;  ///< likewise
};

struct IncrementalRow {
  std::string id;
  Estimate cost;    ///< beyond the first option
  Estimate effect;  ///< likewise
  Standing standing{};
  std::string against;  ///< id; empty if there is none
  /// Added cost for each unit of added effect, both beyond `against`: a ratio of means.
  std::optional<RatioEstimate> ratio;
  /// Share of the parameter draws in which the option is on the frontier; each draw is the mean of
  /// its replications. Empty with a single draw.
  std::optional<double> frontier_share;
};

/// By the mean costs and effects.
/// @param options  the first one is what the others are compared with: all its values are 0
/// @param draws  of each replication
[[nodiscard]] std::vector<IncrementalRow> incremental_rows(std::span<const OptionValues> options,
                                                           std::span<const std::uint32_t> draws);

/// A way to compare options: a cost and an effect, of which there should be less.
struct IncrementalPair {
  std::string_view cost;    ///< id of a headline metric
  std::string_view effect;  ///< likewise; what is avoided of it counts
  double cost_factor{1};    ///< to the unit of the table
  std::string_view cost_unit;
  std::string_view effect_unit;
  std::string_view ratio_unit;
};
/// Over the budget years and over lives.
[[nodiscard]] std::span<const IncrementalPair> incremental_pairs();

/// Scenarios of one place, and the place without programmes, by one pair.
struct IncrementalTable {
  IncrementalPair pair;
  std::string reference;             ///< id of what costs and effects are differences from
  std::vector<IncrementalRow> rows;  ///< in ascending order of effect
};

}  // namespace kohort
