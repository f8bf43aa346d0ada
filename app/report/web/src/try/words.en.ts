/** English words of "Try it yourself". */
export const english = {
  heading: "Try it yourself",
  intro:
    "Move the sliders. The page simulates the proposal anew in your own browser, with the same " +
    "made-up families as in the calculation above. Nothing is sent anywhere.",
  "dial.strength": "How well does it work?",
  "dial.from": "When does it start?",
  "strength.none": "no effect at all",
  "strength.stated": "as assumed",
  "strength.times": "{0} times the effect",
  "strength.edge": "{0} times the effect: the edge of what the sources leave room for",
  "amount.sverigesmodel.caseworkers_factor": "How many caseworkers?",
  "amount.sverigesmodel.caseworkers_more": "How many more caseworkers?",
  "amount.leksand.meetings": "How many meetings does each parent group have?",
  "amount.early_effort.team_families":
    "How many families can have family training at a time (per 1,000 births)?",
  "amount.paa_forkant.daycare_capacity": "How many children in day care is there room for?",
  "amount.times": "{0} times as many as today",
  "amount.number": "{0}",
  back: "Back to the proposal",
  start: "Calculate",
  starting: "Getting ready …",
  working: "{0} of {1} replications simulated; the answer gets more certain on the way.",
  done: "Simulated {0} times.",
  as_stated: "This is the proposal. The answer stands at the top of the page.",
  fan: "The municipality's total extra cost year by year",
  command: "The same calculation with the program",
  failed: "It cannot be calculated:",
  "proof.heading": "Check the calculation",
  "proof.intro":
    "The page can simulate the first {0} replications of the calculation again and compare the " +
    "check sum of each result with the one that was stored.",
  "proof.button": "Check",
  "proof.working": "{0} of {1} checked …",
  "proof.good":
    "It agrees: {0} of {1} replications have the same check sum as in the calculation, to the " +
    "last digit.",
  "proof.bad":
    "It does not agree: {0} of {1} replications have another check sum than in the calculation. " +
    "Do not use the report until the reason is found.",
  "proof.other":
    "It cannot be checked here: the files give another calculation than the one that the report " +
    "shows. It was made with choices that the page does not know, or with another version " +
    "of the program.",
};
