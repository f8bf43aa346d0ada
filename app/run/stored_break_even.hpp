#pragma once

#include <optional>

#include "app/results/store.hpp"
#include "app/run/break_even.hpp"

namespace kohort {

/// Break-even of one scenario from the results folder, where an earlier run with the same input
/// left it; found and left there otherwise. Everything that decides it is part of the folder's
/// input hash, but for the years and the replications, which stand beside it.
///
/// @return nothing if a stop was requested
[[nodiscard]] std::optional<BreakEven> remembered_break_even(
    Store& store, const BreakEvenTask& task, const Engine& engine,
    const std::function<void(double)>& tried, const std::stop_token& stop);

}  // namespace kohort
