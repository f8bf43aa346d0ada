/** English words: names of grades and programmes; {0}, {1}, ... are filled in. */
export const names = {
  "programme.sverigesmodel": "Swedish model",
  "programme.leksand": "Leksand groups",
  "programme.early_effort": "Early effort",
  "programme.paa_forkant": "På Forkant",
  "grade.V": "V, read in the source",
  "grade.V-d": "V-d, computed from the source",
  "grade.D": "D, computed",
  "grade.S": "S, second-hand",
  "grade.N": "N, assumption",
  "grade.choice": "choice",
  "grade_long.V": "Grade: read in the source (V).",
  "grade_long.V-d": "Grade: computed from numbers in the source (V-d).",
  "grade_long.D": "Grade: computed from numbers read (D).",
  "grade_long.S": "Grade: second-hand (S).",
  "grade_long.N": "Grade: an assumption (N).",
  "grade_long.choice": "A choice about the run.",
};
