"""Claims about share/python, on the folders that share_test.sh made."""

import csv
import math
import statistics

from kohort_results import ResultsError, read_lives, read_run, read_study


def refused(work, *words):
    try:
        work()
    except ResultsError as error:
        assert all(word in str(error) for word in words), error
    else:
        raise AssertionError("should have been refused")


# Sobol' indices by the formulas of SALib's documentation (Saltelli 2010, Jansen 1999), in its order
# of rows, are those of the program.
study = read_study("sobol")
problem = study.salib_problem()
assert problem["names"] == ["x1", "x2", "x3"] and problem["num_vars"] == 3, problem
y = study.salib_outputs("y")
size = problem["num_vars"] + 2
assert len(y) == 512 * size
a, b = y[0::size], y[size - 1 :: size]
variance = statistics.pvariance(a + b)
for i, name in enumerate(problem["names"]):
    mixed = y[1 + i :: size]
    first = statistics.fmean(bj * (m - aj) for aj, bj, m in zip(a, b, mixed)) / variance
    total = statistics.fmean((aj - m) ** 2 for aj, m in zip(a, mixed)) / 2 / variance
    for index, value in (("first", first), ("total", total)):
        row = study.index("sobol", index)[name]
        assert abs(row["value"] - value) < 0.05, (name, index, row, value)
try:
    import numpy
    from SALib.analyze import sobol
except ImportError:
    print("SALib: not here (it is in no Debian package), so only its formulas were")
else:
    found = sobol.analyze(problem, numpy.array(y), calc_second_order=False)
    for i, name in enumerate(problem["names"]):
        assert abs(found["ST"][i] - study.index("sobol", "total")[name]["value"]) < 0.05

# The tidy table says what the program's own table of values says; decimal commas are read.
decision = read_study("decision")
samples = decision.samples()
assert samples.inputs == ["effect", "coverage", "cost", "nothing"] and samples.outputs == ["net_benefit"]
assert [r["net_benefit"] for r in samples] == [r["value"] for r in decision["value"]]
assert decision.meanings["samples", "replication"].type == "integer"
assert len(samples.means()) == 3000
mean = statistics.fmean(r["net_benefit"] for r in samples)
assert abs(mean - decision["summary"][0]["mean"]) < 1e-9 * abs(mean)
# Known answer: mean 50, standard deviation 214.7.
evpi = statistics.fmean(max(0, r["net_benefit"]) for r in samples) - max(0, mean)
assert abs(evpi - 63.0) < 4 * 214.7 / math.sqrt(3000), evpi

# A run's replications have the figures of its tables, and its draws are averaged over replications.
run = read_run("run")
((scenario, baseline),) = run.scenarios().items()
rows = run.draws("cost_municipality")
assert len(rows) == 20 and sorted({r["draw"] for r in rows}) == list(range(10))
printed = run.about["scenarios"][0]["metrics"]["cost_municipality"]["difference"]["mean"]
difference = statistics.fmean(r[scenario] - r[baseline] for r in rows)
assert abs(difference - printed) < 1e-6 * abs(printed), (difference, printed)
options, effects, costs = run.costs_and_effects(cost="cost_municipality", effect="placement_years")
assert options == [baseline, scenario] and len(effects) == len(costs) == 10
assert abs(statistics.fmean(c[1] - c[0] for c in costs) - difference) < 1e-6 * abs(difference)
assert all(e <= 0 for row in effects for e in row)

# Lives: one row a child, sums as the file has them.
lives = read_lives("lives.csv")
with open("lives.csv", newline="", encoding="utf-8") as file:
    raw = list(csv.DictReader(file))
assert len(lives) == len(raw) > 100 and {r["sex"] for r in lives} == {"boys", "girls"}
assert lives[0]["baseline_cost_public"] == float(raw[0]["baseline_cost_public"])

refused(lambda: read_study("run"), "holds a run", "read_run")
refused(lambda: read_run("nowhere"), "no such folder", "kohort run")
refused(lambda: run.draws("cost"), "no metric cost", "cost_municipality")
refused(lambda: decision.salib_outputs(), "probabilistic, not sobol")
refused(lambda: read_lives("run/tables/headline.csv"), "other columns")
try:
    import pandas
except ImportError:
    refused(lambda: samples.frame(), "pandas")
else:
    assert isinstance(samples.frame(), pandas.DataFrame)
