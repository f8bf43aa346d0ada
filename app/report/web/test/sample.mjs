// Assembles a payload for development and tests from a results folder (summary.json, manifest.json,
// tables/*.csv). What the folder does not hold (fan quantiles, flips, lineage, economics, study) is
// MADE UP here in the right shape. Usage: node test/sample.mjs RESULTS OUT.json [--study]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

function csv(file) {
  const rows = [];
  let row = [], cell = "", quoted = false;
  const text = readFileSync(file, "utf8");
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') { cell += c; i += 1; }
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ",") { row.push(cell); cell = ""; }
    else if (c === "\n") { row.push(cell.replace(/\r$/, "")); rows.push(row); row = []; cell = ""; }
    else cell += c;
  }
  const [head, ...rest] = rows;
  return rest.map((r) => Object.fromEntries(head.map((name, i) => [name, (r[i] ?? "").replace(/\r$/, "")])));
}

const number = (text) => (text === "" || text === undefined ? null : Number(Number(text).toPrecision(7)));
const estimate = (row, prefix = "") =>
  row ? { mean: number(row[`${prefix}mean`]), se: number(row[`${prefix}se`]), low: number(row[`${prefix}low`]), high: number(row[`${prefix}high`]) }
      : { mean: 0, se: 0, low: 0, high: 0 };
const compared = (before, after) => ({ baseline: estimate(before), scenario: estimate(after), difference: estimate(after, "difference_") });

function series(rows, id, baseline, along) {
  const result = {};
  const before = new Map(rows.filter((r) => r.scenario === baseline).map((r) => [`${r.metric} ${r[along]}`, r]));
  for (const row of rows.filter((r) => r.scenario === id)) {
    (result[row.metric] ??= []).push(compared(before.get(`${row.metric} ${row[along]}`), row));
  }
  return result;
}

function costs(rows, scenario) {
  const cells = new Map();
  for (const row of rows.filter((r) => r.scenario === scenario.id || r.scenario === scenario.baseline)) {
    const key = `${row.category} ${row.payer}`;
    if (!cells.has(key)) cells.set(key, { category: row.category, payer: row.payer, years: [] });
    const years = cells.get(key).years;
    const at = Number(row.year) - scenario.first_year;
    years[at] ??= [];
    years[at][row.scenario === scenario.id ? 1 : 0] = row;
  }
  return [...cells.values()].map((c) => ({ ...c, years: Array.from({ length: scenario.last_year - scenario.first_year + 1 }, (_, y) => {
    const [before, after] = c.years[y] ?? [];
    return compared(before, after);
  }) }));
}

const z = { 0.025: -1.96, 0.1: -1.2816, 0.25: -0.6745, 0.5: 0, 0.75: 0.6745, 0.9: 1.2816, 0.975: 1.96 };
function fan(payer) {
  const probabilities = Object.keys(z).map(Number).sort((a, b) => a - b);
  return { probabilities, years: payer.years.map(({ cumulated_difference: c }) =>
    probabilities.map((p) => (c.low === null ? null : c.mean + (z[p] < 0 ? (c.mean - c.low) : (c.high - c.mean)) * z[p] / 1.96))) };
}

function parameters(rows, id) {
  const found = new Map();
  for (const row of rows.filter((r) => r.scenario === id)) {
    if (!found.has(row.key)) {
      const [file, line, column] = row.place.split(":");
      found.set(row.key, { key: row.key, programme: /^programmes\.(\w+)/.exec(row.key)?.[1] ?? null, unit: row.unit, meaning: row.meaning,
        labels: [], value: [], low: [], high: [], distribution: row.distribution, price_year: number(row.price_year), source: row.source,
        grade: row.grade, note: "", history: [{ file, line: Number(line), column: Number(column), value: row.value }] });
    }
    const p = found.get(row.key);
    if (row.label) p.labels.push(row.label);
    p.value.push(number(row.value));
    if (row.low !== "") p.low.push(number(row.low));
    if (row.high !== "") p.high.push(number(row.high));
  }
  return [...found.values()];
}

const keep = new Set(["case_years", "caseworker_years", "wait_years", "waits", "examinations", "examinations_overdue", "placement_starts", "notifications",
  "placement_years_kinship", "placement_years_foster", "placement_years_institution", "placement_years_residence", "placement_years_boarding", "placement_years_own_room"]);
const keepAge = new Set(["child_years", "separations", "placed_years", "first_placements"]);
const only = (record, names) => Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name)));

function detail(scenario, tables, first) {
  const all = parameters(tables.parameter, scenario.id);
  const used = all.filter((p) => (!p.programme || scenario.programmes.includes(p.programme)) && (p.grade === "N" || p.programme));
  const assumed = used.filter((p) => p.grade === "N" && p.value.length === 1 && p.high.length === 1);
  const c = scenario.payers.municipality.years.reduce((sum, y) => sum + (y.difference.mean ?? 0), 0);
  const e = (x) => ({ mean: x, se: Math.abs(x) / 15, low: x - Math.abs(x) * 0.4, high: x + Math.abs(x) * 0.4 });
  const covers = scenario.metrics.cost_municipality.difference.low < 0 && scenario.metrics.cost_municipality.difference.high > 0;
  const lifts = (id) => scenario.metrics[id].difference.mean;
  return {
    id: scenario.id, first_birth_year: scenario.first_year, last_birth_year: scenario.first_year + 4, horizon_age: 65,
    yearly: only(series(tables.yearly, scenario.id, scenario.baseline, "year"), keep),
    by_age: Object.fromEntries(Object.entries(only(series(tables.by_age, scenario.id, scenario.baseline, "age"), keepAge)).map(([k, v]) => [k, v.slice(0, 23)])),
    cost: costs(tables.cost, scenario),
    fan: Object.fromEntries(Object.entries(scenario.payers).map(([payer, p]) => [payer, fan(p)])),
    lives_changed: { children: 4000, ever_placed: lifts("ever_placed_by_18"), parents_separated: lifts("parents_separated_by_18") },
    parameters: used,
    budget: scenario.programmes.length === 0 ? [] : [
      { programme: scenario.programmes[0], year: scenario.first_year, adopted: 1e7, bottom_up: 1.16e7, difference: 1.6e6, source: "assumption" },
      { programme: scenario.programmes[0], year: scenario.first_year + 1, adopted: null, bottom_up: 1.31e7, difference: null, source: "" }],
    break_even: scenario.programmes.length === 0 || !first ? null : { outcome: "found", years: 10, strength: 2.4, se: 0.3, without_effect: 9.1e7, replications: 20,
      effects: assumed.filter((p) => /elasticity|_ratio$/.test(p.key)).slice(0, 4).map((p) => ({ key: p.key, label: p.meaning, neutral: /ratio/.test(p.key) ? 1 : 0,
        stated: p.value[0], needed: (/ratio/.test(p.key) ? 1 : 0) + 2.4 * (p.value[0] - (/ratio/.test(p.key) ? 1 : 0)), low: p.low[0], high: p.high[0], grade: p.grade, source: p.source })) },
    flips: scenario.programmes.length === 0 ? [] : assumed.slice(0, 3).map((p, i) => ({ key: p.key, label: p.meaning, unit: p.unit, central: p.value[0],
      turns_at: p.low[0] + (p.high[0] - p.low[0]) * (0.7 + i * 0.3), position: 0.7 + i * 0.3, grade: p.grade })),
    weights: assumed.slice(0, 12).map((p, i) => ({ key: p.key, share: 0.3 / (i + 1) ** 1.3, share_se: 0.05 / (i + 1), grade: p.grade })),
    economics: { rules: "fm2023", rules_text: { da: "Finansministeriets diskonteringsrente: 3,5 pct. i år 0-35, 2,5 pct. i år 36-70, derefter 1,5 pct.", en: "The Ministry of Finance's discount rates: 3.5% in years 0-35, 2.5% in years 36-70, then 1.5%." },
      ledgers: ["municipality", "public", "society"].map((ledger, i) => ({ ledger, discounted: ledger === "society", programme_cost: e(c * 1.4), saving: e(-c * (0.4 + 0.1 * i)), net: e(c * (1 - 0.1 * i)) })),
      cashable_saving: e(-c * 0.3), other_saving: e(-c * 0.1), benefit_cost_ratio: e(0.37), lines: [] },
    lineage: { cost_municipality: { formula: { da: "sum over budgetår af alle udgifter, som kommunen betaler, minus refusion og skat", en: "sum over budget years of all costs that the municipality pays, less refund and tax" },
        parameters: used.slice(0, 4).map((p) => p.key), section: "Money" },
      fan: { formula: { da: "løbende sum af forskellen i kommunens nettoudgift", en: "running sum of the difference in the municipality's net cost" }, parameters: used.slice(0, 3).map((p) => p.key), section: "Money" } },
    warnings: [
      { kind: "assumptions", text: { da: `${scenario.assumptions} af ${scenario.parameters} parametre er antagelser uden kilde (grad N).`, en: `${scenario.assumptions} of ${scenario.parameters} parameters are assumptions without a source (grade N).` } },
      ...(covers ? [{ kind: "interval_covers_zero", text: { da: "Intervallet for kommunens udgift omfatter nul.", en: "The interval of the municipality's cost includes zero." } }] : [])],
  };
}

const study = { title: { da: "Følsomhed (opdigtede testdata)", en: "Sensitivity (made-up test data)" }, design: "lhs", points: 64, failed: 1, replications: 4, outputs: ["cost_municipality"], analyses: [
  { kind: "tornado", output: "cost_municipality", base: 8.2e7, bars: [{ key: "casework.stay_elasticity", low: 6e7, high: 9.5e7, low_input: 0.7, high_input: 0 }, { key: "casework.turnover", low: 8e7, high: 8.6e7, low_input: 0.1, high_input: 0.3 }] },
  { kind: "morris", output: "cost_municipality", points: [{ key: "casework.stay_elasticity", mu_star: 3e7, mu_star_se: 3e6, sigma: 1e7 }, { key: "casework.turnover", mu_star: 4e6, mu_star_se: 1e6, sigma: 3e6 }] },
  { kind: "sobol", output: "cost_municipality", bars: [{ key: "casework.stay_elasticity", first: 0.5, first_low: 0.4, first_high: 0.6, total: 0.6, total_low: 0.5, total_high: 0.7 }, { key: "casework.turnover", first: 0.05, first_low: -0.02, first_high: 0.1, total: 0.08, total_low: 0.01, total_high: 0.15 }] },
  { kind: "acceptability", output: "placements", options: ["Sverigesmodel", "Leksand"], thresholds: [0, 5e5, 1e6, 2e6], probability: [[0.1, 0.3, 0.5, 0.7], [0.9, 0.7, 0.5, 0.3]] },
  { kind: "plane", output: "cost", effect: "placements", points: Array.from({ length: 40 }, (_, i) => ({ cost: 8e7 + 1e7 * Math.sin(i * 7), effect: -3 + 4 * Math.cos(i * 3), option: i % 2 ? "Sverigesmodel" : "Leksand" })) },
  { kind: "evppi", evpi: 3e6, evpi_se: 4e5, rows: [{ key: "casework.stay_elasticity", value: 2e6, se: 3e5 }, { key: "casework.turnover", value: 1e5, se: 1e5 }] },
  { kind: "pilot", rows: [{ key: "casework.stay_elasticity", families: 400, years: 3, cost: 1.2e6, evsi: 1.6e6, se: 3e5, net: 4e5 }] },
  { kind: "convergence", output: "cost_municipality", lines: [{ key: "casework.stay_elasticity", points: [16, 32, 48, 64], value: [0.4, 0.55, 0.52, 0.5], low: [0.1, 0.35, 0.38, 0.4], high: [0.7, 0.75, 0.66, 0.6] }] },
  { kind: "table", title: { da: "Andet", en: "Other" }, columns: ["key", "value"], rows: [["a", 1.5], ["=b", null]] }] };

export function assemble(folder, withStudy = false) {
  const summary = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"), (_, v) => (typeof v === "number" ? Number(v.toPrecision(7)) : v));
  const tables = Object.fromEntries(["yearly", "by_age", "cost", "parameter"].map((t) => [t, csv(join(folder, "tables", `${t}.csv`))]));
  const scenarios = summary.scenarios.map((s, i) => detail(s, tables, i === 0));
  const ids = new Set(scenarios.flatMap((s) => s.parameters.map((p) => p.source)).filter(Boolean));
  return { format: "kohort-report-1", language: "da", summary, manifest: JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")), scenarios,
    fit: [{ id: "stock", label: { da: "Anbragte pr. 1.000 børn, 2016", en: "Placed per 1,000 children, 2016" }, unit: "per 1,000 children", target: 10.4, simulated: 10.88, tolerance: 0.5, within: true, source: "stock_2016" },
          { id: "starts", label: { da: "Anbringelser, der begynder, pr. 1.000 børn", en: "Placements that start per 1,000 children" }, unit: "per 1,000 children", target: 2.2, simulated: 2.83, tolerance: 0.3, within: false, source: "starts_rate_dk_se" }],
    sources: Object.fromEntries([...ids].map((id) => [id, { title: `Kilde ${id} (testdata)`, url: "https://example.org/" }])), study: withStudy ? study : null };
}

if (process.argv[1]?.endsWith("sample.mjs") && process.argv.length > 3) {
  writeFileSync(process.argv[3], JSON.stringify(assemble(process.argv[2], process.argv.includes("--study"))));
}
