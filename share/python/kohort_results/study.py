"""Studies: what `kohort sweep` writes."""

from . import files


class Samples(list):
    """A row for each point and replication: point, block, replication, inputs and outputs.

    Inputs and outputs have their own names, without `input:` and `output:`; an output of a task
    that failed is None.
    """

    def __init__(self, rows, inputs, outputs):
        super().__init__(rows)
        self.inputs = inputs
        self.outputs = outputs

    def frame(self):
        """As a pandas data frame."""
        return files.frame(self)

    def means(self):
        """A row for each point: the means over its replications. A point with a failure has None."""
        points = {}
        for row in self:
            points.setdefault(row["point"], []).append(row)
        rows = []
        for point, group in points.items():
            row = {"point": point, "block": group[0]["block"], "replications": len(group)}
            row.update((name, group[0][name]) for name in self.inputs)
            for name in self.outputs:
                values = [r[name] for r in group]
                row[name] = None if None in values else sum(values) / len(values)
            rows.append(row)
        return Samples(rows, self.inputs, self.outputs)


class Study(files.Tables):
    """Tables of a study; `study["indices"]` is a list of rows, `study.about` is summary.json."""

    def __init__(self, folder):
        super().__init__(folder, "study", "kohort sweep STUDY")

    def samples(self):
        """The tidy table of inputs and outputs, see Samples."""
        rows = files.read_table(self.folder, "samples", self.meanings)
        header = list(rows[0]) if rows else []
        names = {column: column.split(":", 1)[1] for column in header if column.startswith(("input:", "output:"))}
        inputs = [names[c] for c in header if c.startswith("input:")]
        outputs = [names[c] for c in header if c.startswith("output:")]
        plain = ("point", "block", "replication")
        tidy = [{names.get(c, c): v for c, v in row.items() if c in plain or c in names} for row in rows]
        return Samples(tidy, inputs, outputs)

    def index(self, method, index, output=None):
        """parameter -> row of `indices`, such as index("sobol", "first")."""
        return {
            row["parameter"]: row
            for row in self["indices"]
            if row["method"] == method and row["index"] == index and output in (None, row["output"])
        }

    def salib_problem(self):
        """What SALib's analyses take as `problem`: num_vars, names and bounds.

        The bounds are the least and the largest input of the design, which SALib's estimators of
        indices do not use.
        """
        samples = self.samples()
        bounds = [[min(r[n] for r in samples), max(r[n] for r in samples)] for n in samples.inputs]
        return {"num_vars": len(samples.inputs), "names": samples.inputs, "bounds": bounds}

    def salib_outputs(self, output=None):
        """Means by point in the order of SALib's `sobol.analyze(..., calc_second_order=False)`:
        A, then A with one column of B after the other, then B, for each base point.

        @raises ResultsError: the design is another one, or a task failed
        """
        if self.about["design"] != "sobol":
            raise files.ResultsError(f"{self.folder}: the design is {self.about['design']}, not sobol")
        means = self.samples().means()
        output = output or means.outputs[0]
        if output not in means.outputs:
            raise files.ResultsError(f"no output {output}; there are {', '.join(means.outputs)}")
        size = len(means.inputs) + 2
        values = [row[output] for row in sorted(means, key=lambda r: r["point"])]
        if None in values or len(values) % size != 0:
            raise files.ResultsError(f"{self.folder}: a task failed, so base points are not whole")
        ordered = []
        for first in range(0, len(values), size):
            a, b, *mixed = values[first : first + size]
            ordered += [a, *mixed, b]
        return ordered


def read_study(folder):
    """The study in a folder that `kohort sweep` wrote."""
    return Study(folder)
