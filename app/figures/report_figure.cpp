#include "app/figures/report_figure.hpp"

#include "app/figures/sections.hpp"

namespace kohort {

namespace {

using Keys = std::array<std::string_view, 8>;

constexpr Keys net{"costs",          "refund",     "casework.caseworkers_per_1000_children",
                   "placement",      "programmes", "time.budget_years",
                   "time.price_year"};
constexpr Keys appraisal{"costs", "refund", "programmes"};

constexpr std::array drawings{
    ReportFigure{"budget",
                 "cost_municipality",
                 {"Budgettet år for år", "The budget year by year"},
                 {{"Kommunens nettoudgift i hvert budgetår, uden og med indsatsen.",
                   "The municipality's net cost in each budget year, without and with the "
                   "programme."},
                  net,
                  section::money}},
    ReportFigure{"fan",
                 "cost_municipality",
                 {"Samlet forskel siden starten", "Difference since the start"},
                 {{"Forskellen i nettoudgift lagt sammen fra det første budgetår, og hvordan den "
                   "fordeler sig over gentagelserne.",
                   "The difference in net cost cumulated from the first budget year, and its "
                   "distribution over the replications."},
                  net,
                  section::money}},
    ReportFigure{"payers",
                 "cost_public",
                 {"Hvem betaler", "Who pays"},
                 {{"Forskellen i nettoudgift over budgetårene for hver betaler.",
                   "The difference in net cost over the budget years for each payer."},
                  net,
                  section::money}},
    ReportFigure{"payback",
                 "cost_municipality",
                 {"Hvornår pengene er tjent hjem", "When the money is back"},
                 {{"Det første budgetår, hvor forskellen lagt sammen er nul eller derunder, efter "
                   "at have været over nul; sandsynligheden er andelen af gentagelser.",
                   "The first budget year in which the cumulated difference is zero or below after "
                   "having been above; the probability is the share of replications."},
                  net,
                  section::money}},
    ReportFigure{"placements",
                 "placement_years",
                 {"Helårsanbringelser efter type", "Placement-years by type"},
                 {{"Helårsanbringelser pr. budgetår efter anbringelsestype.",
                   "Placement-years by budget year and type of placement."},
                  {"placement", "casework.placement_serious", "casework.stay_elasticity",
                   "casework.institution_elasticity", "needs", "programmes"},
                  section::placement}},
    ReportFigure{"placed_by_age",
                 "ever_placed_by_18",
                 {},
                 {{"Fulgte børn, der er anbragt for første gang ved en given alder eller før.",
                   "Followed children placed for the first time at a given age or before."},
                  {"casework.placement_serious", "needs", "notifications", "programmes"},
                  section::placement}},
    ReportFigure{"separations_by_age",
                 "parents_separated_by_18",
                 {},
                 {{"Fulgte børn, hvis forældre er gået fra hinanden ved en given alder eller før.",
                   "Followed children whose parents have separated at a given age or before."},
                  {"unions", "population.apart_at_birth", "programmes"},
                  section::unions}},
    ReportFigure{"casework",
                 "cases_per_caseworker",
                 {},
                 {{"Sager pr. rådgiver, ventetid og overskredne frister i hvert budgetår.",
                   "Cases per caseworker, waits and overdue examinations in each budget year."},
                  {"casework", "notifications", "programmes"},
                  section::casework}},
    ReportFigure{"lives_changed",
                 "",
                 {"Nettoændring pr. 1.000 børn", "Net change per 1,000 children"},
                 {{"Gennemsnit med indsatsen minus gennemsnit uden, pr. 1.000 fulgte børn.",
                   "Mean with the programme less mean without, per 1,000 followed children."},
                  {"needs", "unions", "casework.placement_serious", "programmes"},
                  section::needs}},
    ReportFigure{"reached",
                 "",
                 {},
                 {{"Det, som indsatsen tæller i budgetårene. En pris er indsatsens egen udgift, "
                   "hvem der end betaler, delt med antallet.",
                   "What the programme counts in the budget years. A price is the programme's own "
                   "cost, whoever pays, divided by the number."},
                  {"programmes"},
                  section::programmes}},
    ReportFigure{"subgroups",
                 "",
                 {},
                 {{"De fulgte børn delt i grupper; tal pr. barn i gruppen.",
                   "The followed children divided into groups; figures per child of the group."},
                  {"population", "needs", "programmes"},
                  section::families}},
    ReportFigure{"break_even",
                 "",
                 {},
                 {{"Den fælles styrke af indsatsens virkninger, hvor kommunens gennemsnitlige "
                   "nettoudgift er den samme med og uden indsatsen, fundet ved at simulere med den "
                   "ved centrale værdier.",
                   "The common strength of the programme's effects at which the municipality's "
                   "mean net cost is the same with and without the programme, found by simulating "
                   "with it at central values."},
                  {"casework.placement_elasticity", "casework.institution_elasticity",
                   "casework.stay_elasticity", "casework.escalation_elasticity", "programmes"},
                  section::programmes}},
    ReportFigure{"flips",
                 "",
                 {},
                 {{"Hvor kommunens gennemsnitlige forskel vender fortegn, fundet ved at simulere "
                   "med værdien, alt andet ved centrale værdier.",
                   "Where the municipality's mean difference turns its sign, found by simulating "
                   "with the value, everything else at central values."},
                  {"programmes"},
                  section::uncertainty}},
    ReportFigure{"weights",
                 "",
                 {},
                 {{"Den del af forskellens varians, som en ret linje i parameteren forklarer.",
                   "Part of the difference's variance that a straight line in the parameter "
                   "explains."},
                  {"programmes"},
                  section::uncertainty}},
    ReportFigure{"fit",
                 "",
                 {},
                 {{"Simulerede tal for udgangspunktet mod tal fra registre.",
                   "Simulated figures of the baseline against figures of registers."},
                  {"needs", "notifications", "casework", "placement", "unions"},
                  section::fit}},
    ReportFigure{"ledgers",
                 "",
                 {},
                 {{"Indsatsens udgift minus det, der spares andre steder, over budgetårene, i tre "
                   "regnskaber: kommunens og det offentliges uden rente, samfundets som "
                   "nutidsværdi.",
                   "The programme's cost less what is saved elsewhere over the budget years, in "
                   "three ledgers: the municipality's and the public's undiscounted, society's as "
                   "present value."},
                  appraisal,
                  section::money}},
    ReportFigure{"budget_lines",
                 "",
                 {},
                 {{"Budgetlinjen, omregnet til kørslens prisniveau, ved siden af indsatsens egne "
                   "timer, stillinger og priser lagt sammen, med indsatsen minus uden.",
                   "The budget line at the run's price level beside the programme's own hours, "
                   "positions and prices summed up, with the programme less without."},
                  {"costs", "programmes", "time.price_year"},
                  section::money}},
    ReportFigure{"economics",
                 "",
                 {},
                 {{"Omkostninger og gevinster over budgetårene efter reglerne for "
                   "samfundsøkonomisk vurdering.",
                   "Costs and gains over the budget years by the rules of social appraisal."},
                  appraisal,
                  section::money}}};

}  // namespace

std::span<const ReportFigure> report_figures() {
  static const std::vector<ReportFigure> all = [] {
    std::vector<ReportFigure> rows;
    for (const Metric& metric : headline_metrics())
      rows.push_back({metric.id, metric.id, metric.name, metric.text});
    rows.insert(rows.end(), drawings.begin(), drawings.end());
    return rows;
  }();
  return all;
}

}  // namespace kohort
