#!/usr/bin/env python3
"""Reads the tables of a sweep: read_sweep.py FOLDER [PLOT.png]

With Python's standard library alone it loads tables/*.csv, prints what they say, and shows how to
go on; with matplotlib it also draws. Import it to work with the tables:

    from read_sweep import read_sweep
    sweep = read_sweep("results/ishigami-sobol")
    sweep["value"][0]       # {"point": 0, "replication": 0, "scenario": ..., "value": ...}
"""

import csv
import json
import pathlib
import statistics
import sys

TABLES = ("point", "value", "summary", "indices", "failed")


def read_sweep(folder):
    """All tables of a results folder as lists of rows, and summary.json; empty cells are None."""
    folder = pathlib.Path(folder)
    sweep = {"about": json.loads((folder / "summary.json").read_text(encoding="utf-8"))}
    types = {}
    for row in _rows(folder / "tables" / "data_dictionary.csv"):
        types[row["table_name"], row["column_name"]] = {"real": float, "integer": int}.get(row["type"], str)
    for table in TABLES:
        sweep[table] = [
            {name: types[table, name](text) if text != "" else None for name, text in row.items()}
            for row in _rows(folder / "tables" / f"{table}.csv")
        ]
    return sweep


def points_by_output(sweep):
    """(scenario, output) -> {point: mean over replications}."""
    values = {}
    for row in sweep["value"]:
        points = values.setdefault((row["scenario"], row["output"]), {})
        points.setdefault(row["point"], []).append(row["value"])
    return {key: {p: statistics.fmean(v) for p, v in points.items()} for key, points in values.items()}


def inputs_by_point(sweep):
    """point -> {parameter: input}."""
    inputs = {}
    for row in sweep["point"]:
        inputs.setdefault(row["point"], {})[row["parameter"]] = row["input"]
    return inputs


def plot(sweep, file):
    """Scatter plots of the first output against the parameters."""
    import matplotlib  # optional

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    (key, means), *_ = points_by_output(sweep).items()
    inputs = inputs_by_point(sweep)
    parameters = list(inputs[0])[:9]
    figure, axes = plt.subplots(1, len(parameters), figsize=(3 * len(parameters), 3), sharey=True, squeeze=False)
    for axis, parameter in zip(axes[0], parameters):
        axis.plot([inputs[p][parameter] for p in means], list(means.values()), ".", markersize=2)
        axis.set_xlabel(parameter)
    axes[0][0].set_ylabel(f"{key[0]}: {key[1]}")
    figure.tight_layout()
    figure.savefig(file, dpi=150)


def _rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sweep = read_sweep(sys.argv[1])
    about = sweep["about"]
    print(f"{about['title']['en']}: {about['design']}, {about['points']} points, {about['points_failed']} failed")
    for (scenario, output), means in points_by_output(sweep).items():
        print(f"  {scenario} {output}: mean {statistics.fmean(means.values()):.6g} over {len(means)} points")
    for row in sweep["indices"]:
        print(f"  {row['output']} {row['index']} {row['parameter'] or ''}: {row['value']}")
    if len(sys.argv) == 3:
        try:
            plot(sweep, sys.argv[2])
        except ImportError:
            sys.exit("The plot needs matplotlib (Debian: python3-matplotlib).")


if __name__ == "__main__":
    main()
