"""Files of a results folder: JSON, tables as CSV of both dialects, and the data dictionary."""

import csv
import json
import pathlib
from typing import NamedTuple


class ResultsError(Exception):
    """A folder or table is not what it should be; the message says which and what to do."""


class Meaning(NamedTuple):
    """What a column of a table holds."""

    type: str  #: real, integer or text
    unit: str
    meaning: str


def folder_of(folder, kind, command):
    """The folder, if it holds results of this kind."""
    folder = pathlib.Path(folder)
    if not folder.is_dir():
        raise ResultsError(f"{folder}: there is no such folder; `{command}` writes one")
    about = read_json(folder / "summary.json")
    found = "study" if "design" in about else "run"
    if found != kind:
        raise ResultsError(f"{folder} holds a {found}, not a {kind}: use read_{found}()")
    return folder, about


def read_json(file):
    try:
        return json.loads(pathlib.Path(file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResultsError(f"{file} is missing: is the run or study finished?") from None
    except ValueError as error:
        raise ResultsError(f"{file} is damaged: {error}") from None


def read_meanings(folder):
    """(table, column) -> Meaning, from tables/data_dictionary.csv or, of a run, from the database."""
    file = folder / "tables" / "data_dictionary.csv"
    if file.exists():
        rows = read_rows(file)
    else:
        import sqlite3

        database = sqlite3.connect(f"{(folder / 'results.sqlite').resolve().as_uri()}?mode=ro", uri=True)
        try:
            database.row_factory = sqlite3.Row
            rows = [dict(row) for row in database.execute("select * from data_dictionary")]
        finally:
            database.close()
    return {
        (row["table_name"], row["column_name"]): Meaning(row["type"], row["unit"], row["meaning"])
        for row in rows
        if row["column_name"]
    }


def read_rows(file):
    """Rows of a CSV file as dicts of text; semicolons and decimal commas are seen by the header."""
    try:
        with open(file, newline="", encoding="utf-8-sig") as text:
            header = text.readline()
            text.seek(0)
            return list(csv.DictReader(text, delimiter=";" if ";" in header else ","))
    except FileNotFoundError:
        raise ResultsError(f"{file} is missing") from None


def read_table(folder, name, meanings):
    """A table with its numbers as numbers; empty cells are None."""
    file = folder / "tables" / f"{name}.csv"
    rows = read_rows(file)
    with open(file, encoding="utf-8-sig") as text:
        danish = ";" in text.readline()
    kinds = {column: kind.type for (table, column), kind in meanings.items() if table == name}
    return [
        {column: _value(text, kinds.get(column, "text"), danish, file, i) for column, text in row.items()}
        for i, row in enumerate(rows)
    ]


def _value(text, kind, danish, file, row):
    if text == "" or text is None:
        return None
    if kind not in ("real", "integer"):
        return text
    try:
        number = text.replace(",", ".") if danish else text
        return float(number) if kind == "real" else int(number)
    except ValueError:
        raise ResultsError(f"{file}, row {row + 2}: {text!r} is no number") from None


class Tables:
    """Tables of a results folder, read when they are asked for; `about` is summary.json."""

    def __init__(self, folder, kind, command):
        self.folder, self.about = folder_of(folder, kind, command)
        self.meanings = read_meanings(self.folder)
        self._tables = {}

    def __getitem__(self, name):
        if name not in self._tables:
            self._tables[name] = read_table(self.folder, name, self.meanings)
        return self._tables[name]

    def frame(self, name):
        """A table as a pandas data frame."""
        return frame(self[name])


def frame(rows):
    """The same rows as a pandas data frame."""
    try:
        import pandas
    except ImportError:
        raise ResultsError("frame() needs pandas (Debian: python3-pandas)") from None
    return pandas.DataFrame(rows)
