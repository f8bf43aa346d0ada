/**
 * The workbook is the same everywhere: engines.mjs FOLDER MODULES
 * FOLDER holds pairs NAME-stale.xlsx (changed inputs, old values) and NAME-fresh.xlsx (the values
 * that
 * Kohort computes for them). LibreOffice, gnumeric and HyperFormula recalculate the stale one;
 * every
 * formula cell must come to what the fresh one holds. Exit code 77: a program is missing, the
 * others
 * agree.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { placeOf, readXlsx } from "./xlsx.mjs";

const [folder, modules] = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((name) => name.endsWith("-stale.xlsx"))
  .map((name) => name.replace("-stale.xlsx", ""));
const failures = [];

const has = (program) =>
  process.env.PATH.split(":").some((path) => existsSync(join(path, program)));
const close = (a, b) =>
  typeof a === "number" && typeof b === "number"
    ? Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b))
    : a === b;

/**
 * Compares all formula cells; `valueOf(sheet, cell)` is what the engine makes of them. Returns how
 * many.
 */
function compare(engine, name, fresh, valueOf) {
  let count = 0;
  for (const sheet of fresh.sheets) {
    for (const [cell, { formula, value }] of sheet.cells) {
      if (formula === null) continue;
      count += 1;
      const found = valueOf(sheet.name, cell);
      if (!close(found, value))
        failures.push(
          `${engine}, ${name}: ${sheet.name}!${cell} is ${found} instead of ${value}: =${formula}`,
        );
    }
  }
  return count;
}

/** What another program has written. */
function compareFile(engine, name, fresh, path) {
  const { sheets } = readXlsx(path);
  const bySheet = new Map(sheets.map((sheet) => [sheet.name, sheet.cells]));
  return compare(engine, name, fresh, (sheet, cell) => {
    const found = bySheet.get(sheet)?.get(cell);
    return found?.error ? `the error ${found.value}` : found?.value;
  });
}

/** A folder of profile in which LibreOffice recalculates on loading. */
function profile() {
  const user = join(folder, "profile", "user");
  mkdirSync(user, { recursive: true });
  writeFileSync(
    join(user, "registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
  <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
`,
  );
  return `-env:UserInstallation=file://${join(folder, "profile")}`;
}

function libreOffice() {
  const out = join(folder, "libreoffice");
  mkdirSync(out, { recursive: true });
  execFileSync(
    "soffice",
    [
      profile(),
      "--headless",
      "--convert-to",
      "xlsx",
      "--outdir",
      out,
      ...names.map((name) => join(folder, `${name}-stale.xlsx`)),
    ],
    { stdio: "pipe", timeout: 300000 },
  );
  return (name) => join(out, `${name}-stale.xlsx`);
}

function gnumeric() {
  const out = join(folder, "gnumeric");
  mkdirSync(out, { recursive: true });
  return (name) => {
    const path = join(out, `${name}.xlsx`);
    execFileSync("ssconvert", ["--recalc", join(folder, `${name}-stale.xlsx`), path], {
      stdio: "pipe",
      timeout: 300000,
    });
    return path;
  };
}

/** Text goes in behind an apostrophe, so that it stays text. */
function hyperFormula(HyperFormula, stale) {
  const sheets = {};
  for (const { name, cells } of stale.sheets) {
    const rows = [];
    for (const [cell, { formula, value }] of cells) {
      const { row, column } = placeOf(cell);
      while (rows.length <= row) rows.push([]);
      while (rows[row].length <= column) rows[row].push(null);
      rows[row][column] =
        formula !== null ? `=${formula}` : typeof value === "string" ? `'${value}` : value;
    }
    sheets[name] = rows;
  }
  const engine = HyperFormula.buildFromSheets(
    sheets,
    { licenseKey: "gpl-v3" },
    stale.names.map(({ name, refers }) => ({ name, expression: `=${refers}` })),
  );
  return (sheet, cell) => {
    const { row, column } = placeOf(cell);
    const found = engine.getCellValue({ sheet: engine.getSheetId(sheet), row, col: column });
    return found !== null && typeof found === "object" ? `the error ${found.value}` : found;
  };
}

const missing = [];
const books = new Map(
  names.map((name) => [
    name,
    {
      fresh: readXlsx(join(folder, `${name}-fresh.xlsx`)),
      stale: readXlsx(join(folder, `${name}-stale.xlsx`)),
    },
  ]),
);
const counted = {};
const told = (engine, count) => {
  counted[engine] = (counted[engine] ?? 0) + count;
};

// The test would show nothing if no formula came to something new.
for (const [name, { fresh, stale }] of books) {
  const old = new Map(stale.sheets.map((sheet) => [sheet.name, sheet.cells]));
  const changed = fresh.sheets.flatMap((sheet) =>
    [...sheet.cells].filter(
      ([cell, { formula, value }]) =>
        formula !== null && !close(old.get(sheet.name)?.get(cell)?.value, value),
    ),
  );
  if (changed.length < 100)
    failures.push(`${name}: only ${changed.length} formula cells change with the inputs`);
}
for (const [engine, program, convert] of [
  ["LibreOffice", "soffice", libreOffice],
  ["gnumeric", "ssconvert", gnumeric],
]) {
  if (!has(program)) {
    missing.push(engine);
    continue;
  }
  const written = convert();
  for (const [name, { fresh }] of books)
    told(engine, compareFile(engine, name, fresh, written(name)));
}
const require = createRequire(join(resolve(modules), "package.json"));
if (existsSync(join(modules, "node_modules", "hyperformula"))) {
  const { HyperFormula } = require("hyperformula");
  for (const [name, { fresh, stale }] of books)
    told("HyperFormula", compare("HyperFormula", name, fresh, hyperFormula(HyperFormula, stale)));
} else missing.push("HyperFormula");

for (const line of failures.slice(0, 20)) console.log(line);
if (failures.length > 0) {
  console.log(`FAILED: ${failures.length} differences in ${basename(folder)}`);
  process.exit(1);
}
for (const [engine, count] of Object.entries(counted))
  console.log(
    `${engine}: ${count} formula cells of ${names.length} workbooks come to Kohort's values`,
  );
if (missing.length > 0) {
  console.log(`skipped: not installed: ${missing.join(", ")} (scripts/setup --tests)`);
  process.exit(77);
}
