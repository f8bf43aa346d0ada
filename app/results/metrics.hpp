#pragma once

#include <span>
#include <string_view>

#include "app/scenario/rules.hpp"
#include "models/outcome.hpp"

namespace kohort {

enum class MetricUnit { count, years, cases, weeks, share, kr, kr_per_child, per_1000_children };

/// As in JSON and tables, in English: "person-years".
[[nodiscard]] std::string_view unit_name(MetricUnit unit);

/// A figure of one replication, named and computed in one place for every table and text.
struct Metric {
  std::string_view id;
  MetricUnit unit;
  double (*compute)(const Outcome&, const Rules&);
  /// What the figure is a ratio to; null if it is none. Over replications the ratio of means
  /// counts.
  double (*denominator)(const Outcome&, const Rules&) = nullptr;

  /// Only present values depend on the rules.
  [[nodiscard]] double value(const Outcome& outcome, const Rules& rules = standard_rules()) const {
    return compute(outcome, rules);
  }
};

/// Sums run over the budget years unless the name says otherwise; a share of nothing is 0.
/// Money is undiscounted except present values, in the run's price year; a positive amount is a
/// cost to the payer.
[[nodiscard]] std::span<const Metric> headline_metrics();

/// The figure that --precision and the answer are about: the municipality's net cost over the
/// budget years.
inline constexpr std::string_view headline_metric = "cost_municipality";

/// Position in headline_metrics(). @pre the id exists
[[nodiscard]] std::size_t metric_index(std::string_view id);

/// Who pays, for yearly streams: each payer, then all public payers together.
inline constexpr std::size_t payer_views = size_of<Payer> + 1;
inline constexpr std::size_t public_view = size_of<Payer>;
[[nodiscard]] std::string_view payer_view_name(std::size_t view);

/// Net cost of one budget year to one payer view, all categories.
[[nodiscard]] double yearly_cost(const Outcome& outcome, std::size_t year, std::size_t view);

}  // namespace kohort
