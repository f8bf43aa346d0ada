/** English words of the tool. */
import type { danish } from "./words.da";

export const english: Record<keyof typeof danish, string> = {
  scenario: "Scenario",
  report: "Report",
  compare: "Compare",
  views: "Parts of the tool",
  title: "Calculate an early effort",
  intro:
    "Choose a scenario, change it, and calculate. Everything happens in your own browser: " +
    "nothing " +
    "is sent anywhere, and the page works without a network.",
  "choose.heading": "Choose a scenario",
  "choose.shipped": "Scenarios that come with it",
  "choose.take": "Take",
  "choose.open": "Open your own file (TOML)",
  "choose.blank": "New scenario",
  "choose.opened": "{0} is open.",
  "choose.back": "Bring the former text back",
  "choose.too_large":
    "{0} has {1}. A scenario has at most {2}, so the file has not been opened. Your text stands " +
    "as it stood.",
  "choose.not_text":
    "{0} is not a text file (UTF-8), so it has not been opened. Your text stands as it stood.",
  "paste.too_large":
    "What you pasted has {0}. A scenario has at most {1}, so it has not been put in. Your text " +
    "stands as it stood.",
  "edit.heading": "Change the scenario",
  "edit.label": "The text of {0}",
  "edit.help":
    "Write only what differs from the file that the scenario builds on (extends). The tab key " +
    "moves to the next field.",
  "edit.empty": "Choose a scenario above, or write your own.",
  "edit.checking": "Reading the text …",
  "edit.good": "OK: {0} values, {1} of them assumptions. Programmes: {2}.",
  "edit.none": "none",
  "edit.one_problem": "1 error. Press it to go to the line.",
  "edit.problems": "{0} errors. Press one to go to its line.",
  "edit.line": "Line {0}, column {1}",
  "edit.in_file": "{0}, line {1}",
  "edit.replace": "Write {0} instead",
  "edit.warnings": "Worth a second look ({0})",
  "edit.failed": "The text cannot be read:",
  "kept.back": "The text of last time has been brought back.",
  "kept.not":
    "The browser does not keep the text when the page is closed. Save the scenario as a file " +
    "before you close it.",
  "values.heading": "All values: where they come from, and how sure they are",
  "values.filter": "Show only values in which this occurs",
  "values.count": "{0} of {1} values are shown.",
  "values.caption": "Values of the scenario",
  "values.change": "Change",
  "values.change_long": "Change {0}",
  "values.most": "Write in the field to find others: at most {0} are shown at a time.",
  "run.heading": "Calculate",
  "run.more": "More choices",
  "run.replications": "Replications",
  "run.draws": "Parameter draws (0: central values only)",
  "run.seed": "Seed",
  "run.start": "Calculate",
  "run.stop": "Stop",
  "run.starting": "Getting ready on {0} cores …",
  "run.one_core": "Getting ready on 1 core …",
  "run.progress": "{0} of {1} replications are finished.",
  "run.seconds": "About {0} seconds left.",
  "run.minutes": "About {0} minutes left.",
  "run.stopping": "Stopping: what is under way is finished.",
  "run.stopped_none":
    "Stopped before the first replication was finished. The text stands as it stood.",
  "run.finishing": "Finishing the report …",
  "run.done": "Finished. The report stands under “Report”.",
  "run.mend": "Mend the errors in the text first.",
  "run.empty": "Choose a scenario first.",
  "run.number": "{0}: a whole number from {1} to {2}.",
  "run.too_large":
    "So many replications take about {0} of the browser's memory, which has room for {1}. " +
    "Ask for " +
    "fewer, or use the program.",
  "run.failed": "The calculation could not be done:",
  "run.memory":
    "The browser has not enough memory for it. Ask for fewer replications, or use the program.",
  "report.of": "Calculated at {0} from {1}.",
  "report.changed": "The text has changed since; calculate again to include that.",
  "report.missing":
    "The page does not calculate how well the effort must work to break even, or which " +
    "assumptions turn the answer. The program does: {0}",
  "report.save": "Save",
  "report.save_scenario": "The scenario (TOML)",
  "report.save_report": "The report (HTML)",
  "report.save_summary": "summary.json",
  "report.save_csv": "Tables (CSV)",
  "report.save_excel": "Tables for Danish Excel",
  "report.saving": "Making the file …",
  "report.saved": "{0} is saved.",
  "report.not_saved": "The file could not be made:",
  "compare.heading": "Compare with other calculations",
  "compare.intro":
    "Drop a summary.json of a results folder on the page, or choose it. It stays in the browser.",
  "compare.open": "Choose summary.json",
  "compare.empty": "There is nothing to show yet: calculate a scenario, or choose a file.",
  "compare.this": "calculated here",
  "compare.from": "From",
  "compare.replications": "Replications",
  "compare.caption": "Difference to the baseline, each calculation by itself",
  "compare.title": "The calculations side by side",
  "compare.unit":
    "Difference between with and without the effort over {0} budget years, {1} prices; 95 " +
    "% interval",
  "compare.cut":
    "The calculations have different numbers of budget years. Costs and payback are shown " +
    "for the " +
    "first {0} therefore; the rest cannot be cut to them and is left out.",
  "compare.apart":
    "Each row is a calculation of its own. Whether two rows differ cannot be read from their " +
    "intervals; calculate the proposals in one run to know it.",
  "compare.prices":
    "{0} is in prices of {1}, and what stands here is in prices of {2}. They cannot be compared; " +
    "calculate one of them again with the same time.price_year.",
  "compare.damaged": "{0} cannot be read: it is not a whole summary.json of Kohort ({1}).",
  "compare.study": "{0} is a study without scenarios, so there is nothing to compare.",
  "compare.again": "{0} is here already.",
  "compare.remove": "Remove {0}",
  "compare.added": "{0} is among them.",
  bytes: "{0} MB",
  failed: "The tool cannot start in this browser:",
  no_engine:
    "The browser is too old, or the page is not whole. Use a newer Firefox, Edge or Chrome.",
};
