/**
 * Danish words: the frame, the first screen, the columns of tables, and the account; {0}, {1}, ...
 * are filled in.
 */
export const page = {
  and: "og",
  to: "til",
  yes: "ja",
  no: "nej",
  prices: "{0}-priser",
  "word.higher": "højere",
  "word.lower": "lavere",
  "page.skip": "Gå til indholdet",
  "page.contents": "Indhold",
  "page.foot":
    "Lavet med Kohort {0}. Startværdi {1}, kontrolsum {2}. Børnene er opdigtede: ingen " +
    "oplysninger om virkelige personer indgår.",
  "page.no_scenarios": "Resultaterne rummer ingen scenarier.",
  "figure.of": "af figuren",
  "figure.table": "Vis tallene som tabel",
  "why.button": "Hvorfor?",
  "why.formula": "Sådan regnes det ud",
  "why.parameters": "De vigtigste parametre bag tallet",
  "why.section": "Læs mere i docs/model.md, afsnittet »{0}«.",
  "why.none":
    "Der er ikke gemt nogen udregning for denne figur. Parametrene står under »Hvad ved vi ikke?«.",
  "warning.label": "Vigtige forbehold",
  "warning.incomplete": "Ufuldstændig beregning.",
  "warning.incomplete_text": "Kun {0} af {1} gentagelser er færdige. Samme kommando fortsætter.",
  "answer.report": "Beregning af flere forslag",
  "answer.several": "{0} forslag sammenlignet",
  "answer.no_programme":
    "Ingen indsats er slået til. Siden viser kommunen, som den er i udgangspunktet.",
  "key.cost": "Ændring i kommunens nettoudgift {0}",
  "key.placements": "Ændring i antal anbringelser, der begynder {0}",
  "key.payback": "Sandsynlighed for, at kommunen har pengene igen senest i {0}",
  "key.interval": "95 pct. af beregningerne: {0}.",
  "key.no_interval": "Usikkerheden kendes ikke.",
  "key.zero": "Retningen kan ikke afgøres.",
  "key.between": "Usikkerhed på sandsynligheden:",
  "key.no_median": "Mere end halvdelen af beregningerne når det ikke.",
  "key.median": "Halvdelen af beregningerne er nået dertil i {0}.",
  "comparison.title": "Forslagene side om side",
  "comparison.caption": "Syv tal for hvert forslag, forskel til udgangspunktet over budgetårene",
  "comparison.payback": "Pengene igen, sandsyn­lighed",
  "col.scenario": "Forslag",
  "col.year": "År",
  "col.without": "Uden",
  "col.reference": "Reference",
  "col.with": "Med",
  "col.difference": "Forskel",
  "col.interval": "95 pct. ligger i",
  "col.cumulated": "Forskel siden starten",
  "col.back": "Har pengene igen",
  "col.payer": "Hvem",
  "col.type": "Anbringelsestype",
  "col.age": "Inden alder (år)",
  "col.figure": "Tal",
  "col.unit": "Enhed",
  "col.group": "Gruppe",
  "col.children": "Børn",
  "col.parameter": "Parameter",
  "col.key": "Nøgle",
  "col.value": "Værdi",
  "col.range": "Spænd",
  "col.from": "fra",
  "col.to": "til",
  "col.low": "Lav",
  "col.high": "Høj",
  "col.grade": "Grundlag",
  "col.place": "Fil og linje",
  "col.source": "Kilde",
  "col.weight": "Vægt, pct.",
  "col.error": "Standardfejl",
  "col.mean": "Gennemsnit",
  "col.ledger": "Regnskab",
  "col.programme": "Indsats",
  "axis.age": "Barnets alder i år",
  "chart.reading":
    "Den grå linje er uden forslaget, den farvede med forslaget; i båndet ligger 95 pct. af " +
    "beregningerne.",
  "account.title": "Redegørelse",
  "account.lead":
    "De seks elementer, som Børne- og Ungdomsudvalget i København bad om den 7. april 2010. " +
    "Tallene er beregnet. Felterne med streg skal skrives af mennesker, der kender kommunen.",
  "account.write": "Skrives af forvaltningen",
  "account.connection": "1. Sammenhæng med eksisterende tilbud i SOF, SUF og BUF",
  "account.connection.lead":
    "Beregningen kender kun de tilbud, der er slået til i scenariet, og den almindelige " +
    "sagsbehandling, som er med både uden og med forslaget. SOF er Socialforvaltningen, SUF " +
    "Sundheds- og Omsorgsforvaltningen og BUF Børne- og Ungdomsforvaltningen.",
  "account.connection.programmes": "Indsatser i forslaget: {0}.",
  "account.connection.no_programmes": "Ingen indsats er slået til i scenariet.",
  "account.connection.use": "Belastning af sagsbehandlingen uden og med forslaget",
  "account.connection.write":
    "Hvilke tilbud findes i forvejen i de tre forvaltninger? Hvilke overlapper, hvilke skal " +
    "ophøre, og hvem har ansvaret for overgangene?",
  "account.need": "2. Vurdering af behov",
  "account.need.lead":
    "Sådan ser det ud uden forslaget, for børn fulgt fra fødslen og for kommunen i budgetårene.",
  "account.need.caption": "Behovet uden forslaget",
  "account.need.children": "Børn i risikozonen, i gennemsnit i en gentagelse",
  "account.need.write":
    "Svarer tallene til det, forvaltningen selv ser? Er der grupper eller bydele, hvor behovet " +
    "er et andet?",
  "account.method": "3. Faglig vurdering af metoden",
  "account.method.lead":
    "Virkningerne i beregningen og deres grundlag. Hvor grundlaget er en antagelse (N), findes " +
    "der ikke en kontrolleret undersøgelse, som beregningen bygger på.",
  "account.method.caption": "Indsatsens parametre, med grundlag og kilde",
  "account.method.write":
    "Er metoden fagligt forsvarlig? Kan den udføres som beskrevet, af hvem, og hvad siger " +
    "fagpersonerne?",
  "account.risk": "4. Risikofamilier",
  "account.risk.lead":
    "Resultater for familier med størst risiko. Modellen ved, hvem de er; det gør en kommune " +
    "ikke på forhånd.",
  "account.risk.write":
    "Hvordan nås familierne uden at stemple dem? Hvad sker der med familier, der siger nej?",
  "account.gender": "5. Kønsneutralitet",
  "account.gender.lead": "Resultater efter barnets køn.",
  "account.gender.parents":
    "Hvilken forælder der deltager, indgår ikke i beregningen: modellen regner med familien som " +
    "helhed. Den kan derfor ikke sige, om mødre og fædre deltager lige meget, eller om det " +
    "betyder noget for virkningen.",
  "account.gender.parents_caption": "Efter hvilken forælder der deltager",
  "account.gender.write":
    "Hvordan inviteres begge forældre? Hvad gælder for forældre, der ikke bor sammen, og for " +
    "familier med to mødre eller to fædre?",
  "account.economy": "6. Økonomi",
  "account.economy.write":
    "Hvor tages pengene fra? Hvilke besparelser kan faktisk hentes på budgettet, hvornår og hos " +
    "hvem?",
  "account.cost.caption": "Nettoudgift over budgetårene, {0}",
  "account.caveat": "Redegørelsen er en beregning, ikke en anbefaling.",
  "comparison.figure": "Syv tal for hvert forslag",
  "comparison.unit":
    "Forskel: med forslaget minus uden, over hvert forslags budgetår ({0}-priser). Under tallet: " +
    "95 pct. af beregningerne.",
  "page.print_note":
    "Tabeller og udregninger, der ikke er trykt her, står i den elektroniske rapport og i " +
    "regnearket.",
  "page.study": "Resultater af en undersøgelse",
  budget_years: "budgetårene",
  "table.rounding":
    "Hvert tal er afrundet for sig, så summer og forskelle kan afvige lidt på det sidste ciffer.",
  "comparison.unit_aligned":
    "Forskel: med forslaget minus uden, over de første {1} budgetår af hvert forslag " +
    "({0}-priser). Under tallet: 95 pct. af beregningerne.",
  "comparison.caption_aligned":
    "Tal for hvert forslag, forskel til udgangspunktet over de første {0} budgetår",
  "comparison.note_aligned":
    "Forslagene har ikke lige mange budgetår. Derfor tæller kun de første {0} år af hvert " +
    "forslag med her; hele perioden står under det enkelte forslag. Anbragte, før de er 18, " +
    "gælder hele barndommen.",
  "comparison.note":
    "Hvert forslag er holdt op mod den samme kommune uden forslaget: plus er mere, minus er " +
    "mindre. Kolonnerne kan sorteres; farverne viser kun, hvilket forslag der er tale om.",
  "incremental.none": "Ingen indsatser",
  "incremental.option": "Mulighed",
  "incremental.cost": "Udgift",
  "incremental.ratio": "Pris for hver ekstra, kr.",
  "incremental.share": "På fronten",
  "incremental.open": "interval uden ende",
  "incremental.dominated": "Domineret",
  "incremental.extended": "Domineret af en blanding",
  "incremental.placement_years.title": "Hvad et anbringelsesår mindre koster kommunen",
  "incremental.placement_years.caption":
    "Mulighederne efter virkning: kommunens nettoudgift og anbringelsesår mindre",
  "incremental.placement_years.less": "Anbringelses­år mindre",
  "incremental.placement_years.unit":
    "Kommunens nettoudgift og anbringelsesår mindre over budgetårene, i forhold til: {0}. Under " +
    "tallet: 95 pct. af beregningerne; under prisen: 95 pct.-konfidensinterval.",
  "incremental.ever_placed_by_18.title":
    "Hvad et barn, der aldrig anbringes, koster det offentlige over livet",
  "incremental.ever_placed_by_18.caption":
    "Mulighederne efter virkning: det offentliges nettoudgift over livet og børn, der aldrig " +
    "anbringes",
  "incremental.ever_placed_by_18.less": "Færre anbragte børn",
  "incremental.ever_placed_by_18.unit":
    "Nutidsværdi over livet for 1.000 børn, og hvor mange færre af dem der anbringes, i forhold " +
    "til: {0}. Under tallet: 95 pct. af beregningerne; under prisen: 95 " +
    "pct.-konfidensinterval.",
  "incremental.note":
    "Mulighederne står efter virkning. Domineret: en anden giver mindst lige så meget og er ikke " +
    "dyrere. Domineret af en blanding: to andre giver sammen lige så meget for mindre. De " +
    "øvrige ligger på fronten, og prisen er i forhold til den forrige på fronten. »På " +
    "fronten« siger, i hvor stor en del af parametertrækningerne muligheden ligger der. " +
    "Tabellen siger ikke, hvad virkningen er værd.",
};
