#!/usr/bin/env python3
"""Every header can be included alone.

  headers_test.py SOURCE COMPILER [FOLDER...]

A header that some .cpp file includes before anything else has shown that by being compiled; the
others are given to the compiler by themselves. FOLDERs hold headers of libraries.
"""

import concurrent.futures
import os
import re
import subprocess
import sys
from pathlib import Path

import sources

FIRST = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.M)


def alone(command: list[str], header: Path) -> str:
    """What the compiler says of it; empty if nothing."""
    # Included by a file of its own: "#pragma once" in the file itself is a warning.
    result = subprocess.run(command, input=f'#include "{header}"\n', capture_output=True,
                            text=True, check=False)
    return f"{header}:\n{result.stderr}" if result.returncode or result.stderr else ""


def main() -> int:
    root, compiler, libraries = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    command = [compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-I", str(root)]
    for folder in libraries:
        command += ["-isystem", folder]
    command += ["-x", "c++", "-"]
    product = ("app", "models", "sim")
    shown = set()
    for file in sources.files(root, ".cpp", folders=product):
        if first := FIRST.search(file.read_text(encoding="utf-8")):
            shown.add(first.group(1))
    headers = [h.relative_to(root) for h in sources.files(root, ".hpp", folders=product)]
    others = [h for h in headers if h.as_posix() not in shown]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [text for text in pool.map(lambda h: alone(command, h), others) if text]
    print("\n".join(wrong) or f"{len(headers)} headers stand alone, {len(others)} compiled here")
    return 1 if wrong or not headers else 0


if __name__ == "__main__":
    sys.exit(main())
