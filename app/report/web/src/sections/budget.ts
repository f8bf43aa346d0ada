/** The budget year by year against the baseline: the table first, then a drawing. */
import type { Context, Scenario } from "../context";
import { yearsChart } from "../charts/years";
import { h } from "../dom";
import { addUp } from "../facts";
import { renderFigure, type Panel } from "../figure";
import { extentOf } from "../charts/plot";
import type { Compared, Estimate } from "../payload";
import { budgetTitle, period, prices, signedInterval, size } from "../sentences";
import {
  addsUp,
  comparedCells,
  comparedHead,
  finestDecimals,
  meanCell,
  thousands,
  type AnyCell,
  type Cell,
  type Table,
} from "../table";
import { section } from "./section";

/** What the municipality's budget keeps apart, of which something is booked. */
export const areas = (ctx: Context): string[] => [
  ...new Set(ctx.catalogue.costs.map((cost) => cost.area)),
];

/** The changes of one year, or of all of them, by what the municipality's budget keeps apart. */
export function partsOf(s: Scenario, ctx: Context, year?: number): Estimate[] {
  const none: Estimate = { mean: 0, se: 0, low: 0, high: 0 };
  const areaOf = new Map(ctx.catalogue.costs.map((cost) => [cost.id, cost.area]));
  return areas(ctx).map((area) =>
    addUp(
      s.detail.cost
        .filter((c) => c.payer === "municipality" && (areaOf.get(c.category) ?? "service") === area)
        .flatMap((c) =>
          year === undefined
            ? c.years.map((y) => y.difference)
            : [c.years[year]?.difference ?? none],
        ),
    ),
  );
}

/** Rows of one scenario: its years and their sum, all with the same digits, so that they add up. */
function yearRows(s: Scenario, named: AnyCell[], ctx: Context): AnyCell[][] {
  const scale = thousands(ctx.language);
  const years = s.summary.payers.municipality?.years ?? [];
  const total = s.summary.metrics.cost_municipality;
  const decimals = finestDecimals(total ? [...years, total] : years, scale);
  const cells = (c: Compared, path: string, parts: Estimate[]): Cell[] => [
    ...comparedCells(c, "kr.", path, ctx, scale, decimals),
    ...parts.map((e) => ({
      ...meanCell(e, "kr.", undefined, ctx, { scale, signed: true, decimals }),
    })),
  ];
  const rows: AnyCell[][] = years.map((y, i) => {
    const parts = partsOf(s, ctx, i);
    const row = cells(y, `scenarios.${s.index}.payers.municipality.years.${i}`, parts);
    row[2]!.off ||= !addsUp(
      parts.map((e) => e.mean),
      y.difference.mean,
      scale,
      decimals,
    );
    return [...named, { text: String(y.year), value: y.year }, ...row];
  });
  if (total && years.length > 0) {
    const sum = cells(total, `scenarios.${s.index}.metrics.cost_municipality`, partsOf(s, ctx));
    (["baseline", "scenario", "difference"] as const).forEach((side, column) => {
      sum[column]!.off ||= !addsUp(
        years.map((y) => y[side].mean),
        total[side].mean,
        scale,
        decimals,
      );
    });
    rows.push([...named, ctx.t("budget.sum", period(s)), ...sum]);
  }
  return rows;
}

export function budgetTable(ctx: Context): Table {
  const several = ctx.scenarios.length > 1;
  const rows: AnyCell[][] = [];
  const sums: number[] = [];
  for (const s of ctx.scenarios) {
    const own = yearRows(s, several ? [{ text: s.title, colour: s.colour }] : [], ctx);
    rows.push(...own);
    if (own.length > (s.summary.payers.municipality?.years ?? []).length)
      sums.push(rows.length - 1);
  }
  return {
    grouped: several,
    caption: ctx.t("budget.caption", prices(ctx)),
    head: [
      ...(several ? [ctx.t("col.scenario")] : []),
      ctx.t("col.year"),
      ...comparedHead(ctx),
      ...areas(ctx).map((area) => ctx.t("budget.of_which", ctx.name("area", area).toLowerCase())),
    ],
    rows,
    sums,
  };
}

export function budgetSection(ctx: Context): HTMLElement {
  const all = ctx.scenarios.flatMap((s) =>
    (s.summary.payers.municipality?.years ?? []).flatMap((y) => [
      y.difference.low,
      y.difference.high,
      y.difference.mean,
    ]),
  );
  const domain = extentOf(all);
  const panels: Panel[] = ctx.scenarios.map((s) => {
    const years = s.summary.payers.municipality?.years ?? [];
    const d = s.summary.metrics.cost_municipality?.difference;
    return {
      heading: ctx.scenarios.length > 1 ? `${s.title}: ${budgetTitle(s, ctx)}` : undefined,
      colour: s.colour,
      sentence: d
        ? ctx.t(
            "budget.sentence",
            period(s),
            size(d, "kr.", ctx),
            ctx.t((d.mean ?? 0) < 0 ? "word.lower" : "word.higher"),
            signedInterval(d, "kr.", ctx),
          )
        : "",
      draw: (width) => yearsChart(years, s.colour, domain, ctx, width),
    };
  });
  const single = ctx.scenarios.length === 1 ? ctx.scenarios[0] : undefined;
  return section(
    "budget",
    ctx.t("budget.heading"),
    ctx,
    renderFigure(
      {
        id: "budget",
        title: single ? budgetTitle(single, ctx) : ctx.t("budget.several"),
        unit: ctx.t("budget.unit", prices(ctx)),
        panels,
        table: budgetTable(ctx),
        tableFirst: true,
        note: h("p", {}, ctx.t("budget.note")),
        lineage: ctx.scenarios.flatMap((s) => [
          { scenario: s.index, key: "budget" },
          { scenario: s.index, key: "cost_municipality" },
        ]),
      },
      ctx,
    ),
  );
}
