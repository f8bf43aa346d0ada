#!/usr/bin/env python3
"""The rooms of app/ stand on floors that only look down, and so do app/, models/ and sim/.

  rooms_test.py SOURCE [NM ARCHIVE...]

The lines kohort_room(NAME NEEDS ...) of app/CMakeLists.txt say which rooms a room stands on.
Refused are: a room that needs one which comes later (so that there can be no ring), an include of a
file outside what the room needs, a room that CMake does not know, and, with the libraries of the
build, a call into a room that is not below, however it came to be declared.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOM = re.compile(r"^kohort_room\((\w+)(?:\s+NEEDS((?:\s+[\w:]+)*))?", re.M)
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
SOURCES = (".cpp", ".hpp", ".in")


def needed(root: Path) -> tuple[dict[str, set[str]], list[str]]:
    """What each room may look at, itself included, and what is wrong with that."""
    text = (root / "app/CMakeLists.txt").read_text(encoding="utf-8")
    analysis = (root / "app/analysis/CMakeLists.txt").read_text(encoding="utf-8")
    links = re.search(r"target_link_libraries\(kohort_analysis PUBLIC([^)]*)", analysis).group(1)
    needs = " ".join(re.findall(r"kohort::\w+", links))
    text = text.replace("add_subdirectory(analysis)", f"kohort_room(analysis NEEDS {needs})")
    below: dict[str, set[str]] = {"sim": {"sim"}, "models": {"models", "sim"}}
    wrong = []
    for name, needs in ROOM.findall(text):
        below[name] = {name}
        for need in re.findall(r"kohort::(\w+)", needs):
            if need not in below or need == name:
                wrong.append(f"app/CMakeLists.txt: {name} needs {need}, which is not below it")
            else:
                below[name] |= below[need]
    # Built for browsers alone, from what it needs of all rooms but the one at the top.
    below["browser"] = {"browser"} | below.get("run", set())
    return below, wrong


def room_of(path: str) -> str | None:
    parts = path.split("/")
    if parts[0] in ("sim", "models"):
        return parts[0]
    return parts[1] if parts[0] == "app" and len(parts) > 2 else None


def wrong_includes(root: Path, below: dict[str, set[str]]) -> list[str]:
    wrong = []
    for top in ("sim", "models", "app"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in SOURCES or "node_modules" in file.parts:
                continue
            name = file.relative_to(root).as_posix()
            room = room_of(name)
            if room not in below:
                wrong.append(f"{name}: its folder is no room of app/CMakeLists.txt")
                continue
            text = file.read_text(encoding="utf-8")
            for found in INCLUDE.finditer(text):
                other = room_of(found.group(1))
                if other is not None and other not in below[room]:
                    line = text.count("\n", 0, found.start(1)) + 1
                    wrong.append(f"{name}:{line}: {room} may not look at {found.group(1)}")
    return wrong


def symbols(nm: str, archive: str) -> tuple[set[str], set[str]]:
    """Names that a library defines alone, and names that it takes from elsewhere."""
    defined, taken = set(), set()
    command = [nm, "--format=posix", archive]
    listed = subprocess.run(command, check=True, capture_output=True, text=True)
    for line in listed.stdout.splitlines():
        fields = line.split()
        if len(fields) >= 2 and len(fields[1]) == 1:
            if fields[1] in "TDBR":
                defined.add(fields[0])
            elif fields[1] == "U":
                taken.add(fields[0])
    return defined, taken


def wrong_calls(nm: str, archives: list[str], below: dict[str, set[str]]) -> list[str]:
    tables = {re.sub(r"^libkohort_|\.a$", "", Path(a).name): symbols(nm, a) for a in archives}
    wrong = []
    for room, (own, taken) in tables.items():
        for other, (defined, _) in tables.items():
            if other not in below[room]:
                called = sorted(taken & defined - own)
                wrong += [f"{room} may not call {other}: {name}" for name in called]
    return wrong


def main() -> int:
    root = Path(sys.argv[1])
    below, wrong = needed(root)
    wrong += wrong_includes(root, below)
    if len(sys.argv) > 3:
        wrong += wrong_calls(sys.argv[2], sys.argv[3:], below)
    print("\n".join(wrong) or f"{len(below) - 2} rooms of app/ look down only")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
