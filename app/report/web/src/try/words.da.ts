/** Danish words of »Prøv selv«. */
export const danish = {
  heading: "Prøv selv",
  intro:
    "Flyt på skyderne. Siden simulerer forslaget forfra i din egen browser, med de samme " +
    "opdigtede familier som i beregningen ovenfor. Intet sendes nogen steder hen.",
  "dial.strength": "Hvor godt virker det?",
  "dial.from": "Hvornår begynder det?",
  "strength.none": "slet ingen virkning",
  "strength.stated": "som antaget",
  "strength.times": "{0} gange virkningen",
  "strength.edge": "{0} gange virkningen: yderst i det, kilderne giver plads til",
  "amount.sverigesmodel.caseworkers_factor": "Hvor mange rådgivere?",
  "amount.sverigesmodel.caseworkers_more": "Hvor mange flere rådgivere?",
  "amount.leksand.meetings": "Hvor mange møder får hver forældregruppe?",
  "amount.early_effort.team_families":
    "Hvor mange familier kan få familietræning på én gang (pr. 1.000 fødsler)?",
  "amount.paa_forkant.daycare_capacity": "Hvor mange børn i dagtilbud er der plads til?",
  "amount.times": "{0} gange så mange som i dag",
  "amount.number": "{0}",
  back: "Tilbage til forslaget",
  start: "Beregn",
  starting: "Gør klar …",
  working: "{0} af {1} gentagelser er simuleret; svaret bliver sikrere undervejs.",
  done: "Simuleret {0} gange.",
  as_stated: "Sådan er forslaget. Svaret står øverst på siden.",
  fan: "Kommunens samlede merudgift år for år",
  command: "Den samme beregning med programmet",
  failed: "Det kan ikke beregnes:",
  "proof.heading": "Regn efter",
  "proof.intro":
    "Siden kan simulere de første {0} gentagelser af beregningen igen og sammenligne " +
    "kontrolsummen af hvert resultat med den, der blev gemt.",
  "proof.button": "Regn efter",
  "proof.working": "{0} af {1} er regnet efter …",
  "proof.good":
    "Det stemmer: {0} af {1} gentagelser har den samme kontrolsum som i beregningen, til sidste " +
    "ciffer.",
  "proof.bad":
    "Det stemmer ikke: {0} af {1} gentagelser har en anden kontrolsum end i beregningen. Brug " +
    "ikke rapporten, før grunden er fundet.",
  "proof.other":
    "Det kan ikke regnes efter her: filerne giver en anden beregning end den, rapporten viser. " +
    "Den er lavet med valg, som siden ikke kender, eller med en anden udgave af programmet.",
};
