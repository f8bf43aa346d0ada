"""Reads the folders that `kohort run`, `kohort sweep` and `kohort trace` write.

Python's standard library is enough; `frame()` needs pandas.

    from kohort_results import read_run, read_study

    study = read_study("results/gladsaxe-probabilistic")
    samples = study.samples()                  # a row for each point and replication
    problem = study.salib_problem()            # names, bounds, as SALib wants them
    y = study.salib_outputs("net_benefit")     # in the order of the design's rows

    run = read_run("results/gladsaxe-2016-sverigesmodel")
    draws = run.draws("cost_municipality")     # a row for each replication, worlds side by side

Money is in kr. at the price level of the scenario, positive differences are extra cost. What a
column means and its unit stand in `meanings`.
"""

from .files import Meaning, ResultsError
from .lives import read_lives
from .run import Run, read_run
from .study import Samples, Study, read_study

__all__ = ["Meaning", "ResultsError", "Run", "Samples", "Study", "read_lives", "read_run", "read_study"]
