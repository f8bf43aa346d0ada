#include "app/figures/register_figure.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>

#include "app/figures/metric.hpp"
#include "models/placement_counts.hpp"

namespace kohort {

namespace {

using enum Yearly;
using Counts = std::initializer_list<Yearly>;

double ratio(double part, double whole) {
  return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

double sum(const Outcome& o, YearSpan years, std::span<const Yearly> counts) {
  double total = 0;
  for (std::size_t year = years.first; year <= years.last && year < o.budget_years(); ++year)
    for (const Yearly count : counts) total += o.yearly(count, year);
  return total;
}
double sum(const Outcome& o, YearSpan years, Counts counts) {
  return sum(o, years, std::span{counts.begin(), counts.size()});
}

constexpr const auto& placed = years_in_place;
constexpr Counts family_care{placement_years_kinship, placement_years_foster};
constexpr Counts institutional{placement_years_institution, placement_years_residence};

/// 100 or 1,000 times one count over another.
template <int scale, Yearly part, Yearly whole>
double share(const Outcome& o, YearSpan years) {
  return scale * ratio(sum(o, years, {part}), sum(o, years, {whole}));
}

/// A headline ratio over the years of a target.
double headline(std::string_view id, const Outcome& o, YearSpan years) {
  const Metric& metric = metric_of(id);
  double above = 0, below = 0;
  for (std::size_t year = years.first; year <= years.last && year < o.budget_years(); ++year) {
    above += metric.above.in_year(o, year);
    below += metric.below.in_year(o, year);
  }
  return metric.factor * unit_row(metric.unit).scale * ratio(above, below);
}

double placed_per_1000(const Outcome& o, YearSpan years) {
  return 1000 * ratio(sum(o, years, placed), sum(o, years, {child_years}));
}

double foster_share(const Outcome& o, YearSpan years) {
  return 100 * ratio(sum(o, years, family_care), sum(o, years, placed));
}

double institution_share(const Outcome& o, YearSpan years) {
  return 100 * ratio(sum(o, years, institutional), sum(o, years, placed));
}

/// Slope of the straight line through the yearly shares.
double institution_trend(const Outcome& o, YearSpan years) {
  const double middle = 0.5 * static_cast<double>(years.first + years.last);
  double products = 0, squares = 0;
  for (std::size_t year = years.first; year <= years.last; ++year) {
    const double x = static_cast<double>(year) - middle;
    products += x * institution_share(o, {year, year});
    squares += x * x;
  }
  return ratio(products, squares);
}

/// Registers follow people to 22: whoever was in placement or aftercare on 1 January and is in
/// neither on 31 December has left.
double exit_share(const Outcome& o, YearSpan years) {
  const YearSpan before{years.first - 1, years.last - 1};
  return 100 - 100 * ratio(sum(o, years, {stayed_placed}),
                           sum(o, before, {placed_at_year_end, aftercare_at_year_end}));
}

double aftercare_share(const Outcome& o, YearSpan years) {
  const double aftercare = sum(o, years, {aftercare_years});
  return 100 * ratio(aftercare, aftercare + sum(o, years, placed));
}

double couples_married(const Outcome& o, YearSpan years) {
  return 100 * ratio(sum(o, years, {married_couples_at_year_end}),
                     sum(o, years, {married_couples_at_year_end, cohabiting_couples_at_year_end}));
}

double cost(const Outcome& o, YearSpan years, std::span<const Category> categories) {
  double total = 0;
  for (std::size_t year = years.first; year <= years.last; ++year)
    for (const Category category : categories)
      for (std::size_t payer = 0; payer < size_of<Payer>; ++payer)
        total += o.cost(year, category, static_cast<Payer>(payer));
  return total;
}

double cost(const Outcome& o, YearSpan years, Category category) {
  return cost(o, years, std::span{&category, 1});
}

double cost_per_placement_year(const Outcome& o, YearSpan years) {
  return ratio(cost(o, years, cost_of_place), sum(o, years, placed));
}

/// With aftercare, which the accounts of municipalities do not keep apart.
double placement_cost_per_child(const Outcome& o, YearSpan years) {
  return ratio(cost(o, years, cost_of_place) + cost(o, years, Category::aftercare),
               sum(o, years, {child_years}));
}

double measure_cost_per_child(const Outcome& o, YearSpan years) {
  return ratio(cost(o, years, Category::measures), sum(o, years, {child_years}));
}

/// Over whole ages [from, to).
double ages(const Outcome& o, ByAgeCount count, std::size_t from, std::size_t to) {
  double total = 0;
  for (std::size_t age = from; age < to && age < o.ages(); ++age) total += o.by_age(count, age);
  return total;
}

template <std::size_t from, std::size_t to>
double first_placements(const Outcome& o, YearSpan) {
  return 100 * ratio(ages(o, ByAgeCount::first_placements, from, to),
                     ages(o, ByAgeCount::first_placements, 0, 18));
}

/// Of those born, who live a year each at age 0.
template <int scale, ByAgeCount count, std::size_t to>
double ever(const Outcome& o, YearSpan) {
  return scale * ratio(ages(o, count, 0, to), ages(o, ByAgeCount::child_years, 0, 1));
}

/// Mean over the ages 0-17: born to parents who live apart, or separated since.
double parents_apart(const Outcome& o, YearSpan) {
  double apart = 0, children = 0;
  for (std::size_t age = 0; age < 18; ++age) {
    const double now = ages(o, ByAgeCount::separations, age, age + 1);
    apart +=
        ages(o, ByAgeCount::born_apart, 0, 1) + ages(o, ByAgeCount::separations, 0, age) + now / 2;
    children += ages(o, ByAgeCount::child_years, 0, 1);
  }
  return 100 * ratio(apart, children);
}

template <ByAgeCount state>
double placed_at_30(const Outcome& o, YearSpan) {
  return 100 * ratio(ages(o, state, 30, 31), ages(o, ByAgeCount::placed_people_years, 30, 31));
}

template <ByAgeCount state, ByAgeCount of_placed>
double others_at_30(const Outcome& o, YearSpan) {
  const auto others = [&](ByAgeCount all, ByAgeCount of_them) {
    return ages(o, all, 30, 31) - ages(o, of_them, 30, 31);
  };
  return 100 * ratio(others(state, of_placed),
                     others(ByAgeCount::child_years, ByAgeCount::placed_people_years));
}

constexpr std::string_view per_1000 = "per 1,000 children";
constexpr std::string_view percent = "%";
constexpr std::string_view per_year = "% per year";

constexpr auto stock = RegisterFigure::Window::stock;
constexpr auto flow = RegisterFigure::Window::flow;
constexpr auto followed = RegisterFigure::Window::followed;

using ByAgeCount::benefit_years;
using ByAgeCount::disability_years;
using ByAgeCount::employed_years;
using ByAgeCount::placed_benefit_years;
using ByAgeCount::placed_disability_years;
using ByAgeCount::placed_employed_years;
using ByAgeCount::placed_work_years;
using ByAgeCount::separations;
using ByAgeCount::work_years;

constexpr std::array figures{
    RegisterFigure{"placed_per_1000", per_1000, "Anbragte pr. 1.000 børn 0-17 år",
                   "Placed per 1,000 aged 0-17", stock, 0, 1, placed_per_1000},
    RegisterFigure{"placement_starts_per_1000", per_1000,
                   "Anbringelser, der begynder, pr. 1.000 børn", "Placements that start per 1,000",
                   flow, 0, 1, share<1000, placement_starts, Yearly::child_years>},
    RegisterFigure{"first_placements_age_0", percent, "Første anbringelser: under 1 år",
                   "First placements: under 1", followed, 0, 1, first_placements<0, 1>},
    RegisterFigure{"first_placements_age_1_3", percent, "Første anbringelser: 1-3 år",
                   "First placements: 1-3", followed, 0, 1, first_placements<1, 4>},
    RegisterFigure{"first_placements_age_4_11", percent, "Første anbringelser: 4-11 år",
                   "First placements: 4-11", followed, 0, 1, first_placements<4, 12>},
    RegisterFigure{"first_placements_age_12_17", percent, "Første anbringelser: 12-17 år",
                   "First placements: 12-17", followed, 0, 1, first_placements<12, 18>},
    RegisterFigure{"ever_placed_by_1", per_1000, "Anbragt inden 1 år", "Ever placed by age 1",
                   followed, 0, 1, ever<1000, ByAgeCount::first_placements, 1>},
    RegisterFigure{"ever_placed_by_18", percent, "Anbragt inden 18 år", "Ever placed by age 18",
                   followed, 0, 1, ever<100, ByAgeCount::first_placements, 18>},
    RegisterFigure{"exit_share", per_year, "Ophør blandt anbragte 0-22 år",
                   "Exit of those placed, 0-22", flow, 1, 1, exit_share},
    RegisterFigure{"reentry_two_years", percent, "Anbragt igen inden to år",
                   "Placed again within two years", flow, 0, 1,
                   share<100, reentries_within_two_years, returns_home>},
    RegisterFigure{"breakdowns_per_100", per_year, "Sammenbrud blandt anbragte",
                   "Breakdowns among those placed", flow, 0, 1,
                   [](const Outcome& o, YearSpan years) {
                     return 100 * ratio(sum(o, years, {breakdowns}), sum(o, years, placed));
                   }},
    RegisterFigure{"aftercare_share", percent, "Efterværn blandt anbragte 0-22 år",
                   "In aftercare among those placed, 0-22", flow, 0, 1, aftercare_share},
    RegisterFigure{"foster_share", percent, "Plejefamilie (også netværk) blandt anbragte",
                   "Foster and kinship care among those placed", stock, 0, 1, foster_share},
    RegisterFigure{"institution_share", percent, "Institution og opholdssted blandt anbragte",
                   "Institution and residence among those placed", stock, 0, 1, institution_share},
    RegisterFigure{"institution_share_trend", "points per year",
                   "Institution og opholdssted, udvikling", "Institution and residence, trend",
                   flow, 0, 2, institution_trend},
    RegisterFigure{"notifications_per_100", "per 100 children", "Underretninger pr. 100 børn",
                   "Notifications per 100 children", flow, 0, 1,
                   share<100, notifications, Yearly::child_years>},
    RegisterFigure{"notified_share", percent, "Børn med underretning i året",
                   "Children notified about in a year", flow, 0, 1,
                   share<100, children_notified, Yearly::child_years>},
    RegisterFigure{"notifications_per_notified", "per child", "Underretninger pr. underrettet barn",
                   "Notifications per notified child", flow, 0, 1,
                   share<1, notifications, children_notified>},
    RegisterFigure{"notified_again_share", percent, "Underrettede med flere underretninger",
                   "Notified children with several", flow, 0, 1,
                   share<100, children_notified_again, children_notified>},
    RegisterFigure{"separation_married", per_year, "Skilsmisser, gifte par med børn",
                   "Divorces of married couples with children", stock, 0, 1,
                   share<100, divorces, married_couples_at_year_end>},
    RegisterFigure{"separation_unmarried", per_year, "Brud, ugifte par med børn",
                   "Separations of unmarried couples with children", stock, 0, 1,
                   share<100, separations_unmarried, cohabiting_couples_at_year_end>},
    RegisterFigure{"couples_married", percent, "Gifte blandt par med børn",
                   "Married among couples with children", stock, 0, 1, couples_married},
    RegisterFigure{"open_cases_per_1000", per_1000, "Åbne sager pr. 1.000 børn",
                   "Open cases per 1,000", flow, 0, 1,
                   [](const Outcome& o, YearSpan years) {
                     return 1000 * ratio(sum(o, years, {case_years}),
                                         sum(o, years, {Yearly::child_years}));
                   }},
    RegisterFigure{"measures_per_1000", per_1000, "Forebyggende foranstaltninger pr. 1.000 børn",
                   "Preventive measures per 1,000", flow, 0, 1,
                   share<1000, measure_years, Yearly::child_years>},
    RegisterFigure{"caseload", "cases", "Sager pr. rådgiver", "Cases per caseworker", flow, 0, 1,
                   [](const Outcome& o, YearSpan years) {
                     return headline("cases_per_caseworker", o, years);
                   }},
    RegisterFigure{"examinations_overdue", percent, "Undersøgelser over fristen",
                   "Overdue examinations", flow, 0, 1,
                   [](const Outcome& o, YearSpan years) {
                     return headline("examinations_overdue", o, years);
                   }},
    RegisterFigure{"parents_separated_by_17", percent, "Forældre brudt op inden 17 år",
                   "Parents separated by age 17", followed, 0, 1, ever<100, separations, 17>},
    RegisterFigure{"parents_apart", percent, "Børn 0-17 år, hvis forældre bor hver for sig",
                   "Children aged 0-17 whose parents live apart", followed, 0, 1, parents_apart},
    RegisterFigure{"disability_30_placed", percent, "Førtidspension som 30-årig: anbragte",
                   "Disability pension at 30: placed", followed, 0, 1,
                   placed_at_30<placed_disability_years>},
    RegisterFigure{"disability_30_others", percent, "Førtidspension som 30-årig: andre",
                   "Disability pension at 30: others", followed, 0, 1,
                   others_at_30<disability_years, placed_disability_years>},
    RegisterFigure{"benefit_30_placed", percent, "Kontanthjælp som 30-årig: anbragte",
                   "Cash benefit at 30: placed", followed, 0, 1,
                   placed_at_30<placed_benefit_years>},
    RegisterFigure{"benefit_30_others", percent, "Kontanthjælp som 30-årig: andre",
                   "Cash benefit at 30: others", followed, 0, 1,
                   others_at_30<benefit_years, placed_benefit_years>},
    RegisterFigure{"work_30_placed", percent, "Uden ydelse som 30-årig: anbragte",
                   "On no benefit at 30: placed", followed, 0, 1, placed_at_30<placed_work_years>},
    RegisterFigure{"work_30_others", percent, "Uden ydelse som 30-årig: andre",
                   "On no benefit at 30: others", followed, 0, 1,
                   others_at_30<work_years, placed_work_years>},
    RegisterFigure{"employed_30_placed", percent, "I arbejde som 30-årig: anbragte",
                   "Employed at 30: placed", followed, 0, 1, placed_at_30<placed_employed_years>},
    RegisterFigure{"employed_30_others", percent, "I arbejde som 30-årig: andre",
                   "Employed at 30: others", followed, 0, 1,
                   others_at_30<employed_years, placed_employed_years>},
    RegisterFigure{"cost_per_placement_year", "kr. per year", "Udgift pr. anbringelsesår",
                   "Cost per placement-year", stock, 0, 1, cost_per_placement_year},
    RegisterFigure{"placement_cost_per_child", "kr. per year",
                   "Udgift til anbringelse og efterværn pr. barn 0-17",
                   "Placement and aftercare cost per child aged 0-17", stock, 0, 1,
                   placement_cost_per_child},
    RegisterFigure{"measure_cost_per_child", "kr. per year", "Forebyggelsesudgift pr. barn 0-17",
                   "Cost of measures per child aged 0-17", stock, 0, 1, measure_cost_per_child},
    RegisterFigure{"placement_starts_change", percent,
                   "Ændring i anbringelser, der begynder, med programmerne",
                   "Change in placements that start, with the programmes", flow, 0, 1, nullptr,
                   [](const Outcome& without, const Outcome& with, YearSpan years) {
                     return 100 * ratio(sum(with, years, {placement_starts}),
                                        sum(without, years, {placement_starts})) -
                            100;
                   }}};

}  // namespace

std::span<const RegisterFigure> register_figures() { return figures; }

int figure_index(std::string_view name) {
  const auto found = std::ranges::find(figures, name, &RegisterFigure::name);
  return found == figures.end() ? -1 : static_cast<int>(found - figures.begin());
}

std::vector<std::string> figure_names() {
  std::vector<std::string> names;
  names.reserve(std::size(figures));
  for (const RegisterFigure& figure : figures) names.emplace_back(figure.name);
  return names;
}

}  // namespace kohort
