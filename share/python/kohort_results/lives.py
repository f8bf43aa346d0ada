"""Single lives: what `kohort trace SCENARIO --csv > lives.csv` writes."""

from . import files

_TEXTS = ("sex", "risk_zone", "mother_age", "mother_education", "union_at_birth")
_WHOLE = ("child", "birth_year", "birth_order", "baseline_parents_separated", "scenario_parents_separated")


def read_lives(file):
    """A row for each followed child: who it is, and the sums of its life in both worlds.

    Placement in years, costs in kr. undiscounted, parents_separated 0 or 1.
    """
    rows = files.read_rows(file)
    if rows and "baseline_placement_years" not in rows[0]:
        raise files.ResultsError(f"{file} has other columns than `kohort trace SCENARIO --csv` writes")

    def value(column, text):
        if column in _TEXTS:
            return text
        return int(text) if column in _WHOLE else float(text)

    return [{column: value(column, text) for column, text in row.items()} for row in rows]
