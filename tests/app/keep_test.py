"""The program as users, batch systems and full disks treat it: what is somebody else's stays, two
starts at once do not meet, what was printed or written is whole, and Ctrl-C is heard everywhere.

usage: keep_test.py PROGRAM SOURCE_FOLDER SHIM
SHIM takes locks away from files of a folder (no_locks.so)
"""

import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

program, source, shim = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
failures = []
scratch = pathlib.Path(tempfile.mkdtemp(prefix="kohort-keep-"))
town = scratch / "town.toml"
town.write_text(
    'extends = "denmark.toml"\n[municipality]\nname = "Eksempelby"\nbirths_per_year = 60\n'
    "[time]\nbudget_years = 3\nfollowed_birth_years = 1\nhorizon_age = 20\n"
    "[programmes.sverigesmodel]\nenabled = true\n"
)
study = scratch / "s.toml"
study.write_text(
    'model = { name = "test:linear", noise = 0.5 }\nall_uncertain = true\nseed = 3\n'
    '[design]\nkind = "probabilistic"\npoints = 20\nreplications = 2\n'
)


def check(claim, holds, *details):
    if holds:
        return
    failures.append(claim)
    print("FAILED:", claim, *[str(d)[-800:] for d in details], flush=True)


def call(*arguments, **options):
    options.setdefault("capture_output", True)
    options.setdefault("text", True)
    return subprocess.run([program, *map(str, arguments)], timeout=300, **options)


def run(folder, *more, replications=4, **options):
    return call("run", town, "--out", folder, "--replications", replications, "--draws", 0,
                "--threads", 1, "--progress", "none", "--no-break-even", *more, **options)


def two_starts_at_once():
    """40 pairs on new folders: one computes, the other says who has the folder."""
    commands = {
        "run": ["run", str(town), "--replications", "4", "--draws", "0", "--threads", "1",
                "--progress", "none", "--no-break-even"],
        "sweep": ["sweep", str(study), "--progress", "none", "--no-reuse", "--threads", "1"],
    }
    for i in range(40):
        name = "sweep" if i % 4 else "run"
        folder = scratch / f"pair-{i}"
        pair = [
            subprocess.Popen([program, *commands[name], "--out", str(folder)],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        ended = [(p.communicate(timeout=300), p.returncode) for p in pair]
        codes = sorted(code for _, code in ended)
        said = " ".join(err for (_, err), code in ended if code != 0)
        # Both succeed where the second begins after the first has ended.
        check(f"pair {i} of {name}: one is done", 0 in codes, ended)
        check(f"pair {i} of {name}: the other says why", codes[1] == 0 or (
            codes[1] == 2 and "another run is writing" in said and "damaged" not in said), ended)
        check(f"pair {i} of {name}: the folder is whole", call("status", folder).returncode == 0)
        shutil.rmtree(folder, ignore_errors=True)


def nothing_printed_is_lost():
    """On a full disk, no command reports success."""
    results = scratch / "printed"
    check("a run to print about", run(results).returncode == 0)
    commands = [
        ["schema"], ["schema", "--markdown"], ["schema", "--study"], ["new"], ["--help"],
        ["--version"], ["manual"], ["explain", town], ["check", town], ["status", results],
        ["why", results], ["why", results, "cost_municipality"], ["trace", town],
        ["sweep", study, "--slurm"], ["sweep", study, "--plan"], ["completion", "bash"],
    ]
    for command in commands:
        whole = call(*command)
        check(f"{command}: ends well", whole.returncode == 0, whole.stderr)
        with open("/dev/full", "w") as full:
            cut = call(*command, capture_output=False, stdout=full, stderr=subprocess.PIPE)
        check(f"{command}: a full disk is no success", cut.returncode == 2, cut.returncode)
        check(f"{command}: and is said", "full" in cut.stderr, cut.stderr)
        closed = call(*command, capture_output=False, stdout=None, stderr=subprocess.PIPE,
                      preexec_fn=lambda: os.close(1))
        check(f"{command}: a closed output is no success", closed.returncode == 2, closed.stderr)


def a_reader_at_the_end():
    """Somebody reads while a run ends: what is said to be done is in the one file."""
    folder = scratch / "reader"
    check("a first part", run(folder).returncode == 0)
    reader = sqlite3.connect(folder / "results.sqlite", isolation_level=None)
    reader.execute("PRAGMA journal_mode = WAL")  # as while a run writes
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM replication").fetchall()
    ended = run(folder, replications=8)
    alone = scratch / "alone"
    alone.mkdir()
    shutil.copy(folder / "results.sqlite", alone)
    with sqlite3.connect(alone / "results.sqlite") as copy:
        there = copy.execute("SELECT count(DISTINCT replication) FROM replication").fetchone()[0]
    check("done means all of it in one file", ended.returncode != 0 or there == 8, there)
    check("and what keeps it from that is said", "another program is reading" in ended.stderr,
          ended.stderr)
    reader.close()
    again = run(folder, replications=8)
    check("the same command mends it", again.returncode == 0, again.stderr)
    check("without a log", not (folder / "results.sqlite-wal").exists())


def no_locks():
    for more in ({}, {"NO_LOCKS": "busy"}):
        ended = run(scratch / "unlocked", env={**os.environ, "LD_PRELOAD": shim, **more})
        check("a folder without locks is said", ended.returncode == 2 and
              "without file locks" in ended.stderr and "disk full" not in ended.stderr, ended.stderr)


def space_that_is_used_already():
    """A tmpfs with hardly any room left takes a finished run again, and one that goes on."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        print("skipped: a small disk of its own needs root")
        return
    script = f"""set -e
mount -t tmpfs -o size=60m none {scratch}/small
run() {{ {program} run {town} --out {scratch}/small/r --draws 0 --threads 1 --progress none \
  --no-break-even --replications "$1"; }}
run 100 >/dev/null
used=$(du -k {scratch}/small/r/results.sqlite | cut -f1)
free=$(df --output=avail -k {scratch}/small | tail -1)
page=$(du -k {scratch}/small/r/report.html | cut -f1)  # lies there twice while it is renewed
dd if=/dev/zero of={scratch}/small/filler bs=1024 count=$(( free - used / 2 - page )) 2>/dev/null
echo "database $used KB, page $page KB"
run 100 >/dev/null && echo again $?
run 110 >/dev/null && echo more $?
"""
    (scratch / "small").mkdir()
    ended = subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, text=True,
                           timeout=300)
    check("a finished run is not refused for the space it has", "again 0" in ended.stdout,
          ended.stdout, ended.stderr)
    check("nor one that goes on a little", "more 0" in ended.stdout, ended.stdout, ended.stderr)


def why_of_a_part():
    folder = scratch / "part"
    process = subprocess.Popen(
        [program, "run", str(town), "--out", str(folder), "--replications", "100000", "--draws",
         "0", "--threads", "1", "--progress", "none", "--no-break-even"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.time() + 60
    while time.time() < deadline:
        time.sleep(0.3)
        try:
            with sqlite3.connect(f"file:{folder}/results.sqlite?mode=ro", uri=True) as db:
                if db.execute("SELECT count(*) FROM replication").fetchone()[0] > 8:
                    break
        except sqlite3.Error:
            pass
    process.send_signal(signal.SIGINT)
    check("an interrupted run ends with 130", process.wait(120) == 130)
    said = call("why", folder, "cost_municipality", "--lang", "en")
    check("why says that a part is all there is", re.search(r"INCOMPLETE: \d+ of 100000",
                                                            said.stdout), said.stdout[:300])


def one_interrupt():
    """One Ctrl-C ends what would not look at it for a long time."""
    slow = scratch / "slow"
    slow.write_text("#!/bin/sh\nsleep 100\n")
    slow.chmod(0o755)
    results = scratch / "printed"
    optimised = scratch / "optimised.toml"
    optimised.write_text(
        'model = { name = "test:linear" }\nall_uncertain = true\n'
        '[design]\nkind = "latin-hypercube"\noptimised = true\npoints = 20000\n')
    pipe = scratch / "pipe"
    pipe.mkdir()
    os.mkfifo(pipe / "results.sqlite")
    for what, command, environment in [
        ("report --pdf", ["report", results, "--pdf", "--out", scratch / "pages"],
         {"KOHORT_CHROMIUM": str(slow)}),
        ("an optimised hypercube", ["sweep", optimised, "--out", scratch / "hypercube"], {}),
        ("status on a pipe", ["status", pipe], {}),
    ]:
        process = subprocess.Popen([program, *map(str, command)], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env={**os.environ, **environment})
        time.sleep(2)
        if process.poll() is not None:
            print(f"note: {what} had ended already, with {process.returncode}")
            continue
        process.send_signal(signal.SIGINT)
        try:
            check(f"{what}: one Ctrl-C ends it", process.wait(10) == 130, process.returncode)
        except subprocess.TimeoutExpired:
            process.kill()
            check(f"{what}: one Ctrl-C ends it", False, "it went on")


def whose_fault():
    """No memory and no folder for temporary files are no errors of ours."""
    import resource

    def little_memory():
        resource.setrlimit(resource.RLIMIT_AS, (64 << 20, 64 << 20))

    ended = run(scratch / "memory", "--set", "municipality.births_per_year=60000", "--set",
                "municipality.births_per_district=60000", preexec_fn=little_memory)
    check("too little memory is said", ended.returncode == 2 and "error of ours" not in ended.stderr,
          ended.returncode, ended.stderr)
    ended = call("report", scratch / "printed", "--pdf", env={**os.environ, "TMPDIR": "/nowhere"})
    check("a missing TMPDIR is said", ended.returncode == 2 and "TMPDIR=/nowhere" in ended.stderr,
          ended.stderr)


def cores():
    if not shutil.which("taskset") or not hasattr(os, "sched_getaffinity"):
        return
    one = str(min(os.sched_getaffinity(0)))
    study_file = scratch / "cores.toml"
    study_file.write_text(study.read_text().replace("points = 20", "points = 400000"))
    process = subprocess.Popen(["taskset", "-c", one, program, "sweep", str(study_file), "--threads",
                                "0", "--progress", "none", "--no-reuse", "--out",
                                str(scratch / "cores")], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    most = 0
    for _ in range(40):
        time.sleep(0.05)
        try:
            most = max(most, len(os.listdir(f"/proc/{process.pid}/task")))
        except FileNotFoundError:
            break
    process.send_signal(signal.SIGINT)
    process.wait(60)
    # The program itself, the one that waits for signals, and one that computes.
    check("one core, one computing thread", 0 < most <= 3, most)


def draws_and_limits():
    ended = call("run", town, "--out", scratch / "draws", "--replications", 6, "--draws", 1000,
                 "--threads", 1, "--progress", "none", "--no-break-even", "--lang", "en")
    check("draws that no replication uses are not reported", "1000 draws of the parameters were" in
          ended.stdout and "6 parameter draws" in ended.stdout, ended.stdout[-600:], ended.stderr)
    for command in ("run", "sweep", "calibrate"):
        said = call(command, "--help").stdout
        check(f"{command} --help names the limit of threads", "1024" in said and "4096" not in said)


def without_mpi():
    libraries = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
    check("MPI is loaded on demand", not re.search(r"libmpi|libboost_mpi", libraries), libraries)


def of_others():
    """The folder of the case: somebody's page and thesis, under names of ours."""
    mine = scratch / "mine"
    (mine / "tables").mkdir(parents=True)
    for name in ("manifest.json", "summary.json", "report.html", "tables/thesis.csv"):
        (mine / name).write_text("{}")
    for more in ([], ["--fresh"], ["--repair"], ["--fresh", "--repair"]):
        for ended in (run(mine, *more), call("sweep", study, "--out", mine, *more)):
            check("refused", ended.returncode == 2 and "--fresh" not in ended.stderr, ended.stderr)
    check("every file is as it was", all((mine / n).read_text() == "{}" for n in
                                         ("manifest.json", "summary.json", "report.html",
                                          "tables/thesis.csv")))
    check("and no other", sorted(p.name for p in mine.rglob("*") if p.is_file()) ==
          ["manifest.json", "report.html", "summary.json", "thesis.csv"])


def asked_before():
    """A slip is asked about by check and before computing."""
    slip = scratch / "slip.toml"
    slip.write_text(town.read_text() + "[casework]\ncaseworkers_per_1000_children = 34\n")
    for ended in (call("check", slip, "--lang", "en"),
                  call("run", slip, "--out", scratch / "slip", "--replications", 2, "--draws", 0,
                       "--threads", 1, "--progress", "none", "--no-break-even", "--lang", "en")):
        said = ended.stdout + ended.stderr
        check("asked, not refused", ended.returncode == 0 and "slip.toml:12:33" in said and
              "= 34 is implausible (usual: 0.3 to 8" in said, said[:500])


only = sys.argv[4:]
for test in (of_others, asked_before, two_starts_at_once, nothing_printed_is_lost,
             a_reader_at_the_end, no_locks, space_that_is_used_already, why_of_a_part,
             one_interrupt, whose_fault, cores, draws_and_limits, without_mpi):
    if only and test.__name__ not in only:
        continue
    test()
    print(test.__name__, flush=True)
shutil.rmtree(scratch, ignore_errors=True)
sys.exit(1 if failures else 0)
