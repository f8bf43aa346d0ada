#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/figures/total.hpp"
#include "app/figures/unit.hpp"

namespace kohort {

/// Where readers look for a figure. The order is that of summaries.
enum class MetricGroup : std::uint8_t {
  placements,
  families,
  casework,
  money,
  childhood,
  lifetime
};
inline constexpr std::array metric_groups{MetricGroup::placements, MetricGroup::families,
                                          MetricGroup::casework,   MetricGroup::money,
                                          MetricGroup::childhood,  MetricGroup::lifetime};
[[nodiscard]] std::string_view group_name(MetricGroup group);

/// What is said of a figure besides its value.
struct FigureText {
  Words formula;  ///< in one sentence
  /// Parameters that it depends on most directly: whole keys ("costs.caseworker") or sections
  /// ("costs"); empty places are not used. Everything acts on everything in the end; these act
  /// without detour.
  std::array<std::string_view, 8> parameters{};
  std::string_view section;  ///< heading of docs/model.md
};

/// In English, for tables and documents: "budget years".
[[nodiscard]] std::string_view window_text(Window window);

/// A figure of one replication: the one row from which summary, tables, terminal, workbook, study
/// schema, calibration, `why`, the page and docs/results.md take it.
///
/// Sums are over the window; a share of nothing is 0. Money is undiscounted except present values,
/// in the run's price year; a positive amount is a cost to the payer.
struct Metric {
  std::string_view id;
  MetricUnit unit{};
  MetricGroup group{};
  Window window{};
  Total above;
  /// What it is a ratio to; nothing if it is none. Over replications the ratio of means counts.
  Total below{};
  double factor{1};
  Words name;
  Words short_name{};  ///< where a column is narrow; soft hyphens say where it may break
  FigureText text;
  std::string_view part_of{};  ///< the figure that it and its siblings add up to
  /// What its mean of a year counts, for readers who think in places and families rather than sums;
  /// empty where nobody does. These figures say what a break-even takes.
  Words natural{};
  bool brief{true};  ///< whether the summary on the terminal shows it
  int place{0};      ///< among the figures of its group, where that is not the rows' order

  [[nodiscard]] constexpr bool is_ratio() const { return !below.nothing(); }
  /// Whether each budget year has its own value.
  [[nodiscard]] constexpr bool yearly() const {
    return window == Window::budget_years && above.yearly();
  }

  /// Only present values depend on the rules.
  [[nodiscard]] double value(const Outcome& outcome, const Rules& rules) const;
  /// What a ratio is divided by.
  [[nodiscard]] double denominator(const Outcome& outcome, const Rules& rules) const;

  /// The same for one budget year. @pre yearly(), or a cost over the budget years
  [[nodiscard]] double in_year(const Outcome& outcome, std::size_t year) const;
  [[nodiscard]] double denominator_in_year(const Outcome& outcome, std::size_t year) const;
};

[[nodiscard]] std::span<const Metric> headline_metrics();

/// The figure that --precision and the answer are about: the municipality's net cost over the
/// budget years.
inline constexpr std::string_view headline_metric = "cost_municipality";

/// Position in headline_metrics(). @pre the id exists
[[nodiscard]] std::size_t metric_index(std::string_view id);
[[nodiscard]] inline const Metric& metric_of(std::string_view id) {
  return headline_metrics()[metric_index(id)];
}

/// The figures of a group as readers meet them.
[[nodiscard]] std::vector<const Metric*> metrics_in(MetricGroup group);

/// Figures whose rows add up to one of them, that one included; `id` alone if it has no such rows.
[[nodiscard]] std::vector<std::string_view> added_up_with(std::string_view id);

// The rows, part by part.
[[nodiscard]] std::span<const Metric> service_metrics();
[[nodiscard]] std::span<const Metric> money_metrics();

}  // namespace kohort
