/** The budget year by year against the baseline: the table first, then a drawing. */
import type { Context, Scenario } from "../context";
import { yearsChart } from "../charts/years";
import { h } from "../dom";
import { addUp, budgetKind } from "../facts";
import { renderFigure, type Panel } from "../figure";
import { extentOf } from "../charts/plot";
import { budgetTitle, period, signedInterval, size } from "../sentences";
import { intervalCell, meanCell, thousands, type AnyCell, type Table } from "../table";
import { section } from "./section";

const kinds = ["service", "transfers", "refund", "taxes"] as const;

function budgetTable(ctx: Context): Table {
  const scale = thousands(ctx.language);
  const several = ctx.scenarios.length > 1;
  const cells = (s: Scenario, year: number): AnyCell[] => {
    const at = s.summary.payers.municipality!.years[year]!;
    const path = `scenarios.${s.index}.payers.municipality.years.${year}`;
    const parts = kinds.map((kind) => addUp(s.detail.cost.filter((c) => c.payer === "municipality" && budgetKind(c.category) === kind)
      .map((c) => c.years[year]?.difference ?? { mean: 0, se: 0, low: 0, high: 0 })));
    return [
      meanCell(at.baseline, "kr.", `${path}.baseline`, ctx, { scale }),
      meanCell(at.scenario, "kr.", `${path}.scenario`, ctx, { scale }),
      meanCell(at.difference, "kr.", `${path}.difference`, ctx, { scale, signed: true }),
      intervalCell(at.difference, "kr.", ctx, { scale, signed: true }),
      ...parts.map((e) => meanCell(e, "kr.", undefined, ctx, { scale, signed: true })),
    ];
  };
  const rows: AnyCell[][] = [];
  const sums: number[] = [];
  for (const s of ctx.scenarios) {
    const years = s.summary.payers.municipality?.years ?? [];
    const named: AnyCell[] = several ? [{ text: s.title, colour: s.colour }] : [];
    years.forEach((y, i) => rows.push([...named, { text: String(y.year), value: y.year }, ...cells(s, i)]));
    const m = s.summary.metrics.cost_municipality;
    if (m && years.length > 0) {
      const path = `scenarios.${s.index}.metrics.cost_municipality`;
      sums.push(rows.length);
      rows.push([...named, ctx.t("budget.sum", period(s)),
        meanCell(m.baseline, "kr.", `${path}.baseline`, ctx, { scale }), meanCell(m.scenario, "kr.", `${path}.scenario`, ctx, { scale }),
        meanCell(m.difference, "kr.", `${path}.difference`, ctx, { scale, signed: true }), intervalCell(m.difference, "kr.", ctx, { scale, signed: true }),
        ...kinds.map((kind) => meanCell(addUp(s.detail.cost.filter((c) => c.payer === "municipality" && budgetKind(c.category) === kind)
          .flatMap((c) => c.years.map((y) => y.difference))), "kr.", undefined, ctx, { scale, signed: true }))]);
    }
  }
  return {
    grouped: several,
    caption: ctx.t("budget.caption", String(ctx.scenarios[0]?.summary.price_year ?? "")),
    head: [...(several ? [ctx.t("col.scenario")] : []), ctx.t("col.year"), ctx.t("col.without"), ctx.t("col.with"), ctx.t("col.difference"), ctx.t("col.interval"),
      ...kinds.map((kind) => ctx.t("budget.of_which", ctx.name("kind", kind)))],
    rows,
    sums,
  };
}

export function budgetSection(ctx: Context): HTMLElement {
  const all = ctx.scenarios.flatMap((s) => (s.summary.payers.municipality?.years ?? []).flatMap((y) => [y.difference.low, y.difference.high, y.difference.mean]));
  const domain = extentOf(all);
  const panels: Panel[] = ctx.scenarios.map((s) => {
    const years = s.summary.payers.municipality?.years ?? [];
    const d = s.summary.metrics.cost_municipality?.difference;
    return {
      heading: ctx.scenarios.length > 1 ? `${s.title}: ${budgetTitle(s, ctx)}` : undefined,
      colour: s.colour,
      sentence: d ? ctx.t("budget.sentence", period(s), size(d, "kr.", ctx), ctx.t((d.mean ?? 0) < 0 ? "word.lower" : "word.higher"), signedInterval(d, "kr.", ctx)) : "",
      draw: (width) => yearsChart(years, s.colour, domain, ctx, width),
    };
  });
  const single = ctx.scenarios.length === 1 ? ctx.scenarios[0] : undefined;
  return section("budget", ctx.t("budget.heading"), ctx, renderFigure({
    id: "budget",
    title: single ? budgetTitle(single, ctx) : ctx.t("budget.several"),
    unit: ctx.t("budget.unit", String(ctx.scenarios[0]?.summary.price_year ?? "")),
    panels,
    table: budgetTable(ctx),
    tableFirst: true,
    note: h("p", {}, ctx.t("budget.note")),
    lineage: ctx.scenarios.flatMap((s) => [{ scenario: s.index, key: "budget" }, { scenario: s.index, key: "cost_municipality" }]),
  }, ctx));
}
