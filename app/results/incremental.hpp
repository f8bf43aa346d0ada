#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/results/estimate.hpp"
#include "app/results/ratio.hpp"

/// Options of one decision side by side: incremental cost-effectiveness analysis (Drummond et al.,
/// Methods for the Economic Evaluation of Health Care Programmes, 4th ed. 2015, chapter 4).
namespace kohort {

/// What an option costs and achieves; more of the effect is better.
struct CostEffect {
  double cost{};
  double effect{};
};

enum class Standing {
  frontier,   ///< the best choice for someone: there is a price of the effect at which it
              ///< has the greatest net benefit
  dominated,  ///< another option achieves as much for less, or more for the same
  extendedly_dominated,  ///< a mixture of two others does
};

/// An option among others.
struct IncrementalStep {
  std::size_t option{};  ///< position among those given
  Standing standing{};
  /// On the frontier, the option before it there; none for the first, and none for one that costs
  /// and achieves just what another does.
  std::optional<std::size_t> against;
};

/// Options in ascending order of effect, and of cost where that is equal. Along the frontier the
/// ratios of added cost to added effect never fall. Options that are equal stand equally.
[[nodiscard]] std::vector<IncrementalStep> incremental_steps(std::span<const CostEffect> options);

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

/// "frontier", "dominated" or "extendedly dominated", as in tables.
[[nodiscard]] std::string_view standing_name(Standing standing);

}  // namespace kohort
