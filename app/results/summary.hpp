#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "app/figures/costs.hpp"
#include "app/figures/metric.hpp"
#include "app/results/economics.hpp"
#include "app/results/estimate.hpp"
#include "app/results/payback.hpp"
#include "app/results/reached.hpp"
#include "app/results/subgroups.hpp"
#include "app/results/yearly_ratios.hpp"
#include "app/scenario/rules.hpp"

namespace kohort {

/// Distribution of a figure over replications, for a band in a chart.
struct Fan {
  static constexpr std::array<double, 7> probabilities{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};
  std::array<double, probabilities.size()> quantiles{};
};

/// Net cost to one payer (or all public payers) by budget year.
struct PayerSummary {
  std::vector<Compared> yearly;
  std::vector<Compared> cumulated;
  std::vector<Fan> cumulated_difference;
  Payback payback;
};

/// Results of one scenario against its baseline.
struct ScenarioSummary {
  std::size_t replications{};
  std::size_t draws{};            ///< distinct parameter draws in them
  std::vector<Compared> metrics;  ///< in the order of headline_metrics()
  std::array<PayerSummary, payer_views> payers;
  std::vector<YearlyRatio> yearly_ratios;  ///< metrics that are ratios, year by year
  std::vector<SubgroupSummary> subgroups;  ///< of followed children; those that have any
  std::optional<VarianceSplit> split;      ///< of the headline difference
  double half_width{};                     ///< 95 %, of the mean headline difference
  double half_width_limit{};               ///< the same with endless replications of the same draws
  /// Municipality's extra net cost per placement less, budget years; empty unless the intervals
  /// say that placements fall and that the programme costs extra.
  std::optional<double> cost_per_prevented_placement;
  std::optional<Interval> cost_per_prevented_confidence;  ///< 95 %, of that ratio of means
  EconomicsSummary economics;
  std::vector<BudgetLineSummary> budget_lines;
  std::vector<ReachedRow> reached;  ///< who the programmes in use reach

  [[nodiscard]] const Compared& metric(std::string_view id) const {
    return metrics[metric_index(id)];
  }
  /// Not one figure differs from the baseline in any replication.
  [[nodiscard]] bool no_difference() const;
};

/// Visits the outcomes of one row (a baseline or a scenario), replication 0 first.
using OutcomeVisitor =
    std::function<void(std::uint32_t replication, std::uint32_t draw, const Outcome&)>;
using OutcomeReader = std::function<void(std::size_t row, const OutcomeVisitor&)>;

/// Headline figures of one row: [metric][replication], what ratios are to, and yearly cost
/// [replication][view][year].
struct HeadlineValues {
  std::vector<std::uint32_t> draws;
  std::vector<std::vector<double>> metrics;
  std::vector<std::vector<double>> denominators;  ///< of those that are ratios; others are empty
  std::vector<std::array<std::vector<double>, payer_views>> yearly_costs;
  YearlyRatioValues yearly_ratios;
  SubgroupValues subgroups;
  YearlyTotals totals;
  EconomicsValues economics;
};
[[nodiscard]] HeadlineValues headline_values(const OutcomeReader& read, std::size_t row,
                                             const Rules& rules = standard_rules());

/// Pairs the replications of a scenario with those of its baseline.
/// @pre both hold the same replications
[[nodiscard]] ScenarioSummary summarise(const HeadlineValues& baseline,
                                        const HeadlineValues& scenario);

/// Every cell of the outcome (in the order of Outcome::values()), compared.
///
/// Reads the rows several times, in blocks of cells, so that memory stays below `budget_bytes`
/// however many replications there are.
[[nodiscard]] std::vector<Compared> compare_cells(const OutcomeReader& read, std::size_t baseline,
                                                  std::size_t scenario,
                                                  std::size_t budget_bytes = 256U << 20U);

}  // namespace kohort
