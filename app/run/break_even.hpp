#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/run/run_command.hpp"
#include "app/scenario/scenario.hpp"

namespace kohort {

/// How large the effects would have to be for the municipality to have its money back after a
/// number of budget years: the common strength (1 = as stated) of all effects at which the mean
/// cumulated difference of its net cost is zero.
struct BreakEven {
  enum class Outcome { found, costs_nothing, no_effects, beyond_range };
  Outcome outcome{Outcome::no_effects};
  double strength{};
  double se{};              ///< Monte Carlo standard error of `strength`
  double without_effect{};  ///< mean difference [kr.] at strength 0
  int years{};
  std::uint32_t replications{};
};

/// Net municipal cost after `years` budget years, scenario minus baseline, one for each
/// replication.
using CostDifference = std::function<std::vector<double>(double strength)>;

/// Finds the strength by bisection on paired replications, up to `most`.
[[nodiscard]] BreakEven find_break_even(const CostDifference& difference, double most = 16);

/// The same for a scenario at central values, simulated with `replications` histories.
[[nodiscard]] BreakEven break_even(const Scenario& scenario, int years, std::uint32_t seed,
                                   std::uint32_t replications, unsigned threads,
                                   std::FILE* progress, const std::stop_token& stop = {});

/// The answer in words, with each effect's stated value, needed value and evidence range.
[[nodiscard]] std::string describe(const BreakEven& result, const Scenario& scenario,
                                   const std::string& language);

/// "key=value" overrides that take every effect of the scenario away (--no-effect).
[[nodiscard]] std::vector<std::string> no_effect_overrides(const Scenario& scenario);

}  // namespace kohort
