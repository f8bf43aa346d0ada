#!/usr/bin/env python3
"""clang-format would change nothing.

  format_test.py SOURCE

Code 77, which ctest calls skipped, where there is no clang-format of the version that the files are
written with: others break lines elsewhere.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import sources

VERSION = "14"  # Debian 12's


def main() -> int:
    program = shutil.which(f"clang-format-{VERSION}") or shutil.which("clang-format")
    version = program and subprocess.run([program, "--version"], check=True, capture_output=True,
                                         text=True).stdout
    if not version or not re.search(rf"version {VERSION}\.", version):
        print(f"no clang-format {VERSION} here (Debian package clang-format)")
        return 77
    files = [str(f) for f in sources.files(Path(sys.argv[1]), ".cpp", ".hpp")]
    return subprocess.run([program, "--dry-run", "--Werror", *files], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
