"""Faults in the page's TypeScript: the same questions in its sources, answered by its unit tests.

The sources are run as they are, without being built, so a fault costs one start of vitest.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import places

WEB = Path("app") / "report" / "web"


def rewrite(text: str, faults: list) -> str:
    """The text of a file with its faults inside, each behind a question to the environment."""
    return places.render(text, faults, lambda number: f'process.env.KOHORT_FAULT === "{number}"')


def prepare(copy: Path) -> None:
    """The packages that the tests are run with."""
    if (copy / WEB / "node_modules").is_dir():
        return
    command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=copy / WEB).returncode != 0:
        sys.exit("the page's packages cannot be fetched (npm ci)")


def run(copy: Path, number: int) -> list[str]:
    """The unit tests that fail with this fault; with 0 there should be none."""
    if number != 0 and (caught := _run(copy, number, ["answers"])):
        return caught
    return _run(copy, number, [])


def _run(copy: Path, number: int, only: list[str]) -> list[str]:
    report = copy / WEB / f"verdict-{number}.json"
    command = ["npx", "vitest", "run", "--dir", "test/unit", *only, "--reporter=json", f"--outputFile={report}"]
    done = subprocess.run(command, cwd=copy / WEB, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          env={**os.environ, "KOHORT_FAULT": str(number)})
    failed = []
    if report.is_file():
        for file in json.loads(report.read_text(encoding="utf-8"))["testResults"]:
            tests = [test for test in file["assertionResults"] if test["status"] == "failed"]
            failed += [f"page: {test['fullName']}" for test in tests]
            if file["status"] == "failed" and not tests:
                failed.append(f"page: {Path(file['name']).name}")
        report.unlink()
    if done.returncode != 0 and not failed:
        failed.append("page: start of the tests")
    return failed
