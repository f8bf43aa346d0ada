#!/usr/bin/env python3
"""The form that CONTRIBUTING.md asks for.

  form_test.py SOURCE

No line of a source above 100 columns, no file above 400 lines and half of them below 120, nothing
static that can change, decisions numbered without gaps and each named where it is referred to.
"""

import re
import statistics
import sys
from pathlib import Path

import sources

WRITTEN = (".cpp", ".hpp", ".in", ".S", ".ts", ".mjs", ".js", ".css", ".html", ".cmake", ".txt", ".py",
           ".sh", ".R", "")
# Helpers whose lines are commands and messages: their length is not judged.
LONG_LINES = (".py", ".sh", ".R", "")
MOST_COLUMNS = 100
MOST_LINES = 400
MIDDLE_LINES = 120
CODE = (".cpp", ".hpp")
STATIC = re.compile(r"^\s*(?:inline\s+)?(?:static|thread_local)\s(?!.*\b(?:const|constexpr)\b)"
                    r"[^()]*(?:[;={]|\([^)]*\);)\s*$")
# A memo of a pure function and the locks that guard such things, each with its reason.
STATICS = {
    "app/scenario/fitted.cpp": "fitting takes milliseconds and depends on its arguments alone",
    "app/files/polled.hpp": "how many look at stop requests, for a signal handler that asks",
    "app/files/reach.cpp": "--allow-folder, told once before anything is read",
    "sim/statistics.cpp": "a quantile that tables ask for again and again; one for each thread",
    "app/analysis/openturns_module.cpp": "OpenTURNS has one generator for the whole process",
}
DECISION = re.compile(r"^(\d{4})-[a-z0-9-]+\.md$")
REFERENCE = re.compile(r"\[(?:decision )?(\d+)\]\((?:\S*/)?(\d{4})-([a-z0-9-]+)\.md\)")


def too_long(line: str) -> bool:
    """What has no space to break at, such as an address, may be as long as it is."""
    return len(line) > MOST_COLUMNS and max(map(len, line.split())) < MOST_COLUMNS - 20


def form_of(root: Path) -> list[str]:
    wrong, lengths = [], []
    for file in sources.files(root, *WRITTEN):
        name = file.relative_to(root).as_posix()
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        lengths.append(len(lines))
        if len(lines) > MOST_LINES:
            wrong.append(f"{name}: {len(lines)} lines, more than {MOST_LINES}")
        for number, line in enumerate(lines, 1):
            if too_long(line) and file.suffix not in LONG_LINES:
                wrong.append(f"{name}:{number}: {len(line)} columns, more than {MOST_COLUMNS}")
            if file.suffix in CODE and not name.startswith("tests/") and STATIC.match(line):
                if name not in STATICS:
                    wrong.append(f"{name}:{number}: can change and is static: {line.strip()}")
    if statistics.median(lengths) >= MIDDLE_LINES:
        wrong.append(f"half of the files have {statistics.median(lengths)} lines or more")
    return wrong


def decisions_of(root: Path) -> list[str]:
    folder = root / "docs/decisions"
    names = sorted(path.name for path in folder.iterdir())
    wrong = [f"docs/decisions/{name}: not a decision" for name in names if not DECISION.match(name)]
    numbers = [int(name[:4]) for name in names if DECISION.match(name)]
    if numbers != list(range(1, len(numbers) + 1)):
        wrong.append(f"docs/decisions: numbers have gaps or twins: {numbers}")
    for file in sorted((root / "docs").rglob("*.md")):
        for shown, number, title in REFERENCE.findall(file.read_text(encoding="utf-8")):
            if f"{number}-{title}.md" not in names or int(shown) != int(number):
                wrong.append(f"{file.relative_to(root)}: no decision [{shown}]({number}-{title})")
    return wrong


def main() -> int:
    root = Path(sys.argv[1])
    wrong = form_of(root) + decisions_of(root)
    print("\n".join(wrong) or "as it should be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
