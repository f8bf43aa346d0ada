#pragma once

#include <cstdint>
#include <filesystem>

#include "app/results/run_results.hpp"
#include "app/results/summary.hpp"
#include "app/run/plan.hpp"

namespace kohort {

class Store;

/// Turns outcomes into results, wherever they are kept: replications 0 .. `replications` - 1 of
/// each row of the plan. What concerns a results folder stays empty.
[[nodiscard]] RunResults collect_results(const Plan& plan, const OutcomeReader& read,
                                         std::uint32_t replications, std::uint32_t requested);

/// Turns the first `replications` stored replications into results.
[[nodiscard]] RunResults collect_results(const Plan& plan, const Store& store,
                                         const std::filesystem::path& folder,
                                         std::uint32_t replications, std::uint32_t requested);

}  // namespace kohort
