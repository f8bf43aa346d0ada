#!/usr/bin/env python3
"""The bits of parameter draws with other C libraries, C++ libraries and processors: tests/bits/draws.cpp
draws from the distributions of all shipped scenarios, and from skewed, narrow and wide ones.

  scripts/draw_bits.py            builds and runs all variants in build/same-bits/draws
  scripts/draw_bits.py musl wasm  these only, against g++

Debian's packages of musl, libc++ and WebAssembly's libraries are fetched and unpacked there, not
installed (libc++-14-dev would replace libunwind-dev). Exit code as of scripts/same-bits."""
import os
import pathlib
import shutil
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "same-bits" / "draws"
SYSTEM = FOLDER / "packages"  # what /usr would be
SOURCES = ["tests/bits/draws.cpp", "app/scenario/composition.cpp", "app/scenario/distribution.cpp",
           "app/scenario/halves.cpp", "app/scenario/law.cpp", "sim/elementary.cpp",
           "sim/random.cpp", "sim/special.cpp"]
OPTIONS = ["-std=c++20", "-O2", "-DNDEBUG", "-ffp-contract=off", f"-I{ROOT}"]
BARE = ["-fno-exceptions", "-fno-rtti", "-fno-asynchronous-unwind-tables", "-fno-stack-protector"]
NO_FMA = "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX2_Usable,-FMA_Usable"  # names of all glibc versions

# Skewed, narrow, wide, near an end of what is allowed.
MORE = """normal 0.3 0.1 0.4 0 1
normal 0.05 0.01 0.09 0 1
lognormal 3 1 4 0 20
gamma 1 0.0253 3.69 0 1e300
gamma 1000 999 1001 0 1e300
beta 0.3 0.2 0.4 0 1
beta 0.03 0.001 0.1 0 1
beta 0.9 0.6 0.98 0 1
triangular 2 1 5 -1e300 1e300
uniform 2 1 5 -1e300 1e300
logistic-normal 3 0.2 0.3 0.5 0.15 0.2 0.4 0.26 0.4 0.6
logistic-normal 2 0.7 0.3 0.5 0.2 0.8 0.5
"""


class Failed(Exception):
    """A variant that cannot be built or run here; the text says why."""


def call(arguments, **options):
    done = subprocess.run(list(map(str, arguments)), capture_output=True, text=True, check=False,
                          **options)
    if done.returncode != 0:
        raise Failed(f"exit code {done.returncode}: {' '.join(map(str, arguments))}\n"
                     + done.stderr[-1000:])
    return done.stdout


def drawn(table):
    """Lines of the parameters below a table of a scenario file."""
    if not isinstance(table, dict):
        return
    if "low" not in table:
        for below in table.values():
            yield from drawn(below)
        return
    name = table.get("distribution", "pert")
    values = [x if isinstance(x, list) else [x] for x in (table[k] for k in ("value", "low", "high"))]
    for value, low, high in zip(*values):
        if name not in ("fixed", "logistic-normal") and low < high:
            yield f"{name} {value} {low} {high} {0 if low >= 0 else -1e300} 1e300"


def lines():
    found = MORE.splitlines()
    for file in sorted((ROOT / "scenarios").glob("*.toml")):
        found += drawn(tomllib.loads(file.read_text(encoding="utf-8")))
    return "\n".join(dict.fromkeys(found)) + "\n"


def fetch(*packages):
    """Unpacks Debian packages below SYSTEM."""
    for package in packages:
        done = FOLDER / f"{package}.unpacked"
        if done.exists():
            continue
        call(["apt-get", "download", package], cwd=FOLDER)
        archive = max(FOLDER.glob(f"{package}_*.deb"), key=os.path.getmtime)
        call(["dpkg-deb", "-x", archive, SYSTEM])
        done.touch()
    return SYSTEM / "usr"


def needs(tool, package):
    if not shutil.which(tool):
        raise Failed(f"{tool} is missing: apt-get install {package}")


def compiled(name, compiler, options):
    """Object files of a variant, for those that are linked by hand."""
    folder = FOLDER / name
    folder.mkdir(exist_ok=True)
    objects = []
    for source in [*SOURCES, *(["tests/bits/bare.cpp"] if name == "musl" else [])]:
        objects.append(folder / (pathlib.Path(source).stem + ".o"))
        call([compiler, *OPTIONS, *options, "-c", ROOT / source, "-o", objects[-1]])
    return objects


def native(compiler, options=()):
    needs(compiler, compiler.replace("++", ""))
    program = FOLDER / f"draws-{compiler}-{len(options)}"
    call([compiler, *OPTIONS, *[ROOT / s for s in SOURCES], *options, "-o", program])
    return [program]


def libcxx():
    usr = fetch("libc++-14-dev", "libc++abi-14-dev")
    lib = usr / "lib" / "llvm-14"
    return native("clang++", ("-nostdinc++", "-isystem", lib / "include" / "c++" / "v1", "-nostdlib++",
                              f"-L{lib / 'lib'}", "-l:libc++.a", "-l:libc++abi.a", "-lpthread"))


def musl():
    needs("g++", "g++")
    lib = fetch("musl-dev") / "lib" / "x86_64-linux-musl"
    objects = compiled("musl", "g++", BARE)
    gcc = pathlib.Path(call(["g++", "-print-libgcc-file-name"]).strip())
    program = FOLDER / "draws-musl"
    call(["g++", "-static", "-nostdlib", lib / "crt1.o", lib / "crti.o", *objects,
          "-Wl,--start-group", lib / "libc.a", gcc, gcc.with_name("libgcc_eh.a"), "-Wl,--end-group",
          lib / "crtn.o", "-o", program])
    return [program]


WASI = """import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";
const wasi = new WASI({ version: "preview1", args: ["draws"] });
const module = await WebAssembly.compile(readFileSync(process.argv[2]));
process.exitCode = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
"""


def wasm():
    needs("clang++", "clang")
    needs("wasm-ld", "lld")
    needs("node", "nodejs")
    usr = fetch("wasi-libc", "libc++-14-dev-wasm32", "libc++abi-14-dev-wasm32",
                "libclang-rt-14-dev-wasm32")
    include, lib = usr / "include" / "wasm32-wasi", usr / "lib" / "wasm32-wasi"
    resources = pathlib.Path(call(["clang++", "-print-resource-dir"]).strip())
    objects = compiled("wasm", "clang++",
                       ["--target=wasm32-wasi", f"--sysroot={usr}", "-fno-exceptions", "-nostdinc++",
                        "-isystem", include / "c++" / "v1", "-isystem", resources / "include",
                        "-isystem", include])
    builtins = next((usr / "lib" / "llvm-14").rglob("libclang_rt.builtins-wasm32.a"))
    program, runner = FOLDER / "draws.wasm", FOLDER / "wasi.mjs"
    call(["wasm-ld", lib / "crt1-command.o", *objects, lib / "libc++.a", lib / "libc++abi.a",
          lib / "libc.a", builtins, "-o", program])
    runner.write_text(WASI, encoding="utf-8")
    return ["node", "--no-warnings", runner, program]


# Name: how to build the command that reads lines and prints hashes.
VARIANTS = {"g++": lambda: native("g++"), "clang++": lambda: native("clang++"),
            "no-fma": lambda: native("g++"), "libc++": libcxx, "musl": musl, "wasm": wasm}


def compare(names):
    """Prints a row for each variant; numbers of different and of unbuilt ones."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    given = lines()
    reference, different, unbuilt = "", 0, 0
    for name in ["g++", *(n for n in names if n != "g++")]:
        try:
            environment = dict(os.environ, **({"GLIBC_TUNABLES": NO_FMA} if name == "no-fma" else {}))
            hashes = call(VARIANTS[name](), input=given, env=environment)
        except (Failed, OSError) as failure:
            unbuilt += 1
            print(f"draws {name:10} NOT BUILT {failure}", flush=True)
            continue
        reference = reference or hashes
        same = hashes == reference
        different += not same
        print(f"draws {name:10} {len(hashes.splitlines())} hashes {'same' if same else 'DIFFERENT'}",
              flush=True)
        if not same:
            pairs = zip(reference.splitlines(), hashes.splitlines(), [*given.splitlines(), "functions"])
            print("    first: " + next(line for a, b, line in pairs if a != b))
    return different, unbuilt


if __name__ == "__main__":
    chosen = sys.argv[1:] or list(VARIANTS)
    if any(name.startswith("-") or name not in VARIANTS for name in chosen):
        print(__doc__ + "\nVariants: " + ", ".join(VARIANTS))
        sys.exit(0 if chosen[0] in ("-h", "--help") else 2)
    found_different, found_unbuilt = compare(chosen)
    sys.exit(1 if found_different else 2 if found_unbuilt else 0)
