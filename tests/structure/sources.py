"""The files that people write, found in the source folder: it need not be a git repository."""

import os
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("app", "models", "sim", "tests", "scripts", "packaging")
LEFT_OUT = {"node_modules", "build", "dist", "__pycache__", "seeds"}


def files(root: Path, *suffixes: str, folders: tuple[str, ...] = FOLDERS) -> Iterator[Path]:
    """Files with one of these endings; those without any are programs (scripts/test)."""
    for folder in folders:
        for place, inner, names in os.walk(root / folder):
            inner[:] = sorted(set(inner) - LEFT_OUT)
            for name in sorted(names):
                if Path(name).suffix in suffixes:
                    yield Path(place) / name
