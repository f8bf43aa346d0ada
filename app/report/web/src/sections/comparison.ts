/** Several scenarios: one table, rows are scenarios, the same seven figures, sortable. */
import type { Context } from "../context";
import { h } from "../dom";
import { metric } from "../facts";
import { formatInterval, formatPercent, magnitudeOf, scaleFor } from "../format";
import { renderFigure } from "../figure";
import { meanCell, type AnyCell, type Table } from "../table";
import { section } from "./section";

const columns = ["cost_municipality", "cost_public", "placement_starts", "placement_years", "ever_placed_by_18", "cases_per_caseworker"] as const;

export function comparisonTable(ctx: Context): Table {
  const scales = columns.map((id) => scaleFor(metric(ctx.scenarios[0]!.summary, id).unit || "number",
    Math.max(...ctx.scenarios.map((s) => magnitudeOf(metric(s.summary, id).difference))), ctx.language));
  return {
    caption: ctx.t("comparison.caption"),
    sortable: true,
    // "Placement-years, years" says the same twice.
    head: [ctx.t("col.scenario"), ...columns.map((id, i) => `${ctx.name("short", id)}${/kr\.|1[.,]000/.test(scales[i]!.unit) ? `, ${scales[i]!.unit}` : ""}`), ctx.t("comparison.payback")],
    rows: ctx.scenarios.map((s): AnyCell[] => {
      const payback = s.summary.payers.municipality?.payback;
      return [
        { text: s.title, colour: s.colour },
        ...columns.map((id, i) => {
          const d = metric(s.summary, id).difference;
          const cell = meanCell(d, "", `scenarios.${s.index}.metrics.${id}.difference`, ctx, { scale: scales[i], signed: true });
          return { ...cell, detail: formatInterval(d, scales[i]!, ctx.language, { signed: true, bare: true }) };
        }),
        payback && !payback.no_difference
          ? { text: formatPercent(payback.probability, 0, ctx.language), value: payback.probability, path: `scenarios.${s.index}.payers.municipality.payback.probability` }
          : { text: "–", value: null },
      ];
    }),
  };
}

export function comparisonSection(ctx: Context): HTMLElement | null {
  if (ctx.scenarios.length < 2) return null;
  return section("comparison", ctx.t("comparison.title"), ctx, renderFigure({
    id: "comparison", title: ctx.t("comparison.figure"), unit: ctx.t("comparison.unit", String(ctx.scenarios[0]!.summary.price_year)), panels: [], tableFirst: true, table: comparisonTable(ctx),
    note: h("p", {}, ctx.t("comparison.note")),
    lineage: [...columns, "payback"].map((key) => ({ scenario: 0, key })),
  }, ctx));
}
