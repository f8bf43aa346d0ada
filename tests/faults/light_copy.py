"""A copy of the sources, in which some may differ; what is equal keeps its time.

  python3 tests/faults/light_copy.py TARGET
"""

import sys
from pathlib import Path

FOLDERS = ("sim", "models", "app", "tests", "scenarios", "docs", "packaging")


def make(root: Path, target: Path, changed=lambda name, text: text, more: dict | None = None) -> None:
    """Copies what has changed, and removes what is no longer there.

    `changed(name, text)` gives the text of a source in the copy; `more` are further files.
    """
    wanted = {Path("CMakeLists.txt")} | {Path(name) for name in more or {}}
    for folder in FOLDERS:
        for path in (root / folder).rglob("*"):
            if path.is_file() and not {"node_modules", "__pycache__"} & set(path.parts):
                wanted.add(path.relative_to(root))
    for name in sorted(wanted):
        if str(name) in (more or {}):
            data = more[str(name)].encode()
        else:
            data = (root / name).read_bytes()
        if name.suffix in (".cpp", ".hpp", ".ts"):
            data = changed(str(name), data.decode()).encode()
        path = target / name
        # An equal file keeps its time, so that nothing is compiled in vain.
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for folder in FOLDERS:  # what was built beside them stays
        for path in list((target / folder).rglob("*")):
            if path.is_file() and "node_modules" not in path.parts and path.relative_to(target) not in wanted:
                path.unlink()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    make(Path(__file__).resolve().parent.parent.parent, Path(sys.argv[1]).resolve())
