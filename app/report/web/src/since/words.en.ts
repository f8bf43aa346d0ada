/** English words: what has changed since earlier results; {0}, {1}, ... are filled in. */
export const since = {
  "since.heading": "Since last time",
  "since.title.up": "{0}: the answer has risen, mostly because of {1}",
  "since.title.down": "{0}: the answer has fallen, mostly because of {1}",
  "since.title.open": "{0}: whether the answer has moved cannot be said",
  "since.title.same": "{0}: the answer is the same as last time",
  "since.unit": "The difference with the proposal, before and now, and what changed it. {0}.",
  "since.caption": "Change of the answer since last time, by cause",
  "since.part": "Cause",
  "since.change": "Change",
  "since.before": "Before",
  "since.all": "In all",
  "since.now": "Now",
  "since.note":
    "The parts are taken in the order shown and add up to the whole change. Interval: how well " +
    "the change of the mean is known (95%).",
  "since.inputs": "This has changed",
  "since.inputs.caption": "Numbers that have changed since last time",
  "since.inputs.what": "Number",
  "since.inputs.cause": "Where",
  "since.cause.inputs": "in the proposal",
  "since.cause.data": "in the data",
  "since.range": "{0} (its uncertainty has changed)",
  "since.source": "{0} (its source has changed)",
  "since.hidden":
    "Something else that counts has changed: the price index, budget lines or programmes that " +
    "are off.",
  "since.targets": "{0} register figures that the model is held against have changed.",
  "since.from": "Last time: {0} replications with kohort {1}. Now: {2} with kohort {3}.",
};
