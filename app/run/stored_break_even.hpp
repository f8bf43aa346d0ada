#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/results/program_identity.hpp"
#include "app/results/store.hpp"
#include "app/run/break_even.hpp"

namespace kohort {

/// What was asked and found about one scenario beyond its own replications.
struct TurningPoints {
  std::vector<BreakEven> break_even;  ///< all programmes together first
  std::vector<Turn> turns;            ///< parameters that turn the sign, nearest first
};

/// Break-even and turning parameters of one scenario from the results folder, where an earlier run
/// of the same program with the same input left them; found and left there otherwise. The numbers
/// of another build of the program are not trusted: its search may have been another.
///
/// @param headline  the same task over all budget years, for the turning parameters
/// @return nothing if a stop was requested
[[nodiscard]] std::optional<TurningPoints> remembered_turning_points(
    Store& store, const BreakEvenTask& task, const BreakEvenTask& headline,
    std::span<const Influence> influences, const Engine& engine,
    const std::function<void(double)>& tried, const std::stop_token& stop);

}  // namespace kohort
