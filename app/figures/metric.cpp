#include "app/figures/metric.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "sim/assume.hpp"

namespace kohort {

namespace {

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

std::string_view window_text(Window window) {
  switch (window) {
    case Window::budget_years:
      return "budget years";
    case Window::year_end:
      return "end of the last budget year";
    case Window::childhood:
      return "followed children, ages 0-17";
    case Window::life:
      return "followed children, to the horizon";
    case Window::life_value:
      return "followed children, present value at birth";
  }
  return "";
}

std::string_view group_name(MetricGroup group) {
  static constexpr std::array<std::string_view, 6> names{"placements", "families",  "casework",
                                                         "money",      "childhood", "lifetime"};
  return names[static_cast<std::size_t>(group)];
}

double Metric::value(const Outcome& outcome, const Rules& rules) const {
  const double sum = above.over(window, outcome, rules);
  return is_ratio() ? factor * ratio(sum, denominator(outcome, rules)) : sum;
}

double Metric::denominator(const Outcome& outcome, const Rules& rules) const {
  return below.over(window, outcome, rules);
}

double Metric::in_year(const Outcome& outcome, std::size_t year) const {
  const double sum = above.in_year(outcome, year);
  return is_ratio() ? factor * ratio(sum, denominator_in_year(outcome, year)) : sum;
}

double Metric::denominator_in_year(const Outcome& outcome, std::size_t year) const {
  return below.in_year(outcome, year);
}

std::span<const Metric> headline_metrics() {
  static const std::vector<Metric> all = [] {
    std::vector<Metric> rows;
    for (const auto part : {service_metrics(), money_metrics()})
      rows.insert(rows.end(), part.begin(), part.end());
    return rows;
  }();
  return all;
}

std::size_t metric_index(std::string_view id) {
  const auto metrics = headline_metrics();
  const auto found = std::ranges::find(metrics, id, &Metric::id);
  KOHORT_ASSERT(found != metrics.end());
  return found == metrics.end() ? 0 : static_cast<std::size_t>(found - metrics.begin());
}

std::vector<const Metric*> metrics_in(MetricGroup group) {
  std::vector<const Metric*> found;
  for (const Metric& metric : headline_metrics())
    if (metric.group == group) found.push_back(&metric);
  std::ranges::stable_sort(found, {}, &Metric::place);
  return found;
}

std::vector<std::string_view> added_up_with(std::string_view id) {
  const std::string_view parent = metric_of(id).part_of;
  const std::string_view whole = parent.empty() ? id : parent;
  std::vector<std::string_view> rows{whole};
  for (const Metric& metric : headline_metrics())
    if (metric.part_of == whole) rows.push_back(metric.id);
  return rows;
}

}  // namespace kohort
