#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "app/results/break_even.hpp"
#include "app/results/influence.hpp"
#include "app/run/run_command.hpp"
#include "app/run/turning_point.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort {

struct BreakEvenTask {
  const Scenario* scenario{};
  const Scenario* reference{};  ///< what it is set against; null: the place without programmes
  int years{};                  ///< budget years, from the first
  std::uint64_t seed{};
  std::uint32_t replications{};       ///< to begin with
  std::uint32_t most_replications{};  ///< where fewer do not decide
  unsigned threads{1};
};

/// Break-even of a scenario at central values: of all programmes together, then, if there are
/// several, of each against the others without it. A programme's break-even scales its own effects
/// only; all together are set against the reference, if there is one, where an effect that both
/// have in common is as strong. The other side is simulated with each strength too, since effects
/// of caseload hold for it as well; what comes after the budget years is left out.
///
/// @param tried  told each strength before it is simulated
/// @return nothing if a stop was requested
[[nodiscard]] std::optional<std::vector<BreakEven>> break_even(
    const BreakEvenTask& task, const Engine& engine, const std::function<void(double)>& tried,
    const std::stop_token& stop = {});

/// The parameters that turn the sign of the municipality's cost difference over the budget years
/// within what they may be, nearest first, at most three. Candidates come from the straight lines
/// through the run's own draws; what is returned has been found by simulation, everything else at
/// central values. A table moves as a whole, each entry by the same part of its range.
///
/// @return nothing if a stop was requested
[[nodiscard]] std::optional<std::vector<Turn>> find_turns(const BreakEvenTask& task,
                                                          std::span<const Influence> influences,
                                                          const Engine& engine,
                                                          const std::stop_token& stop = {});

/// Net cost to the municipality of the first `years` budget years.
[[nodiscard]] double cost_until(const Outcome& outcome, int years);

/// The same parameters with nothing simulated that comes after the first `years` budget years,
/// whose costs keep every bit.
[[nodiscard]] Parameters without_later_life(Parameters parameters, int years);

/// "key=value" overrides that take every effect of the scenario away (--no-effect).
[[nodiscard]] std::vector<std::string> no_effect_overrides(const Scenario& scenario);

}  // namespace kohort
