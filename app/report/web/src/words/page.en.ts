/**
 * English words: the frame, the first screen, the columns of tables, and the account; {0}, {1}, ...
 * are filled in.
 */
export const page = {
  and: "and",
  to: "to",
  yes: "yes",
  no: "no",
  prices: "{0} prices",
  "word.higher": "higher",
  "word.lower": "lower",
  "page.skip": "Skip to the contents",
  "page.contents": "Contents",
  "page.foot":
    "Made with Kohort {0}. Seed {1}, result hash {2}. The children are made up: no information " +
    "about real persons is used.",
  "page.no_scenarios": "The results hold no scenarios.",
  "figure.of": "of the figure",
  "figure.table": "Show the figures as a table",
  "why.button": "Why?",
  "why.formula": "How it is calculated",
  "why.parameters": "The most important parameters behind the figure",
  "why.section": "Read more in docs/model.md, section “{0}”.",
  "why.none":
    "No derivation is stored for this figure. The parameters stand under “What do we not know?”.",
  "warning.label": "Important reservations",
  "warning.incomplete": "Incomplete calculation.",
  "warning.incomplete_text":
    "Only {0} of {1} replications are finished. The same command continues.",
  "answer.report": "Calculation of several proposals",
  "answer.several": "{0} proposals compared",
  "answer.no_programme":
    "No programme is switched on. The page shows the municipality as it is in the baseline.",
  "key.cost": "Change in the municipality's net cost {0}",
  "key.placements": "Change in the number of placements that start {0}",
  "key.payback": "Probability that the municipality has its money back by {0}",
  "key.interval": "95% of the calculations: {0}.",
  "key.no_interval": "The uncertainty is not known.",
  "key.zero": "The direction cannot be told.",
  "key.between": "Uncertainty of the probability:",
  "key.no_median": "More than half of the calculations do not get there.",
  "key.median": "Half of the calculations have got there in {0}.",
  "comparison.title": "The proposals side by side",
  "comparison.caption":
    "Seven figures for each proposal, difference from the baseline over the budget years",
  "comparison.payback": "Money back, probability",
  "col.scenario": "Proposal",
  "col.year": "Year",
  "col.without": "Without",
  "col.reference": "Reference",
  "col.with": "With",
  "col.difference": "Difference",
  "col.interval": "95% lie in",
  "col.cumulated": "Difference since the start",
  "col.back": "Money is back",
  "col.payer": "Who",
  "col.type": "Type of placement",
  "col.age": "By age (years)",
  "col.figure": "Figure",
  "col.unit": "Unit",
  "col.group": "Group",
  "col.children": "Children",
  "col.parameter": "Parameter",
  "col.key": "Key",
  "col.value": "Value",
  "col.range": "Range",
  "col.from": "from",
  "col.to": "to",
  "col.low": "Low",
  "col.high": "High",
  "col.grade": "Grade",
  "col.place": "File and line",
  "col.source": "Source",
  "col.weight": "Weight, %",
  "col.error": "Standard error",
  "col.mean": "Mean",
  "col.ledger": "Ledger",
  "col.programme": "Programme",
  "axis.age": "The child's age in years",
  "chart.reading":
    "The grey line is without the proposal, the coloured one with the proposal; the band holds " +
    "95% of the calculations.",
  "account.title": "Account",
  "account.lead":
    "The six elements that Copenhagen's Children and Youth Committee asked for on 7 April 2010. " +
    "The numbers are calculated. The framed boxes must be written by people who know the " +
    "municipality.",
  "account.write": "To be written by the administration",
  "account.connection": "1. Connection to existing offers in SOF, SUF and BUF",
  "account.connection.lead":
    "The calculation knows only the offers that are switched on in the scenario, and ordinary " +
    "casework, which is there both without and with the proposal. SOF is the Social " +
    "Services Administration, SUF the Health and Care Administration and BUF the Children " +
    "and Youth Administration.",
  "account.connection.programmes": "Programmes in the proposal: {0}.",
  "account.connection.no_programmes": "No programme is switched on in the scenario.",
  "account.connection.use": "Load on casework without and with the proposal",
  "account.connection.write":
    "Which offers exist already in the three administrations? Which overlap, which shall end, " +
    "and who is responsible for the transitions?",
  "account.need": "2. Assessment of need",
  "account.need.lead":
    "This is how it looks without the proposal, for children followed from birth and for the " +
    "municipality in the budget years.",
  "account.need.caption": "The need without the proposal",
  "account.need.children": "Children in the risk zone, on average in a replication",
  "account.need.write":
    "Do the figures agree with what the administration itself sees? Are there groups or " +
    "districts where the need is another?",
  "account.method": "3. Professional assessment of the method",
  "account.method.lead":
    "The effects in the calculation and their grade. Where the grade is assumption (N), the " +
    "calculation does not rest on a controlled study.",
  "account.method.caption": "Parameters of the programme, with grade and source",
  "account.method.write":
    "Is the method professionally sound? Can it be carried out as described, by whom, and what " +
    "do professionals say?",
  "account.risk": "4. Risk families",
  "account.risk.lead":
    "Results for families at greatest risk. The model knows who they are; a municipality does " +
    "not know beforehand.",
  "account.risk.write":
    "How are the families reached without labelling them? What happens to families who say no?",
  "account.gender": "5. Gender neutrality",
  "account.gender.lead": "Results by the child's sex.",
  "account.gender.parents":
    "Which parent takes part is not in the calculation: the model counts the family as a whole. " +
    "It cannot say whether mothers and fathers take part equally, or whether that matters " +
    "for the effect.",
  "account.gender.parents_caption": "By which parent takes part",
  "account.gender.write":
    "How are both parents invited? What applies to parents who do not live together, and to " +
    "families with two mothers or two fathers?",
  "account.economy": "6. Economy",
  "account.economy.write":
    "Where is the money taken from? Which savings can actually be taken out of the budget, when " +
    "and from whom?",
  "account.cost.caption": "Net cost over the budget years, {0}",
  "account.caveat": "The account is a calculation, not a recommendation.",
  "comparison.figure": "Seven figures for each proposal",
  "comparison.unit":
    "Difference: with the proposal less without, over each proposal's budget years ({0} prices). " +
    "Below the figure: 95% of the calculations.",
  "page.print_note":
    "Tables and workings that are not printed here are in the electronic report and in the " +
    "workbook.",
  "page.study": "Results of a study",
  budget_years: "the budget years",
  "table.rounding":
    "Each number is rounded by itself, so sums and differences can be slightly off in the last " +
    "digit.",
  "comparison.unit_aligned":
    "Difference: with the proposal less without, over the first {1} budget years of each " +
    "proposal ({0} prices). Below the figure: 95% of the calculations.",
  "comparison.caption_aligned":
    "Figures for each proposal, difference from the baseline over the first {0} budget years",
  "comparison.note_aligned":
    "The proposals do not have equally many budget years. Only the first {0} years of each count " +
    "here; the whole period stands under each proposal. Placed before 18 is about all of " +
    "childhood.",
  "comparison.note":
    "Each proposal is held against the same municipality without it: plus is more, minus is " +
    "less. Columns can be sorted; colours only tell which proposal is meant.",
  "incremental.none": "No programmes",
  "incremental.option": "Option",
  "incremental.cost": "Cost",
  "incremental.ratio": "Price of each more, kr.",
  "incremental.share": "On the frontier",
  "incremental.open": "interval without end",
  "incremental.dominated": "Dominated",
  "incremental.extended": "Dominated by a mixture",
  "incremental.placement_years.title": "What a placement-year less costs the municipality",
  "incremental.placement_years.caption":
    "The options by effect: the municipality's net cost and placement-years fewer",
  "incremental.placement_years.less": "Placement-years fewer",
  "incremental.placement_years.unit":
    "The municipality's net cost and placement-years fewer over the budget years, compared with: " +
    "{0}. Below the figure: 95% of the calculations; below the price: 95% confidence " +
    "interval.",
  "incremental.ever_placed_by_18.title":
    "What a child who is never placed costs the public over life",
  "incremental.ever_placed_by_18.caption":
    "The options by effect: net cost to the public over life and children who are never placed",
  "incremental.ever_placed_by_18.less": "Fewer placed children",
  "incremental.ever_placed_by_18.unit":
    "Present value over life for 1,000 children, and how many fewer of them are placed, compared " +
    "with: {0}. Below the figure: 95% of the calculations; below the price: 95% confidence " +
    "interval.",
  "incremental.note":
    "Options stand by effect. Dominated: another does at least as much and is no dearer. " +
    "Dominated by a mixture: two others together do as much for less. The rest are on the " +
    'frontier, and the price is compared with the one before on it. "On the frontier" says ' +
    "in what share of the parameter draws the option is there. The table does not say what " +
    "the effect is worth.",
};
