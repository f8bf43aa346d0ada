"""Elementary effects from a sweep's tables by the published definitions alone (Morris 1991;
Campolongo, Cariboni & Saltelli 2007), compared with what the program says of the same points.

    independent_morris.py FOLDER key=low:high ...
"""
import csv
import itertools
import math
import statistics
import sys


def rows(folder, table):
    with open(f"{folder}/tables/{table}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main(folder, ranges):
    points, blocks, outputs = {}, {}, {}
    for row in rows(folder, "point"):
        points.setdefault(int(row["point"]), {})[row["parameter"]] = float(row["input"])
        blocks.setdefault(int(row["block"]), set()).add(int(row["point"]))
    for row in rows(folder, "value"):
        outputs.setdefault(int(row["point"]), []).append(float(row["value"]))
    outputs = {point: statistics.fmean(values) for point, values in outputs.items()}
    effects = {key: [] for key in ranges}
    for trajectory in blocks.values():
        for before, after in itertools.pairwise(sorted(trajectory)):
            moved = [key for key in ranges if points[before][key] != points[after][key]]
            assert len(moved) == 1, f"{moved} move from point {before} to {after}"
            low, high = ranges[moved[0]]
            step = (points[after][moved[0]] - points[before][moved[0]]) / (high - low)
            effects[moved[0]].append((outputs[after] - outputs[before]) / step)
    found = {
        (row["parameter"], row["index"]): float(row["value"])
        for row in rows(folder, "indices")
        if row["method"] == "morris" and row["value"]
    }
    for key, of_key in effects.items():
        assert len(of_key) == len(blocks), f"{key} moves {len(of_key)} times"
        own = {
            "mu": statistics.fmean(of_key),
            "mu_star": statistics.fmean(map(abs, of_key)),
            "sigma": statistics.stdev(of_key),
        }
        for index, value in own.items():
            theirs = found[key, index]
            assert math.isclose(value, theirs, rel_tol=1e-9, abs_tol=1e-9), (key, index, value, theirs)
    print(f"{len(effects)} inputs, {len(blocks)} trajectories: the same mu, mu* and sigma")


if __name__ == "__main__":
    main(
        sys.argv[1],
        {
            key: tuple(map(float, bounds.split(":")))
            for key, bounds in (argument.split("=") for argument in sys.argv[2:])
        },
    )
