/**
 * Danish words: budget, payback, payers, children, groups, and what it takes; {0}, {1}, ... are
 * filled in.
 */
export const results = {
  "budget.heading": "Budgettet år for år",
  "budget.same": "Kommunens udgift er den samme i alle år",
  "budget.always_more": "Kommunen bruger flere penge i hvert af de {0} år",
  "budget.always_less": "Kommunen bruger færre penge i hvert af de {0} år",
  "budget.first_more": "Kommunen bruger flere penge til og med {1} og færre derefter",
  "budget.first_less": "Kommunen bruger færre penge til og med {1} og flere derefter",
  "budget.mixed": "Kommunen bruger flere penge i {0} af de {2} år",
  "budget.several": "Merudgift og besparelse skifter fra forslag til forslag",
  "budget.unit": "Kommunens nettoudgift, 1.000 kr., {0}-priser",
  "budget.caption": "Kommunens nettoudgift år for år, 1.000 kr. ({0}-priser). Plus er merudgift.",
  "budget.sum": "I alt {0}",
  "budget.of_which": "Forskel: {0}",
  "budget.sentence":
    "I {0} er kommunens nettoudgift i gennemsnit {1} {2} med forslaget end uden (95 pct. af " +
    "beregningerne: {3}). Søjlerne viser gennemsnittet hvert år, stregerne det interval, " +
    "som 95 pct. af beregningerne ligger i.",
  "budget.note":
    "Udgangspunktet er den samme kommune med de samme børn uden forslaget. Service, overførsler, " +
    "refusion og skatter vises som gennemsnit og lægges kun sammen i kolonnen Forskel.",
  "payback.none": "Der er ingen udgift at tjene hjem",
  "payback.none_sentence": "Kommunens udgift er den samme i alle år; intet skal tjenes hjem.",
  "payback.likely":
    "Det er mere sandsynligt end ikke, at pengene er tjent hjem i {0} ({1} inden udgangen af {2})",
  "payback.less":
    "Det er mindre sandsynligt end ikke, at pengene er tjent hjem inden udgangen af {0} ({1})",
  "payback.hardly": "Pengene er næppe tjent hjem inden udgangen af {0} ({1})",
  "payback.end":
    "Ved udgangen af {0} er kommunens samlede udgift i gennemsnit {1} {2} med forslaget end uden " +
    "(95 pct. af beregningerne: {3}).",
  "payback.probability":
    "I {0} af beregningerne har kommunen haft pengene igen senest i {1} (usikkerhed: {2} til {3}).",
  "payback.lost":
    "I {0} af beregningerne kommer pengene igen og tabes igen senere; ved udgangen af {1} er de " +
    "kommet igen i {2}.",
  "payback.median": "Halvdelen af beregningerne er nået dertil i {0}.",
  "fan.heading": "Hvornår er pengene tjent hjem?",
  "fan.several": "{0}: hvornår er pengene tjent hjem?",
  "fan.unit":
    "{0}: samlet forskel i nettoudgift siden starten ({1}-priser). Over nul: merudgift. Under " +
    "nul: besparelse.",
  "fan.caption": "{0}: forskel i nettoudgift, 1.000 kr. ({1}-priser)",
  "fan.payback": "Halvdelen har pengene igen: {0}",
  "fan.term": "byrådsperiode",
  "fan.note":
    "Linjen er midten af beregningerne; i de tre bånd ligger 50, 80 og 95 pct. af dem. " +
    "Baggrunden skifter, når en ny byrådsperiode begynder (1. januar 2014, 2018, 2022 og så " +
    "videre).",
  "fan.more": "Vis staten, regionen, familierne og det offentlige i alt",
  "fan.other":
    "{0}: ved udgangen af {1} er den samlede udgift i gennemsnit {2} {3} (95 pct. af " +
    "beregningerne: {4})",
  "fan.other_same": "{0}: ingen forskel",
  "payers.heading": "Hvem betaler, og hvem sparer?",
  "payers.pays": "{0} betaler {1} mere",
  "payers.gains": "{0} betaler {1} mindre",
  "payers.same": "Ingen betaler mere eller mindre",
  "payers.unknown": "Det kan ikke siges sikkert, hvem der kommer til at betale mere eller mindre",
  "payers.several": "Regning og gevinst er ikke fordelt ens i forslagene",
  "payers.unit":
    "Forskel i nettoudgift {0} ({1}-priser). Til højre: betaler mere. Til venstre: betaler " +
    "mindre eller får mere.",
  "payers.caption": "Nettoudgift efter betaler, {0}",
  "payers.line": "{0}: {1} ({2}).",
  "payers.line_unknown": "{0}: {1}, men retningen kan ikke afgøres ({2}).",
  "payers.line_same": "{0}: ingen forskel.",
  "payers.note":
    "For familierne er minus flere penge på hånden. Overførsler tæller som udgift hos den, der " +
    "betaler, og som indtægt hos familien; i summen over alle går de lige op.",
  "compare.same": "Uden og med forslaget: {0}; ingen forskel.",
  "compare.unknown":
    "Uden forslaget {0}, med forslaget {1}. Forskellen på {2} kan ikke skelnes fra nul (95 pct. " +
    "af beregningerne: {3}).",
  "compare.single": "Uden forslaget {0}, med forslaget {1}, forskel {2}. Usikkerheden kendes ikke.",
  "compare.sure":
    "Uden forslaget {0}, med forslaget {1}: forskel {2} (95 pct. af beregningerne: {3}).",
  "children.heading": "Børnene",
  "children.all": "Alle tal om børn og sagsbehandling",
  "children.all_unit": "Over budgetårene; »inden 18 år« gælder de børn, der følges fra fødslen",
  "children.all_caption": "Børn og sagsbehandling uden og med forslaget",
  "types.several": "Forslagene flytter børn mellem anbringelsestyper på hver sin måde",
  "types.both": "Færre år {0}, flere år {1}",
  "types.fewer": "Færre år {0}",
  "types.more": "Flere år {0}",
  "types.same": "Ingen anbringelsestype ændrer sig",
  "types.unknown": "Ingen anbringelsestype ændrer sig så meget, at retningen er sikker",
  "types.unit":
    "Helårsanbringelser pr. år efter type, alle børn i kommunen. Uden forslaget i gråt, med " +
    "forslaget i farve.",
  "types.sentence": "Helårsanbringelser i alt over budgetårene:",
  "types.caption": "Helårsanbringelser efter type og år",
  "placed.more": "Flere børn bliver anbragt: {2} af 1.000 inden 18 år mod {1} uden forslaget",
  "placed.fewer": "Færre børn bliver anbragt: {2} af 1.000 inden 18 år mod {1} uden forslaget",
  "placed.unknown":
    "{1} af 1.000 børn bliver anbragt inden 18 år uden forslaget; om forslaget ændrer det, er " +
    "usikkert",
  "placed.same": "{1} af 1.000 børn bliver anbragt inden 18 år, med og uden forslaget",
  "placed.several": "Børn, der har været anbragt, efter alder",
  "placed.unit":
    "Børn, der har været anbragt mindst én gang inden en alder, pr. 1.000 børn fulgt fra fødslen",
  "placed.caption": "Børn anbragt mindst én gang, efter alder, pr. 1.000 børn",
  "separated.more":
    "Flere børn oplever samlivsbrud: {2} af 1.000 inden 18 år mod {1} uden forslaget",
  "separated.fewer":
    "Færre børn oplever samlivsbrud: {2} af 1.000 inden 18 år mod {1} uden forslaget",
  "separated.unknown":
    "{1} af 1.000 børn oplever samlivsbrud inden 18 år uden forslaget; om forslaget ændrer det, " +
    "er usikkert",
  "separated.same": "{1} af 1.000 børn oplever samlivsbrud inden 18 år, med og uden forslaget",
  "separated.several": "Børn, hvis forældre er gået fra hinanden, efter barnets alder",
  "separated.unit":
    "Børn, hvis forældre er gået fra hinanden inden en alder, pr. 1.000 børn fulgt fra fødslen",
  "separated.caption": "Børn med samlivsbrud, efter barnets alder, pr. 1.000 børn",
  "age.note":
    "Grå er uden forslaget, farvet er med forslaget. Båndet passer med 95 pct.-intervallet ved " +
    "18 år; ved yngre aldre er det en tilnærmelse.",
  "icons_placed.title": "Anbringelse: netto har {0} af 1.000 børn et andet liv",
  "icons_placed.title_unknown":
    "Anbringelse: netto har {0} af 1.000 børn et andet liv, men retningen er usikker",
  "icons_placed.several": "1.000 børn: hvor mange bliver anbragt?",
  "icons_placed.none":
    "Af 1.000 børn bliver {0} anbragt inden 18 år både med og uden forslaget, {2} gør ikke. " +
    "Ændringen er mindre end ét barn.",
  "icons_placed.fewer":
    "Af 1.000 børn bliver {0} anbragt inden 18 år i begge tilfælde, {1} kun uden forslaget, og " +
    "{2} slet ikke.",
  "icons_placed.more":
    "Af 1.000 børn bliver {0} anbragt inden 18 år i begge tilfælde, {1} kun med forslaget, og " +
    "{2} slet ikke.",
  "icons_placed.caption": "Børn anbragt inden 18 år",
  "icons_separated.title": "Samlivsbrud: netto har {0} af 1.000 børn et andet liv",
  "icons_separated.title_unknown":
    "Samlivsbrud: netto har {0} af 1.000 børn et andet liv, men retningen er usikker",
  "icons_separated.several": "1.000 børn: hvor mange oplever samlivsbrud?",
  "icons_separated.none":
    "Af 1.000 børn oplever {0} samlivsbrud inden 18 år både med og uden forslaget, {2} gør ikke. " +
    "Ændringen er mindre end ét barn.",
  "icons_separated.fewer":
    "Af 1.000 børn oplever {0} samlivsbrud inden 18 år i begge tilfælde, {1} kun uden forslaget, " +
    "og {2} slet ikke.",
  "icons_separated.more":
    "Af 1.000 børn oplever {0} samlivsbrud inden 18 år i begge tilfælde, {1} kun med forslaget, " +
    "og {2} slet ikke.",
  "icons_separated.caption": "Børn med samlivsbrud inden 18 år",
  "icons.under_one": "under ét",
  "icons.unit":
    "Hver prik er ét barn af 1.000. Mørkegrå: i begge tilfælde. Farvet: kun i det ene. Lys: " +
    "ingen af delene.",
  "icons.note":
    "Tallene er nettoændringer i gennemsnit: nogle børn kan få det ene, andre det andet, uden at " +
    "summen viser det. Hvilke grupper det især gælder, står under »For hvem?«.",
  "caseload.more": "Hver rådgiver har flere sager: {2} mod {1} uden forslaget",
  "caseload.fewer": "Hver rådgiver har færre sager: {2} mod {1} uden forslaget",
  "caseload.unknown": "Hver rådgiver har {1} sager uden forslaget og {2} med; retningen er usikker",
  "caseload.same": "Hver rådgiver har {1} sager, med og uden forslaget",
  "caseload.several": "Sager og ventetid ændrer sig ikke lige meget i forslagene",
  "caseload.units":
    "Sager pr. fuldtidsrådgiver, ugers ventetid for dem, der venter, og andel undersøgelser over " +
    "fristen",
  "caseload.caption": "Sager, ventetid og frister år for år",
  "caseload.note":
    "Et års tal er et forhold mellem gennemsnit, ligesom tallet for alle budgetårene i " +
    "sætningen. I båndet ligger 95 pct. af beregningerne.",
  "reached.heading": "Hvem nås?",
  "reached.lead":
    "Hvor mange indsatsen får fat i på hvert trin, og hvad det koster for hver enkelt, der nås. " +
    "Indsatsens egen pris står for sig; det, der spares andre steder, er ikke trukket fra.",
  "reached.title": "Hvem indsatsen når i budgetårene",
  "reached.unit": "Antal i alt over budgetårene, når andet ikke står",
  "reached.caption": "Hvem indsatsen når i budgetårene",
  "reached.count": "Trin",
  "reached.note":
    "Gennemsnit af beregningerne. Forløb, der begynder i et af de sidste år, når ikke at blive " +
    "færdige.",
  "subgroups.heading": "For hvem?",
  "subgroups.lead":
    "De samme børn, delt på seks måder; hver deling rummer alle børn, der følges fra fødslen. " +
    "Punkterne er gennemsnitlige forskelle, stregerne det interval, som 95 pct. af " +
    "beregningerne ligger i. Blandt så mange grupper viser en enkelt let en forskel ved et " +
    "tilfælde.",
  "subgroups.unit": "Forskel med forslaget minus uden, {0}",
  "subgroups.none": "ingen gruppe har en sikker forskel",
  "subgroups.every": "forskellen er sikker i alle {0} grupper",
  "subgroups.count": "forskellen er sikker i {0} af {1} grupper",
  "subgroups.sure": "sikker forskel for: {0}",
  "subgroups.small": "* Under 20 børn i en gentagelse: tallene siger ikke meget.",
  "needed.heading": "Hvad skal der til?",
  "break_even.none":
    "Der er ikke regnet på, hvor store virkningerne skal være, før pengene er tjent hjem.",
  "break_even.title": "Så store skal virkningerne være, før pengene er tjent hjem",
  "break_even.title_beyond": "Virkningerne kan ikke blive store nok til, at pengene er tjent hjem",
  "break_even.title_unknown": "Om virkningerne kan blive store nok, er ikke kendt",
  "break_even.unit":
    "Bredt bånd: det, grundlaget støtter. Rund prik: antaget. Rude: nødvendigt. Lodret streg: " +
    "ingen virkning.",
  "break_even.caption": "Antagne og nødvendige virkninger",
  "break_even.note":
    "Indsatsernes virkninger er gjort lige mange gange større på én gang, hver højst til grænsen " +
    "af det, modellen tillader. Båndet rummer også fund uden virkning, hvor de findes.",
  "effect.neutral": "ingen virkning",
  "effect.stated": "antaget",
  "effect.needed": "nødvendig",
  "effect.unreached":
    "Ikke engang alle virkninger ved grænsen af det, modellen tillader, er nok. Grundlaget " +
    "rækker fra {1} til {2}; antaget er {3}.",
  "effect.unknown":
    "Den nødvendige værdi er ikke kendt. Grundlaget rækker fra {1} til {2}; antaget er {3}.",
  "effect.outside":
    "Nødvendig værdi: {0}. Det ligger uden for det, grundlaget støtter ({1} til {2}); antaget er " +
    "{3}.",
  "effect.inside":
    "Nødvendig værdi: {0}. Det ligger inden for det, grundlaget støtter ({1} til {2}); antaget " +
    "er {3}.",
  "flips.title": "Hvad vender konklusionen?",
  "flips.lead":
    "De enkelte antagelser, der ligger nærmest ved at vende fortegnet på kommunens samlede " +
    "forskel, når alt andet er som antaget. Hver er fundet ved at simulere med den; tallene " +
    "i parentes er 95 pct.-intervallet:",
  "flips.none": "Der er ikke fundet nogen enkelt antagelse, som vender konklusionen.",
  "flips.not_calculated": "Der er ikke regnet på, hvad der vender konklusionen.",
  "flips.inside":
    "Vender ved {0} (95 pct.: {3}–{4}; antaget {1}). Det er {2} af vejen gennem det spænd, der " +
    "regnes for muligt.",
  "flips.beyond":
    "Vender først ved {0} (95 pct.: {3}–{4}; antaget {1}). Det ligger uden for det spænd, der " +
    "regnes for muligt, med {2} af spændets bredde.",
  "per_placement.title": "Pris pr. anbringelse, der ikke begynder",
  "per_placement.text": "Hver anbringelse færre svarer til denne ekstra nettoudgift for kommunen:",
  "per_placement.within": "(95 pct.: {0} til {1})",
  "per_placement.none":
    "Prisen kan ikke opgives: det kræver, at beregningerne med sikkerhed viser både færre " +
    "anbringelser og en merudgift.",
  "types.change":
    "Forskel i alt over budgetårene, år: prikken er gennemsnittet, stregen det interval, som " +
    "95 pct. af beregningerne ligger i",
  "types.levels": "Helårsanbringelser pr. år, lagt oven på hinanden",
  "types.change_line": "{0}: {1} ({2})",
  "types.without": "Uden forslaget",
  "types.with": "Med forslaget",
};
