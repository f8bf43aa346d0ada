/** Danish words: names of grades and programmes; {0}, {1}, ... are filled in. */
export const names = {
  "programme.sverigesmodel": "Sverigesmodellen",
  "programme.leksand": "Leksand-grupper",
  "programme.early_effort": "Styrket tidlig indsats",
  "programme.paa_forkant": "På Forkant",
  "grade.V": "V, læst i kilden",
  "grade.V-d": "V-d, regnet af kilden",
  "grade.D": "D, regnet ud",
  "grade.S": "S, på anden hånd",
  "grade.N": "N, antagelse",
  "grade.choice": "valg",
  "grade_long.V": "Grundlag: læst i kilden (V).",
  "grade_long.V-d": "Grundlag: regnet af tal i kilden (V-d).",
  "grade_long.D": "Grundlag: regnet ud fra læste tal (D).",
  "grade_long.S": "Grundlag: på anden hånd (S).",
  "grade_long.N": "Grundlag: en antagelse (N).",
  "grade_long.choice": "Et valg om kørslen.",
};
