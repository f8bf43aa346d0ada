#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Which of several options could be chosen by someone: incremental cost-effectiveness analysis
/// (Drummond et al., Methods for the Economic Evaluation of Health Care Programmes, 4th ed. 2015,
/// chapter 4).
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

/// "frontier", "dominated" or "extendedly dominated", as in tables.
[[nodiscard]] std::string_view standing_name(Standing standing);

}  // namespace kohort
