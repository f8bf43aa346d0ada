#include "models/parameter_ranges.hpp"
#include "models/parameter_sections.hpp"

namespace kohort {

using namespace ranges;

void visit_casework(CaseworkParameters& p, ParameterVisitor& v) {
  v.section("casework", "Caseworkers and what happens to a notification.");
  v.number({"caseworkers_per_1000_children",
            unit::per_1000_children,
            {0.01, 1000},
            "full-time caseworkers"},
           p.caseworkers_per_1000_children);
  v.number(
      {"caseworkers_year",
       unit::count,
       {1980, 2100},
       "calendar year for which that number is stated; the run's first year differs from it by "
       "staff_trend",
       true},
      p.caseworkers_year);
  v.number({"staff_trend", unit::ratio, {0.5, 1.5}, "yearly ratio of caseworkers in the country"},
           p.staff_trend);
  v.number({"staff_trend_first_year",
            unit::count,
            {1980, 2100},
            "calendar year before which that ratio is 1",
            true},
           p.staff_trend_first_year);
  v.number({"staff_trend_last_year",
            unit::count,
            {1980, 2100},
            "calendar year from which that ratio is 1: the last measured one",
            true},
           p.staff_trend_last_year);
  v.number({"max_cases", unit::count, {1, 100000}, "cases a caseworker has at most", true},
           p.max_cases);
  v.number({"reference_caseload",
            unit::count,
            {1, 1000},
            "cases per caseworker at which all caseload effects are neutral"},
           p.reference_caseload);
  v.number({"saturation_low", unit::count, {1, 1000}, "below this caseload nothing improves"},
           p.saturation_low);
  v.number({"saturation_high", unit::count, {1, 1000}, "above this caseload nothing worsens"},
           p.saturation_high);
  v.number({"turnover", unit::per_year, hazard, "hazard that a caseworker leaves"}, p.turnover);
  v.number({"hiring_months", unit::months, {0, 60}, "vacancy until a successor starts"},
           p.hiring_months);
  v.number({"new_worker_share", unit::share, probability,
            "share of a full caseload that a new caseworker can take"},
           p.new_worker_share);
  v.number({"ramp_months", unit::months, {0, 60}, "months until a new caseworker takes full load"},
           p.ramp_months);
  v.table({"triage_closes", unit::probability, probability,
           "probability that a notification is closed without examination, by need"},
          need_labels, p.triage_closes);
  v.number({"acute_share", unit::probability, probability,
            "probability that a notification of a serious need without help is acute: help or a "
            "placement at once, past the line and whatever triage does"},
           p.acute_share);
  v.number({"examination_scale",
            unit::months,
            {0.01, 120},
            "scale of the Weibull duration of an examination at the reference caseload"},
           p.examination_scale);
  v.number({"examination_shape", unit::count, {0.2, 20}, "shape of that duration"},
           p.examination_shape);
  v.number({"examination_serious_ratio",
            unit::ratio,
            {0.001, 1},
            "duration of an examination of a serious need relative to others"},
           p.examination_serious_ratio);
  v.number({"examination_limit", unit::months, {0, 60}, "legal limit of an examination"},
           p.examination_limit);
  v.table({"measure", unit::probability, probability,
           "probability that an examination leads to a preventive measure, by need"},
          need_labels, p.measure);
  v.table({"placement_serious", unit::probability, probability,
           "probability that an examination of a serious need leads to a placement, by age"},
          age_band_labels, p.placement_serious);
  v.number({"placement_moderate_ratio", unit::ratio, probability,
            "that probability for a moderate need, relative to a serious one"},
           p.placement_moderate_ratio);
  v.number({"reassessment", unit::per_year, hazard,
            "how often placement is considered anew while a case is open"},
           p.reassessment);
  v.number({"measure_years", unit::years, {0.01, 20}, "mean duration of a preventive measure"},
           p.measure_years);
  v.number({"followup_months", unit::months, {0.5, 60}, "months between follow-ups of a case"},
           p.followup_months);
  v.number({"closing_months",
            unit::months,
            {0, 60},
            "time from the end of a measure or a return home until the case closes"},
           p.closing_months);
  v.number({"complaint_overdue", unit::probability, probability,
            "probability of a complaint when an examination is overdue"},
           p.complaint_overdue);
  v.number({"complaint_handover", unit::probability, probability,
            "probability of a complaint when a case changes hands"},
           p.complaint_handover);
  v.number({"placement_elasticity", unit::elasticity, elasticity,
            "per cent change in placement decisions per per cent change in caseload (how many)",
            false, 0.0},
           p.placement_elasticity);
  v.number({"institution_elasticity", unit::elasticity, elasticity,
            "the same for the weight of institution and residence among new placements (which)",
            false, 0.0},
           p.institution_elasticity);
  v.number({"stay_elasticity", unit::elasticity, elasticity,
            "the same for the length of institution and residence stays (how long)", false, 0.0},
           p.stay_elasticity);
  v.number({"escalation_elasticity", unit::elasticity, elasticity,
            "the same for the hazard that the need of a child with an open case grows", false, 0.0},
           p.escalation_elasticity);
  v.number({"examination_elasticity", unit::elasticity, elasticity,
            "the same for the duration of an examination", false, 0.0},
           p.examination_elasticity);
  v.number({"caseload_effect", unit::share, probability,
            "multiplies every consequence of caseload and waiting; 0 = none", false, 0.0},
           p.caseload_effect);
  v.number(
      {"feedback_years",
       unit::years,
       {0, 18},
       "caseload acts from this long before the start; earlier the department is still filling"},
      p.feedback_years);
}

void visit_placement(PlacementParameters& p, ParameterVisitor& v) {
  v.section("placement", "Placements outside the home.");
  v.table({"entry_0_5", unit::share, probability, "type of first place, age 0-5; sums to 1"},
          place_labels, p.entry_0_5);
  v.table({"entry_6_11", unit::share, probability, "type of first place, age 6-11; sums to 1"},
          place_labels, p.entry_6_11);
  v.table({"entry_12_17", unit::share, probability, "type of first place, age 12-17; sums to 1"},
          place_labels, p.entry_12_17);
  v.number({"institution_trend",
            unit::ratio,
            {0.5, 1.5},
            "yearly ratio of the weight of institution and residence, 1 in trend_base_year"},
           p.institution_trend);
  v.number({"entry_trend",
            unit::ratio,
            {0.5, 1.5},
            "yearly ratio of placement probabilities, 1 in trend_base_year"},
           p.entry_trend);
  v.number({"trend_first_year",
            unit::count,
            {1980, 2100},
            "first calendar year of trends; earlier years are like it",
            true},
           p.trend_first_year);
  v.number(
      {"trend_base_year",
       unit::count,
       {1980, 2100},
       "calendar year for which the shares of types and the placement probabilities are stated",
       true},
      p.trend_base_year);
  v.number({"trend_last_year",
            unit::count,
            {1980, 2100},
            "last calendar year of trends, the last measured one; later years are like it",
            true},
           p.trend_last_year);
  v.table({"long_stay", unit::probability, probability,
           "probability that a stay is of the long kind, by age at entry"},
          age_band_labels, p.long_stay);
  v.number({"short_exit", unit::per_year, hazard, "hazard of returning home, short stays"},
           p.short_exit);
  v.number({"long_exit", unit::per_year, hazard, "hazard of returning home, long stays"},
           p.long_exit);
  v.number({"type_change", unit::per_year, hazard, "hazard of a planned move to another type"},
           p.type_change);
  v.number({"breakdown", unit::per_year, hazard, "hazard of a breakdown, below age 12"},
           p.breakdown);
  v.number({"breakdown_teen_ratio", unit::ratio, ratio, "ratio of that hazard from age 12"},
           p.breakdown_teen_ratio);
  v.number({"reentry_early", unit::per_year, hazard,
            "hazard of a new placement in the first two years at home"},
           p.reentry_early);
  v.number({"reentry_late", unit::per_year, hazard, "the same later"}, p.reentry_late);
  v.number({"reentry_short_stay_ratio", unit::ratio, ratio,
            "ratio of those hazards after a stay of the short kind"},
           p.reentry_short_stay_ratio);
  v.number({"reentry_shortening", unit::elasticity, elasticity,
            "per cent rise in re-entry per per cent by which a stay was shortened"},
           p.reentry_shortening);
  v.number({"aftercare_share", unit::probability, probability,
            "probability of aftercare for those placed on their 18th birthday"},
           p.aftercare_share);
  v.number({"aftercare_exit", unit::per_year, hazard, "hazard of leaving aftercare before 22"},
           p.aftercare_exit);
}

void visit_adult(AdultParameters& p, ParameterVisitor& v) {
  v.section("adult", "Adult life of followed children (coarse).");
  v.number({"work_from", unit::years, {18, 40}, "age from which lost earnings are counted"},
           p.work_from);
  v.number({"employed_share", unit::share, {0, 1}, "employed among those on no benefit"},
           p.employed_share);
  v.number({"placed_employed_ratio",
            unit::ratio,
            {0, 1.25},
            "the same for people who were placed, relative to others"},
           p.placed_employed_ratio);
  v.number({"benefit_entry", unit::per_year, hazard, "hazard of cash benefit, never placed"},
           p.benefit_entry);
  v.number({"benefit_exit", unit::per_year, hazard, "hazard of leaving cash benefit"},
           p.benefit_exit);
  v.number({"disability", unit::per_year, hazard, "hazard of disability pension, never placed"},
           p.disability);
  v.number({"prison_men", unit::per_year, hazard, "hazard of first imprisonment, men never placed"},
           p.prison_men);
  v.number({"prison_until", unit::years, {18, 100}, "age to which that hazard applies"},
           p.prison_until);
  v.number({"sentence_years", unit::years, {0, 20}, "time served"}, p.sentence_years);
  v.number({"mortality_level", unit::per_year, hazard, "Gompertz hazard of death at age 0"},
           p.mortality_level);
  v.number({"mortality_slope", unit::per_year, {0.001, 1}, "its rise with age"}, p.mortality_slope);
  v.number({"placed_benefit_ratio",
            unit::ratio,
            {0.01, 100},
            "hazard ratio of benefit entry, ever placed and others (raw gap)"},
           p.placed_benefit_ratio);
  v.number({"placed_disability_ratio",
            unit::ratio,
            {0.01, 100},
            "hazard ratio of disability pension (raw gap)"},
           p.placed_disability_ratio);
  v.number(
      {"placed_prison_ratio", unit::ratio, {0.01, 100}, "hazard ratio of imprisonment (raw gap)"},
      p.placed_prison_ratio);
  v.number(
      {"placed_mortality_men", unit::ratio, {0.01, 100}, "hazard ratio of death, men (raw gap)"},
      p.placed_mortality_men);
  v.number({"placed_mortality_women",
            unit::ratio,
            {0.01, 100},
            "hazard ratio of death, women (raw gap)"},
           p.placed_mortality_women);
  v.number({"vulnerability_burden",
            unit::log_ratio,
            {0, 3},
            "burden of a person one standard deviation more vulnerable: selection, which no help "
            "removes"},
           p.vulnerability_burden);
  v.number({"unmet_burden",
            unit::ratio,
            {0, 10},
            "burden of many years in moderate or serious need without help"},
           p.unmet_burden);
  v.number({"unmet_half_years",
            unit::years,
            {0.01, 50},
            "years without help that leave half of that burden"},
           p.unmet_half_years);
  v.number({"serious_weight",
            unit::ratio,
            {0, 20},
            "a year in serious need without help counts as so many in moderate need"},
           p.serious_weight);
  v.number({"placed_burden",
            unit::ratio,
            {0, 10},
            "burden of a placement that years without help do not explain"},
           p.placed_burden);
  v.number({"causal_share", unit::share, probability,
            "share of what years without help and placements do to adult life that vanishes when "
            "they are prevented"},
           p.causal_share);
}

void visit_costs(CostParameters& p, ParameterVisitor& v) {
  v.section("costs", "Unit costs.");
  v.table({"placement", unit::kr_per_year, money, "a year in placement, by type"}, place_labels,
          p.placement);
  v.number({"aftercare", unit::kr_per_year, money, "a year in aftercare"}, p.aftercare);
  v.number({"measure", unit::kr_per_year, money, "a year with preventive measures"}, p.measure);
  v.number({"examination", unit::kr, money, "an examination, without the caseworker's own time"},
           p.examination);
  v.number(
      {"acute", unit::kr, money, "an acute intervention, beside the help or place it leads to"},
      p.acute);
  v.table({"measure_ratio",
           unit::ratio,
           {0, 20},
           "price of each kind of preventive measure, relative to the mean one"},
          measure_labels, p.measure_ratio);
  v.number({"assessment", unit::kr, money, "a psychological assessment"}, p.assessment);
  v.number({"caseworker", unit::kr_per_year, money, "pay of a full-time caseworker"}, p.caseworker);
  v.number({"caseworker_overhead", unit::ratio, {1, 5}, "full cost relative to pay"},
           p.caseworker_overhead);
  v.number({"recruitment", unit::kr, money, "recruiting and training one caseworker"},
           p.recruitment);
  v.number({"separation", unit::kr, money, "cost to the municipality of one separation"},
           p.separation);
  v.number({"separation_state", unit::kr, money, "cost to the state of one separation"},
           p.separation_state);
  v.number({"benefit", unit::kr_per_year, money, "cash benefit"}, p.benefit);
  v.number({"disability_pension", unit::kr_per_year, money, "disability pension"},
           p.disability_pension);
  v.number({"prison", unit::kr_per_year, money, "a year in prison"}, p.prison);
  v.number({"wage", unit::kr_per_year, money, "wage of an at-risk adult in work"}, p.wage);
  v.number({"municipal_tax", unit::share, probability, "municipal tax on an extra krone of wage"},
           p.municipal_tax);
  v.number({"state_tax", unit::share, probability, "state tax on an extra krone of wage"},
           p.state_tax);
  v.number({"equalisation", unit::share, probability,
            "share of extra municipal tax that goes to other municipalities and the state"},
           p.equalisation);
}

void visit_services(ServiceParameters& p, ParameterVisitor& v) {
  v.section("services", "What everyday needs that no network solves take of ordinary services.");
  constexpr Range hours{0, 1000};
  v.table({"health_visitor_hours", unit::hours, hours,
           "hours of a health visitor that an everyday need takes, by the child's age"},
          age_band_labels, p.health_visitor_hours);
  v.table({"day_care_hours", unit::hours, hours, "the same of staff in day care and school"},
          age_band_labels, p.day_care_hours);
  v.table({"psychologist_hours", unit::hours, hours, "the same of psychologists"}, age_band_labels,
          p.psychologist_hours);
  v.number({"health_visitor_price",
            unit::kr_per_hour,
            {0, 100000},
            "full cost of an hour of a health visitor"},
           p.health_visitor_price);
  v.number({"day_care_price", unit::kr_per_hour, {0, 100000}, "the same in day care and school"},
           p.day_care_price);
  v.number({"psychologist_price", unit::kr_per_hour, {0, 100000}, "the same of a psychologist"},
           p.psychologist_price);
}

void visit_refund(RefundParameters& p, ParameterVisitor& v) {
  v.section("refund", "State refund of expensive cases, per household and year.");
  v.number({"limit_1", unit::kr_per_year, money, "first limit"}, p.limit_1);
  v.number({"limit_2", unit::kr_per_year, money, "second limit"}, p.limit_2);
  v.number({"limit_3", unit::kr_per_year, money, "third limit"}, p.limit_3);
  v.number({"share_1", unit::share, probability, "refund between the first and second limit"},
           p.share_1);
  v.number({"share_2", unit::share, probability, "refund between the second and third limit"},
           p.share_2);
  v.number({"share_3", unit::share, probability, "refund above the third limit"}, p.share_3);
  v.number({"third_step_from",
            unit::count,
            {1980, 2200},
            "calendar year from which the third limit applies",
            true},
           p.third_step_from);
  v.table({"benefit_weeks",
           unit::weeks,
           {0, 1000},
           "weeks on benefit after which each step of the state's refund of benefits ends"},
          benefit_week_labels, p.benefit_weeks);
  v.table({"benefit_share", unit::share, probability,
           "the state's refund of benefits in each of those steps and after the last"},
          benefit_share_labels, p.benefit_share);
}

void visit_economics(EconomicsParameters& p, ParameterVisitor& v) {
  v.section("economics", "How the results are reckoned up; no simulated life depends on it.");
  v.table({"cashable", unit::share, probability,
           "share of a saving that really leaves the municipality's budget, by kind of cost"},
          cashable_labels, p.cashable);
}

}  // namespace kohort
