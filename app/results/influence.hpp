#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/scenario/parameter_draws.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort {

/// What the draws of one parameter say about a result: a regression of the result's mean in each
/// draw on the parameter's value in it. Only the run's own draws are used.
///
/// With some 25 draws and a hundred uncertain parameters, chance alone makes many of them look
/// important. What is reported is therefore picked by Benjamini & Hochberg (1995): among the
/// reported ones at most 5 % are expected to be there by chance, and if no parameter matters
/// anything is reported in at most 5 % of runs. Many that matter are missing. A regression sees
/// straight lines only, and parameters that by accident were drawn alike share their credit.
struct Influence {
  std::size_t parameter{};  ///< position in Scenario::parameters
  std::size_t entry{};      ///< of a table: the first that varies; all entries are drawn together
  /// The position is in what the scenario is compared with, which alone has a use for it.
  bool of_reference{false};
  /// Share of the result's whole variance, chance included, that the line explains: adjusted R² of
  /// the draws' means times their variance over the variance of single replications; 0 to 1.
  double share{};
  std::optional<double> share_se;  ///< jackknife over draws
  double slope{};                  ///< change of the result per unit of the parameter
  double p_value{};                ///< of "no slope", two-sided t test
  /// Value at which the mean result turns its sign, other parameters at their means. Empty if the
  /// parameter may not have it, or if it is more than a range's width outside the stated range,
  /// where a straight line says nothing.
  std::optional<double> turns_at;
};

/// A parameter's values, one for each draw.
struct DrawnParameter {
  std::size_t parameter{};
  std::size_t entry{};
  std::vector<double> values;
  bool of_reference{false};
};

/// A scenario with its draws.
struct DrawnScenario {
  const Scenario* scenario{};
  const ParameterDraws* draws{};
};

/// Share of false alarms among what influences() reports.
inline constexpr double false_discovery_rate = 0.05;
/// Fewer draws than this say nothing about single parameters.
inline constexpr std::size_t fewest_draws = 8;

/// Influences that can be told from chance, largest share first. `turns_at` is left unchecked.
///
/// @param means           of the result, one for each draw
/// @param whole_variance  of the result in single replications
[[nodiscard]] std::vector<Influence> influences(std::span<const DrawnParameter> parameters,
                                                std::span<const double> means,
                                                double whole_variance);

/// The same for a run of a scenario: `values` and `draws` hold one entry for each replication.
/// @param reference  what the values are differences from, if it is another scenario: parameters
///   that it alone uses count, too. What both use is looked at as the scenario states it.
[[nodiscard]] std::vector<Influence> influences(const DrawnScenario& scenario,
                                                std::span<const double> values,
                                                std::span<const std::uint32_t> draws,
                                                const DrawnScenario& reference = {});

}  // namespace kohort
