#pragma once

#include "app/results/run_results.hpp"
#include "app/run/plan.hpp"

namespace kohort {

/// Turns the first `replications` stored replications into results.
[[nodiscard]] RunResults collect_results(const Plan& plan, const Store& store,
                                         const std::filesystem::path& folder,
                                         std::uint32_t replications, std::uint32_t requested);

}  // namespace kohort
