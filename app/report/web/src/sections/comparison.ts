/** Several scenarios: one table, rows are scenarios, the same seven figures, sortable. */
import type { Context, Scenario } from "../context";
import { h } from "../dom";
import { addUp, metric } from "../facts";
import { formatInterval, formatShare, magnitudeOf } from "../format";
import { renderFigure } from "../figure";
import type { Estimate } from "../payload";
import { prices } from "../sentences";
import { meanCell, type AnyCell, type Table } from "../table";
import { incrementalFigures } from "./incremental";
import { section } from "./section";

const columns = [
  "cost_municipality",
  "cost_public",
  "placement_starts",
  "placement_years",
  "ever_placed_by_18",
  "cases_per_caseworker",
] as const;
type Figure = (typeof columns)[number];

const yearsOf = (s: Scenario): number => s.summary.payers.municipality?.years.length ?? 0;

/** Budgets of 4 and 10 years are compared over their first 4; null if all have equally many. */
export function commonYears(ctx: Context): number | null {
  const all = ctx.scenarios.map(yearsOf);
  return new Set(all).size > 1 ? Math.min(...all) : null;
}

/**
 * The difference of a figure, and where it stands; a sum over the first `years` budget years if
 * that is a number.
 */
function differenceOf(
  s: Scenario,
  id: Figure,
  years: number | null,
  ctx: Context,
): { e: Estimate; path?: string } {
  if (years === null || id === "ever_placed_by_18")
    return {
      e: metric(s.summary, id).difference,
      path: `scenarios.${s.index}.metrics.${id}.difference`,
    };
  if (id === "cost_municipality" || id === "cost_public") {
    const payer = id.replace("cost_", "");
    const none: Estimate = { mean: null, se: null, low: null, high: null };
    return {
      e: s.summary.payers[payer]?.years[years - 1]?.cumulated_difference ?? none,
      path: `scenarios.${s.index}.payers.${payer}.years.${years - 1}.cumulated_difference`,
    };
  }
  const own = ctx.catalogue.figures.filter((f) => f.part_of === id).map((f) => f.id);
  const parts = own.length > 0 ? own : [id];
  return {
    e: addUp(
      parts.flatMap((part) =>
        (s.detail.yearly[part] ?? []).slice(0, years).map((row) => row.difference),
      ),
    ),
  };
}

function paybackCell(s: Scenario, years: number | null, ctx: Context): AnyCell {
  const payback = s.summary.payers.municipality?.payback;
  if (!payback || payback.no_difference) return { text: "–", value: null };
  const path = `scenarios.${s.index}.payers.municipality.payback`;
  const year = String(s.summary.first_year + (years ?? 0) - 1);
  const share = years === null ? payback.probability : payback.probability_by_year[year];
  return {
    text: formatShare(share, ctx.language),
    value: share ?? null,
    path: years === null ? `${path}.probability` : `${path}.probability_by_year.${year}`,
  };
}

export function comparisonTable(ctx: Context): Table {
  const years = commonYears(ctx);
  // An average over years of its own cannot be cut to the first ones.
  const shown = columns.filter((id) => years === null || id !== "cases_per_caseworker");
  const scales = shown.map((id) =>
    ctx.scale(
      metric(ctx.scenarios[0]!.summary, id).unit || "number",
      Math.max(...ctx.scenarios.map((s) => magnitudeOf(differenceOf(s, id, years, ctx).e))),
    ),
  );
  return {
    caption:
      years === null
        ? ctx.t("comparison.caption")
        : ctx.t("comparison.caption_aligned", String(years)),
    sortable: true,
    // "Placement-years, years" says the same twice.
    head: [
      ctx.t("col.scenario"),
      ...shown.map(
        (id, i) =>
          ctx.name("short", id) +
          (/kr\.|1[.,]000/.test(scales[i]!.unit) ? `, ${scales[i]!.unit}` : ""),
      ),
      ctx.t("comparison.payback"),
    ],
    rows: ctx.scenarios.map((s): AnyCell[] => [
      { text: s.title, colour: s.colour },
      ...shown.map((id, i) => {
        const { e, path } = differenceOf(s, id, years, ctx);
        const cell = meanCell(e, "", path, ctx, { scale: scales[i], signed: true });
        return {
          ...cell,
          detail: formatInterval(e, scales[i]!, ctx.language, { signed: true, bare: true }),
        };
      }),
      paybackCell(s, years, ctx),
    ]),
  };
}

export function comparisonSection(ctx: Context): HTMLElement | null {
  if (ctx.scenarios.length < 2) return null;
  const years = commonYears(ctx);
  const level = prices(ctx);
  return section(
    "comparison",
    ctx.t("comparison.title"),
    ctx,
    renderFigure(
      {
        id: "comparison",
        title:
          years === null
            ? ctx.t("comparison.figure")
            : ctx.t("comparison.caption_aligned", String(years)),
        unit:
          years === null
            ? ctx.t("comparison.unit", level)
            : ctx.t("comparison.unit_aligned", level, String(years)),
        panels: [],
        tableFirst: true,
        table: comparisonTable(ctx),
        note: [
          years === null ? null : h("p", {}, ctx.t("comparison.note_aligned", String(years))),
          h("p", {}, ctx.t("comparison.note")),
        ],
        lineage: [...columns, "payback"].map((key) => ({ scenario: 0, key })),
      },
      ctx,
    ),
    ...incrementalFigures(ctx),
  );
}
