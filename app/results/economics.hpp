#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/results/ratio.hpp"
#include "app/scenario/scenario.hpp"
#include "models/economics/ledgers.hpp"

namespace kohort {

/// One ledger over the budget years, scenario - baseline [kr.].
struct LedgerSummary {
  std::string_view ledger;  ///< "municipality", "public" or "society"
  bool discounted{};
  Estimate programme_cost;  ///< invested: positive is a cost
  Estimate saving;          ///< everything else: positive is a saving
  Estimate net;             ///< programme_cost - saving: positive is a net cost
};

/// One more figure; docs/results.md lists the ids.
struct EconomicsLine {
  std::string_view id;
  std::string_view unit;
  Estimate value;
  std::optional<Interval> confidence{};  ///< 95 % of a ratio's mean, where it has an end
};

/// What programmes whose budget lines pay for them go on to cost beyond these lines.
struct UnfundedSummary {
  Estimate amount;                        ///< [kr.] over the budget years
  std::size_t first_year{}, last_year{};  ///< budget years in which it happens, from 0
};

/// What a scenario costs and saves, for whom, by the rules asked for.
struct EconomicsSummary {
  std::array<LedgerSummary, 3> ledgers;
  /// Of the municipality's saving: what leaves its budget, and what does not.
  Estimate cashable_saving, other_saving;
  /// Society's saving per krone invested, budget years: the ratio of means, above 1 exactly if the
  /// mean net value is above 0; empty unless every replication invests.
  std::optional<RatioEstimate> benefit_cost_ratio;
  std::vector<EconomicsLine> lines;
  std::optional<UnfundedSummary> unfunded;  ///< empty if the lines pay for everything, or nothing
};

/// An adopted budget line beside what the model adds up for it. Without a year's line there is only
/// the model's cost; where several programmes share the cost, `programme` is empty for all
/// together.
struct BudgetLineSummary {
  std::string programme;
  int year{};
  std::optional<double> adopted;       ///< [kr., price level of the run]
  std::optional<Estimate> bottom_up;   ///< [kr.] invested by the municipality, scenario - baseline
  std::optional<Estimate> difference;  ///< bottom_up - adopted
  std::string source;
};

/// What economics needs of one outcome; every figure is linear in the outcome's cells.
struct EconomicsFigures {
  Ledgers budget;
  Ledgers lifetime;  ///< summed over followed children
  std::array<PayerCosts, size_of<Category>> budget_costs{};
  std::array<PayerCosts, size_of<Category>> lifetime_costs{};
  std::vector<double> invested;  ///< by the municipality, by budget year
  std::vector<double> unfunded;  ///< of it, beyond the budget lines that pay for programmes
  double followed_births{};
};
/// One row (a baseline or a scenario), replication by replication.
struct EconomicsValues {
  std::vector<std::uint32_t> draws;
  std::vector<EconomicsFigures> figures;
};
[[nodiscard]] EconomicsFigures economics_figures(const Outcome& outcome, const Rules& rules);

/// Shares of cashable savings of a replication, in the order of `cashable_labels`.
using CashableShares = std::function<const EconomicsParameters&(std::uint32_t draw)>;

/// Differences are formed in each replication before anything is averaged; ratios, also those per
/// child, are ratios of means.
/// @param birth_years  that the followed children were born in; figures "per birth year" need it
/// @pre both hold the same replications
[[nodiscard]] EconomicsSummary summarise_economics(const EconomicsValues& baseline,
                                                   const EconomicsValues& scenario,
                                                   const Rules& rules, const CashableShares& shares,
                                                   double birth_years);

/// Empty if the scenario has no budget line of a programme that is on.
[[nodiscard]] std::vector<BudgetLineSummary> compare_budget_lines(const EconomicsValues& baseline,
                                                                  const EconomicsValues& values,
                                                                  const Scenario& scenario);

}  // namespace kohort
