#!/usr/bin/env python3
"""The bits of results folders: result_bits.py FOLDER... prints one hash for each folder,
result_bits.py --compare A B names the first value in which two folders differ.

Goes over everything that a run or a sweep has written and that is meant to be read by programs:
every value of every table of results.sqlite (raw outcomes double by double, figures, the report's
payload), summary.json, manifest.json and tables/*.csv. Left out is what says where and when the
result was made (LOCAL), and the order in which tasks were finished."""
import argparse
import hashlib
import json
import pathlib
import sqlite3
import struct
import sys

# Facts that may differ between two runs with the same result: which build and compiler it was, how long a
# task took, notes such as "continued after 3 replications", and the checksums of the two files that
# name the compiler, as well as those of rows (what they hold besides is compared value by value).
LOCAL = {"compiler", "program", "seconds", "notes", "report.html", "manifest.json", "checksum"}


def flat(prefix, value):
    """Pairs (name, bits) of a JSON value; floating-point numbers by their bits."""
    if isinstance(value, dict):
        for key in value:
            if key not in LOCAL:
                yield from flat(f"{prefix}.{key}", value[key])
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from flat(f"{prefix}[{i}]", item)
    else:
        yield prefix, bits(value)


def bits(value):
    if isinstance(value, float):
        return f"{value.hex()} ({value!r})"
    if isinstance(value, bytes):
        return value.hex()
    return repr(value)


def columns_of(database, table):
    """Names of all columns, and of those that tell rows apart."""
    info = database.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [c[1] for c in info if c[5]]
    return [c[1] for c in info], keys


def row_name(names, row, keys):
    """Where a value is: its row's key, or whatever in the row is not a floating-point number."""
    shown = keys or [n for n, v in zip(names, row) if isinstance(v, (int, str))]
    return ", ".join(f"{n} {v}" for n, v in zip(names, row) if n in shown and len(str(v)) < 60)


def parsed(value):
    """What a text says if it is JSON."""
    if not isinstance(value, str) or value[:1] not in ("{", "["):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def database_bits(file):
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    tables = [t[0] for t in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
    # Figures of single replications first: they have names.
    for table in sorted(tables, key=lambda t: (t != "replication_headline", t)):
        names, keys = columns_of(database, table)
        order = ", ".join(f'"{k}"' for k in keys) or "rowid"
        for row in database.execute(f'SELECT * FROM "{table}" ORDER BY {order}'):
            if row[0] in LOCAL:
                continue
            place = f"{file.name} table {table}, {row_name(names, row, keys)}"
            for name, value in zip(names, row):
                if name in LOCAL:
                    continue
                if isinstance(value, bytes) and len(value) % 8 == 0:
                    for i, double in enumerate(struct.unpack(f"<{len(value) // 8}d", value)):
                        yield f"{place}, {name} number {i}", bits(double)
                else:
                    yield from flat(f"{place}, {name}", parsed(value))
    database.close()


def folder_bits(folder):
    folder = pathlib.Path(folder)
    if not (folder / "results.sqlite").exists():
        raise FileNotFoundError(f"{folder}: no results.sqlite")
    yield from database_bits(folder / "results.sqlite")
    for name in ("summary.json", "manifest.json"):
        yield from flat(name, json.loads((folder / name).read_text(encoding="utf-8")))
    for file in sorted((folder / "tables").glob("*.csv")):
        for line, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            yield f"tables/{file.name} line {line}", text


def hash_of(folder):
    digest = hashlib.sha256()
    for name, value in folder_bits(folder):
        digest.update(f"{name}\t{value}\n".encode())
    return digest.hexdigest()[:16]


def first_difference(a, b):
    ours, theirs = dict(folder_bits(a)), dict(folder_bits(b))
    differing = [n for n in ours if theirs.get(n) != ours[n]] + [n for n in theirs if n not in ours]
    if not differing:
        return None
    name = differing[0]
    return (f"{name}: {ours.get(name, 'missing')} and {theirs.get(name, 'missing')}; "
            f"{len(differing)} of {len(ours)} values differ")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--compare", action="store_true", help="two folders, value by value")
    options = parser.parse_args()
    if options.compare:
        if len(options.folders) != 2:
            parser.error("--compare needs two folders")
        difference = first_difference(*options.folders)
        print(difference or "the same bits")
        return 1 if difference else 0
    for folder in options.folders:
        print(f"{hash_of(folder)}  {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
