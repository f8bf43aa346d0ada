// How long a replication takes in WebAssembly and in the program, on one core, turn by turn:
// speed.mjs KOHORT ENGINE_FOLDER [SCENARIO]. A measurement, no test.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEngine, payloadOf } from "./load.mjs";

const [program, engine] = process.argv.slice(2, 4).map((path) => resolve(path));
const scenario = resolve(
  process.argv[4] ??
    resolve(fileURLToPath(import.meta.url), "../../../scenarios/gladsaxe-2016-sverigesmodel.toml"),
);
const folder = mkdtempSync(join(tmpdir(), "kohort-speed-"));
const count = 8;
const own = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** CPU seconds of a run of the program. */
function native(replications, out) {
  return Number(
    execFileSync(
      "bash",
      [
        "-c",
        `TIMEFORMAT=%U; { time "$@" >/dev/null 2>/dev/null; } 2>&1`,
        "bash",
        program,
        "run",
        scenario,
        "--replications",
        String(replications),
        "--draws",
        "0",
        "--threads",
        "1",
        "--no-break-even",
        "--progress",
        "none",
        "--out",
        join(folder, out),
      ],
      { encoding: "utf8" },
    ),
  );
}

try {
  native(1, "first");
  const { again } = payloadOf(join(folder, "first", "report.html"));
  const start = own();
  const ask = await loadEngine(engine, again.files);
  await ask("open", { request: again });
  console.log(`load and open: ${(own() - start).toFixed(2)} CPU seconds`);
  for (let turn = 0; turn < 3; turn += 1) {
    const before = own();
    for (let replication = 0; replication < count; replication += 1)
      await ask("simulate", { replication });
    const wasm = (own() - before) / count;
    const program_seconds = (native(count + 1, `many-${turn}`) - native(1, `one-${turn}`)) / count;
    console.log(
      `a replication: WebAssembly ${wasm.toFixed(4)}, program ${program_seconds.toFixed(4)} ` +
        `CPU seconds, ratio ${(wasm / program_seconds).toFixed(2)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
