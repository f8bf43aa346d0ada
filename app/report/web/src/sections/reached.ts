/** Who is reached: the counts of each programme in use, and what reaching one costs. */
import type { Context, Scenario } from "../context";
import { h } from "../dom";
import { renderFigure } from "../figure";
import type { ReachedRow } from "../payload";
import { comparedCells, comparedHead, type AnyCell } from "../table";
import { section } from "./section";

/** Kroner each are told whole; the label has the unit. */
const scaleOf = (row: ReachedRow) => ({ scale: 1, most: row.unit === "kr." ? 0 : 1, unit: "" });

/** The rows of a table under the programme's name; shared with the account. */
export function reachedRows(s: Scenario, ctx: Context): AnyCell[][] {
  const several = ctx.scenarios.length > 1;
  return (s.summary.reached ?? []).map((row, i): AnyCell[] => [
    {
      text: several
        ? `${s.title}: ${ctx.name("programme", row.programme)}`
        : ctx.name("programme", row.programme),
      colour: several ? s.colour : undefined,
    },
    ctx.of(row.label, 120),
    ...comparedCells(row, row.unit, `scenarios.${s.index}.reached.${i}`, ctx, scaleOf(row)),
  ]);
}

export const reachedHead = (ctx: Context): string[] => [
  ctx.t("col.programme"),
  ctx.t("reached.count"),
  ...comparedHead(ctx),
];

export function reachedSection(ctx: Context): HTMLElement | null {
  const rows = ctx.scenarios.flatMap((s) => reachedRows(s, ctx));
  if (rows.length === 0) return null;
  return section(
    "reached",
    ctx.t("reached.heading"),
    ctx,
    h("p", {}, ctx.t("reached.lead")),
    renderFigure(
      {
        id: "reached",
        title: ctx.t("reached.title"),
        unit: ctx.t("reached.unit"),
        panels: [],
        tableFirst: true,
        table: { grouped: true, caption: ctx.t("reached.caption"), head: reachedHead(ctx), rows },
        note: h("p", {}, ctx.t("reached.note")),
        lineage: ctx.scenarios.map((s) => ({ scenario: s.index, key: "reached" })),
      },
      ctx,
    ),
  );
}
