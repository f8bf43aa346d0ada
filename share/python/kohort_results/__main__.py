"""Says what a results folder holds, and draws it: python3 -m kohort_results FOLDER [PLOT.png]"""

import statistics
import sys

from . import ResultsError, read_run, read_study


def tell_study(study):
    about = study.about
    print(f"{about['title']['en']}: {about['design']}, {about['points']} points, {about['points_failed']} failed")
    for row in study["summary"]:
        print(f"  {row['scenario']} {row['output']}: mean {row['mean']:.6g} over {row['points']} points")
    for row in study["indices"]:
        print(f"  {row['output']} {row['index']} {row['parameter'] or ''}: {row['value']}")


def tell_run(run):
    for scenario, baseline in run.scenarios().items():
        rows = run.draws("cost_municipality")
        difference = statistics.fmean(row[scenario] - row[baseline] for row in rows)
        print(f"{scenario} against {baseline}: municipality's net cost {difference:+.6g} kr. over {len(rows)} replications")


def plot(study, file):
    """Scatter plots of the first output against the inputs, nine at most."""
    try:
        import matplotlib
    except ImportError:
        raise ResultsError("a plot needs matplotlib (Debian: python3-matplotlib)") from None
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    means = study.samples().means()
    inputs = means.inputs[:9]
    figure, axes = plt.subplots(1, len(inputs), figsize=(3 * len(inputs), 3), sharey=True, squeeze=False)
    for axis, name in zip(axes[0], inputs):
        axis.plot([r[name] for r in means], [r[means.outputs[0]] for r in means], ".", markersize=2)
        axis.set_xlabel(name)
    axes[0][0].set_ylabel(means.outputs[0])
    figure.tight_layout()
    figure.savefig(file, dpi=150)


def main(arguments):
    if len(arguments) not in (1, 2) or arguments[0] in ("-h", "--help"):
        sys.exit(__doc__)
    try:
        try:
            found = read_study(arguments[0])
        except ResultsError as error:
            if "read_run" not in str(error):
                raise
            found = None
        if found:
            tell_study(found)
            if len(arguments) == 2:
                plot(found, arguments[1])
        else:
            tell_run(read_run(arguments[0]))
    except ResultsError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1:])
