/** Other calculations beside this one, from their summary.json. */
import type { Context } from "../context";
import { clean, h, type Child } from "../dom";
import { renderFigure } from "../figure";
import { formatInterval, formatShare, magnitudeOf } from "../format";
import type { Estimate, ScenarioSummary, Summary } from "../payload";
import { meanCell, type AnyCell, type Table } from "../table";
import type { Say } from "./words";

export interface Other {
  /** Its file, or nothing for what was calculated here. */
  file: string | null;
  summary: Summary;
}
interface Row {
  origin: string;
  replications: number;
  s: ScenarioSummary;
}

/** Larger ones are no summaries [bytes]. */
export const mostSummary = 50_000_000;

const columns = [
  "cost_municipality",
  "cost_public",
  "placement_starts",
  "placement_years",
  "ever_placed_by_18",
] as const;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function need(good: boolean, what: string): asserts good {
  if (!good) throw new Error(what);
}

function checkEstimate(value: unknown, what: string): void {
  need(isObject(value), what);
  for (const part of ["mean", "se", "low", "high"])
    need(value[part] === null || Number.isFinite(value[part]), `${what}.${part}`);
}

function checkScenario(value: unknown, at: string): void {
  need(isObject(value), at);
  need(typeof value.id === "string", `${at}.id`);
  for (const part of ["first_year", "last_year", "price_year"])
    need(Number.isInteger(value[part]), `${at}.${part}`);
  need(isObject(value.title), `${at}.title`);
  need(isObject(value.metrics), `${at}.metrics`);
  for (const id of columns) {
    const metric = value.metrics[id];
    need(isObject(metric) && typeof metric.unit === "string", `${at}.metrics.${id}`);
    checkEstimate(metric.difference, `${at}.metrics.${id}.difference`);
  }
  need(isObject(value.payers), `${at}.payers`);
  for (const payer of ["municipality", "public"]) {
    const p = value.payers[payer];
    const where = `${at}.payers.${payer}`;
    need(isObject(p) && isObject(p.payback) && Array.isArray(p.years), where);
    need(Number.isFinite(p.payback.probability), `${where}.payback`);
    need(isObject(p.payback.probability_by_year), `${where}.payback.probability_by_year`);
    need(p.years.length > 0 && p.years.length <= 200, `${where}.years`);
    p.years.forEach((year: unknown, y: number) => {
      need(isObject(year), `${where}.years.${y}`);
      checkEstimate(year.cumulated_difference, `${where}.years.${y}`);
    });
  }
}

/**
 * Nothing in a file is believed before it is checked.
 *
 * @throws Error with the place of what is wrong
 */
export function summaryOf(text: string): Summary {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error("JSON");
  }
  need(isObject(json) && json.format === "kohort-summary-1", "format");
  need(Number.isInteger(json.replications), "replications");
  need(typeof json.result_hash === "string", "result_hash");
  need(Array.isArray(json.scenarios), "scenarios");
  json.scenarios.forEach((s: unknown, i: number) => checkScenario(s, `scenarios.${i}`));
  return json as unknown as Summary;
}

/** The sentence that refuses a file, or nothing. */
export function refusal(others: Other[], added: Other, say: Say): string | null {
  const name = clean(added.file, 120);
  if (added.summary.scenarios.length === 0) return say("compare.study", name);
  const prices = (summary: Summary): number => summary.scenarios[0]!.price_year;
  for (const other of others) {
    if (other.summary.result_hash === added.summary.result_hash) return say("compare.again", name);
    if (other.summary.scenarios.length > 0 && prices(other.summary) !== prices(added.summary))
      return say(
        "compare.prices",
        name,
        String(prices(added.summary)),
        String(prices(other.summary)),
      );
  }
  return null;
}

const yearsOf = (s: ScenarioSummary): number => s.payers.municipality?.years.length ?? 0;

/** Over the first `years` budget years, where a figure can be cut to them. */
function differenceOf(s: ScenarioSummary, id: (typeof columns)[number], years: number): Estimate {
  const payer = /^cost_(municipality|public)$/.exec(id)?.[1];
  const cut = payer && s.payers[payer]?.years[years - 1]?.cumulated_difference;
  return cut || s.metrics[id]!.difference;
}

function titleOf(s: ScenarioSummary, ctx: Context): string {
  const years = `${s.first_year}–${s.last_year}`;
  return `${ctx.of(s.title, 200) || clean(s.id, 80)} (${years})`;
}

export function compareTable(
  rows: Row[],
  years: number,
  cut: boolean,
  ctx: Context,
  say: Say,
): Table {
  // Only costs stand year by year in a summary.
  const shown = columns.filter((id) => !cut || id.startsWith("cost_"));
  const scales = shown.map((id) =>
    ctx.scale(
      rows[0]!.s.metrics[id]!.unit,
      Math.max(...rows.map(({ s }) => magnitudeOf(differenceOf(s, id, years)))),
    ),
  );
  const payback = (s: ScenarioSummary): AnyCell => {
    const p = s.payers.municipality!.payback;
    if (p.no_difference) return { text: "–", value: null };
    const share = cut ? p.probability_by_year[String(s.first_year + years - 1)] : p.probability;
    return { text: formatShare(share, ctx.language), value: share ?? null };
  };
  return {
    caption: say("compare.caption"),
    sortable: true,
    head: [
      ctx.t("col.scenario"),
      say("compare.from"),
      ...shown.map(
        (id, i) =>
          ctx.name("short", id) +
          (/kr\.|1[.,]000/.test(scales[i]!.unit) ? `, ${scales[i]!.unit}` : ""),
      ),
      ctx.t("comparison.payback"),
      say("compare.replications"),
    ],
    rows: rows.map(({ origin, replications, s }): AnyCell[] => [
      titleOf(s, ctx),
      origin,
      ...shown.map((id, i): AnyCell => {
        const e = differenceOf(s, id, years);
        const cell = meanCell(e, "", undefined, ctx, { scale: scales[i], signed: true });
        return {
          ...cell,
          detail: formatInterval(e, scales[i]!, ctx.language, { signed: true, bare: true }),
        };
      }),
      payback(s),
      { text: String(replications), value: replications },
    ]),
  };
}

export function comparison(others: Other[], ctx: Context, say: Say): Child {
  const rows = others.flatMap(({ file, summary }): Row[] =>
    summary.scenarios.map((s) => ({
      origin: file === null ? say("compare.this") : clean(file, 120),
      replications: summary.replications,
      s,
    })),
  );
  if (rows.length === 0) return h("p", {}, say("compare.empty"));
  const years = Math.min(...rows.map(({ s }) => yearsOf(s)));
  const cut = rows.some(({ s }) => yearsOf(s) !== years);
  return renderFigure(
    {
      id: "compare",
      title: say("compare.title"),
      unit: say("compare.unit", String(years), String(rows[0]!.s.price_year)),
      panels: [],
      tableFirst: true,
      table: compareTable(rows, years, cut, ctx, say),
      note: [
        cut ? h("p", {}, say("compare.cut", String(years))) : null,
        h("p", {}, say("compare.apart")),
      ],
      lineage: [],
    },
    ctx,
  );
}
