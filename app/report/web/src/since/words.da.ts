/** Danish words: what has changed since earlier results; {0}, {1}, ... are filled in. */
export const since = {
  "since.heading": "Siden sidst",
  "since.title.up": "{0}: svaret er gået op, mest på grund af {1}",
  "since.title.down": "{0}: svaret er gået ned, mest på grund af {1}",
  "since.title.open": "{0}: om svaret har flyttet sig, kan ikke siges",
  "since.title.same": "{0}: svaret er det samme som sidst",
  "since.unit": "Forskellen med forslaget, før og nu, og hvad der har ændret den. {0}.",
  "since.caption": "Ændring i svaret siden sidst, delt på årsager",
  "since.part": "Årsag",
  "since.change": "Ændring",
  "since.before": "Før",
  "since.all": "I alt",
  "since.now": "Nu",
  "since.note":
    "Delene er taget i den viste rækkefølge og giver hele ændringen. Interval: så sikkert er " +
    "ændringen af gennemsnittet kendt (95 pct.).",
  "since.inputs": "Det er ændret",
  "since.inputs.caption": "Tal, der er ændret siden sidst",
  "since.inputs.what": "Tal",
  "since.inputs.cause": "Hvor",
  "since.cause.inputs": "i forslaget",
  "since.cause.data": "i data",
  "since.range": "{0} (usikkerheden er ændret)",
  "since.source": "{0} (kilden er ændret)",
  "since.hidden":
    "Noget andet, der indgår, er ændret: prisindeks, budgetlinjer eller indsatser, der er slået " +
    "fra.",
  "since.targets": "{0} registertal, som modellen holdes op mod, er ændret.",
  "since.from": "Sidst: {0} gentagelser med kohort {1}. Nu: {2} med kohort {3}.",
};
