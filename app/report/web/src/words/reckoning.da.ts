/** Danish words: what is not known, economics, method and research; {0}, {1}, ... are filled in. */
export const reckoning = {
  "unknown.heading": "Hvad ved vi ikke?",
  "unknown.count": "{0} af {1} parametre er antagelser uden kilde (grad N).",
  "split.both":
    "Usikkerheden om forskellen i kommunens nettoudgift: {0} skyldes det, vi ikke ved " +
    "(parametrene), {1} tilfældigheder i børnenes liv.",
  "split.none": "Forskellen er den samme i alle gentagelser.",
  "split.unknown":
    "Hvad der er tilfældigheder, og hvad vi ikke ved, kan ikke skilles ad i denne beregning.",
  "weights.title": "Tungest vejer »{0}«: {1} af usikkerheden",
  "weights.several": "Hvilke antagelser usikkerheden kommer fra",
  "weights.none": "Antagelsernes vægt er ikke regnet ud",
  "weights.unit":
    "Del af usikkerheden om kommunens forskel, som en parameter forklarer, pct. Bogstavet er " +
    "grundlaget, N er en antagelse.",
  "weights.caption": "Parametre efter vægt i usikkerheden",
  "weights.of": "i »{0}«",
  "weights.reference":
    "Også tal, som kun det, der sammenlignes med, bruger, er med; tal, som begge bruger, er som " +
    "forslaget angiver dem.",
  "weights.note":
    "En stor vægt betyder, at bedre viden om netop det tal ville gøre svaret sikrere. Vægten er " +
    "beregnet af de samme trækninger som resten.",
  "assumptions.open": "Alle {0} antagelser i brug, med vægt",
  "assumptions.title": "{0} tal hviler på skøn uden kilde",
  "assumptions.unit": "Parametre med grad N; vægt er del af usikkerheden, pct.",
  "assumptions.caption": "Antagelser (grad N), tungeste først",
  "left_out.title": "Det siger modellen intet om",
  "left_out.moves": "Familier, der flytter til eller fra kommunen.",
  "left_out.partners": "Nye partnere; forældre flytter ikke sammen igen.",
  "left_out.deaths": "Børn, der dør.",
  "left_out.parents": "Forældrenes eget forbrug af hjælp og behandling.",
  "left_out.schools": "Virkninger på skole, daginstitution og sundhed.",
  "left_out.other_reasons":
    "Anbringelser af andre grunde end behov for støtte, for eksempel handicap, kriminalitet " +
    "eller flugt.",
  "left_out.capacity": "Om der er plejefamilier og pladser nok.",
  "left_out.cashable":
    "Hvor hurtigt en tom plads kan lukkes eller sælges, så besparelsen kan hentes.",
  "left_out.group_harm": "Om en screening, der tager fejl, kan skade en familie.",
  "economics.heading": "Økonomi: tre regnskaber",
  "economics.lead":
    "Kommunens budget, det offentlige under ét og samfundet er tre forskellige spørgsmål. " +
    "Tallene må ikke lægges sammen.",
  "ledgers.title": "Det samme forslag i tre regnskaber, der ikke må lægges sammen",
  "ledgers.unit": "1.000 kr. over budgetårene, med forslaget minus uden",
  "ledgers.caption":
    "Tre regnskaber, 1.000 kr. Netto er indsatsen minus det, der spares. Plus i kolonnen Netto " +
    "er merudgift.",
  "ledgers.programme": "Indsatsen selv",
  "ledgers.saving": "Sparet andre steder",
  "ledgers.net": "Netto",
  "ledgers.discounted": "nutidsværdi",
  "ledgers.note":
    "Netto = indsatsen selv minus det, der spares andre steder (minus i den kolonne: flere " +
    "udgifter). Kommunens og det offentliges regnskab er løbende kroner uden rente, som i " +
    "et budget. Samfundets regnskab er nutidsværdi.",
  "economics.cashable": "Besparelse, der kan hentes på budgettet",
  "economics.other": "Øvrig besparelse",
  "economics.ratio": "Gevinst pr. krone, indsatsen koster",
  "economics.ratio_confidence": "{0} (gennemsnittets 95 pct.-interval: {1} til {2})",
  "economics.lines_title": "Ikke hver sparet krone kan hentes på et budget",
  "economics.lines_unit": "Plus er gevinst, minus er tab, medmindre andet står der",
  "economics.lines_caption": "Økonomiske nøgletal",
  "economics.lines_note":
    "En plads, der står tom, sparer først penge, når den er lukket eller solgt.",
  "budget_lines.title": "Det vedtagne budget og det, beregningen når frem til",
  "budget_lines.unit": "1.000 kr., kørslens prisniveau",
  "budget_lines.caption": "Vedtagne budgetlinjer og beregnet udgift til indsatsen, 1.000 kr.",
  "budget_lines.adopted": "Vedtaget",
  "budget_lines.bottom_up": "Beregnet nedefra",
  "budget_lines.note":
    "Beregnet nedefra: timer, stillinger og priser lagt sammen, før nogen besparelse. En streg " +
    "betyder, at året ikke har en budgetlinje.",
  "lifetime.title": "Hele livet: hvad et barn koster og giver tilbage",
  "lifetime.unit": "Kr. pr. barn, fulgt fra fødslen til {0} år",
  "lifetime.caption": "Livstidsudgift og nutidsværdi, kr. pr. barn",
  "lifetime.note":
    "Børn født {0}, fulgt til {1} år. Livstidsudgiften er uden rente; nutidsværdien er regnet " +
    "tilbage til fødslen. Livet som voksen er groft beskrevet, så læs tallene som " +
    "størrelsesordener.",
  "method.heading": "Sådan er der regnet",
  "method.about": "Om scenariet",
  "method.title": "Metoden på en side",
  "method.twins":
    "Et fødselsår af opdigtede børn lever deres liv to gange: uden og med forslaget. Det er de " +
    "samme børn, familier og tilfældigheder begge gange, så forskellen viser forslaget og " +
    "ikke heldet.",
  "method.events":
    "Hvert barn kan få behov for støtte, blive underrettet om, få en sag, blive undersøgt, få " +
    "hjælp eller blive anbragt, komme hjem og blive voksen. Rådgiverne har begrænset tid: " +
    "når sagerne hober sig op, må familier vente.",
  "method.uncertainty":
    "Beregningen gentages mange gange. Hver gang trækkes nye tilfældigheder, og de parametre, " +
    "der ikke kendes præcist, trækkes fra det spænd, som kilderne giver. Intervallerne " +
    "rummer begge dele: 95 pct. af gentagelserne ligger inden for dem.",
  "method.effects":
    "Hvor der ikke findes en kontrolleret undersøgelse, rækker virkningen i beregningen ned til " +
    "ingen virkning. Siger kilden kun, at to ting følges ad, siger rapporten heller ikke " +
    "mere.",
  "method.trends":
    "Tendenser i landet – hvor mange der anbringes og hvor, og hvor mange rådgivere der er – " +
    "følges til og med det sidste målte år ({0}). Derefter holdes de uændret, for ingen " +
    "ved, hvordan de fortsætter.",
  "method.money":
    "Alle beløb er omregnet til samme prisniveau. Budgettallene er uden rente. Tallene er rundet " +
    "af, så de ikke ser mere præcise ud, end de er; i CSV-filerne står alle cifre.",
  "method.run": "Denne kørsel: {0} gentagelser, {1} parametertrækninger, frø {2}, Kohort {3}.",
  "method.hash": "Resultatets kontroltal:",
  "fit.title": "Udgangspunktet rammer {0} af {1} registertal inden for tolerancen",
  "fit.unit": "Danske registertal og det, modellen giver uden forslag",
  "fit.caption": "Modellen mod danske registertal",
  "fit.target": "Registertal",
  "fit.register": "Register",
  "fit.simulated": "Model",
  "fit.tolerance": "Tolerance",
  "fit.within": "Inden for",
  "fit.note": "Hvor modellen rammer ved siden af, skal tal om netop det læses med forbehold.",
  "fit.none":
    "Sammenligningen med danske registertal er ikke med i denne kørsel; se docs/baseline-fit.md.",
  "glossary.title": "Ordliste",
  "glossary.placement.term": "Anbringelse",
  "glossary.placement":
    "Et barn bor uden for hjemmet efter kommunens afgørelse, for eksempel i en plejefamilie " +
    "eller på en døgninstitution.",
  "glossary.notification.term": "Underretning",
  "glossary.notification": "Nogen fortæller kommunen, at et barn kan have brug for hjælp.",
  "glossary.examination.term": "Børnefaglig undersøgelse",
  "glossary.examination": "Rådgiveren undersøger barnets forhold; loven giver fire måneder.",
  "glossary.measure.term": "Forebyggende foranstaltning",
  "glossary.measure": "Hjælp til familien, mens barnet bor hjemme.",
  "glossary.refund.term": "Refusion",
  "glossary.refund": "Staten betaler en del af kommunens udgift til meget dyre sager.",
  "glossary.baseline.term": "Udgangspunkt (uden)",
  "glossary.baseline": "Den samme kommune med de samme børn, uden forslaget.",
  "glossary.interval.term": "95 pct. ligger i",
  "glossary.interval":
    "95 af 100 gentagelser giver et tal i dette interval. Ligger nul i det, kan retningen ikke " +
    "afgøres.",
  "glossary.replication.term": "Gentagelse",
  "glossary.replication": "Hele beregningen én gang, med nye tilfældigheder.",
  "glossary.draw.term": "Parametertrækning",
  "glossary.draw": "Et sæt værdier for alt det, der ikke kendes præcist.",
  "glossary.grade.term": "Grundlag (V, D, S, N)",
  "glossary.grade":
    "V er læst i kilden, D er regnet ud fra læste tal, S er på anden hånd, N er en antagelse.",
  "glossary.net_cost.term": "Nettoudgift",
  "glossary.net_cost": "Udgifter minus indtægter, refusion og skat.",
  "glossary.present_value.term": "Nutidsværdi",
  "glossary.present_value":
    "Fremtidige kroner regnet om til i dag: en krone om ti år er mindre værd end en krone nu.",
  "glossary.risk_zone.term": "Risikozone",
  "glossary.risk_zone":
    "Den del af børnene, som fra begyndelsen har størst risiko. Modellen kender dem; kommunen " +
    "gør ikke.",
  "sources.title": "Kilder ({0})",
  "manifest.title": "Alt, der skal til for at gentage kørslen",
  "manifest.figure": "Samme indhold giver samme resultat",
  "manifest.unit": "Indholdet af manifest.json",
  "study.heading": "For forskere",
  "study.lead": "Plan: {0}. Punkter: {1}. Gentagelser i hvert punkt: {2}.",
  "study.tornado.title": "Ét tal ad gangen: »{0}« flytter mest",
  "study.tornado":
    "{0}; {1} parametre sat til deres laveste (lys) og højeste (mørk) værdi, resten som antaget. " +
    "Den lodrette streg er grundberegningen.",
  "study.morris.title": "Screening efter Morris: »{0}« har størst virkning",
  "study.morris":
    "{0}. Til højre: stor virkning (μ*). Opad: virkningen afhænger af andre parametre eller er " +
    "ikke lineær (σ). Streger: 95 pct.",
  "study.sobol.title": "Variansens kilder: »{0}« forklarer mest",
  "study.sobol":
    "{0}. Sobol'-indeks: mørk søjle er parameterens egen del, lys søjle med samspil; streger er " +
    "95 pct.-intervaller.",
  "study.acceptability.title": "Hvilket valg der oftest er bedst, afhænger af betalingsviljen",
  "study.acceptability":
    "Sandsynlighed i pct. for at være det bedste valg, efter hvad man vil betale for én enhed " +
    "af: {0}",
  "study.incremental.title": "Hvad hver ekstra enhed koster, mulighed for mulighed",
  "study.incremental":
    "Mulighederne står efter virkning, og prisen er i forhold til den forrige på fronten. " +
    "Domineret: en anden giver mindst lige så meget og er ikke dyrere. Domineret af en " +
    "blanding: to andre giver sammen lige så meget for mindre. »På fronten« er " +
    "sandsynligheden for at være der, efter hvad man ikke ved om parametrene. Under " +
    "tallene: 95 pct.-konfidensintervaller, uanset hvilke parametre og mennesker der " +
    "trækkes.",
  "study.incremental.less": "{0}, mindre",
  "study.plane.title": "{0} af {1} beregninger sparer penge",
  "study.plane": "Hver prik er én beregning. Lodret: {0}. Vandret: {1}. De stærke linjer er nul.",
  "study.evppi.title": "Mest værd at vide mere om: »{0}«",
  "study.evppi":
    "Værdien af at kende én parameter præcist, før der vælges (EVPPI). At kende dem alle er {0} " +
    "værd (EVPI).",
  "study.pilot.title": "{0} af {1} forsøg er mere værd, end de koster",
  "study.pilot": "Værdien af et forsøg (EVSI) mod dets pris, kr.",
  "study.convergence.title": "Så hurtigt falder tallene til ro",
  "study.convergence": "{0}: skøn og 95 pct.-interval efter antal punkter",
  "study.low_input": "Lav værdi",
  "study.high_input": "Høj værdi",
  "study.at_low": "Resultat ved lav",
  "study.at_high": "Resultat ved høj",
  "study.first": "Egen del",
  "study.total": "Med samspil",
  "study.share": "del af variansen",
  "study.threshold": "Betalingsvilje",
  "study.points_axis": "Punkter",
  "study.families": "Familier",
  "study.years": "Års opfølgning",
  "study.cost": "Pris, kr.",
  "study.net": "Netto, kr.",
  "study.outputs": "Resultater, der er undersøgt: {0}.",
  "study.failed": "{0} af {1} punkter mislykkedes og er ikke med i analyserne.",
  "study.none_failed": "Alle punkter lykkedes.",
  "study.no_analyses": "Planen giver ingen analyser; punkterne står i tabellerne i resultatmappen.",
  "study.analyses": "Analyser",
  "study.evpi":
    "Hvad det højst kan betale sig at give for viden, før der vælges: værdien af at kende alle " +
    "parametre præcist (EVPI), {0}.",
  "study.evpi.title": "At kende alle parametre præcist er {0} værd",
  "study.evpi_row": "Alle parametre på én gang (EVPI)",
  "study.evsi": "Forsøgets værdi (EVSI)",
  "study.worth": "Værdi, kr.",
  "study.unknown_kind": "Siden kender ikke denne slags analyse; tallene står i resultatmappen.",
  "method.study": "Frø {0}, Kohort {1}.",
  "design.one-way": "én parameter ad gangen",
  "design.grid": "gitter",
  "design.latin-hypercube": "latinsk hyperkubus",
  "design.morris": "screening efter Morris",
  "design.sobol": "Sobol'-indeks",
  "design.probabilistic": "tilfældige træk af alle parametre",
  "design.threshold": "søgning efter det sted, hvor fortegnet vender",
  "column.parameter": "Parameter",
  "column.value": "Værdi",
  "column.position between low (0) and high (1)": "Plads mellem lav (0) og høj (1)",
  "column.output": "Resultat",
  "column.scenario": "Forslag",
  "column.mean": "Gennemsnit",
  "column.low": "Lav",
  "column.high": "Høj",
  "column.se": "Standardfejl",
  "column.points": "Punkter",
  "column.option": "Valgmulighed",
  "column.mean net benefit": "Gennemsnitlig nettogevinst",
  "column.probability of being best": "Sandsynlighed for at være bedst",
  "column.mean rank": "Gennemsnitlig plads",
  "column.low (mean)": "Gennemsnit, lav",
  "column.high (mean)": "Gennemsnit, høj",
  "column.probability of saving": "Sandsynlighed for at spare",
  "column.low (probability)": "Sandsynlighed, lav",
  "column.high (probability)": "Sandsynlighed, høj",
  "column.share of knowledge": "Andel, som skyldes det, vi ikke ved",
  "column.low (share)": "Andel, lav",
  "column.high (share)": "Andel, høj",
  "study.nothing": "Analysen gav ingen tal",
};
