#include "app/report/lineage.hpp"

#include <algorithm>

namespace kohort {

namespace {

constexpr LineageEntry placement_years(std::string_view id, std::string_view da,
                                       std::string_view en, std::string_view metric = {}) {
  return {id,
          metric.empty() ? id : metric,
          da,
          en,
          {"placement", "casework.placement_serious", "casework.stay_elasticity",
           "casework.institution_elasticity", "needs", "programmes"},
          "Placement (`models/placement.*`)"};
}

constexpr LineageEntry lifetime(std::string_view id, std::string_view da, std::string_view en) {
  return {id,
          id,
          da,
          en,
          {"costs", "refund", "adult", "placement", "programmes", "time.horizon_age"},
          "Adult life (`models/adult_life.*`), coarse"};
}

constexpr LineageEntry net_cost(std::string_view id, std::string_view da, std::string_view en,
                                std::string_view metric = {}) {
  return {id,
          metric.empty() ? id : metric,
          da,
          en,
          {"costs", "refund", "casework.caseworkers_per_1000_children", "placement", "programmes",
           "time.budget_years", "time.price_year"},
          "Money: ledgers, rules, refunds (`models/accounts.*`, `models/economics/`)"};
}

constexpr std::string_view needs_section = "Needs (`models/needs.*`)";
constexpr std::string_view casework_section =
    "Notifications and casework (`models/casework.*`, `models/caseworkers.*`)";
constexpr std::string_view union_section = "Union (`models/family.*`)";
constexpr std::string_view placement_section = "Placement (`models/placement.*`)";

constexpr std::array table{
    LineageEntry{"placement_starts",
                 "placement_starts",
                 "Alle anbringelser, der begynder i budgetårene, også barnets anden og senere.",
                 "All placements that start in the budget years, a child's later ones included.",
                 {"casework.placement_serious", "casework.placement_moderate_ratio",
                  "casework.placement_elasticity", "placement.entry_trend",
                  "placement.reentry_early", "needs", "programmes"},
                 placement_section},
    LineageEntry{"placement_starts_first",
                 "placement_starts_first",
                 "De anbringelser, der er barnets første.",
                 "Those placements that are the child's first.",
                 {"casework.placement_serious", "casework.placement_moderate_ratio",
                  "casework.placement_elasticity", "placement.entry_trend", "needs", "programmes"},
                 placement_section},
    placement_years("placement_years", "Summen af anbragte børns år i anbringelse i budgetårene.",
                    "Years that placed children spend in placement, summed over the budget years."),
    placement_years("placement_years_kinship", "Heraf år i netværksplejefamilie.",
                    "Of these, years in kinship foster families."),
    placement_years("placement_years_foster", "Heraf år i plejefamilie.",
                    "Of these, years in foster families."),
    placement_years("placement_years_institution", "Heraf år på døgninstitution.",
                    "Of these, years in residential institutions."),
    placement_years("placement_years_residence", "Heraf år på socialpædagogisk opholdssted.",
                    "Of these, years in socio-pedagogical residences."),
    placement_years("placement_years_boarding", "Heraf år på kost- eller efterskole.",
                    "Of these, years in boarding schools."),
    placement_years("placement_years_own_room", "Heraf år på eget værelse.",
                    "Of these, years in own rooms."),
    placement_years("placed_at_year_end",
                    "Børn under 18 år, der er anbragt den 31. december i det sidste budgetår.",
                    "Children under 18 in placement on 31 December of the last budget year."),
    LineageEntry{"separations_unmarried",
                 "separations_unmarried",
                 "Samlivsbrud mellem ugifte forældre med et barn under 18 år i budgetårene.",
                 "Separations of unmarried parents with a child under 18, budget years.",
                 {"unions", "population.married_at_birth", "programmes"},
                 union_section},
    LineageEntry{"divorces",
                 "divorces",
                 "Skilsmisser mellem forældre med et barn under 18 år i budgetårene.",
                 "Divorces of parents with a child under 18, budget years.",
                 {"unions", "population.married_at_birth", "programmes"},
                 union_section},
    LineageEntry{"notifications",
                 "notifications",
                 "Alle underretninger i budgetårene.",
                 "All notifications in the budget years.",
                 {"notifications", "needs", "programmes"},
                 casework_section},
    LineageEntry{"cases_per_caseworker",
                 "cases_per_caseworker",
                 "År med åben sag hos en rådgiver, divideret med rådgivernes fuldtidsår.",
                 "Years of open cases with a caseworker, divided by caseworkers' full-time years.",
                 {"casework", "notifications", "programmes"},
                 casework_section},
    LineageEntry{"wait_weeks",
                 "wait_weeks",
                 "Ventetid i alt, divideret med antallet af sager, der måtte vente på en rådgiver.",
                 "Total wait, divided by the number of cases that had to wait for a caseworker.",
                 {"casework", "notifications", "programmes"},
                 casework_section},
    LineageEntry{
        "examinations_overdue",
        "examinations_overdue",
        "Undersøgelser over fristen, divideret med alle undersøgelser.",
        "Overdue examinations, divided by all examinations.",
        {"casework.examination_scale", "casework.examination_shape", "casework.examination_limit",
         "casework.examination_elasticity", "casework.caseworkers_per_1000_children",
         "casework.handover_loss", "casework.assessment", "programmes"},
        casework_section},
    LineageEntry{"complaints",
                 "complaints",
                 "Klager over frister og over skift af rådgiver i budgetårene.",
                 "Complaints about deadlines and changes of caseworker, budget years.",
                 {"casework.complaint_overdue", "casework.complaint_handover",
                  "casework.complaint_elasticity", "casework.turnover", "programmes"},
                 casework_section},
    LineageEntry{"handovers",
                 "handovers",
                 "Sager, der skifter rådgiver i budgetårene.",
                 "Cases that change caseworker in the budget years.",
                 {"casework.turnover", "casework.turnover_elasticity",
                  "casework.handover_at_decision", "casework.hiring_months", "programmes"},
                 casework_section},
    net_cost("cost_municipality",
             "Kommunens udgifter minus refusion og indtægter, summen af alle udgiftsarter over "
             "budgetårene, uden diskontering.",
             "The municipality's spending less refunds and income, all kinds of cost summed over "
             "the budget years, undiscounted."),
    net_cost("cost_region", "Det samme for regionen.", "The same for the region."),
    net_cost("cost_state", "Det samme for staten.", "The same for the state."),
    net_cost("cost_family", "Det samme for familierne; modtagne ydelser tæller negativt.",
             "The same for families; transfers that they receive count as negative."),
    net_cost("cost_public", "Kommune, region og stat lagt sammen.",
             "Municipality, region and state together."),
    LineageEntry{"ever_placed_by_18",
                 "ever_placed_by_18",
                 "Fulgte børn, der anbringes før 18 år, pr. 1.000 fulgte børn.",
                 "Followed children placed before 18, per 1,000 followed children.",
                 {"casework.placement_serious", "casework.placement_moderate_ratio", "needs",
                  "notifications", "programmes"},
                 placement_section},
    LineageEntry{"parents_separated_by_18",
                 "parents_separated_by_18",
                 "Fulgte børn, hvis forældre går fra hinanden før barnets 18. år, pr. 1.000.",
                 "Followed children whose parents separate before 18, per 1,000.",
                 {"unions", "population.apart_at_birth", "programmes"},
                 union_section},
    lifetime("lifetime_cost_municipality",
             "Kommunens nettoudgift pr. fulgt barn fra fødsel til den sidste alder, uden "
             "diskontering.",
             "The municipality's net cost per followed child from birth to the last age, "
             "undiscounted."),
    lifetime("lifetime_cost_region", "Det samme for regionen.", "The same for the region."),
    lifetime("lifetime_cost_state", "Det samme for staten.", "The same for the state."),
    lifetime("lifetime_cost_family", "Det samme for familierne.", "The same for families."),
    lifetime("lifetime_cost_public", "Kommune, region og stat lagt sammen.",
             "Municipality, region and state together."),
    lifetime("lifetime_value_municipality",
             "Kommunens nettoudgift pr. fulgt barn, diskonteret til fødslen efter reglerne.",
             "The municipality's net cost per followed child, discounted to birth by the rules."),
    lifetime("lifetime_value_public", "Det samme for det offentlige i alt.",
             "The same for all public payers."),
    lifetime("lifetime_value_family", "Det samme for familierne.", "The same for families."),

    net_cost("budget", "Kommunens nettoudgift i hvert budgetår, uden og med indsatsen.",
             "The municipality's net cost in each budget year, without and with the programme.",
             "cost_municipality"),
    net_cost(
        "fan",
        "Forskellen i nettoudgift lagt sammen fra det første budgetår, og hvordan den fordeler "
        "sig over gentagelserne.",
        "The difference in net cost cumulated from the first budget year, and its distribution "
        "over the replications.",
        "cost_municipality"),
    net_cost("payers", "Forskellen i nettoudgift over budgetårene for hver betaler.",
             "The difference in net cost over the budget years for each payer.", "cost_public"),
    net_cost(
        "payback",
        "Det første budgetår, hvor forskellen lagt sammen er nul eller derunder, efter at have "
        "været over nul; sandsynligheden er andelen af gentagelser.",
        "The first budget year in which the cumulated difference is zero or below after having "
        "been above; the probability is the share of replications.",
        "cost_municipality"),
    placement_years("placements", "Anbringelsesår pr. budgetår efter anbringelsestype.",
                    "Placement-years by budget year and type of placement.", "placement_years"),
    LineageEntry{"placed_by_age",
                 "ever_placed_by_18",
                 "Fulgte børn, der er anbragt for første gang ved en given alder eller før.",
                 "Followed children placed for the first time at a given age or before.",
                 {"casework.placement_serious", "needs", "notifications", "programmes"},
                 placement_section},
    LineageEntry{"separations_by_age",
                 "parents_separated_by_18",
                 "Fulgte børn, hvis forældre er gået fra hinanden ved en given alder eller før.",
                 "Followed children whose parents have separated at a given age or before.",
                 {"unions", "population.apart_at_birth", "programmes"},
                 union_section},
    LineageEntry{"casework",
                 "cases_per_caseworker",
                 "Sager pr. rådgiver, ventetid og overskredne frister i hvert budgetår.",
                 "Cases per caseworker, waits and overdue examinations in each budget year.",
                 {"casework", "notifications", "programmes"},
                 casework_section},
    LineageEntry{"lives_changed",
                 "",
                 "Gennemsnit med indsatsen minus gennemsnit uden, pr. 1.000 fulgte børn.",
                 "Mean with the programme less mean without, per 1,000 followed children.",
                 {"needs", "unions", "casework.placement_serious", "programmes"},
                 needs_section},
    LineageEntry{"reached",
                 "",
                 "Det, som indsatsen tæller i budgetårene. En pris er indsatsens egen udgift, hvem "
                 "der end betaler, delt med antallet.",
                 "What the programme counts in the budget years. A price is the programme's own "
                 "cost, whoever pays, divided by the number.",
                 {"programmes"},
                 "Programmes"},
    LineageEntry{"subgroups",
                 "",
                 "De fulgte børn delt i grupper; tal pr. barn i gruppen.",
                 "The followed children divided into groups; figures per child of the group.",
                 {"population", "needs", "programmes"},
                 "Families (`models/population.*`)"},
    LineageEntry{"break_even",
                 "",
                 "Den fælles styrke af indsatsens virkninger, hvor kommunens gennemsnitlige "
                 "nettoudgift er den samme med og uden indsatsen, fundet ved at simulere med den "
                 "ved centrale værdier.",
                 "The common strength of the programme's effects at which the municipality's mean "
                 "net cost is the same with and without the programme, found by simulating with it "
                 "at central values.",
                 {"casework.placement_elasticity", "casework.institution_elasticity",
                  "casework.stay_elasticity", "casework.escalation_elasticity", "programmes"},
                 "Programmes"},
    LineageEntry{
        "flips",
        "",
        "Hvor kommunens gennemsnitlige forskel vender fortegn, fundet ved at simulere med "
        "værdien, alt andet ved centrale værdier.",
        "Where the municipality's mean difference turns its sign, found by simulating with "
        "the value, everything else at central values.",
        {"programmes"},
        "Uncertainty"},
    LineageEntry{
        "weights",
        "",
        "Den del af forskellens varians, som en ret linje i parameteren forklarer.",
        "Part of the difference's variance that a straight line in the parameter explains.",
        {"programmes"},
        "Uncertainty"},
    LineageEntry{"fit",
                 "",
                 "Simulerede tal for udgangspunktet mod tal fra registre.",
                 "Simulated figures of the baseline against figures of registers.",
                 {"needs", "notifications", "casework", "placement", "unions"},
                 "Fit to Danish registers"},
    LineageEntry{
        "ledgers",
        "",
        "Indsatsens udgift minus det, der spares andre steder, over budgetårene, i tre "
        "regnskaber: kommunens og det offentliges uden rente, samfundets som nutidsværdi.",
        "The programme's cost less what is saved elsewhere over the budget years, in three "
        "ledgers: the municipality's and the public's undiscounted, society's as present "
        "value.",
        {"costs", "refund", "programmes"},
        "Money: ledgers, rules, refunds (`models/accounts.*`, `models/economics/`)"},
    LineageEntry{
        "budget_lines",
        "",
        "Budgetlinjen, omregnet til kørslens prisniveau, ved siden af indsatsens egne timer, "
        "stillinger og priser lagt sammen, med indsatsen minus uden.",
        "The budget line at the run's price level beside the programme's own hours, "
        "positions and prices summed up, with the programme less without.",
        {"costs", "programmes", "time.price_year"},
        "Money: ledgers, rules, refunds (`models/accounts.*`, `models/economics/`)"},
    LineageEntry{"economics",
                 "",
                 "Omkostninger og gevinster over budgetårene efter reglerne for samfundsøkonomisk "
                 "vurdering.",
                 "Costs and gains over the budget years by the rules of social appraisal.",
                 {"costs", "refund", "programmes"},
                 "Money: ledgers, rules, refunds (`models/accounts.*`, `models/economics/`)"},
};

bool names(std::string_view entry, std::string_view key) {
  return key == entry ||
         (key.size() > entry.size() && key.starts_with(entry) && key[entry.size()] == '.');
}

}  // namespace

std::span<const LineageEntry> lineage_table() { return table; }

std::vector<std::string> lineage_parameters(const LineageEntry& entry, const Scenario& scenario) {
  std::vector<std::string> keys;
  for (const ResolvedParameter& p : scenario.parameters) {
    const bool named = std::ranges::any_of(
        entry.keys, [&](std::string_view name) { return !name.empty() && names(name, p.key); });
    if (named && in_use(scenario, p)) keys.push_back(p.key);
  }
  return keys;
}

Json lineage_object(const Scenario& scenario) {
  Json all = Json::object();
  for (const LineageEntry& entry : table)
    all[std::string{entry.figure}] = {{"formula", {{"da", entry.da}, {"en", entry.en}}},
                                      {"parameters", lineage_parameters(entry, scenario)},
                                      {"section", entry.section}};
  return all;
}

}  // namespace kohort
