#!/usr/bin/env python3
"""hostile_test.py KOHORT SOURCE_FOLDER

A scenario whose every text attacks somebody: the browser, the spreadsheet, the terminal. The
program runs, and what it writes is read back as those programs read it.
"""
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

kohort, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
folder = pathlib.Path(tempfile.mkdtemp(prefix="kohort-hostile-"))
failed = passed = 0

ATTACKS = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "=cmd|' /C calc'!A0",
    "x;=cmd|' /C calc'!A0;y",
    "x,=HYPERLINK(1)",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\\u001b]0;owned\\u0007\\u001b[31m",
    "\\u009b31m",
    "\\u202egpj",
    "../../../etc/passwd",
    "{} {0} {:d} %s %n",
    "\\t=1",
    "_x0000_",
]


def check(claim, holds, detail=""):
    global failed, passed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", claim, str(detail)[:400])


def run(*arguments, code=0):
    done = subprocess.run([str(kohort), *map(str, arguments)], capture_output=True, timeout=300, cwd=folder)
    check(f"{arguments[0]} ends with {code}", done.returncode == code, done.stderr.decode(errors="replace"))
    printed = done.stdout + done.stderr
    text = printed.decode("utf-8", errors="strict")
    for c in text:
        bad = (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        if bad:
            check(f"{arguments[0]} prints nothing that a terminal obeys", False, repr(text[:300]))
            break
    check(f"{arguments[0]} prints no flood", len(text) < 400_000, len(text))
    return text


def scenario_text(number):
    """A scenario with attack `number` first wherever a text can stand."""
    def attack(i):
        return ATTACKS[(number + i) % len(ATTACKS)]
    return f'''extends = "gladsaxe-2016-sverigesmodel.toml"
title = {{ da = "{attack(0)}", en = "{attack(0)}" }}
question = {{ da = "{attack(1)}", en = "{attack(1)}" }}
description = "{attack(2)}"
[municipality]
name = "{attack(3)}"
births_per_year = {{ value = 60, low = 50, high = 70, distribution = "pert", source = "{attack(4)}", grade = "N", note = "{attack(5)}" }}
[casework]
turnover = {{ value = 0.2, low = 0.1, high = 0.3, distribution = "pert", source = "{attack(6)}", grade = "N", note = "{attack(7)}" }}
[[programmes.sverigesmodel.budget]]
year = 2016
amount = 1000000
price_year = 2016
source = "{attack(8)}"
note = "{attack(9)}"
grade = "V"
'''


def check_csv(results):
    """Neither dialect has a field that a spreadsheet would compute, however lines are split."""
    for file in sorted((results / "tables").glob("*.csv")):
        text = file.read_bytes().decode("utf-8-sig")
        for separator in ",;\t":
            for row in csv.reader(io.StringIO(text), delimiter=separator):
                for field in row:
                    number = re.fullmatch(r"[+-]?[\d.,e+-]+", field)
                    check_quietly(f"{file.name} split at {separator!r}",
                                  not field.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r") or number, field)


def check_quietly(claim, holds, detail):
    if not holds:
        check(claim, False, detail)


def check_workbook(file):
    """User text is text: formulas hold none of it, and there are no links or macros."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    book = zipfile.ZipFile(file)
    names = book.namelist()
    check("the workbook has no macros, links or other parts that run",
          not [n for n in names if re.search(r"vba|macro|externalLink|embed|activeX|connection", n, re.I)], names)
    formulas, texts = [], []
    for name in names:
        if not name.endswith((".xml", ".rels")):
            continue
        tree = xml.fromstring(book.read(name))
        for element in tree.iter():
            check_quietly("no relation leads out of the workbook", element.get("TargetMode") != "External", name)
            if element.tag == space + "f":
                formulas.append(element.text or "")
            if element.tag == space + "t":
                texts.append(element.text or "")
    check("the workbook has formulas and texts", len(formulas) > 50 and len(texts) > 50)
    for word in ("cmd", "HYPERLINK", "onerror", "calc", "passwd"):
        check(f"no formula of the workbook holds {word}", not [f for f in formulas if word in f])
    check("the attacks are in the workbook as texts", [t for t in texts if any(w in t for w in ("cmd|", "<img", "SUM(1)", "onerror"))] != [])


def check_page(file):
    text = file.read_text(encoding="utf-8")
    head = text[: text.index('id="payload"')]
    payload = text[text.index('id="payload">') + len('id="payload">'):]
    payload = payload[: payload.index("</script>")]
    check("the page's payload holds no sign that markup begins with", "<" not in payload)
    json.loads(payload)
    check("the page's head holds no text of the scenario", "onerror=alert" not in head and "alert(1)" not in head)


for name in source.glob("scenarios/*.toml"):
    (folder / name.name).write_bytes(name.read_bytes())
seen = False
for number in (0, 3, 4, 9):
    (folder / "s.toml").write_text(scenario_text(number), encoding="utf-8")
    run("check", "s.toml")
    run("explain", "s.toml", "casework.turnover")
    run("explain", "s.toml", "municipality", "--lang", "en")
    dialect = "dk" if number % 2 else "rfc"
    out = folder / f"out-{number}"
    run("run", "s.toml", "--replications", 4, "--draws", 2, "--progress", "none", "--no-break-even",
        "--csv", dialect, "--out", out)
    run("report", out, "--account")
    run("why", out, "cost_municipality")
    check_csv(out)
    check_workbook(out / "budget.xlsx")
    check_page(out / "report.html")
    check_page(out / "account.html")
    json.loads((out / "summary.json").read_text(encoding="utf-8"))
    json.loads((out / "manifest.json").read_text(encoding="utf-8"))

# A text of 1 MB.
long = "lang " * 200_000
(folder / "s.toml").write_text(
    f'extends = "gladsaxe-2016-sverigesmodel.toml"\ntitle = "{long}"\nquestion = "{long}"\n'
    f'[municipality]\nname = "{long}"\nbirths_per_year = {{ value = 60, source = "{long[:900_000]}", grade = "N" }}\n',
    encoding="utf-8")
run("run", "s.toml", "--replications", 2, "--draws", 1, "--progress", "none", "--no-break-even", "--out", folder / "long")
check_workbook_size = (folder / "long/budget.xlsx").stat().st_size
check("a text of 1 MB gives a workbook that can be mailed", check_workbook_size < 3_000_000, check_workbook_size)

# A cash flow's payer reaches the terminal.
(folder / "flow.csv").write_bytes("year,cost,saving,payer\n2020,100,0,\x1b[31m=cmd\n2021,0,120,\u202ex\n".encode())
run("cashflow", "flow.csv")
# Names in messages.
(folder / "bad\x1b[31m.toml").write_text('extends = "nowhere.toml"\n')
run("check", "bad\x1b[31m.toml", code=2)

print(f"hostile test: {passed} passed, {failed} failed")
if failed == 0:
    subprocess.run(["rm", "-rf", str(folder)], check=False)
sys.exit(1 if failed else 0)
