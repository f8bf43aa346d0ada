#!/usr/bin/env python3
"""Runs of the real program, disturbed: killed_test.py KOHORT SOURCE_FOLDER KILL_AT_CALL [KILLS]

However a run is disturbed, its folder is sound or the program says exactly what is wrong with it;
every file that has its name is whole; and the same command ends with the same bits. Bits: those of
every file, and of results.sqlite the rows of every table (where SQLite puts them in the file depends
on its history). No file of a run carries a time.
"""

import collections
import contextlib
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

KOHORT, SOURCE, PRELOAD = (os.path.abspath(a) for a in sys.argv[1:4])
KILLS = int(sys.argv[4]) if len(sys.argv) > 4 else 240
SCENARIO = f"{SOURCE}/scenarios/gladsaxe-2016-sverigesmodel.toml"
SMALL = ["municipality.births_per_year=30", "time.followed_birth_years=1", "time.horizon_age=20",
         "time.budget_years=2"]
PHASES = {"no results yet": "before the first commit", "nothing is computed": "before the first replication",
          "computes the rest": "while simulating", "not all files": "break-even and writing of files",
          "whole": "after the last file", "files:": "after the last file"}
passed = failed = 0
random.seed(5)


def check(claim, good, *what):
    global passed, failed
    if good:
        passed += 1
        return True
    failed += 1
    print(f"FAILED: {claim}", *(str(w)[:600] for w in what), sep="\n    ", flush=True)
    return False


def command(folder, replications=8, *more):
    settings = [part for value in SMALL for part in ("--set", value)]
    return [KOHORT, "run", SCENARIO, *settings, "--replications", str(replications), "--draws", "2",
            "--threads", "2", "--progress", "none", "--lang", "en", "--out", str(folder), *more]


def call(arguments, **more):
    return subprocess.run(arguments, capture_output=True, text=True, timeout=300, **more)


def status(folder):
    return call([KOHORT, "status", str(folder), "--lang", "en"])


def rows(file):
    """Every row of every table, in an order that does not depend on where SQLite put it."""
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        return {t: sorted(map(repr, database.execute(f'select * from "{t}"'))) for t in tables}


def files(folder):
    """Content of every file that has its final name, but the database."""
    folder = pathlib.Path(folder)
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*"))
            if p.is_file() and "results.sqlite" not in p.name and p.suffix != ".part"}


def same(folder, reference):
    found = files(folder)
    if found != reference["files"]:
        return "files differ: " + ", ".join(sorted(
            n for n in found.keys() | reference["files"].keys() if found.get(n) != reference["files"].get(n)))
    now = rows(f"{folder}/results.sqlite")
    if now != reference["rows"]:
        return "tables differ: " + ", ".join(t for t in now.keys() | reference["rows"].keys()
                                              if now.get(t) != reference["rows"].get(t))
    return ""


def look(folder, reference):
    """The folder after a disturbance: said to be sound, and no file half written. Returns the phase."""
    if not os.path.isdir(folder):
        return "before the first commit"
    said = status(folder)
    lines = said.stdout.splitlines()
    check("status says in one sentence what there is", said.returncode in (0, 3) and len(lines) == 1,
          said.returncode, said.stdout, said.stderr)
    for name, content in files(folder).items():
        check(f"a file that has its name is whole: {name}", content == reference["files"].get(name))
    return next((phase for mark, phase in PHASES.items() if mark in said.stdout), said.stdout)


def killed_at_random(base, reference, kills, seconds):
    """Kills at random moments. A run that gets to its end is compared, and a new one is begun."""
    phases, whole, number = collections.Counter(), 0, 0
    done = 0
    while done < kills:
        folder = base / f"killed-{number}"
        process = subprocess.Popen(command(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(random.uniform(0, 1.15 * seconds))
        process.kill()
        errors = process.communicate()[1]
        if process.returncode == -9:
            done += 1
            phases[look(folder, reference)] += 1
        else:
            whole += 1
            check("an undisturbed end is an end", process.returncode == 0, errors)
            check("stopped and continued, the same bits", same(folder, reference) == "", same(folder, reference))
            number += 1
    folder = base / f"killed-{number}"
    check("the same command completes it", call(command(folder)).returncode == 0)
    check("stopped and continued, the same bits", same(folder, reference) == "", same(folder, reference))
    print(f"{done} kills at random moments ({whole + 1} runs completed):", dict(phases), flush=True)


def killed_at_calls(base, reference, kills):
    """Kills in the middle of a write, before a rename, ...: anywhere between two changes of a file."""
    phases, whole, number, done = collections.Counter(), 0, 0, 0
    while done < kills:
        folder = base / f"call-{number}"
        at = random.choice((random.randint(1, 60), random.randint(1, 500), random.randint(1, 1100)))
        ended = call(command(folder), env={**os.environ, "LD_PRELOAD": PRELOAD, "KOHORT_KILL_AT": str(at)})
        if ended.returncode == -9:
            done += 1
            phases[look(folder, reference)] += 1
            if random.random() < 0.7:
                continue  # the next one continues it, and is killed too
            ended = call(command(folder))
        whole += 1
        check("the same command completes it", ended.returncode == 0, at, ended.stderr)
        check("stopped and continued, the same bits", same(folder, reference) == "", same(folder, reference))
        number += 1
    print(f"{done} kills at calls ({whole} runs completed):", dict(phases), flush=True)


def removed(base, reference):
    for attempt in range(4):
        folder = base / f"removed-{attempt}"
        process = subprocess.Popen(command(folder, 400), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while not (folder / "results.sqlite").exists() and process.poll() is None:
            time.sleep(0.005)
        time.sleep(random.uniform(0, 0.3))
        running = process.poll() is None
        shutil.rmtree(folder, ignore_errors=True)
        errors = process.communicate()[1]
        check("a run whose folder is removed does not end as if all were well",
              not running or process.returncode == 2, process.returncode, errors)
        check("and says so", not running or "removed" in errors or "not there" in errors, errors)
        shutil.rmtree(folder, ignore_errors=True)
        check("the same command begins anew", call(command(folder)).returncode == 0)
        check("with the same bits", same(folder, reference) == "", same(folder, reference))


def damage(path, kind):
    """Truncates, zeroes pages or changes bytes. Returns what it did."""
    size = os.path.getsize(path)
    with open(path, "r+b") as file:
        if kind == "cut":
            at = random.randint(0, size - 1)
            file.truncate(at)
            return f"cut at {at}"
        if kind == "zero":
            page = random.randrange(max(1, size // 4096))
            file.seek(4096 * page)
            file.write(bytes(4096 * random.randint(1, 4)))
            return f"zeroed at page {page}"
        at = random.randrange(size)
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ (1 << random.randrange(8))]))
        return f"bit changed at {at}"


def damaged(base, reference, whole, kinds):
    outcomes = collections.Counter()
    why = call([KOHORT, "why", str(whole), "placement_starts"]).stdout
    for number, kind in enumerate(kinds):
        folder = base / f"damaged-{number}"
        shutil.copytree(whole, folder)
        what = damage(folder / "results.sqlite", kind)
        suffered = (folder / "results.sqlite").read_bytes()
        said = call([KOHORT, "why", str(folder), "placement_starts"])
        check("a figure is right or not given", said.stdout.replace(str(folder), str(whole)) == why
              if said.returncode == 0 else said.returncode == 2, what, said.stderr)
        seen = status(folder)
        check("status does not crash", seen.returncode in (0, 2, 3), what, seen.returncode, seen.stderr)
        ended = call(command(folder))
        if ended.returncode == 0:
            outcomes[f"{kind}: without effect, or made up for"] += 1
        else:
            check("a damaged store is refused", ended.returncode == 2 and "--fresh" in ended.stderr,
                  what, ended.returncode, ended.stderr)
            again = call(command(folder, 8, "--repair"))
            if again.returncode == 0:
                outcomes[f"{kind}: refused, then repaired"] += 1
                kept = folder / "results.sqlite.damaged"
                check("the damaged file is kept", kept.exists() and len(kept.read_bytes()) == len(suffered), what)
            else:  # an empty file, of which nothing can be kept
                again = call(command(folder, 8, "--fresh"))
                outcomes[f"{kind}: refused, then begun afresh"] += 1
                check("--fresh begins anew", again.returncode == 0, what, again.stderr)
        check("whatever was damaged, the same bits", same(folder, reference) == "", what, same(folder, reference))
        shutil.rmtree(folder)
    print("damaged:", dict(outcomes), flush=True)


def damaged_logs(base, reference, count):
    """Power is lost: the write-ahead log of a stopped run is cut or partly zero."""
    made = 0
    for number in range(count):
        folder = base / f"log-{number}"
        call(command(folder), env={**os.environ, "LD_PRELOAD": PRELOAD, "KOHORT_KILL_AT": str(random.randint(40, 330))})
        log = folder / "results.sqlite-wal"
        if not log.exists() or log.stat().st_size == 0:
            continue
        made += 1
        what = damage(log, random.choice(("cut", "zero", "bit")))
        ended = call(command(folder))
        if ended.returncode != 0:
            check("a damaged log is refused", ended.returncode == 2 and "--repair" in ended.stderr, what, ended.stderr)
            ended = call(command(folder, 8, "--repair"))
        check("a damaged log costs at most replications", ended.returncode == 0, what, ended.stderr)
        check("the same bits", same(folder, reference) == "", what, same(folder, reference))
    print(f"{made} damaged logs", flush=True)


def full_disks(base, reference):
    run = lambda *a: subprocess.run(a, check=True)
    outcomes = collections.Counter()

    def finish(disk, ended, what):
        outcomes[f"exit code {ended.returncode}"] += 1
        if ended.returncode != 0:
            check("a full disk is said", ended.returncode == 2 and any(
                  w in ended.stderr for w in ("full", "No space", "on disk")), what, ended.returncode, ended.stderr)
            look(disk / "out", reference)

    def complete(disk, what):
        again = call(command(disk / "out"))
        check("with room the same command completes it", again.returncode == 0, what, again.stderr)
        check("to the same bits", same(disk / "out", reference) == "", what, same(disk / "out", reference))

    for size in (60, 1200, 1500, 1800, 2100, 2600, 3200):  # KiB
        disk = base / f"disk-{size}"
        disk.mkdir()
        run("mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", disk)
        finish(disk, call(command(disk / "out")), size)
        run("mount", "-o", "remount,size=64m", disk)
        complete(disk, size)
        run("umount", disk)
    for number in range(6):  # filled by somebody else while the run is at work
        disk = base / f"filled-{number}"
        disk.mkdir()
        run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk)
        process = subprocess.Popen(command(disk / "out"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        time.sleep(random.uniform(0, 0.3))
        with contextlib.suppress(OSError), open(disk / "ballast", "wb", buffering=0) as ballast:
            while ballast.write(bytes(65536)) == 65536:
                pass
        errors = process.communicate()[1]
        finish(disk, subprocess.CompletedProcess([], process.returncode, "", errors), "filled")
        (disk / "ballast").unlink()
        complete(disk, "filled")
        run("umount", disk)
    print("full disks:", dict(outcomes), flush=True)


def inside(what, base, whole):
    """In a mount namespace of its own."""
    reference = {"files": files(whole), "rows": rows(f"{whole}/results.sqlite")}
    run = lambda *a: subprocess.run(a, check=True)
    if what == "full":
        full_disks(base, reference)
    else:
        disk = base / "read-only"
        shutil.copytree(whole, disk / "whole")
        call(command(disk / "stopped"), env={**os.environ, "LD_PRELOAD": PRELOAD, "KOHORT_KILL_AT": "200"})
        run("mount", "--bind", disk, disk)
        run("mount", "-o", "remount,ro,bind", disk)
        for name in ("new", "whole", "stopped"):
            ended = call(command(disk / name))
            check(f"a run into a read-only folder is refused ({name})", ended.returncode == 2 and "--out" in ended.stderr,
                  ended.returncode, ended.stderr)
        check("a whole one can be looked at", status(disk / "whole").returncode == 0, status(disk / "whole").stderr)
        said = status(disk / "stopped")
        check("a stopped one is told from that, or it is said why it cannot be read",
              said.returncode == 3 and "of 8" in said.stdout or said.returncode == 2 and "be read" in said.stderr,
              said.returncode, said.stdout, said.stderr)
        out = base / "elsewhere"
        check("its report can be made elsewhere", call([KOHORT, "report", disk / "whole", "--out", out]).returncode == 0)
        check("but not there", call([KOHORT, "report", disk / "whole"]).returncode == 2)
        run("umount", disk)
        check("once writable, the same command completes it", call(command(disk / "stopped")).returncode == 0)
        check("to the same bits", same(disk / "stopped", reference) == "", same(disk / "stopped", reference))


def in_namespace(what, base, whole):
    """Calls inside() where file systems may be mounted. Returns whether that was possible."""
    own = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    if shutil.which("unshare") is None or subprocess.run(
            [*own, "mount", "-t", "tmpfs", "tmpfs", base], capture_output=True).returncode != 0:
        return False
    ended = subprocess.run([*own, sys.executable, __file__, KOHORT, SOURCE, PRELOAD, "0"],
                           env={**os.environ, "KOHORT_INSIDE": what, "KOHORT_BASE": str(base),
                                "KOHORT_WHOLE": str(whole)})
    check(f"everything holds: {what}", ended.returncode == 0)
    return True


def limited(base, reference):
    """In place of a full disk: no file may grow beyond a size."""
    for blocks in (40, 200, 500, 900):
        folder = base / f"limited-{blocks}"
        ended = call(["bash", "-c", f'ulimit -f {blocks}; exec "$@"', "x", *command(folder)])
        check("a file that cannot grow is said", ended.returncode in (0, 2), ended.stderr)
        look(folder, reference)
        check("the same command completes it", call(command(folder)).returncode == 0)
        check("to the same bits", same(folder, reference) == "", same(folder, reference))


def main():
    if "KOHORT_INSIDE" in os.environ:
        inside(os.environ["KOHORT_INSIDE"], pathlib.Path(os.environ["KOHORT_BASE"]),
               pathlib.Path(os.environ["KOHORT_WHOLE"]))
        return 1 if failed else 0
    with tempfile.TemporaryDirectory() as name:
        base = pathlib.Path(name)
        whole = base / "whole"
        began = time.monotonic()
        check("an undisturbed run", call(command(whole)).returncode == 0)
        seconds = time.monotonic() - began
        reference = {"files": files(whole), "rows": rows(whole / "results.sqlite")}
        check("it is whole", "whole" in status(whole).stdout, status(whole).stdout, status(whole).stderr)
        killed_at_random(base, reference, KILLS // 2, seconds)
        killed_at_calls(base, reference, KILLS - KILLS // 2)
        removed(base, reference)
        damaged(base, reference, whole, ["cut"] * 8 + ["zero"] * 8 + ["bit"] * 8)
        damaged_logs(base, reference, 8)
        limited(base, reference)
        for what in ("full", "read-only"):
            (base / what).mkdir()
            if not in_namespace(what, base / what, whole):
                print(f"{what}: file systems cannot be mounted here; left out", flush=True)
    print(f"killed test: {passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
