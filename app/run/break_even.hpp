#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/results/break_even.hpp"
#include "app/run/run_command.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort {

/// Net municipal cost after a number of budget years, scenario minus baseline, one for each
/// replication. Strengths share their replications, so that two of them differ by strength alone.
using CostDifference = std::function<std::vector<double>(double strength)>;

/// Finds the strength with at most four strengths: 0, 1 and two more, each chosen where the curve
/// through the means so far crosses zero. What is left is interpolated.
[[nodiscard]] BreakEven find_break_even(const CostDifference& difference, double most = 16);

struct BreakEvenTask {
  const Scenario* scenario{};
  int years{};  ///< budget years, from the first
  std::uint64_t seed{};
  std::uint32_t replications{};
  unsigned threads{1};
};

/// The same for a scenario at central values. The baseline is simulated with each strength, since
/// the effects of caseload hold for it as well; what comes after the budget years is left out.
///
/// @param tried  told each strength before it is simulated
/// @return nothing if a stop was requested
[[nodiscard]] std::optional<BreakEven> break_even(const BreakEvenTask& task, const Engine& engine,
                                                  const std::function<void(double)>& tried,
                                                  const std::stop_token& stop = {});

/// Net cost to the municipality of the first `years` budget years.
[[nodiscard]] double cost_until(const Outcome& outcome, int years);

/// The same parameters with nothing simulated that comes after the first `years` budget years,
/// whose costs keep every bit.
[[nodiscard]] Parameters without_later_life(Parameters parameters, int years);

/// The answer in words, with each effect's stated value, needed value and evidence range.
[[nodiscard]] std::string describe(const BreakEven& result, const Scenario& scenario,
                                   const std::string& language);

/// "key=value" overrides that take every effect of the scenario away (--no-effect).
[[nodiscard]] std::vector<std::string> no_effect_overrides(const Scenario& scenario);

}  // namespace kohort
