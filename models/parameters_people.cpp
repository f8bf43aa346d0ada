#include "models/parameter_ranges.hpp"
#include "models/parameter_sections.hpp"

namespace kohort {

using namespace ranges;

void visit_time(TimeParameters& p, ParameterVisitor& v) {
  v.section("time", "Calendar of the run.");
  v.number({"start", unit::count, {1980, 2100}, "first budget year (calendar year)", true},
           p.start);
  v.number({"warm_up_years",
            unit::years,
            {18, 40},
            "birth years simulated before the start, so that the department has a stock of cases",
            true},
           p.warm_up_years);
  v.number({"followed_birth_years", unit::years, {1, 40}, "birth years followed for life", true},
           p.followed_birth_years);
  v.number({"budget_years", unit::years, {1, 40}, "calendar years counted for the budget", true},
           p.budget_years);
  v.number(
      {"horizon_age", unit::years, {18, 100}, "age to which followed children are simulated", true},
      p.horizon_age);
  v.number({"price_year", unit::count, {1980, 2100}, "price level of all results", true},
           p.price_year);
}

void visit_municipality(MunicipalityParameters& p, ParameterVisitor& v) {
  v.section("municipality", "The place.");
  v.number({"births_per_year", unit::count, {1, 200000}, "live births a year"}, p.births_per_year);
  v.number({"births_per_district",
            unit::count,
            {1, 200000},
            "births a year in the area of one casework team"},
           p.births_per_district);
}

void visit_population(PopulationParameters& p, ParameterVisitor& v) {
  v.section("population", "Families and children at birth.");
  v.table({"family_size", unit::share, probability, "children a family gets; sums to 1"},
          family_size_labels, p.family_size);
  v.number({"birth_spacing_minimum", unit::years, {0.75, 5}, "least time between two births"},
           p.birth_spacing_minimum);
  v.number({"birth_spacing_mean", unit::years, {0.8, 10}, "mean time between two births"},
           p.birth_spacing_mean);
  v.number({"boys", unit::share, probability, "share of children who are boys"}, p.boys);
  v.number({"pregnancy_known_months",
            unit::months,
            {0, 9},
            "time from the moment a pregnancy is known until the birth"},
           p.pregnancy_known_months);
  v.table({"mother_age", unit::share, probability, "mother's age at first birth; sums to 1"},
          mother_age_labels, p.mother_age);
  v.table({"education", unit::share, probability, "mother's education; sums to 1"},
          education_labels, p.education);
  v.number({"apart_at_birth", unit::share, probability, "parents living apart at first birth"},
           p.apart_at_birth);
  v.number({"married_at_birth", unit::share, probability, "parents married at first birth"},
           p.married_at_birth);
  v.number({"vulnerability_age", unit::correlation, correlation,
            "latent vulnerability and mother's age at first birth"},
           p.vulnerability_age);
  v.number({"vulnerability_education", unit::correlation, correlation,
            "latent vulnerability and mother's education"},
           p.vulnerability_education);
  v.number({"vulnerability_union", unit::correlation, correlation,
            "latent vulnerability and firmness of the union (apart, cohabiting, married)"},
           p.vulnerability_union);
  v.number({"age_education", unit::correlation, correlation, "mother's age and education"},
           p.age_education);
  v.number({"age_union", unit::correlation, correlation, "mother's age and firmness of the union"},
           p.age_union);
  v.number({"education_union", unit::correlation, correlation,
            "mother's education and firmness of the union"},
           p.education_union);
  v.number({"risk_zone_share", unit::share, probability,
            "top share of vulnerability called the risk zone"},
           p.risk_zone_share);
}

void visit_unions(UnionParameters& p, ParameterVisitor& v) {
  v.section("unions", "Separation and divorce of parents.");
  v.table({"separation_married", unit::per_year, hazard,
           "hazard of divorce, married parents, by age of the youngest child"},
          age_band_labels, p.separation_married);
  v.table({"separation_unmarried", unit::per_year, hazard,
           "hazard of separation, cohabiting parents, by age of the youngest child"},
          age_band_labels, p.separation_unmarried);
  v.number({"marriage", unit::per_year, hazard, "hazard that cohabiting parents marry"},
           p.marriage);
  v.number({"vulnerability", unit::log_ratio, log_ratio,
            "effect of vulnerability on the hazard of separation"},
           p.vulnerability);
}

void visit_needs(NeedParameters& p, ParameterVisitor& v) {
  v.section("needs", "Needs of a child: everyday, moderate, serious.");
  v.table({"onset", unit::per_year, hazard, "hazard of an everyday need, mean over families"},
          age_band_labels, p.onset);
  v.number({"vulnerability", unit::log_ratio, log_ratio,
            "effect of vulnerability on onset and growth of needs"},
           p.vulnerability);
  v.number(
      {"apart_ratio", unit::ratio, ratio, "causal hazard ratio of onset when parents live apart"},
      p.apart_ratio);
  v.number({"moderate_at_birth", unit::probability, probability,
            "share of children born into a moderate need, mean over families"},
           p.moderate_at_birth);
  v.number({"serious_at_birth", unit::probability, probability,
            "share of children born into a serious need, mean over families"},
           p.serious_at_birth);
  v.number({"everyday_own", unit::per_year, hazard, "everyday need: the family solves it"},
           p.everyday_own);
  v.number({"everyday_services", unit::per_year, hazard,
            "everyday need: general services solve it (health visitor, day care, psychologist)"},
           p.everyday_services);
  v.number({"everyday_growth", unit::per_year, hazard, "everyday need: grows to moderate"},
           p.everyday_growth);
  v.number({"moderate_easing", unit::per_year, hazard, "moderate need: resolves"},
           p.moderate_easing);
  v.number({"moderate_growth", unit::per_year, hazard, "moderate need: grows to serious"},
           p.moderate_growth);
  v.number({"serious_easing", unit::per_year, hazard, "serious need: eases to moderate"},
           p.serious_easing);
  v.number(
      {"delay_ratio",
       unit::ratio,
       {1, 20},
       "a need grows so many times as fast, and eases so much slower, from a notification until "
       "help begins: in the waiting line, under examination, or with the notification closed; "
       "1 = waiting does no harm"},
      p.delay_ratio);
  v.number({"support_easing_ratio", unit::ratio, ratio,
            "ratio of easing hazards while a preventive measure or a placement is given"},
           p.support_easing_ratio);
  v.number({"support_growth_ratio", unit::ratio, ratio,
            "ratio of growth hazards while a preventive measure or a placement is given"},
           p.support_growth_ratio);
}

void visit_notifications(NotificationParameters& p, ParameterVisitor& v) {
  v.section("notifications", "Notifications (underretninger) to the municipality.");
  v.table({"rate", unit::per_year, hazard, "notifications a child and year, by need"}, need_labels,
          p.rate);
  v.table({"age_ratio", unit::ratio, ratio, "ratio of that rate by age"}, age_band_labels,
          p.age_ratio);
  v.number({"at_birth", unit::probability, probability,
            "probability that a serious need at birth is notified then (unborn or newborn)"},
           p.at_birth);
}

}  // namespace kohort
