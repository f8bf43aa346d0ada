#include "app/results/metrics.hpp"

#include <array>
#include <cassert>

namespace kohort {

namespace {

constexpr double weeks_per_year = 365.2425 / 7;

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

template <Yearly... what>
double total(const Outcome& o, const Rules& /*rules*/) {
  double sum = 0;
  for (std::size_t year = 0; year < o.budget_years(); ++year) sum += (o.yearly(what, year) + ...);
  return sum;
}

double placed_last_year_end(const Outcome& o, const Rules& /*rules*/) {
  return o.budget_years() > 0 ? o.yearly(Yearly::placed_at_year_end, o.budget_years() - 1) : 0;
}

constexpr auto staff = total<Yearly::caseworker_years>;
constexpr auto wait_count = total<Yearly::waits>;
constexpr auto examined = total<Yearly::examinations>;

double cases_per_caseworker(const Outcome& o, const Rules& rules) {
  return ratio(total<Yearly::case_years>(o, rules), staff(o, rules));
}

double wait_weeks(const Outcome& o, const Rules& rules) {
  return weeks_per_year * ratio(total<Yearly::wait_years>(o, rules), wait_count(o, rules));
}

double overdue_share(const Outcome& o, const Rules& rules) {
  return ratio(total<Yearly::examinations_overdue>(o, rules), examined(o, rules));
}

template <std::size_t view>
double window_cost(const Outcome& o, const Rules& /*rules*/) {
  double sum = 0;
  for (std::size_t year = 0; year < o.budget_years(); ++year) sum += yearly_cost(o, year, view);
  return sum;
}

double births_of(const Outcome& o) {
  return o.ages() > 0 ? o.by_age(ByAgeCount::child_years, 0) : 0;
}
double followed_births(const Outcome& o, const Rules& /*rules*/) { return births_of(o); }

double followed_cost(const Outcome& o, std::size_t age, Payer payer) {
  double sum = 0;
  for (std::size_t c = 0; c < size_of<Category>; ++c) {
    sum += o.followed(age, static_cast<Category>(c), payer);
  }
  return sum;
}

/// @param rules  of discounting; null: undiscounted
double lifetime_cost(const Outcome& o, std::size_t view, const Rules* rules) {
  double sum = 0;
  for (std::size_t age = 0; age < o.ages(); ++age) {
    double cost = 0;
    for (std::size_t p = 0; p < size_of<Payer>; ++p) {
      const bool counts = view == public_view ? static_cast<Payer>(p) != Payer::family : p == view;
      if (counts) cost += followed_cost(o, age, static_cast<Payer>(p));
    }
    sum += cost * (rules != nullptr ? rules->factor(static_cast<double>(age)) : 1.0);
  }
  return ratio(sum, births_of(o));
}

template <std::size_t view>
double lifetime(const Outcome& o, const Rules& /*rules*/) {
  return lifetime_cost(o, view, nullptr);
}
template <std::size_t view>
double lifetime_present_value(const Outcome& o, const Rules& rules) {
  return lifetime_cost(o, view, &rules);
}

template <ByAgeCount what>
double per_1000_by_18(const Outcome& o, const Rules& /*rules*/) {
  double sum = 0;
  for (std::size_t age = 0; age < 18 && age < o.ages(); ++age) sum += o.by_age(what, age);
  return 1000 * ratio(sum, births_of(o));
}

constexpr std::size_t view_of(Payer payer) { return static_cast<std::size_t>(payer); }

}  // namespace

std::string_view unit_name(MetricUnit unit) {
  switch (unit) {
    case MetricUnit::count:
      return "number";
    case MetricUnit::years:
      return "person-years";
    case MetricUnit::cases:
      return "cases per caseworker";
    case MetricUnit::weeks:
      return "weeks";
    case MetricUnit::share:
      return "share";
    case MetricUnit::kr:
      return "kr.";
    case MetricUnit::kr_per_child:
      return "kr. per child";
    case MetricUnit::per_1000_children:
      return "per 1,000 children";
  }
  return "";
}

std::span<const Metric> headline_metrics() {
  using enum Yearly;
  using enum MetricUnit;
  static constexpr std::array metrics{
      Metric{"placement_starts", count, total<placement_starts>},
      Metric{"placement_starts_first", count, total<placement_starts_first>},
      Metric{"placement_years", years,
             total<placement_years_kinship, placement_years_foster, placement_years_institution,
                   placement_years_residence, placement_years_boarding, placement_years_own_room>},
      Metric{"placement_years_kinship", years, total<placement_years_kinship>},
      Metric{"placement_years_foster", years, total<placement_years_foster>},
      Metric{"placement_years_institution", years, total<placement_years_institution>},
      Metric{"placement_years_residence", years, total<placement_years_residence>},
      Metric{"placement_years_boarding", years, total<placement_years_boarding>},
      Metric{"placement_years_own_room", years, total<placement_years_own_room>},
      Metric{"placed_at_year_end", count, placed_last_year_end},
      Metric{"separations_unmarried", count, total<separations_unmarried>},
      Metric{"divorces", count, total<divorces>},
      Metric{"notifications", count, total<notifications>},
      Metric{"cases_per_caseworker", cases, cases_per_caseworker, staff},
      Metric{"wait_weeks", weeks, wait_weeks, wait_count},
      Metric{"examinations_overdue", share, overdue_share, examined},
      Metric{"complaints", count, total<complaints>},
      Metric{"handovers", count, total<handovers>},
      Metric{"cost_municipality", kr, window_cost<view_of(Payer::municipality)>},
      Metric{"cost_region", kr, window_cost<view_of(Payer::region)>},
      Metric{"cost_state", kr, window_cost<view_of(Payer::state)>},
      Metric{"cost_family", kr, window_cost<view_of(Payer::family)>},
      Metric{"cost_public", kr, window_cost<public_view>},
      Metric{"ever_placed_by_18", per_1000_children, per_1000_by_18<ByAgeCount::first_placements>,
             followed_births},
      Metric{"parents_separated_by_18", per_1000_children, per_1000_by_18<ByAgeCount::separations>,
             followed_births},
      Metric{"lifetime_cost_municipality", kr_per_child, lifetime<view_of(Payer::municipality)>,
             followed_births},
      Metric{"lifetime_cost_region", kr_per_child, lifetime<view_of(Payer::region)>,
             followed_births},
      Metric{"lifetime_cost_state", kr_per_child, lifetime<view_of(Payer::state)>, followed_births},
      Metric{"lifetime_cost_family", kr_per_child, lifetime<view_of(Payer::family)>,
             followed_births},
      Metric{"lifetime_cost_public", kr_per_child, lifetime<public_view>, followed_births},
      Metric{"lifetime_value_municipality", kr_per_child,
             lifetime_present_value<view_of(Payer::municipality)>, followed_births},
      Metric{"lifetime_value_public", kr_per_child, lifetime_present_value<public_view>,
             followed_births},
      Metric{"lifetime_value_family", kr_per_child, lifetime_present_value<view_of(Payer::family)>,
             followed_births}};
  return metrics;
}

std::size_t metric_index(std::string_view id) {
  const auto metrics = headline_metrics();
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    if (metrics[i].id == id) return i;
  }
  assert(false && "unknown metric");
  return 0;
}

std::string_view payer_view_name(std::size_t view) {
  return view == public_view ? "public" : payer_names()[view];
}

double yearly_cost(const Outcome& outcome, std::size_t year, std::size_t view) {
  double sum = 0;
  for (std::size_t c = 0; c < size_of<Category>; ++c) {
    for (std::size_t p = 0; p < size_of<Payer>; ++p) {
      const bool counts = view == public_view ? static_cast<Payer>(p) != Payer::family : p == view;
      if (counts) sum += outcome.cost(year, static_cast<Category>(c), static_cast<Payer>(p));
    }
  }
  return sum;
}

}  // namespace kohort
