#include "app/words/messages.hpp"

#include <array>
#include <stdexcept>
#include <vector>

#include "app/words/messages_cashflow.hpp"
#include "app/words/messages_follow.hpp"
#include "app/words/messages_import.hpp"
#include "app/words/messages_incremental.hpp"
#include "app/words/messages_progress.hpp"
#include "app/words/messages_reached.hpp"
#include "app/words/messages_report.hpp"
#include "app/words/messages_since.hpp"
#include "app/words/messages_trace.hpp"
#include "app/words/messages_workbook.hpp"

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

    // The answer.
    Message{"answer.none",
            "Beregningen viser ingen forskel: ikke ét tal ændrer sig i nogen gentagelse.",
            "The calculation shows no difference: not one figure changes in any replication."},
    Message{"answer.reference", "Der sammenlignes med »{0}«, ikke med ingen indsatser.",
            "The comparison is with “{0}”, not with no programmes."},
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
        "answer.paid_later_on_average",
        "Men børnene betaler senere: over deres liv bliver det i gennemsnit {0} dyrere pr. barn "
        "for det offentlige (95 pct. af beregningerne: {1} til {2}).",
        "But the children pay later: over their lives it costs the public {0} more a child on "
        "average (95% of the calculations: {1} to {2})."},
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
            "forskellen ligger mellem {0} og {1} (95 pct. af beregningerne).",
            "Nor can it be said with certainty whether there will be more or fewer placements: "
            "the difference lies between {0} and {1} (95% of the calculations)."},
    Message{"answer.placements_unknown_only",
            "Om der bliver flere eller færre anbringelser, kan ikke siges sikkert: forskellen "
            "ligger mellem {0} og {1} (95 pct. af beregningerne).",
            "It cannot be said with certainty whether there will be more or fewer placements: the "
            "difference lies between {0} and {1} (95% of the calculations)."},
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
    Message{"payback.never",
            "I ingen af de {0} beregninger har kommunen pengene igen senest i {1}; så mange "
            "beregninger udelukker ikke en sandsynlighed på op til {2}.",
            "In none of the {0} calculations does the municipality have its money back by {1}; so "
            "many calculations do not rule out a probability of up to {2}."},
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
    Message{"terminal.reference", "Reference", "Reference"},
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
    Message{
        "note.draws_unused",
        "Der er bedt om {0} trækninger af parametrene, men {1} gentagelser kan kun bruge {1} af "
        "dem.",
        "{0} draws of the parameters were asked for, but {1} replications can use only {1} of "
        "them."},
    Message{"note.kept", "En fil var ikke, som Kohort skrev den, og er flyttet til {0}.",
            "A file was not as Kohort wrote it, and was moved to {0}."},
    Message{"note.other_build",
            "{0} er regnet af en anden udgave af programmet og er ikke rørt; tallene her er regnet "
            "forfra.",
            "{0} was computed by another build of the program and is untouched; the numbers here "
            "were computed anew."},
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
};

}  // namespace

std::span<const Message> messages() {
  static const std::vector<Message> all = [] {
    std::vector<Message> joined(table.begin(), table.end());
    const auto report = report_messages();
    joined.insert(joined.end(), report.begin(), report.end());
    const auto progress = progress_messages();
    joined.insert(joined.end(), progress.begin(), progress.end());
    const auto reached = reached_messages();
    joined.insert(joined.end(), reached.begin(), reached.end());
    const auto import_words = import_messages();
    joined.insert(joined.end(), import_words.begin(), import_words.end());
    const auto incremental = incremental_messages();
    joined.insert(joined.end(), incremental.begin(), incremental.end());
    const auto cashflow = cashflow_messages();
    joined.insert(joined.end(), cashflow.begin(), cashflow.end());
    const auto follow = follow_messages();
    joined.insert(joined.end(), follow.begin(), follow.end());
    const auto since = since_messages();
    joined.insert(joined.end(), since.begin(), since.end());
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
