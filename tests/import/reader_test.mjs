// JSON-stat's reference reader and `kohort import` find the same numbers in the same table, and the
// PC-Axis and CSV files of that table give them, too: reader_test.mjs KOHORT MODULES TABLES
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [kohort, modules, tables] = process.argv.slice(2);
const { default: JSONstat } = await import(
  pathToFileURL(`${modules}/node_modules/jsonstat-toolkit/import.mjs`).href
);

const set = JSONstat(JSON.parse(readFileSync(`${tables}/placed.json`, "utf8")));
const time = set.role.time[0];
const rest = set.id.filter((id) => id !== time && set.Dimension(id).length > 1);

// What kohort prints for one choice: years with numbers, or why there is one without.
function printed(file, choice) {
  const where = Object.entries(choice).flatMap(([id, code]) => ["--where", `${id}=${code}`]);
  try {
    const text = execFileSync(kohort, ["import", `${tables}/${file}`, "--lang", "en", ...where], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chosen = text.slice(text.indexOf("Chosen:"));
    return new Map(
      [...chosen.matchAll(/^ {2}(\d{4}) {2}([\d,.]+)/gm)].map(([, year, number]) => [
        year,
        Number(number.replaceAll(",", "")),
      ]),
    );
  } catch (error) {
    return error.stderr;
  }
}

let compared = 0;
let wrong = 0;
function expect(good, message) {
  compared += 1;
  if (good) return;
  wrong += 1;
  console.error(`FAILED: ${message}`);
}

function combinations([first, ...others]) {
  if (!first) return [{}];
  return set
    .Dimension(first)
    .id.flatMap((code) => combinations(others).map((choice) => ({ [first]: code, ...choice })));
}

for (const choice of combinations(rest)) {
  const numbers = set
    .Dimension(time)
    .id.map((year) => [year, set.Data({ ...choice, [time]: year })]);
  for (const file of ["placed.json", "placed.px", "placed.csv"]) {
    // CSV files of statbanks have texts, no codes, but of places.
    const named = Object.fromEntries(
      Object.entries(choice).map(([id, code]) => [
        id,
        file === "placed.csv" ? set.Dimension(id).Category(code).label : code,
      ]),
    );
    const found = printed(file, named);
    for (const [year, { value, status }] of numbers) {
      const what = `${file}, ${Object.values(named)}, ${year}`;
      if (typeof found === "string")
        expect(
          numbers.some(([, n]) => n.value === null && n.status === "..") &&
            found.includes('".." instead of a number'),
          `${what}: ${found}`,
        );
      else
        // The reader leaves "-" to whoever uses it; a statbank's legend says that it is zero.
        expect(
          found.get(year) === (value ?? (status === "-" ? 0 : NaN)),
          `${what}: ${found.get(year)}, not ${value}`,
        );
    }
  }
}
console.log(`${compared} numbers compared, ${wrong} differ`);
process.exit(wrong > 0 || compared < 100 ? 1 : 0);
