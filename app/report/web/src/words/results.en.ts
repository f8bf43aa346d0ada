/**
 * English words: budget, payback, payers, children, groups, and what it takes; {0}, {1}, ... are
 * filled in.
 */
export const results = {
  "budget.heading": "The budget year by year",
  "budget.same": "The municipality's cost is the same in all years",
  "budget.always_more": "The municipality spends more in each of the {0} years",
  "budget.always_less": "The municipality spends less in each of the {0} years",
  "budget.first_more": "The municipality spends more until {1} and less after that",
  "budget.first_less": "The municipality spends less until {1} and more after that",
  "budget.mixed": "The municipality spends more in {0} of the {2} years",
  "budget.several": "Extra cost and saving differ between the proposals",
  "budget.unit": "Net cost to the municipality, 1,000 kr., {0} prices",
  "budget.caption":
    "Net cost to the municipality year by year, 1,000 kr. ({0} prices). Plus is extra cost.",
  "budget.sum": "Total {0}",
  "budget.of_which": "Difference: {0}",
  "budget.sentence":
    "In {0} the municipality's net cost is {1} {2} on average with the proposal than without " +
    "(95% of the calculations: {3}). Bars show each year's mean, lines the interval that " +
    "holds 95% of the calculations.",
  "budget.note":
    "The baseline is the same municipality with the same children without the proposal. Service, " +
    "transfers, refunds and taxes are shown as means and are only added up in the column " +
    "Difference.",
  "payback.none": "There is no cost to earn back",
  "payback.none_sentence":
    "The municipality's cost is the same in every year; nothing has to be earned back.",
  "payback.likely":
    "It is more likely than not that the money is back in {0} ({1} by the end of {2})",
  "payback.less": "It is less likely than not that the money is back by the end of {0} ({1})",
  "payback.hardly": "The money is hardly back by the end of {0} ({1})",
  "payback.end":
    "At the end of {0} the municipality's total cost is {1} {2} on average with the proposal " +
    "than without (95% of the calculations: {3}).",
  "payback.probability":
    "In {0} of the calculations the municipality has had its money back by {1} (uncertainty: {2} " +
    "to {3}).",
  "payback.lost":
    "In {0} of the calculations the money comes back and is lost again later; by the end of {1} " +
    "it is back in {2}.",
  "payback.median": "Half of the calculations have got there in {0}.",
  "fan.heading": "When is the money back?",
  "fan.several": "{0}: when is the money back?",
  "fan.unit":
    "{0}: total difference in net cost since the start ({1} prices). Above zero: extra cost. " +
    "Below zero: saving.",
  "fan.caption": "{0}: difference in net cost, 1,000 kr. ({1} prices)",
  "fan.payback": "Half have their money back: {0}",
  "fan.term": "council term",
  "fan.note":
    "The line is the middle of the calculations; the three bands hold 50, 80 and 95% of them. " +
    "The background changes when a new council term begins (1 January 2014, 2018, 2022 and " +
    "so on).",
  "fan.more": "Show the state, the region, families and all public payers",
  "fan.other":
    "{0}: at the end of {1} the total cost is {2} {3} on average (95% of the calculations: {4})",
  "fan.other_same": "{0}: no difference",
  "payers.heading": "Who pays, and who gains?",
  "payers.pays": "{0} pays {1} more",
  "payers.gains": "{0} pays {1} less",
  "payers.same": "Nobody pays more or less",
  "payers.unknown": "It cannot be said with certainty who will pay more or less",
  "payers.several": "The bill and the gain are not shared alike in the proposals",
  "payers.unit":
    "Difference in net cost {0} ({1} prices). To the right: pays more. To the left: pays less or " +
    "receives more.",
  "payers.caption": "Net cost by payer, {0}",
  "payers.line": "{0}: {1} ({2}).",
  "payers.line_unknown": "{0}: {1}, but the direction cannot be told ({2}).",
  "payers.line_same": "{0}: no difference.",
  "payers.note":
    "For families, minus is more money in hand. Transfers count as cost for whoever pays and as " +
    "income for the family; over everybody they sum to zero.",
  "compare.same": "Without and with the proposal: {0}; no difference.",
  "compare.unknown":
    "Without the proposal {0}, with the proposal {1}. The difference of {2} cannot be told from " +
    "zero (95% of the calculations: {3}).",
  "compare.single":
    "Without the proposal {0}, with the proposal {1}, difference {2}. The uncertainty is not " +
    "known.",
  "compare.sure":
    "Without the proposal {0}, with the proposal {1}: difference {2} (95% of the calculations: " +
    "{3}).",
  "children.heading": "The children",
  "children.all": "All figures on children and casework",
  "children.all_unit":
    "Over the budget years; “by age 18” is about the children followed from birth",
  "children.all_caption": "Children and casework without and with the proposal",
  "types.several": "The proposals move children between types of placement in different ways",
  "types.both": "Fewer years {0}, more years {1}",
  "types.fewer": "Fewer years {0}",
  "types.more": "More years {0}",
  "types.same": "No type of placement changes",
  "types.unknown": "No type of placement changes so much that the direction is certain",
  "types.unit":
    "Placement-years a year by type, all children of the municipality. Without the proposal in " +
    "grey, with the proposal in colour.",
  "types.sentence": "Placement-years in all over the budget years:",
  "types.caption": "Placement-years by type and year",
  "placed.more":
    "More children are placed: {2} of 1,000 by age 18 against {1} without the proposal",
  "placed.fewer":
    "Fewer children are placed: {2} of 1,000 by age 18 against {1} without the proposal",
  "placed.unknown":
    "{1} of 1,000 children are placed by age 18 without the proposal; whether the proposal " +
    "changes that is uncertain",
  "placed.same": "{1} of 1,000 children are placed by age 18, with and without the proposal",
  "placed.several": "Children who have been placed, by age",
  "placed.unit": "Children placed at least once by an age, per 1,000 children followed from birth",
  "placed.caption": "Children placed at least once, by age, per 1,000 children",
  "separated.more":
    "More children see their parents separate: {2} of 1,000 by age 18 against {1} without the " +
    "proposal",
  "separated.fewer":
    "Fewer children see their parents separate: {2} of 1,000 by age 18 against {1} without the " +
    "proposal",
  "separated.unknown":
    "{1} of 1,000 children see their parents separate by age 18 without the proposal; whether " +
    "the proposal changes that is uncertain",
  "separated.same":
    "{1} of 1,000 children see their parents separate by age 18, with and without the proposal",
  "separated.several": "Children whose parents have separated, by the child's age",
  "separated.unit":
    "Children whose parents have separated by an age, per 1,000 children followed from birth",
  "separated.caption":
    "Children whose parents have separated, by the child's age, per 1,000 children",
  "age.note":
    "Grey is without the proposal, coloured is with the proposal. The band agrees with the 95% " +
    "interval at age 18; at younger ages it is an approximation.",
  "icons_placed.title": "Placement: on balance {0} of 1,000 children live another life",
  "icons_placed.title_unknown":
    "Placement: on balance {0} of 1,000 children live another life, but the direction is uncertain",
  "icons_placed.several": "1,000 children: how many are placed?",
  "icons_placed.none":
    "Of 1,000 children {0} are placed by age 18 both with and without the proposal, {2} are not. " +
    "The change is less than one child.",
  "icons_placed.fewer":
    "Of 1,000 children {0} are placed by age 18 in both cases, {1} only without the proposal, " +
    "and {2} not at all.",
  "icons_placed.more":
    "Of 1,000 children {0} are placed by age 18 in both cases, {1} only with the proposal, and " +
    "{2} not at all.",
  "icons_placed.caption": "Children placed by age 18",
  "icons_separated.title": "Separation: on balance {0} of 1,000 children live another life",
  "icons_separated.title_unknown":
    "Separation: on balance {0} of 1,000 children live another life, but the direction is " +
    "uncertain",
  "icons_separated.several": "1,000 children: how many see their parents separate?",
  "icons_separated.none":
    "Of 1,000 children {0} see their parents separate by age 18 both with and without the " +
    "proposal, {2} do not. The change is less than one child.",
  "icons_separated.fewer":
    "Of 1,000 children {0} see their parents separate by age 18 in both cases, {1} only without " +
    "the proposal, and {2} not at all.",
  "icons_separated.more":
    "Of 1,000 children {0} see their parents separate by age 18 in both cases, {1} only with the " +
    "proposal, and {2} not at all.",
  "icons_separated.caption": "Children whose parents separate by age 18",
  "icons.under_one": "fewer than one",
  "icons.unit":
    "Each dot is one child of 1,000. Dark grey: in both cases. Coloured: in one only. Light: in " +
    "neither.",
  "icons.note":
    "The figures are net changes on average: some children may go one way, others the other, " +
    "without the sum showing it. Which groups are concerned most stands under “For whom?”.",
  "caseload.more": "Each caseworker has more cases: {2} against {1} without the proposal",
  "caseload.fewer": "Each caseworker has fewer cases: {2} against {1} without the proposal",
  "caseload.unknown":
    "Each caseworker has {1} cases without the proposal and {2} with the proposal; the direction " +
    "is uncertain",
  "caseload.same": "Each caseworker has {1} cases, with and without the proposal",
  "caseload.several": "Caseloads and waits do not change alike in the proposals",
  "caseload.units":
    "Cases per full-time caseworker, weeks of waiting for those who wait, and share of " +
    "examinations that are overdue",
  "caseload.caption": "Caseload, waits and time limits year by year",
  "caseload.note":
    "A year's figure is a ratio of means, as is that of all budget years in the sentence. The " +
    "band holds 95% of the calculations.",
  "reached.heading": "Who is reached?",
  "reached.lead":
    "How many the programme gets hold of at each step, and what each of those reached costs. The " +
    "price is the programme's own; what is saved elsewhere has not been subtracted.",
  "reached.title": "Who the programme reaches in the budget years",
  "reached.unit": "Number in all over the budget years, unless said otherwise",
  "reached.caption": "Who the programme reaches in the budget years",
  "reached.count": "Step",
  "reached.note":
    "Means of the calculations. Courses that begin in one of the last years are not finished " +
    "within them.",
  "subgroups.heading": "For whom?",
  "subgroups.lead":
    "The same children, divided in six ways; each division holds all children followed from " +
    "birth. Dots are mean differences, lines the interval that holds 95% of the " +
    "calculations. Among so many groups a single one easily shows a difference by chance.",
  "subgroups.unit": "Difference, with the proposal minus without, {0}",
  "subgroups.none": "no group has a certain difference",
  "subgroups.every": "the difference is certain in all {0} groups",
  "subgroups.count": "the difference is certain in {0} of {1} groups",
  "subgroups.sure": "certain difference for: {0}",
  "subgroups.small": "* Fewer than 20 children in a replication: the figures say little.",
  "needed.heading": "What does it take?",
  "break_even.none":
    "How large the effects must be for the money to come back has not been calculated.",
  "break_even.title": "This is how large the effects must be for the money to come back",
  "break_even.title_beyond": "The effects cannot become large enough for the money to come back",
  "break_even.title_unknown": "Whether the effects can become large enough is not known",
  "break_even.unit":
    "Wide band: what the evidence supports. Round dot: assumed. Diamond: needed. Upright line: " +
    "no effect.",
  "break_even.caption": "Assumed and needed effects",
  "break_even.note":
    "The programmes' effects are made larger by the same factor at once, each at most to the " +
    "limit of what the model allows. The band includes findings of no effect where there " +
    "are any.",
  "effect.neutral": "no effect",
  "effect.stated": "assumed",
  "effect.needed": "needed",
  "effect.unreached":
    "Not even all effects at the limit of what the model allows are enough. The evidence ranges " +
    "from {1} to {2}; {3} is assumed.",
  "effect.unknown":
    "The needed value is not known. The evidence ranges from {1} to {2}; {3} is assumed.",
  "effect.outside":
    "Needed value: {0}. That lies outside what the evidence supports ({1} to {2}); {3} is assumed.",
  "effect.inside":
    "Needed value: {0}. That lies inside what the evidence supports ({1} to {2}); {3} is assumed.",
  "flips.title": "What turns the conclusion?",
  "flips.lead":
    "The single assumptions that are nearest to turning the sign of the municipality's total " +
    "difference, everything else as assumed. Each was found by simulating with it; the " +
    "numbers in brackets are the 95% interval:",
  "flips.none": "No single assumption was found that turns the conclusion.",
  "flips.not_calculated": "What turns the conclusion has not been calculated.",
  "flips.inside":
    "Turns at {0} (95%: {3}–{4}; assumed {1}). That is {2} of the way through the range held " +
    "possible.",
  "flips.beyond":
    "Turns only at {0} (95%: {3}–{4}; assumed {1}). That lies outside the range held possible, " +
    "by {2} of its width.",
  "per_placement.title": "Cost per placement that does not start",
  "per_placement.text":
    "Each placement fewer corresponds to this extra net cost to the municipality:",
  "per_placement.within": "(95%: {0} to {1})",
  "per_placement.none":
    "The cost cannot be given: that takes calculations that show with certainty both fewer " +
    "placements and an extra cost.",
  "types.change":
    "Difference over all budget years, years: the dot is the mean, the line the interval that " +
    "holds 95% of the calculations",
  "types.levels": "Placement-years a year, stacked",
  "types.change_line": "{0}: {1} ({2})",
  "types.without": "Without the proposal",
  "types.with": "With the proposal",
};
