#include "app/results/messages.hpp"

#include <array>
#include <stdexcept>
#include <vector>

#include "app/cashflow/messages_cashflow.hpp"
#include "app/report/messages_report.hpp"
#include "app/results/messages_reached.hpp"
#include "app/trace/messages_trace.hpp"
#include "app/workbook/messages_workbook.hpp"

namespace kohort {

namespace {

constexpr std::array table{
    // Break-even effect.
    Message{"break_even.subject", "Break-even", "Break-even"},
    Message{"break_even.subject_one", "Break-even for {0} oven i de andre indsatser",
            "Break-even of {0} on top of the other programmes"},
    Message{"programme.sverigesmodel", "Sverigesmodellen", "the Swedish model"},
    Message{"programme.leksand", "Leksand-grupper", "Leksand groups"},
    Message{"programme.early_effort", "Styrket tidlig indsats", "early effort"},
    Message{"programme.paa_forkant", "På Forkant", "På Forkant"},
    Message{"break_even.no_effects", "{0}: der er ingen virkninger, der kan gøres større.",
            "{0}: there are no effects that could be made larger."},
    Message{"break_even.costs_nothing",
            "{0}: forslaget koster i gennemsnit ikke kommunen noget, heller ikke uden virkning.",
            "{0}: on average the proposal costs the municipality nothing, even without effect."},
    Message{"break_even.beyond",
            "{0}: selv med alle virkninger ved grænsen af det, modellen tillader ({1} gange så "
            "store som antaget), har kommunen i gennemsnit ikke pengene igen efter {2} år: så "
            "mangler {3} (± {4}, 95 pct.). Uden virkning koster forslaget {5}.",
            "{0}: even with all effects at the limit of what the model allows ({1} times as large "
            "as assumed), the municipality does not have its money back on average after {2} "
            "years: {3} are missing then (± {4}, 95%). Without effect the proposal costs {5}."},
    Message{"break_even.found",
            "{0}: kommunen har i gennemsnit pengene igen efter {3} år, hvis virkningerne er {1} "
            "gange så store som antaget (95 pct.: {2}). Uden virkning koster forslaget {4}.",
            "{0}: on average the municipality has its money back after {3} years if the effects "
            "are {1} times as large as assumed (95%: {2}). Without effect the proposal costs {4}."},
    Message{"break_even.not_known",
            "{0}: om virkningerne kan blive så store, at kommunen i gennemsnit har pengene igen "
            "efter {1} år, kan {2} gentagelser ikke vise. Ved {3} gange så store virkninger som "
            "antaget er forskellen {4} (± {5}, 95 pct.). Flere gentagelser kan afgøre det. Uden "
            "virkning koster forslaget {6}.",
            "{0}: whether the effects can become so large that on average the municipality has its "
            "money back after {1} years is not known with {2} replications. With effects {3} times "
            "as large as assumed the difference is {4} (± {5}, 95%). More replications can tell. "
            "Without effect the proposal costs {6}."},
    Message{"break_even.at_least", "Mindst {0} gange så store som antaget skal de være (95 pct.).",
            "They must be at least {0} times as large as assumed (95%)."},
    Message{"break_even.takes", "Det kræver:", "That takes:"},
    Message{"break_even.line", "{0} {1} (antaget {2})", "{0} {1} (assumed {2})"},
    Message{"break_even.line_range", "{0} {1} (antaget {2}; grundlaget rækker fra {3} til {4})",
            "{0} {1} (assumed {2}; the evidence ranges from {3} to {4})"},

    // Units and scales.
    Message{"unit.million_kr", "mio. kr.", "million kr."},
    Message{"unit.kr", "kr.", "kr."},
    Message{"unit.count", "antal", "number"},
    Message{"unit.years", "år", "years"},
    Message{"unit.cases", "sager", "cases"},
    Message{"unit.weeks", "uger", "weeks"},
    Message{"unit.share", "pct.", "%"},
    Message{"unit.kr_per_child", "kr. pr. barn", "kr. per child"},
    Message{"unit.per_1000_children", "pr. 1.000 børn", "per 1,000 children"},

    // Figures.
    Message{"metric.placement_starts", "Anbringelser, der begynder", "Placements that start"},
    Message{"metric.placement_starts_first", "heraf barnets første", "of which the child's first"},
    Message{"metric.placement_years", "Anbringelsesår i alt", "Placement-years in all"},
    Message{"metric.placement_years_kinship", "Netværksplejefamilie", "Kinship foster family"},
    Message{"metric.placement_years_foster", "Plejefamilie", "Foster family"},
    Message{"metric.placement_years_institution", "Døgninstitution", "Residential institution"},
    Message{"metric.placement_years_residence", "Socialpædagogisk opholdssted",
            "Socio-pedagogical residence"},
    Message{"metric.placement_years_boarding", "Kost- eller efterskole", "Boarding school"},
    Message{"metric.placement_years_own_room", "Eget værelse", "Own room"},
    Message{"metric.placed_at_year_end", "Børn anbragt ved periodens slutning",
            "Children placed at the end of the period"},
    Message{"metric.separations_unmarried", "Samlivsbrud, ugifte forældre",
            "Separations, unmarried parents"},
    Message{"metric.divorces", "Skilsmisser", "Divorces"},
    Message{"metric.notifications", "Underretninger", "Notifications"},
    Message{"metric.cases_per_caseworker", "Sager pr. rådgiver", "Cases per caseworker"},
    Message{"metric.wait_weeks", "Ventetid på en rådgiver", "Wait for a caseworker"},
    Message{"metric.examinations_overdue", "Undersøgelser over fristen", "Overdue examinations"},
    Message{"metric.complaints", "Klager", "Complaints"},
    Message{"metric.handovers", "Skift af rådgiver", "Changes of caseworker"},
    Message{"metric.cost_municipality", "Kommunens nettoudgift", "Net cost to the municipality"},
    Message{"metric.cost_region", "Regionens nettoudgift", "Net cost to the region"},
    Message{"metric.cost_state", "Statens nettoudgift", "Net cost to the state"},
    Message{"metric.cost_family", "Familiernes nettoudgift", "Net cost to families"},
    Message{"metric.cost_public", "Det offentliges nettoudgift", "Net cost to all public payers"},
    Message{"metric.ever_placed_by_18", "Anbragt inden 18 år", "Placed by age 18"},
    Message{"metric.parents_separated_by_18", "Samlivsbrud inden 18 år",
            "Parents separated by age 18"},
    Message{"metric.lifetime_cost_municipality", "Livstidsudgift, kommunen",
            "Lifetime cost, municipality"},
    Message{"metric.lifetime_cost_region", "Livstidsudgift, regionen", "Lifetime cost, region"},
    Message{"metric.lifetime_cost_state", "Livstidsudgift, staten", "Lifetime cost, state"},
    Message{"metric.lifetime_cost_family", "Livstidsudgift, familierne", "Lifetime cost, families"},
    Message{"metric.lifetime_cost_public", "Livstidsudgift, det offentlige",
            "Lifetime cost, all public"},
    Message{"metric.lifetime_value_municipality", "Nutidsværdi, kommunen",
            "Present value, municipality"},
    Message{"metric.lifetime_value_public", "Nutidsværdi, det offentlige",
            "Present value, all public"},
    Message{"metric.lifetime_value_family", "Nutidsværdi, familierne", "Present value, families"},

    // Payers and kinds of cost.
    Message{"payer.municipality", "Kommunen", "Municipality"},
    Message{"payer.region", "Regionen", "Region"},
    Message{"payer.state", "Staten", "State"},
    Message{"payer.family", "Familierne", "Families"},
    Message{"payer.public", "Det offentlige i alt", "All public payers"},
    Message{"category.placement_kinship", "Anbringelse: netværkspleje", "Placement: kinship"},
    Message{"category.placement_foster", "Anbringelse: plejefamilie", "Placement: foster family"},
    Message{"category.placement_institution", "Anbringelse: døgninstitution",
            "Placement: institution"},
    Message{"category.placement_residence", "Anbringelse: opholdssted", "Placement: residence"},
    Message{"category.placement_boarding", "Anbringelse: kost- eller efterskole",
            "Placement: boarding school"},
    Message{"category.placement_own_room", "Anbringelse: eget værelse", "Placement: own room"},
    Message{"category.aftercare", "Efterværn", "Aftercare"},
    Message{"category.measures", "Forebyggende foranstaltninger", "Preventive measures"},
    Message{"category.examinations", "Børnefaglige undersøgelser", "Examinations"},
    Message{"category.caseworkers", "Rådgivere", "Caseworkers"},
    Message{"category.recruitment", "Rekruttering og oplæring", "Recruitment and training"},
    Message{"category.programme", "Indsatsen selv", "The programme itself"},
    Message{"category.refund", "Refusion for dyre enkeltsager", "Refund of expensive cases"},
    Message{"category.separation", "Udgifter ved samlivsbrud", "Costs of separation"},
    Message{"category.benefit", "Kontanthjælp", "Cash benefit"},
    Message{"category.disability_pension", "Førtidspension", "Disability pension"},
    Message{"category.earnings", "Tabt løn og skat", "Lost earnings and taxes"},
    Message{"category.prison", "Fængsel", "Prison"},
    Message{"category.services", "Almindelige tilbud (sundhedspleje, dagtilbud, psykolog)",
            "Ordinary services (health visitors, day care, psychologists)"},

    // The answer.
    Message{"answer.none",
            "Beregningen viser ingen forskel: ikke ét tal ændrer sig i nogen gentagelse.",
            "The calculation shows no difference: not one figure changes in any replication."},
    Message{"answer.no_programme", "Ingen indsats er slået til; tallene viser udgangspunktet.",
            "No programme is switched on; the figures show the baseline."},
    Message{"answer.dearer",
            "I {0} er kommunens nettoudgift {1} højere med forslaget end uden "
            "(95 pct. af beregningerne: {2} til {3}).",
            "In {0} the municipality's net cost is {1} higher with the proposal than without "
            "(95% of the calculations: {2} to {3})."},
    Message{"answer.cheaper",
            "I {0} er kommunens nettoudgift {1} lavere med forslaget end uden "
            "(95 pct. af beregningerne: {2} til {3}).",
            "In {0} the municipality's net cost is {1} lower with the proposal than without "
            "(95% of the calculations: {2} to {3})."},
    Message{"answer.unknown",
            "Om forslaget gør kommunens nettoudgift i {0} højere eller lavere, kan ikke afgøres "
            "ud fra det, man ved i dag: forskellen ligger mellem {2} og {3} "
            "(95 pct. af beregningerne), i gennemsnit {1}.",
            "Whether the proposal makes the municipality's net cost in {0} higher or lower cannot "
            "be told from what is known today: the difference lies between {2} and {3} (95% of the "
            "calculations), {1} on average."},
    Message{"answer.single",
            "Med én gentagelse kan usikkerheden ikke vises; forskellen i kommunens nettoudgift i "
            "{0} er {1} i den.",
            "One replication cannot show the uncertainty; the difference in the municipality's net "
            "cost in {0} is {1} in it."},
    Message{
        "answer.waits_longer",
        "Ventetiden på en rådgiver bliver længere: {1} uger i gennemsnit mod {0} uden forslaget.",
        "The wait for a caseworker becomes longer: {1} weeks on average, {0} without the "
        "proposal."},
    Message{
        "answer.waits_shorter",
        "Ventetiden på en rådgiver bliver kortere: {1} uger i gennemsnit mod {0} uden forslaget.",
        "The wait for a caseworker becomes shorter: {1} weeks on average, {0} without the "
        "proposal."},
    Message{
        "answer.paid_later",
        "Det er ikke sparet: over børnenes liv bliver det {0} dyrere pr. barn for det offentlige "
        "(95 pct. af beregningerne: {1} til {2}).",
        "It is not saved: over the children's lives it costs the public {0} more a child "
        "(95% of the calculations: {1} to {2})."},
    Message{
        "answer.unfunded",
        "Indsatsen fortsætter uden bevilling: {0} i {1} er ikke dækket af budgetlinjerne.",
        "The programme goes on without a grant: {0} in {1} is not covered by its budget lines."},
    Message{"answer.fewer",
            "Der begynder {0} færre anbringelser (95 pct. af beregningerne: {1} til {2} færre).",
            "{0} fewer placements start (95% of the calculations: {1} to {2} fewer)."},
    Message{"answer.more",
            "Der begynder {0} flere anbringelser (95 pct. af beregningerne: {1} til {2} flere).",
            "{0} more placements start (95% of the calculations: {1} to {2} more)."},
    Message{"answer.placements_unknown",
            "Om der bliver flere eller færre anbringelser, kan heller ikke siges sikkert: "
            "forskellen ligger mellem {0} og {1}.",
            "Nor can it be said with certainty whether there will be more or fewer placements: "
            "the difference lies between {0} and {1}."},
    Message{"answer.placements_unknown_only",
            "Om der bliver flere eller færre anbringelser, kan ikke siges sikkert: forskellen "
            "ligger mellem {0} og {1}.",
            "It cannot be said with certainty whether there will be more or fewer placements: the "
            "difference lies between {0} and {1}."},
    Message{"answer.placements_same", "Antallet af anbringelser er uændret.",
            "The number of placements is unchanged."},

    // Payback.
    Message{"payback.none", "Kommunens udgift er den samme i alle år; intet skal tjenes hjem.",
            "The municipality's cost is the same in every year; nothing has to be paid back."},
    Message{"payback.probability",
            "I {0} af beregningerne har kommunen pengene igen senest i {1} "
            "(95 pct.-interval {2} til {3}).",
            "In {0} of the calculations the municipality has its money back by {1} (95% interval "
            "{2} to {3})."},
    Message{"payback.median", "Halvdelen af beregningerne er nået dertil senest i {0}.",
            "Half of the calculations have got there by {0}."},
    Message{"payback.no_median",
            "Mere end halvdelen af beregningerne når det ikke inden for de {0} budgetår.",
            "More than half of the calculations do not get there within the {0} budget years."},
    Message{"payback.lost",
            "I {0} af beregningerne kommer pengene igen og tabes igen senere; ved udgangen af {1} "
            "er de kommet igen i {2}.",
            "In {0} of the calculations the money comes back and is lost again later; by the end "
            "of {1} it is back in {2}."},
    Message{"payback.public", "For det offentlige i alt er det {0}.",
            "For all public payers together it is {0}."},
    Message{
        "payback.later",
        "Ved udgangen af {0} har forslaget samlet sparet kommunen penge i {1} af beregningerne.",
        "By the end of {0} the proposal has saved the municipality money in all in {1} of the "
        "calculations."},
    Message{"payback.per_placement",
            "Hver anbringelse mindre svarer til {0} i ekstra nettoudgift for kommunen.",
            "Each placement less corresponds to {0} in extra net cost to the municipality."},
    Message{"payback.per_placement_within",
            "Hver anbringelse mindre svarer i gennemsnit til {0} i ekstra nettoudgift for kommunen "
            "(95 pct.: {1} til {2}).",
            "Each placement less corresponds on average to {0} in extra net cost to the "
            "municipality (95%: {1} to {2})."},

    // Uncertainty.
    Message{"split.both",
            "Usikkerheden om forskellen i kommunens nettoudgift: {0} skyldes det, vi ikke ved "
            "(parametrene), {1} tilfældigheder i børnenes liv.",
            "Uncertainty about the difference in the municipality's net cost: {0} comes from what "
            "is not known (the parameters), {1} from chance in the children's lives."},
    Message{"split.central",
            "Beregnet med parametrenes midterværdier: intervallerne viser kun tilfældigheder, ikke "
            "usikkerheden om parametrene.",
            "Calculated with the central values of the parameters: the intervals show chance only, "
            "not the uncertainty about the parameters."},
    Message{"split.unknown",
            "Hvad der er tilfældigheder, og hvad vi ikke ved, kan ikke skilles ad: det kræver "
            "flere gentagelser end parametertrækninger, og mindst to trækninger.",
            "Chance and lack of knowledge cannot be told apart: that takes more replications than "
            "parameter draws, and at least two draws."},
    Message{"split.none", "Forskellen er den samme i alle gentagelser.",
            "The difference is the same in all replications."},

    Message{
        "split.controlled",
        "Kommunens nettoudgift ændrer sig i gennemsnit med {0} ± {1} (95 pct.), når heldet med, "
        "hvilke parameterværdier der blev trukket, regnes fra; uden det {2} ± {3}.",
        "The municipality's net cost changes by {0} ± {1} on average (95%) when the luck of "
        "which parameter values were drawn is taken out; without that by {2} ± {3}."},
    Message{
        "split.same_people",
        "Med de samme mennesker i begge verdener er tilfældighederne så små, som de ellers ville "
        "være med {0} gange så mange gentagelser.",
        "With the same people in both worlds chance is as small as it would otherwise be with "
        "{0} times as many replications."},

    // Terminal.
    Message{"terminal.baseline", "Uden", "Without"},
    Message{"terminal.scenario", "Med", "With"},
    Message{"terminal.difference", "Forskel", "Difference"},
    Message{"terminal.interval", "95 % ligger i", "95% lie in"},
    Message{"terminal.range", "{0} til {1}", "{0} to {1}"},
    Message{"terminal.placements", "Anbringelser, {0}", "Placements, {0}"},
    Message{"terminal.families", "Forældre", "Parents"},
    Message{"terminal.casework", "Sagsbehandling", "Casework"},
    Message{"terminal.money", "Penge, {0}-priser, uden diskontering",
            "Money, {0} prices, undiscounted"},
    Message{"terminal.followed", "Børn født {0}, fulgt til {1} år",
            "Children born {0}, followed to age {1}"},
    Message{"terminal.subgroups",
            "For hvem? Tabellerne i rapporten deler børnene efter risikozone, familie, mor og køn.",
            "For whom? Tables in the report divide the children by risk zone, family, mother and "
            "sex."},
    Message{"terminal.rounding",
            "Hvert tal er afrundet for sig, så summer og forskelle kan afvige med 1 på det sidste "
            "ciffer.",
            "Each number is rounded by itself, so sums and differences can be 1 off in the last "
            "digit."},
    Message{"terminal.payback", "Tilbagebetaling", "Payback"},
    Message{"terminal.uncertainty", "Usikkerhed", "Uncertainty"},
    Message{"terminal.assumptions", "{0} af {1} parametre er antagelser uden kilde (grad N).",
            "{0} of {1} parameters are assumptions without a source (grade N)."},
    Message{"terminal.basis",
            "{0} gentagelser, {1} parametertrækninger, frø {2}. Resultatets kontroltal {3}.",
            "{0} replications, {1} parameter draws, seed {2}. Result hash {3}."},
    Message{"repeat.done",
            "Gentagelse {0} med frø {1} og parametertrækning {2} sluttede uden fejl.",
            "Replication {0} with seed {1} and parameter draw {2} ended without an error."},
    Message{"repeat.done_central",
            "Gentagelse {0} med frø {1} og de centrale værdier sluttede uden fejl.",
            "Replication {0} with seed {1} and central values ended without an error."},
    Message{"terminal.folder", "Resultater: {0}", "Results: {0}"},
    Message{"terminal.report", "Rapport: {0}", "Report: {0}"},
    Message{"terminal.few", "Kun {0} gentagelser: intervallerne er grove. Brug mindst 40.",
            "Only {0} replications: the intervals are rough. Use at least 40."},
    Message{"terminal.incomplete",
            "UFULDSTÆNDIG: {0} af {1} gentagelser er færdige. Samme kommando fortsætter.",
            "INCOMPLETE: {0} of {1} replications are finished. The same command continues."},

    // What the program did.
    Message{"note.reused",
            "Mappen har allerede netop denne beregning: intet er regnet om, kun filerne er skrevet "
            "på ny.",
            "The folder already holds this very calculation: nothing was recalculated, only the "
            "files were written again."},
    Message{"note.resumed", "Fortsat efter de {0} gentagelser, der allerede var færdige.",
            "Continued after the {0} replications that were already finished."},
    Message{"note.repaired",
            "Repareret: {0} gentagelser fra begyndelsen var hele og er beholdt, resten er regnet "
            "om. Den beskadigede fil ligger som {1}.",
            "Repaired: {0} replications from the first on were sound and are kept, the rest was "
            "computed again. The damaged file is kept as {1}."},
    Message{"note.surplus", "Mappen har {0} gentagelser; de første {1} er brugt.",
            "The folder holds {0} replications; the first {1} are used."},
    Message{"note.precise",
            "Nøjagtighed: forskellen i kommunens nettoudgift er kendt på {0} nær efter {1} "
            "gentagelser (ønsket: {2}).",
            "Precision: the difference in the municipality's net cost is known to within {0} after "
            "{1} replications (wanted: {2})."},
    Message{"note.imprecise",
            "Nøjagtighed: {0} efter {1} gentagelser, ikke {2}; grænsen på 100 gange det ønskede "
            "antal er nået.",
            "Precision: {0} after {1} replications, not {2}; the limit of 100 times the number "
            "asked for is reached."},
    Message{"note.draws_limit",
            "Nøjagtighed: {0} efter {1} gentagelser, ikke {2}. Flere gentagelser hjælper ikke: {3} "
            "parametertrækninger er for få. Prøv --draws {4}.",
            "Precision: {0} after {1} replications, not {2}. More replications do not help: {3} "
            "parameter draws are too few. Try --draws {4}."},

    // Where a run's time went (--timings).
    Message{"timings.load", "Læse og kontrollere scenarier", "Reading and checking scenarios"},
    Message{"timings.prepare", "Forberede", "Preparing"},
    Message{"timings.simulate", "Simulere", "Simulating"},
    Message{"timings.store", "  heraf gemme gentagelserne", "  of it storing replications"},
    Message{"timings.break_even", "Break-even", "Break-even"},
    Message{"timings.summarise", "Sammenfatte", "Summarising"},
    Message{"timings.write", "Skrive tabeller, rapport og regneark",
            "Writing tables, report and workbook"},
    Message{"timings.total", "I alt", "Total"},

    // Progress.
    Message{"progress.running", "Beregner", "Calculating"},
    Message{"progress.left", "{0} tilbage", "{0} left"},
    Message{"progress.interrupted",
            "Afbrudt. {0} af {1} gentagelser er gemt i {2}. Samme kommando fortsætter.",
            "Interrupted. {0} of {1} replications are stored in {2}. The same command continues."},
    Message{
        "progress.interrupted_none",
        "Afbrudt, før den første gentagelse var færdig. Samme kommando begynder forfra.",
        "Interrupted before the first replication was finished. The same command starts again."},
    Message{"time.seconds", "{0} sek.", "{0} s"},
    Message{"time.minutes", "{0} min.", "{0} min"},
    Message{"time.hours", "{0} t. {1} min.", "{0} h {1} min"},
    Message{"time.days", "{0} døgn {1} t.", "{0} days {1} h"},
};

}  // namespace

std::span<const Message> messages() {
  static const std::vector<Message> all = [] {
    std::vector<Message> joined(table.begin(), table.end());
    const auto report = report_messages();
    joined.insert(joined.end(), report.begin(), report.end());
    const auto reached = reached_messages();
    joined.insert(joined.end(), reached.begin(), reached.end());
    const auto cashflow = cashflow_messages();
    joined.insert(joined.end(), cashflow.begin(), cashflow.end());
    const auto trace = trace_messages();
    joined.insert(joined.end(), trace.begin(), trace.end());
    const auto workbook = workbook_messages();
    joined.insert(joined.end(), workbook.begin(), workbook.end());
    return joined;
  }();
  return all;
}

std::string_view text(std::string_view key, std::string_view language) {
  for (const Message& message : messages()) {
    if (message.key == key) return language == "en" ? message.en : message.da;
  }
  throw std::logic_error{"missing text: " + std::string{key}};
}

std::string without_double_stops(std::string sentence) {
  // Only these: "..", as in a path, must stay.
  for (const std::string_view abbreviation : {"kr..", "pct.."}) {
    for (auto at = sentence.find(abbreviation); at != std::string::npos;
         at = sentence.find(abbreviation, at + 1)) {
      sentence.erase(at + abbreviation.size() - 1, 1);
    }
  }
  return sentence;
}

}  // namespace kohort
