"""The test programs that scripts/faults runs, the rooms of the house, and which tests come first."""

import json
from dataclasses import dataclass, field
from pathlib import Path

SLOW = 0.1  # seconds from which a test is left for faults that no quicker one catches


@dataclass
class Program:
    """A test program, and which of its tests are slow."""

    name: str
    path: str
    limit: int = 600  # seconds of processor time
    slow: list[str] = field(default_factory=list)
    red: list[str] = field(default_factory=list)  # fail without any fault

    def only(self, kind: str) -> list[str]:
        """Arguments that leave the slow or the quick tests, and none that fails anyway."""

        def names(of: list[str]) -> str:
            # Commas separate names there, and brackets stand for nothing special.
            return ",".join(name.replace(",", "?").replace("\\", "?") for name in of)

        left = names([name.split(": ", 1)[1] for name in self.red] + (self.slow if kind == "quick" else []))
        chosen = [f"-tc={names(self.slow) or 'none'}"] if kind == "slow" else []
        if kind.startswith("about "):
            chosen = ["-sf=" + ",".join(f"*{part}*" for part in kind[6:].split())]
        return chosen + ([f"-tce={left}"] if left else [])


PROGRAMS = {
    "sim": Program("sim", "tests/sim/sim_tests"),
    "analytic": Program("analytic", "tests/analytic/analytic_tests"),
    "models": Program("models", "tests/models/models_tests"),
    "example": Program("example", "tests/example/example_tests"),
    "verification": Program("verification", "tests/verification/verification_tests"),
    "answers": Program("answers", "tests/answers/answers_tests"),
    "analysis": Program("analysis", "tests/analysis/analysis_tests"),
    "app": Program("app", "tests/app/app_tests"),
}

# Test files of tests/models that are about a file of models/, where the name does not say it.
ABOUT = {
    "accounts": "accounts", "outcome": "accounts", "subgroup": "subgroup", "adult_life": "adults",
    "leksand": "leksand", "paa_forkant": "paa_forkant", "early_effort": "early_effort",
    "family_training": "early_effort", "screening": "early_effort", "programme_effects": "early_effort",
    "programme_costs": "early_effort", "casework": "services", "caseworkers": "services",
    "placement": "services", "district": "services", "sverigesmodel": "services", "family": "people",
    "needs": "people", "population": "people", "state": "people", "present_value": "economics",
    "price_index": "economics", "refund": "economics", "investment": "economics", "ledgers": "economics",
    "rules": "economics", "payers": "economics",
}  # fmt: skip

# The rooms above the model, and what the files of tests/app that are about them are called.
ROOMS = {
    "results": "results_ economics incremental influence control_variates ratio reached subgroups figures",
    "analysis": "analyse sweep_",
    "sweep": "sweep_ analyse",
    "calibrate": "calibrate fit_",
    "run": "break_even needed_change turning_point reference run_",
    "scenario": "scenario_ distribution composition further_programmes",
    "cashflow": "cashflow",
    "figures": "figures register_figures results_",
    "workbook": "workbook",
    "report": "report_",
}
# Files of tests/answers that are about a room.
ANSWERS = {
    "results": "economics_answers estimate_answers options_answers summary_answers",
    "analysis": "analysis_answers",
    "sweep": "sweep_answers",
    "calibrate": "fit_answers",
    "run": "run_answers",
    "scenario": "scenario_answers",
    "figures": "register_answers summary_answers",
    "workbook": "workbook_answers",
}
LOWER = ("sim", "models")
PAGE = "page"
ALL_ROOMS = (*LOWER, *ROOMS, PAGE)


def room_of(file: str) -> str:
    parts = Path(file).parts
    if parts[0] != "app":
        return parts[0]
    return PAGE if file.startswith("app/report/web/") else parts[1]


def programs_for(rooms: set[str]) -> list[str]:
    """Those whose tests are run for faults of these rooms."""
    names = []
    if rooms & set(LOWER):
        names += ["sim", "analytic", "models", "example", "verification"]
    if rooms & set(ROOMS):
        names += ["answers", "analysis", "app"]
    return names


def stages_of(fault, quick: bool) -> list[tuple[str, str]]:
    """Programs and kinds of their tests, nearest and quickest first."""
    room = room_of(fault.file)
    if room in ROOMS:
        order = [("answers", f"about {ANSWERS[room]}")] if room in ANSWERS else []
        if room == "analysis":
            order += [("analysis", "quick")]
        order += [("app", f"about {ROOMS[room]}")]
        if room == "analysis":
            order += [("analysis", "slow")]
        order += [("answers", "quick"), ("app", "quick"), ("answers", "slow"), ("app", "slow")]
        return [(name, kind) for name, kind in order if kind != "slow"] if quick else order
    near = ["sim", "analytic"] if room == "sim" else []
    names = [*near, "models", "example"]
    order = [(name, "quick") for name in near] + [(name, "slow") for name in near]
    about = ABOUT.get(Path(fault.file).stem)
    order += [(name, "quick") for name in names[len(near) :]]
    if about and not near:
        order.append(("models", f"about {about}"))
    order += [(name, "slow") for name in names[len(near) :]]
    order += [("verification", "quick"), ("verification", "slow")]
    return [(name, kind) for name, kind in order if kind != "slow" and name != "verification"] if quick else order


def remember_slow(memory: Path) -> dict[str, list[str]]:
    return json.loads(memory.read_text(encoding="utf-8")) if memory.is_file() else {}
