#include "app/run/needed_change.hpp"

#include <algorithm>

#include "app/figures/metric.hpp"
#include "app/run/break_even.hpp"
#include "sim/statistics.hpp"

namespace kohort {

namespace {

/// The figures that are counted in natural units, in the catalogue's order.
std::vector<const Metric*> natural_figures() {
  std::vector<const Metric*> found;
  for (const Metric& metric : headline_metrics())
    if (!metric.natural.empty()) found.push_back(&metric);
  return found;
}

double per_year(const Outcome& outcome, const Metric& metric, std::size_t years) {
  double sum = 0;
  for (std::size_t year = 0; year < years; ++year) sum += metric.in_year(outcome, year);
  return sum / static_cast<double>(years);
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

std::vector<double> costs(const std::vector<Change>& changes) {
  std::vector<double> values;
  for (const Change& c : changes) values.push_back(c.cost);
  return values;
}

std::vector<double> naturals(const std::vector<Change>& changes, std::size_t unit) {
  std::vector<double> values;
  for (const Change& c : changes) values.push_back(c.natural[unit]);
  return values;
}

}  // namespace

std::vector<std::string> natural_units() {
  std::vector<std::string> ids;
  for (const Metric* const unit : natural_figures()) ids.emplace_back(unit->id);
  return ids;
}

Change change_between(const Outcome& without, const Outcome& with, int years) {
  const auto last = std::min<std::size_t>(with.budget_years(), static_cast<std::size_t>(years));
  Change change;
  change.cost = cost_until(with, years) - cost_until(without, years);
  for (const Metric* const unit : natural_figures())
    change.natural.push_back(per_year(with, *unit, last) - per_year(without, *unit, last));
  return change;
}

std::vector<NeededChange> changes_at(const Changes& changes, double crossing) {
  const std::vector<Change> here = changes(crossing);
  const std::vector<Change> there = changes(0);
  if (here.size() < 2 || here.size() != there.size()) return {};
  const std::vector<double> cost = costs(here);
  const double slope = mean_of(cost) - mean_of(costs(there));
  const std::vector<std::string> ids = natural_units();
  std::vector<NeededChange> needed;
  for (std::size_t unit = 0; unit < ids.size(); ++unit) {
    std::vector<double> values = naturals(here, unit);
    const double mean = mean_of(values);
    const double moves = mean - mean_of(naturals(there, unit));
    if (slope != 0)
      for (std::size_t r = 0; r < values.size(); ++r) values[r] -= moves / slope * cost[r];
    Tally tally;
    for (const double value : values) tally.add(value);
    const Interval within = tally.interval();
    needed.push_back({ids[unit], {mean, (within.high - within.low) / 2}});
  }
  return needed;
}

}  // namespace kohort
