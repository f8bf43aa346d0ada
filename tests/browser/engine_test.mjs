// The engine in WebAssembly gives the program's bits: engine_test.mjs KOHORT ENGINE_FOLDER
// Every shipped scenario, small: check sums of all outcomes and everything the report shows, for
// central values and for draws of the parameters.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEngine, payloadOf } from "./load.mjs";

const [program, engine] = process.argv.slice(2).map((path) => resolve(path));
const scenarios = resolve(fileURLToPath(import.meta.url), "../../../scenarios");
const replications = 4;
const folder = mkdtempSync(join(tmpdir(), "kohort-engine-"));

function run(files, name, more = []) {
  const out = join(folder, name);
  execFileSync(
    program,
    [
      "run",
      ...files,
      "--replications",
      String(replications),
      "--no-break-even",
      "--progress",
      "none",
      "--threads",
      "1",
      "--set",
      "municipality.births_per_year=60",
      "--seed",
      "18446744073709551615",
      "--out",
      out,
      ...more,
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  return payloadOf(join(out, "report.html"));
}

/**
 * What names a place in a file or a library is the machine's; everything else is the calculation's.
 */
function shown(payload) {
  const { summary, scenarios: details } = structuredClone(payload);
  for (const detail of details) for (const parameter of detail.parameters) delete parameter.history;
  return { summary, details };
}

async function compare(stored, name) {
  const { again } = stored;
  assert.ok(again, `${name}: the report holds what there is to simulate again`);
  const ask = await loadEngine(engine, again.files);
  const { input_hash } = await ask("open", { request: again });
  assert.equal(input_hash, again.input_hash, `${name}: the same input`);
  assert.equal(again.check_sums.length, replications);
  for (const { replication, rows } of again.check_sums) {
    const { check_sums, outcomes } = await ask("simulate", { replication });
    assert.deepEqual(check_sums, rows, `${name}: check sums of replication ${replication}`);
    await ask("keep", { replication, outcomes });
  }
  const again_shown = shown(await ask("results", { requested: replications }));
  assert.deepEqual(again_shown, shown(stored), `${name}: everything that the report shows`);
  return ask;
}

try {
  // All but those that others extend, which name no municipality.
  const files = readdirSync(scenarios).filter(
    (file) =>
      file.endsWith(".toml") &&
      !["sources.toml", "denmark.toml", "denmark-unfitted.toml"].includes(file),
  );
  assert.ok(files.length >= 9, `scenarios: ${files.join(", ")}`);
  for (const file of files) {
    await compare(run([join(scenarios, file)], file, ["--draws", "2"]), `${file}, draws`);
    await compare(
      run([join(scenarios, file)], `${file}-central`, ["--draws", "0"]),
      `${file}, central values`,
    );
    console.log(`${file}: the same bits`);
  }

  // A file of the user's own, outside the shipped folder, with overrides of every kind.
  const own = join(folder, "own-town.toml");
  writeFileSync(
    own,
    'extends = "denmark.toml"\ntitle = { da = "Egen by" }\n[municipality]\n' +
      'name = "Egenby"\nbirths_per_year = 60\n[programmes.leksand]\nenabled = true\n',
  );
  const stored = run([own], "own", [
    "--draws",
    "2",
    "--set",
    "programmes.leksand.meetings=12",
    "--set",
    'municipality.name=Åby, øst for "Å"',
  ]);
  assert.ok(
    Object.keys(stored.again.files).every((name) => /^(own|scenarios)\/[\w.-]+$/.test(name)),
    "no folder of the machine is told",
  );
  const ask = await compare(stored, "own file");

  // What `kohort run` writes, byte for byte; only places in files are the machine's.
  const requested = replications;
  const written = (name) => readFileSync(join(folder, "own", name), "utf8");
  assert.equal((await ask("summary", { requested })).text, written("summary.json"), "summary.json");
  const tables = await ask("tables", { requested, danish: false });
  const names = readdirSync(join(folder, "own", "tables")).map((name) => name.slice(0, -4));
  assert.deepEqual(Object.keys(tables).sort(), names.sort(), "all tables");
  const unplaced = (csv) => csv.replace(/,[^,]*:\d+:\d+,/g, ",,");
  for (const name of names)
    assert.equal(unplaced(tables[name]), unplaced(written(`tables/${name}.csv`)), name);
  const excel = await ask("tables", { requested, danish: true });
  assert.ok(excel.headline.startsWith("\ufeffscenario;metric;"), "the dialect of Danish Excel");
  // What is no part of the scenario, but of what the report shows beside it.
  for (const name of ["sources.toml", "targets/denmark-fit.json"])
    await ask("file", {
      name: `scenarios/${name}`,
      text: readFileSync(join(scenarios, name), "utf8"),
    });
  const whole = await ask("whole", { requested });
  assert.deepEqual(shown(whole), shown(stored), "a report of its own: its figures");
  assert.deepEqual(
    { ...whole.again, files: null },
    { ...stored.again, files: null },
    "a report of its own: what there is to simulate again",
  );
  for (const [name, text] of Object.entries(stored.again.files))
    assert.equal(whole.again.files[name], text, name);
  for (const part of ["catalogue", "fit", "sources", "language", "format", "study"])
    assert.deepEqual(whole[part], stored[part], `a report of its own: ${part}`);
  assert.equal(whole.fit.length > 0, true, "the baseline stands beside registers");

  // Fewer replications than asked for, and fewer than draws: said as the program says it.
  const few = run([own], "few", ["--draws", "9"]);
  await ask("open", { request: { ...few.again, draws: 9, language: "da" } });
  for (let replication = 0; replication < 3; replication += 1)
    await ask("keep", { replication, ...(await ask("simulate", { replication })) });
  const stopped = await ask("whole", { requested: replications });
  assert.equal(stopped.summary.complete, false, "three of four are no whole run");
  assert.equal(stopped.summary.replications, 3);
  assert.deepEqual(stopped.summary.notes, few.summary.notes, "draws that nobody has are told");
  const needs = await ask("needs", { replications: 1000 });
  assert.ok(needs.bytes > 1e6 && needs.bytes < 1e12, `needs: ${needs.bytes}`);
  await ask("open", { request: stored.again });

  // Every value with its source and grade, before anything is simulated.
  const look = await ask("look", { file: "own/own-town.toml", language: "da" });
  assert.deepEqual(look.programmes, ["leksand"]);
  assert.equal(look.municipality, "Egenby");
  const births = look.parameters.find(({ key }) => key === "municipality.births_per_year");
  assert.deepEqual(births.value, [60]);
  assert.deepEqual(
    births.history.map(({ file, line }) => [file.split("/").pop(), line]).pop(),
    ["own-town.toml", 5],
    "where the value was given last",
  );
  assert.ok(
    look.parameters.every(({ grade }) => grade !== ""),
    "every value has a grade",
  );
  assert.ok(
    look.warnings.some((line) => /births_per_year/.test(line)),
    "an assumption is told",
  );
  const { text } = await ask("start_from", { base: "denmark.toml" });
  await ask("file", { name: "own/new.toml", text });
  assert.deepEqual((await ask("look", { file: "own/new.toml", language: "en" })).programmes, []);

  // Another scenario in place of "no programmes", named by the file itself: the engine compares
  // with it, too.
  writeFileSync(
    join(folder, "variant.toml"),
    'extends = "own-town.toml"\nreference = "own-town"\n[programmes.leksand]\nmeetings = 6\n',
  );
  const against = run([join(folder, "variant.toml")], "against", ["--draws", "2"]);
  assert.equal(against.again.reference, "own-town");
  assert.equal(against.summary.scenarios[0].reference.id, "own-town");
  await compare(against, "a reference");
  await ask("open", { request: stored.again });

  // The effects at another strength are what --set gives.
  const { overrides } = await ask("strength", { strength: 0.5 });
  assert.ok(overrides.length > 0);
  const half = run([own], "half", [
    "--draws",
    "2",
    ...[...stored.again.overrides, ...overrides].flatMap((text) => ["--set", text]),
  ]);
  const { input_hash } = await ask("open", {
    request: { ...stored.again, overrides: [...stored.again.overrides, ...overrides] },
  });
  assert.equal(input_hash, half.again.input_hash, "half the effects: the same input");
  await ask("open", { request: stored.again });
  assert.deepEqual(
    (await ask("strength", { strength: 1 })).overrides,
    [],
    "the effects as stated need no override",
  );
  const none = (await ask("strength", { strength: 0 })).overrides;
  const without = run([own], "none", [
    "--draws",
    "2",
    ...[...stored.again.overrides, ...none].flatMap((text) => ["--set", text]),
  ]);
  assert.equal(
    without.summary.scenarios[0].metrics.placement_starts.difference.mean,
    0,
    "no effect: nothing but cost",
  );

  // What is wrong is said as `check` says it, and the engine goes on.
  await ask("file", {
    name: "own/broken.toml",
    text: 'extends = "denmark.toml"\n[municipality]\nbirths_per_yaer = 60\n',
  });
  await assert.rejects(ask("check", { file: "own/broken.toml", language: "da" }), (error) =>
    error.problems.some((line) => /own\/broken\.toml:3:1: .*births_per_year/.test(line)),
  );
  await assert.rejects(
    ask("keep", { replication: 0, outcomes: new Float64Array(5) }),
    /no outcomes of this plan/,
  );
  await assert.rejects(
    ask("open", { request: { scenarios: [], overrides: [], seed: "1", draws: 0 } }),
    /no scenario/,
  );
  assert.equal(
    (await ask("open", { request: stored.again })).input_hash,
    stored.again.input_hash,
    "goes on after errors",
  );
  console.log("engine test: passed");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
