// A payload for development and tests from a results folder: that of its report.html, with numbers
// of
// seven digits. With --study it gets a study that
// is MADE UP, with every kind of analysis. Usage: node test/sample.mjs RESULTS OUT.json [--study]
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const study = {
  title: { da: "Følsomhed (opdigtede testdata)", en: "Sensitivity (made-up test data)" },
  design: "latin-hypercube",
  points: 64,
  failed: 1,
  replications: 4,
  outputs: ["cost_municipality"],
  analyses: [
    {
      kind: "tornado",
      output: "cost_municipality",
      base: 8.2e7,
      bars: [
        { key: "casework.stay_elasticity", low: 6e7, high: 9.5e7, low_input: 0.7, high_input: 0 },
        { key: "casework.turnover", low: 8e7, high: 8.6e7, low_input: 0.1, high_input: 0.3 },
      ],
    },
    {
      kind: "morris",
      output: "cost_municipality",
      points: [
        { key: "casework.stay_elasticity", mu_star: 3e7, mu_star_se: 3e6, sigma: 1e7 },
        { key: "casework.turnover", mu_star: 4e6, mu_star_se: 1e6, sigma: 3e6 },
      ],
    },
    {
      kind: "sobol",
      output: "cost_municipality",
      bars: [
        {
          key: "casework.stay_elasticity",
          first: 0.5,
          first_low: 0.4,
          first_high: 0.6,
          total: 0.6,
          total_low: 0.5,
          total_high: 0.7,
        },
        {
          key: "casework.turnover",
          first: 0.05,
          first_low: -0.02,
          first_high: 0.1,
          total: 0.08,
          total_low: 0.01,
          total_high: 0.15,
        },
      ],
    },
    {
      kind: "acceptability",
      output: "placements",
      options: ["Sverigesmodel", "Leksand"],
      thresholds: [0, 5e5, 1e6, 2e6],
      probability: [
        [0.1, 0.3, 0.5, 0.7],
        [0.9, 0.7, 0.5, 0.3],
      ],
    },
    {
      kind: "plane",
      output: "cost",
      effect: "placements",
      points: Array.from({ length: 40 }, (_, i) => ({
        cost: 8e7 + 1e7 * Math.sin(i * 7),
        effect: -3 + 4 * Math.cos(i * 3),
        option: i % 2 ? "Sverigesmodel" : "Leksand",
      })),
    },
    {
      kind: "incremental",
      output: "cost_municipality",
      effect: "placement_years",
      rows: [
        {
          option: "baseline",
          cost: { mean: 0, se: 0, low: 0, high: 0 },
          effect: { mean: 0, se: 0, low: 0, high: 0 },
          standing: "frontier",
          against: null,
          ratio: null,
          frontier_share: { mean: 1, low: 0.96, high: 1 },
        },
        {
          option: "Leksand",
          cost: { mean: 4e6, se: 5e5, low: 3e6, high: 5e6 },
          effect: { mean: 3, se: 1, low: 1, high: 5 },
          standing: "dominated",
          against: null,
          ratio: null,
          frontier_share: { mean: 0.2, low: 0.1, high: 0.3 },
        },
        {
          option: "Sverigesmodel",
          cost: { mean: 3e6, se: 5e5, low: 2e6, high: 4e6 },
          effect: { mean: 12, se: 2, low: 8, high: 16 },
          standing: "frontier",
          against: "baseline",
          ratio: { mean: 2.5e5, se: 5e4, low: 1.7e5, high: 3.9e5 },
          frontier_share: { mean: 0.9, low: 0.8, high: 0.95 },
        },
      ],
    },
    {
      kind: "evppi",
      evpi: 3e6,
      evpi_se: 4e5,
      rows: [
        { key: "casework.stay_elasticity", value: 2e6, se: 3e5 },
        { key: "casework.turnover", value: 1e5, se: 1e5 },
      ],
    },
    {
      kind: "pilot",
      rows: [
        {
          key: "casework.stay_elasticity",
          families: 400,
          years: 3,
          cost: 1.2e6,
          evsi: 1.6e6,
          se: 3e5,
          net: 4e5,
        },
      ],
    },
    {
      kind: "convergence",
      output: "cost_municipality",
      lines: [
        {
          key: "casework.stay_elasticity",
          points: [16, 32, 48, 64],
          value: [0.4, 0.55, 0.52, 0.5],
          low: [0.1, 0.35, 0.38, 0.4],
          high: [0.7, 0.75, 0.66, 0.6],
        },
      ],
    },
    {
      kind: "table",
      title: { da: "Andet", en: "Other" },
      columns: ["key", "value"],
      rows: [
        ["a", 1.5],
        ["=b", null],
      ],
    },
    { kind: "evppi", evpi: 2e6, evpi_se: 1e5, rows: [] },
    { kind: "sobol", output: "y", bars: [] },
  ],
};

export function payloadOf(html) {
  const [, json] =
    /<script type="application\/json" id="payload">(.*?)<\/script>/s.exec(html) ?? [];
  if (!json) throw new Error("no payload in the report");
  return JSON.parse(json, (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(7)) : value,
  );
}

export function assemble(folder, withStudy = false) {
  const payload = payloadOf(readFileSync(join(folder, "report.html"), "utf8"));
  if (withStudy) payload.study = study;
  return payload;
}

if (process.argv[1]?.endsWith("sample.mjs") && process.argv.length > 3) {
  writeFileSync(
    process.argv[3],
    JSON.stringify(assemble(process.argv[2], process.argv.includes("--study"))),
  );
}
