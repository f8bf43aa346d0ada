"""Runs: what `kohort run` writes."""

from . import files


class Run(files.Tables):
    """Tables of a run; `run["headline"]` is a list of rows, `run.about` is summary.json."""

    def __init__(self, folder):
        super().__init__(folder, "run", "kohort run SCENARIO")

    def scenarios(self):
        """Name of each scenario -> name of the world it is compared with."""
        return {s["id"]: s["baseline"] for s in self.about["scenarios"]}

    def draws(self, metric):
        """A row for each replication: replication, draw, and the metric in each world.

        Worlds of one replication hold the same people, so differences are formed in a row.
        """
        rows = {}
        for row in self["replication_headline"]:
            if row["metric"] != metric:
                continue
            into = rows.setdefault(row["replication"], {"replication": row["replication"], "draw": row["draw"]})
            into[row["scenario"]] = row["value"]
        if not rows:
            known = sorted({row["metric"] for row in self["replication_headline"]})
            raise files.ResultsError(f"no metric {metric}; there are {', '.join(known)}")
        return [rows[r] for r in sorted(rows)]

    def costs_and_effects(self, cost="lifetime_cost_public", effect="placement_years", more_is_better=False):
        """What BCEA, hesim and dampack call e and c: a row for each parameter draw, a column for each
        option, its replications averaged. The effect has its sign changed where less is better.

        @return (options, effects, costs)
        """
        options = list(dict.fromkeys([*self.scenarios().values(), *self.scenarios()]))

        def by_draw(metric, sign):
            sums = {}
            for row in self.draws(metric):
                total = sums.setdefault(row["draw"], [0, [0.0] * len(options)])
                total[0] += 1
                for i, option in enumerate(options):
                    total[1][i] += row[option]
            return [[sign * value / n for value in values] for n, values in (sums[d] for d in sorted(sums))]

        return options, by_draw(effect, 1 if more_is_better else -1), by_draw(cost, 1)


def read_run(folder):
    """The run in a folder that `kohort run` wrote."""
    return Run(folder)
