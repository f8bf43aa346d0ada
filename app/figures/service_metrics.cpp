#include "app/figures/metric.hpp"
#include "app/figures/places.hpp"
#include "app/figures/sections.hpp"

namespace kohort {

namespace {

using enum Yearly;
using enum MetricUnit;
using Keys = std::array<std::string_view, 8>;

constexpr Keys starts{"casework.placement_serious",
                      "casework.placement_moderate_ratio",
                      "casework.placement_elasticity",
                      "placement.entry_trend",
                      "placement.reentry_early",
                      "needs",
                      "programmes"};
constexpr Keys first_starts{"casework.placement_serious",
                            "casework.placement_moderate_ratio",
                            "casework.placement_elasticity",
                            "placement.entry_trend",
                            "needs",
                            "programmes"};
constexpr Keys stays{"placement",
                     "casework.placement_serious",
                     "casework.stay_elasticity",
                     "casework.institution_elasticity",
                     "needs",
                     "programmes"};
constexpr Keys break_ups{"unions", "population.married_at_birth", "programmes"};
constexpr Keys work{"casework", "notifications", "programmes"};

constexpr Metric of_type(PlaceType type, std::string_view id, Words formula) {
  return {.id = id,
          .unit = years,
          .group = MetricGroup::placements,
          .above = Total::counts(years_in_place[index(type)]),
          .name = place_words(type).name,
          .text = {formula, stays, section::placement},
          .part_of = "placement_years",
          .natural = place_words(type).children};
}

constexpr Metric of_parents(std::string_view id, Yearly counted, Words name, Words natural,
                            Words formula) {
  return {.id = id,
          .unit = count,
          .group = MetricGroup::families,
          .above = Total::counts(counted),
          .name = name,
          .text = {formula, break_ups, section::unions},
          .natural = natural};
}

constexpr std::array rows{
    Metric{.id = "placement_starts",
           .unit = count,
           .group = MetricGroup::placements,
           .above = Total::counts(placement_starts),
           .name = {"Nye anbringelser", "New placements"},
           .short_name = {"Nye anbrin\u00adgelser", "New placements"},
           .text = {{"Alle anbringelser, der begynder i budgetårene, også barnets anden og senere.",
                     "All placements that start in the budget years, a child's later ones "
                     "included."},
                    starts,
                    section::placement},
           .natural = {"nye anbringelser om året", "new placements a year"}},
    Metric{.id = "placement_starts_first",
           .unit = count,
           .group = MetricGroup::placements,
           .above = Total::counts(placement_starts_first),
           .name = {"heraf barnets første", "of which the child's first"},
           .text = {{"De anbringelser, der er barnets første.",
                     "Those placements that are the child's first."},
                    first_starts,
                    section::placement},
           .brief = false},
    Metric{.id = "placement_years",
           .unit = years,
           .group = MetricGroup::placements,
           .above = Total::counts(placement_years_kinship, placement_years_foster,
                                  placement_years_institution, placement_years_residence,
                                  placement_years_boarding, placement_years_own_room),
           .name = {"Helårsanbringelser i alt", "Placement-years in all"},
           .short_name = {"Helårs\u00adanbrin\u00adgelser", "Placement-years"},
           .text = {{"Summen af anbragte børns år i anbringelse i budgetårene.",
                     "Years that placed children spend in placement, summed over the budget "
                     "years."},
                    stays,
                    section::placement},
           .natural = {"børn anbragt ad gangen", "children placed at a time"}},
    of_type(PlaceType::kinship, "placement_years_kinship",
            {"Heraf år i netværksplejefamilie.", "Of these, years in kinship foster families."}),
    of_type(PlaceType::foster, "placement_years_foster",
            {"Heraf år i plejefamilie.", "Of these, years in foster families."}),
    of_type(PlaceType::institution, "placement_years_institution",
            {"Heraf år på døgninstitution.", "Of these, years in residential institutions."}),
    of_type(PlaceType::residence, "placement_years_residence",
            {"Heraf år på socialpædagogisk opholdssted.",
             "Of these, years in socio-pedagogical residences."}),
    of_type(PlaceType::boarding, "placement_years_boarding",
            {"Heraf år på kost- eller efterskole.", "Of these, years in boarding schools."}),
    of_type(PlaceType::own_room, "placement_years_own_room",
            {"Heraf år på eget værelse.", "Of these, years in own rooms."}),
    Metric{
        .id = "placed_at_year_end",
        .unit = count,
        .group = MetricGroup::placements,
        .window = Window::year_end,
        .above = Total::counts(placed_at_year_end),
        .name = {"Børn anbragt ved periodens slutning", "Children placed at the end of the period"},
        .text = {{"Børn under 18 år, der er anbragt den 31. december i det sidste budgetår.",
                  "Children under 18 in placement on 31 December of the last budget year."},
                 stays,
                 section::placement}},
    of_parents("separations_unmarried", separations_unmarried,
               {"Samlivsbrud, ugifte forældre", "Separations, unmarried parents"},
               {"samlivsbrud mellem ugifte forældre om året", "splits of unmarried parents a year"},
               {"Samlivsbrud mellem ugifte forældre med et barn under 18 år i budgetårene.",
                "Separations of unmarried parents with a child under 18, budget years."}),
    of_parents("divorces", divorces, {"Skilsmisser", "Divorces"},
               {"skilsmisser om året", "divorces a year"},
               {"Skilsmisser mellem forældre med et barn under 18 år i budgetårene.",
                "Divorces of parents with a child under 18, budget years."}),
    Metric{
        .id = "notifications",
        .unit = count,
        .group = MetricGroup::casework,
        .above = Total::counts(notifications),
        .name = {"Underretninger", "Notifications"},
        .text = {{"Alle underretninger i budgetårene.", "All notifications in the budget years."},
                 {"notifications", "needs", "programmes"},
                 section::casework}},
    Metric{.id = "cases_per_caseworker",
           .unit = cases,
           .group = MetricGroup::casework,
           .above = Total::counts(case_years),
           .below = Total::counts(caseworker_years),
           .name = {"Sager pr. rådgiver", "Cases per caseworker"},
           .text = {{"År med åben sag hos en rådgiver, divideret med rådgivernes fuldtidsår.",
                     "Years of open cases with a caseworker, divided by caseworkers' full-time "
                     "years."},
                    work,
                    section::casework}},
    Metric{.id = "wait_weeks",
           .unit = weeks,
           .group = MetricGroup::casework,
           .above = Total::counts(wait_years),
           .below = Total::counts(waits),
           .factor = weeks_per_year,
           .name = {"Ventetid på en rådgiver", "Wait for a caseworker"},
           .text = {{"Ventetid i alt, divideret med antallet af sager, der måtte vente på en "
                     "rådgiver.",
                     "Total wait, divided by the number of cases that had to wait for a "
                     "caseworker."},
                    work,
                    section::casework}},
    Metric{.id = "examinations_overdue",
           .unit = share,
           .group = MetricGroup::casework,
           .above = Total::counts(examinations_overdue),
           .below = Total::counts(examinations),
           .name = {"Undersøgelser over fristen", "Overdue examinations"},
           .text = {{"Undersøgelser over fristen, divideret med alle undersøgelser.",
                     "Overdue examinations, divided by all examinations."},
                    {"casework.examination_scale", "casework.examination_shape",
                     "casework.examination_limit", "casework.examination_elasticity",
                     "casework.caseworkers_per_1000_children", "casework.handover_loss",
                     "casework.assessment", "programmes"},
                    section::casework}},
    Metric{.id = "complaints",
           .unit = count,
           .group = MetricGroup::casework,
           .above = Total::counts(complaints),
           .name = {"Klager", "Complaints"},
           .text = {{"Klager over frister og over skift af rådgiver i budgetårene.",
                     "Complaints about deadlines and changes of caseworker, budget years."},
                    {"casework.complaint_overdue", "casework.complaint_handover",
                     "casework.complaint_elasticity", "casework.turnover", "programmes"},
                    section::casework}},
    Metric{.id = "handovers",
           .unit = count,
           .group = MetricGroup::casework,
           .above = Total::counts(handovers),
           .name = {"Skift af rådgiver", "Changes of caseworker"},
           .text = {{"Sager, der skifter rådgiver i budgetårene.",
                     "Cases that change caseworker in the budget years."},
                    {"casework.turnover", "casework.turnover_elasticity",
                     "casework.handover_at_decision", "casework.hiring_months", "programmes"},
                    section::casework}}};

}  // namespace

std::span<const Metric> service_metrics() { return rows; }

}  // namespace kohort
