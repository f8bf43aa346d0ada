#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/files/needs.hpp"
#include "app/results/store.hpp"
#include "app/run/run_command.hpp"
#include "app/scenario/parameter_draws.hpp"
#include "app/scenario/rules.hpp"
#include "app/scenario/scenario.hpp"
#include "app/words/program_version.hpp"

namespace kohort {

/// What is to be computed: rows of outcomes and how each replication fills them.
struct Plan {
  /// Scenarios that differ in nothing but programmes share one baseline and one simulation call.
  struct Group {
    std::size_t baseline_row{};
    /// Positions in `scenarios`; their rows follow the baseline's.
    std::vector<std::size_t> members;
  };
  std::vector<const Scenario*> scenarios;
  std::vector<Group> groups;
  std::vector<StoredScenario> rows;
  std::vector<std::size_t> scenario_rows;  ///< row of each scenario
  std::vector<std::size_t> baseline_rows;  ///< row that each scenario is compared with
  std::vector<std::size_t> place_rows;     ///< row of each scenario's place without programmes
  /// Position in `scenarios` of the one that the others are compared with, if it is one of them.
  std::optional<std::size_t> reference;
  std::vector<std::shared_ptr<const ParameterDraws>> parameter_draws;  ///< of each scenario
  std::uint64_t seed{};
  std::uint32_t draws{};
  Rules rules;             ///< for present values; they decide nothing that is simulated
  std::string input_hash;  ///< of everything that decides the results except how many replications

  /// The scenarios that are compared with something: all but the reference.
  [[nodiscard]] std::vector<const Scenario*> compared() const {
    std::vector<const Scenario*> list = scenarios;
    if (reference) list.erase(list.begin() + static_cast<std::ptrdiff_t>(*reference));
    return list;
  }
  [[nodiscard]] std::uint32_t draw_of(std::uint32_t replication) const {
    return draws == 0 ? 0 : replication % draws;
  }
};

/// @param scenarios  with the reference, if the options name one
/// @throws InputError if a scenario is given twice, if they ask for different rules, or if the
///   reference is not one of them or about other people
[[nodiscard]] Plan make_plan(const std::vector<Scenario>& scenarios, const RunOptions& options);

/// Outcomes of one replication, one for each row of the plan.
[[nodiscard]] std::vector<Outcome> simulate(const Plan& plan, const Engine& engine,
                                            std::uint32_t replication);

/// The same with a given draw of the parameters, or with central values.
[[nodiscard]] std::vector<Outcome> simulate(const Plan& plan, const Engine& engine,
                                            std::uint32_t replication,
                                            std::optional<std::uint32_t> draw);

/// What `replications` of a plan need on `threads` threads.
/// @param kept  their outcomes are stored and summarised, as in a run
[[nodiscard]] Needs needs_of(const Plan& plan, const Engine& engine, double replications,
                             double threads, bool kept = true);

/// Refuses runs that cannot end well.
/// @param replications  at least one for each draw
/// @throws InputError with the estimate
void check_size(const Plan& plan, const Engine& engine, double replications, unsigned threads,
                const Limits& limits = {});

}  // namespace kohort
