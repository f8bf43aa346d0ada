#include "models/district.hpp"

#include <algorithm>
#include <cmath>

#include "models/caseworkers.hpp"
#include "models/family.hpp"
#include "models/needs.hpp"
#include "models/population.hpp"
#include "sim/elementary.hpp"
#include "sim/hazard.hpp"

namespace kohort {

namespace {

/// Trend tables by calendar year of the run, which belong to the calendar: 1 in the base year,
/// whenever the run starts.
std::vector<double> trend(double yearly_ratio, const Parameters& p) {
  const auto warm_up = static_cast<int>(p.time.warm_up_years);
  const auto length = warm_up + static_cast<int>(std::ceil(years_after_start(p))) + 1;
  const PlacementParameters& t = p.placement;
  std::vector<double> weights;
  weights.reserve(static_cast<std::size_t>(length));
  for (int i = 0; i < length; ++i)
    weights.push_back(trend_ratio(yearly_ratio, t.trend_base_year, p.time.start + i - warm_up,
                                  t.trend_first_year, t.trend_last_year));
  return weights;
}

std::array<double, childhood_bands> childhood_hazard(const ByAge& rates) {
  std::array<double, childhood_bands> out{};
  std::copy(rates.begin(), rates.end(), out.begin());
  out.back() = 1;
  return out;
}

/// Of a district, as many birth years as there are under 18.
double thousands_of_children(const Parameters& p) {
  const double births = p.municipality.births_per_year / district_count(p);
  return births * 18 / 1000;
}

/// Positions that there can be in the course of the run, those of the programmes among them: whole
/// ones and a part of one for each of the three reasons why there are some.
std::size_t most_positions(const Parameters& p, double full_time, double more_workers) {
  const CaseworkParameters& c = p.casework;
  const double growth =
      trend_ratio(c.staff_trend, p.time.start, p.time.start + std::ceil(years_after_start(p)),
                  c.staff_trend_first_year, c.staff_trend_last_year);
  const double later = std::max(0.0, growth - 1) * (full_time + more_workers);
  return static_cast<std::size_t>(std::ceil(full_time) + std::ceil(more_workers) +
                                  std::ceil(later)) +
         1;
}

/// A log-normal factor exp(beta v - beta^2 / 2) of a standard normal v has mean 1.
double frailty_offset(double beta) { return beta * beta / 2; }

}  // namespace

std::uint32_t district_count(const Parameters& p) {
  const double n = std::round(p.municipality.births_per_year / p.municipality.births_per_district);
  return static_cast<std::uint32_t>(std::max(1.0, n));
}

double trend_ratio(double yearly_ratio, double from_year, double to_year, double first_year,
                   double last_year) {
  const auto within = [&](double year) { return std::max(first_year, std::min(year, last_year)); };
  return elementary::pow(yearly_ratio, within(to_year) - within(from_year));
}

double full_time_at_start(const Parameters& p) {
  const CaseworkParameters& c = p.casework;
  return c.caseworkers_per_1000_children * thousands_of_children(p) *
         trend_ratio(c.staff_trend, c.caseworkers_year, p.time.start, c.staff_trend_first_year,
                     c.staff_trend_last_year);
}

double assessments_per_year(const Parameters& p) {
  return p.casework.assessments_per_1000_children * thousands_of_children(p);
}

double memory_bytes(const District& d) {
  const auto of = [](const auto& records) {
    return static_cast<double>(records.size() * sizeof(records[0]));
  };
  return of(d.families) + of(d.children) + of(d.cases.records()) + of(d.placements.records()) +
         static_cast<double>(d.calendar.slots()) * (sizeof(double) * 8.0 / 7 + sizeof(Event));
}

double years_after_start(const Parameters& p) {
  // A year more than the budget's: programmes reach families before the birth, and the last year's
  // books are closed when it has passed.
  const double budget = std::min(p.time.budget_years, p.time.ends_after) + 1;
  return std::max(budget, std::min(p.time.followed_birth_years + 18, p.time.ends_after));
}

District build_district(const std::shared_ptr<const Parameters>& parameters, std::uint64_t seed,
                        std::uint32_t replication, std::uint32_t number, std::uint32_t districts,
                        std::uint32_t spare_slots, double more_workers) {
  const Parameters& p = *parameters;
  District d;
  d.parameters = parameters;
  d.draws = Draws<Decision>{seed, replication};
  d.number = number;
  d.districts = districts;
  d.derived.institution_weight = trend(p.placement.institution_trend, p);
  d.derived.entry_weight = trend(p.placement.entry_trend, p);
  d.derived.onset = childhood_hazard(p.needs.onset);
  d.derived.notice = childhood_hazard(p.notifications.age_ratio);
  d.derived.need_frailty_offset = frailty_offset(p.needs.vulnerability);
  d.derived.separation_frailty_offset = frailty_offset(p.unions.vulnerability);
  d.derived.mortality_at_18 =
      GompertzHazard{p.adult.mortality_level, p.adult.mortality_slope}.rate(18);
  d.derived.risk_zone_from =
      elementary::normal_quantile(std::clamp(1 - p.population.risk_zone_share, 1e-12, 1 - 1e-12));

  const Time begin = at(-p.time.warm_up_years);
  d.now = begin;
  d.end = at(years_after_start(p));
  d.year = -static_cast<int>(p.time.warm_up_years);
  const double births = p.municipality.births_per_year / districts;
  make_population(d, births, begin, d.end, 2 * p.population.birth_spacing_mean);
  draw_first_fates(d);

  const double full_time = full_time_at_start(p);
  const std::size_t positions = most_positions(p, full_time, more_workers);
  const std::size_t slots = d.families.size() + d.children.size() + positions + spare_slots + 1;
  d.calendar.reset(slots);
  d.cases.reserve(d.children.size() + 1);
  d.placements.reserve(d.children.size() + 1);
  d.accounts.expensive.reserve(d.children.size() + 1);
  d.accounts.budget_years = static_cast<int>(p.time.budget_years);
  d.accounts.ages = static_cast<int>(p.time.horizon_age);
  d.accounts.outcome.reset(static_cast<std::size_t>(p.time.budget_years),
                           static_cast<std::size_t>(p.time.horizon_age));
  d.accounts.services.yearly.assign(static_cast<std::size_t>(p.time.budget_years), {});
  d.accounts.services.at_age.assign(18 + 1, 0);
  d.accounts.integrated_to = d.accounts.children_integrated_to = begin;

  d.department.max_cases = p.casework.max_cases;
  d.department.followup_years = p.casework.followup_months / 12;
  d.department.turnover = p.casework.turnover;
  d.department.practice.assessments = assessments_per_year(p);
  make_department(d, full_time, positions);
  for (std::uint32_t i = 0; i < d.families.size(); ++i) begin_family(d, FamilyId{i}, begin);
  d.calendar.schedule(d.book_slot(), at(d.year + 1), YearEnd{});
  return d;
}

}  // namespace kohort
