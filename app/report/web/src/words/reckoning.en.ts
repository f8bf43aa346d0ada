/**
 * English words: what is not known, economics, method and research; {0}, {1}, ... are filled in.
 */
export const reckoning = {
  "unknown.heading": "What do we not know?",
  "unknown.count": "{0} of {1} parameters are assumptions without a source (grade N).",
  "split.both":
    "Uncertainty about the difference in the municipality's net cost: {0} comes from what is not " +
    "known (the parameters), {1} from chance in the children's lives.",
  "split.none": "The difference is the same in all replications.",
  "split.unknown": "Chance and lack of knowledge cannot be told apart in this calculation.",
  "weights.title": "The heaviest is “{0}”: {1} of the uncertainty",
  "weights.several": "Which assumptions the uncertainty comes from",
  "weights.none": "The weight of assumptions has not been calculated",
  "weights.unit":
    "Share of the uncertainty about the municipality's difference that a parameter explains, %. " +
    "The letter is the grade, N is an assumption.",
  "weights.caption": "Parameters by weight in the uncertainty",
  "weights.of": "in “{0}”",
  "weights.reference":
    "Numbers that only what the proposal is compared with uses are counted too; those that both " +
    "use are as the proposal states them.",
  "weights.note":
    "A large weight means that better knowledge of that very number would make the answer more " +
    "certain. Weights come from the same draws as everything else.",
  "assumptions.open": "All {0} assumptions in use, with weights",
  "assumptions.title": "{0} numbers rest on judgement without a source",
  "assumptions.unit": "Parameters of grade N; weight is the share of the uncertainty, %",
  "assumptions.caption": "Assumptions (grade N), heaviest first",
  "left_out.title": "What the model cannot say",
  "left_out.moves": "Families that move into or out of the municipality.",
  "left_out.partners": "New partners; parents do not move together again.",
  "left_out.deaths": "Children who die.",
  "left_out.parents": "The parents' own use of help and treatment.",
  "left_out.schools": "Effects on schools, day care and health care.",
  "left_out.other_reasons":
    "Placements for other reasons than need of support, such as disability, crime or flight.",
  "left_out.capacity": "Whether there are enough foster families and places.",
  "left_out.cashable":
    "How soon an empty place can be closed or sold, so that the saving can be collected.",
  "left_out.group_harm": "Whether a screening that errs may harm a family.",
  "economics.heading": "Economics: three ledgers",
  "economics.lead":
    "The municipality's budget, all public payers and society are three different questions. " +
    "Their figures must not be added.",
  "ledgers.title": "The same proposal in three ledgers that must not be added",
  "ledgers.unit": "1,000 kr. over the budget years, with the proposal minus without",
  "ledgers.caption":
    "Three ledgers, 1,000 kr. Net is the programme less what is saved. Plus in the column Net is " +
    "extra cost.",
  "ledgers.programme": "The programme itself",
  "ledgers.saving": "Saved elsewhere",
  "ledgers.net": "Net",
  "ledgers.discounted": "present value",
  "ledgers.note":
    "Net = the programme itself less what is saved elsewhere (minus in that column: more " +
    "spending). The ledgers of the municipality and the public are current kroner without " +
    "interest, as in a budget. Society's ledger is present value.",
  "economics.cashable": "Saving that can be taken out of the budget",
  "economics.other": "Other saving",
  "economics.ratio": "Gain per krone that the programme costs",
  "economics.ratio_confidence": "{0} (95% interval of the mean: {1} to {2})",
  "economics.lines_title": "Not every krone saved can be taken out of a budget",
  "economics.lines_unit": "Plus is a gain, minus a loss, unless the line says otherwise",
  "economics.lines_caption": "Economic key figures",
  "economics.lines_note": "A place that stands empty saves money only when it is closed or sold.",
  "budget_lines.title": "The adopted budget, and what the calculation arrives at",
  "budget_lines.unit": "1,000 kr., price level of the run",
  "budget_lines.caption": "Adopted budget lines and calculated cost of the programme, 1,000 kr.",
  "budget_lines.adopted": "Adopted",
  "budget_lines.bottom_up": "Calculated bottom-up",
  "budget_lines.note":
    "Bottom-up: hours, positions and prices added up, before any saving. A dash means that the " +
    "year has no budget line.",
  "lifetime.title": "A whole life: what a child costs and gives back",
  "lifetime.unit": "Kr. per child, followed from birth to age {0}",
  "lifetime.caption": "Lifetime cost and present value, kr. per child",
  "lifetime.note":
    "Children born {0}, followed to age {1}. Lifetime cost bears no interest; present value is " +
    "counted back to birth. Adult life is coarse, so read the figures as orders of " +
    "magnitude.",
  "method.heading": "How it is calculated",
  "method.about": "About the scenario",
  "method.title": "The method on a page",
  "method.twins":
    "A birth year of made-up children live their lives twice: without and with the proposal. " +
    "They are the same children, families and chances both times, so the difference shows " +
    "the proposal and not luck.",
  "method.events":
    "Each child may come to need support, be notified about, get a case, be examined, be helped " +
    "or placed, come home and grow up. Caseworkers have limited time: when cases pile up, " +
    "families wait.",
  "method.uncertainty":
    "The calculation is repeated many times. Each time chance is drawn anew, and parameters that " +
    "are not known exactly are drawn from the range that the sources give. Intervals hold " +
    "both: 95% of the replications lie within them.",
  "method.effects":
    "Where there is no controlled study, the effect in the calculation reaches down to none. " +
    "Where a source only says that two things go together, the report says no more.",
  "method.trends":
    "Trends in the country – how many are placed and where, and how many caseworkers there are – " +
    "are followed up to the last measured year ({0}). After that they are held, since " +
    "nobody knows how they go on.",
  "method.money":
    "All amounts are converted to one price level. Budget figures bear no interest. Numbers are " +
    "rounded so that they do not look more precise than they are; CSV files hold all digits.",
  "method.run": "This run: {0} replications, {1} parameter draws, seed {2}, Kohort {3}.",
  "method.hash": "Result hash:",
  "fit.title": "The baseline meets {0} of {1} register figures within tolerance",
  "fit.unit": "Danish register figures, and what the model gives without proposals",
  "fit.caption": "The model against Danish register figures",
  "fit.target": "Register figure",
  "fit.register": "Register",
  "fit.simulated": "Model",
  "fit.tolerance": "Tolerance",
  "fit.within": "Within",
  "fit.note": "Where the model misses, read figures on that very thing with reservation.",
  "fit.none":
    "The comparison with Danish register figures is not part of this run; see " +
    "docs/baseline-fit.md.",
  "glossary.title": "Glossary",
  "glossary.placement.term": "Placement",
  "glossary.placement":
    "A child lives outside the home by the municipality's decision, for example with a foster " +
    "family or in a residential institution.",
  "glossary.notification.term": "Notification",
  "glossary.notification": "Somebody tells the municipality that a child may need help.",
  "glossary.examination.term": "Examination",
  "glossary.examination":
    "The caseworker examines the child's situation; the law allows four months.",
  "glossary.measure.term": "Preventive measure",
  "glossary.measure": "Help to the family while the child lives at home.",
  "glossary.refund.term": "Refund",
  "glossary.refund": "The state pays part of the municipality's cost of very expensive cases.",
  "glossary.baseline.term": "Baseline (without)",
  "glossary.baseline": "The same municipality with the same children, without the proposal.",
  "glossary.interval.term": "95% lie in",
  "glossary.interval":
    "95 of 100 replications give a number in this interval. If it holds zero, the direction " +
    "cannot be told.",
  "glossary.replication.term": "Replication",
  "glossary.replication": "The whole calculation once, with new chances.",
  "glossary.draw.term": "Parameter draw",
  "glossary.draw": "One set of values for all that is not known exactly.",
  "glossary.grade.term": "Grade (V, D, S, N)",
  "glossary.grade":
    "V was read in the source, D was computed from numbers read, S is second-hand, N is an " +
    "assumption.",
  "glossary.net_cost.term": "Net cost",
  "glossary.net_cost": "Costs less income, refunds and tax.",
  "glossary.present_value.term": "Present value",
  "glossary.present_value":
    "Future kroner converted to today: a krone in ten years is worth less than one now.",
  "glossary.risk_zone.term": "Risk zone",
  "glossary.risk_zone":
    "The part of the children at greatest risk from the start. The model knows them; the " +
    "municipality does not.",
  "sources.title": "Sources ({0})",
  "manifest.title": "All that is needed to repeat the run",
  "manifest.figure": "The same contents give the same result",
  "manifest.unit": "The contents of manifest.json",
  "study.heading": "For researchers",
  "study.lead": "Design: {0}. Points: {1}. Replications at each point: {2}.",
  "study.tornado.title": "One number at a time: “{0}” moves most",
  "study.tornado":
    "{0}; {1} parameters set to their lowest (light) and highest (dark) value, the rest as " +
    "assumed. The upright line is the base calculation.",
  "study.morris.title": "Morris screening: “{0}” has the largest effect",
  "study.morris":
    "{0}. To the right: large effect (μ*). Upwards: the effect depends on other parameters or is " +
    "not linear (σ). Lines: 95%.",
  "study.sobol.title": "Sources of the variance: “{0}” explains most",
  "study.sobol":
    "{0}. Sobol' indices: the dark bar is the parameter's own part, the light bar includes " +
    "interactions; lines are 95% intervals.",
  "study.acceptability.title": "Which option is best most often depends on the willingness to pay",
  "study.acceptability":
    "Probability in % of being the best option, by what one is willing to pay for one unit of: {0}",
  "study.incremental.title": "What each unit more costs, option by option",
  "study.incremental":
    "Options stand by effect, and the price is compared with the one before on the " +
    "frontier. Dominated: another does at least as much and is no dearer. Dominated by a " +
    'mixture: two others together do as much for less. "On the frontier" is the ' +
    "probability of being there, of what is not known of the parameters. Below the " +
    "figures: 95% confidence intervals, for any parameters and any people.",
  "study.incremental.less": "{0}, less of it",
  "study.plane.title": "{0} of {1} calculations save money",
  "study.plane":
    "Each dot is one calculation. Upwards: {0}. Sideways: {1}. The strong lines are zero.",
  "study.evppi.title": "Most worth knowing more about: “{0}”",
  "study.evppi":
    "The value of knowing one parameter exactly before choosing (EVPPI). Knowing all of them is " +
    "worth {0} (EVPI).",
  "study.pilot.title": "{0} of {1} pilots are worth more than they cost",
  "study.pilot": "The value of a pilot (EVSI) against its cost, kr.",
  "study.convergence.title": "This is how fast the figures settle",
  "study.convergence": "{0}: estimate and 95% interval by number of points",
  "study.low_input": "Low value",
  "study.high_input": "High value",
  "study.at_low": "Result at low",
  "study.at_high": "Result at high",
  "study.first": "Own part",
  "study.total": "With interactions",
  "study.share": "share of the variance",
  "study.threshold": "Willingness to pay",
  "study.points_axis": "Points",
  "study.families": "Families",
  "study.years": "Years of follow-up",
  "study.cost": "Cost, kr.",
  "study.net": "Net, kr.",
  "study.outputs": "Results studied: {0}.",
  "study.failed": "{0} of {1} points failed and are not part of the analyses.",
  "study.none_failed": "All points succeeded.",
  "study.no_analyses":
    "The design has no analyses; the points are in the tables of the results folder.",
  "study.analyses": "Analyses",
  "study.evpi":
    "The most that knowledge can be worth before choosing: the value of knowing every parameter " +
    "exactly (EVPI), {0}.",
  "study.evpi.title": "Knowing every parameter exactly is worth {0}",
  "study.evpi_row": "All parameters at once (EVPI)",
  "study.evsi": "Value of the pilot (EVSI)",
  "study.worth": "Worth, kr.",
  "study.unknown_kind":
    "The page does not know this kind of analysis; its figures are in the results folder.",
  "method.study": "Seed {0}, Kohort {1}.",
  "design.one-way": "one parameter at a time",
  "design.grid": "grid",
  "design.latin-hypercube": "Latin hypercube",
  "design.morris": "screening after Morris",
  "design.sobol": "Sobol' indices",
  "design.probabilistic": "random draws of all parameters",
  "design.threshold": "search for where the sign turns",
  "column.parameter": "Parameter",
  "column.value": "Value",
  "column.position between low (0) and high (1)": "Position between low (0) and high (1)",
  "column.output": "Result",
  "column.scenario": "Proposal",
  "column.mean": "Mean",
  "column.low": "Low",
  "column.high": "High",
  "column.se": "Standard error",
  "column.points": "Points",
  "column.option": "Option",
  "column.mean net benefit": "Mean net benefit",
  "column.probability of being best": "Probability of being best",
  "column.mean rank": "Mean rank",
  "column.low (mean)": "Mean, low",
  "column.high (mean)": "Mean, high",
  "column.probability of saving": "Probability of saving",
  "column.low (probability)": "Probability, low",
  "column.high (probability)": "Probability, high",
  "column.share of knowledge": "Share due to what is not known",
  "column.low (share)": "Share, low",
  "column.high (share)": "Share, high",
  "study.nothing": "The analysis gave no figures",
};
