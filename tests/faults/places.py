"""Lists of faults, their places in the sources, and the sources with all of them inside.

Every fault is there at once and chosen when a program starts (a "mutant schema", Untch, Offutt &
Harrold 1993, doi:10.1145/154183.154265), so that the tests are compiled once and not once a fault.
"""

import re
import tomllib
import zlib
from dataclasses import dataclass
from pathlib import Path

HEADER = "sim/chosen_fault.hpp"


@dataclass
class Fault:
    """A fault of the lists; `start` and `end` are its place in the file's text."""

    id: str
    file: str
    original: str
    faulty: str
    means: str
    around: str = ""  # longer text that tells which of several places is meant
    statement: bool = False  # instead of an expression
    survives: str = ""  # why no test can or need catch it
    start: int = 0
    end: int = 0
    line: int = 0

    @property
    def number(self) -> int:
        return zlib.crc32(self.id.encode())

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


def read_lists(folder: Path) -> list[Fault]:
    faults = []
    for path in sorted(folder.glob("*.toml")):
        with path.open("rb") as file:
            entries = tomllib.load(file).get("fault", [])
        for entry in entries:
            try:
                faults.append(Fault(**entry))
            except TypeError as error:
                raise SystemExit(f"{path.name}: {entry.get('id', '?')}: {error}") from None
    return faults


def pattern_of(text: str) -> re.Pattern:
    """The text with any white space where it has some, so that a formatter may break lines."""
    return re.compile(r"\s+".join(re.escape(word) for word in text.split()))


def locate(root: Path, faults: list[Fault]) -> list[str]:
    """Finds the place of each fault; says of which that failed, and why."""
    errors, texts = [], {}
    for number, count in _counts(fault.number for fault in faults).items():
        if count > 1:
            same = [fault.id for fault in faults if fault.number == number]
            errors.append(f"{', '.join(same)}: the same id or checksum")
    for fault in faults:
        path = root / fault.file
        if not path.is_file():
            errors.append(f"{fault.id}: there is no file {fault.file}")
            continue
        text = texts.setdefault(fault.file, path.read_text(encoding="utf-8"))
        begin, stop = 0, len(text)
        if fault.around:
            found = list(pattern_of(fault.around).finditer(text))
            if len(found) != 1:
                errors.append(f"{fault.id}: {fault.file} has its `around` {len(found)} times, not once")
                continue
            begin, stop = found[0].span()
        found = list(pattern_of(fault.original).finditer(text, begin, stop))
        if len(found) != 1:
            where = "its `around`" if fault.around else fault.file
            errors.append(f"{fault.id}: {where} has its `original` {len(found)} times, not once")
            continue
        if not fault.statement and not _is_whole(fault.original):
            errors.append(f"{fault.id}: its `original` is not one whole expression")
        fault.start, fault.end = found[0].span()
        fault.line = text.count("\n", 0, fault.start) + 1
    return errors


def _is_whole(expression: str) -> bool:
    """Whether brackets match and no comma stands outside them."""
    depth = 0
    for character in expression:
        depth += (character in "([{") - (character in ")]}")
        if depth < 0 or (depth == 0 and character == ","):
            return False
    return depth == 0


def _counts(values) -> dict:
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def rewrite(text: str, faults: list[Fault]) -> str:
    """The text of a file with its faults inside, each behind a question to chosen_fault.hpp."""
    include = f'#include "{HEADER}"\n'
    return include + render(text, faults, lambda number: f"::kohort::chosen_fault({number}U)")


def render(text: str, faults: list[Fault], question) -> str:
    """The text with all faults inside; `question(number)` asks whether one is the chosen one."""
    return _render(text, 0, len(text), sorted(faults, key=lambda f: (f.start, -f.end)), question)


def _render(text: str, begin: int, end: int, faults: list[Fault], question) -> str:
    """[begin, end) of the text; the faults lie inside, in order of their places."""
    out, at, rest = [], begin, list(faults)
    while rest:
        first = rest.pop(0)
        same = [first]
        while rest and (rest[0].start, rest[0].end) == (first.start, first.end):
            same.append(rest.pop(0))
        inner = []
        while rest and rest[0].start < first.end:
            if rest[0].end > first.end:
                raise SystemExit(f"{first.id} and {rest[0].id}: their places overlap")
            inner.append(rest.pop(0))
        out.append(text[at : first.start])
        out.append(_question(same, _render(text, first.start, first.end, inner, question), question))
        at = first.end
    return "".join(out) + text[at:end]


def _question(faults: list[Fault], original: str, question) -> str:
    for fault in reversed(faults):
        asked = question(fault.number)
        if fault.statement:
            original = f"{{ if ({asked}) {{ {fault.faulty} }} else {{ {original} }} }}"
        else:
            original = f"({asked} ? ({fault.faulty}) : ({original}))"
    return original
