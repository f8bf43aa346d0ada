/** All options of a place side by side: what each added unit of effect costs along the frontier. */
import type { Context } from "../context";
import { h } from "../dom";
import { renderFigure } from "../figure";
import { decimalsFor, formatInterval, formatOn, formatShare, magnitudeOf } from "../format";
import type { Estimate, Incremental, IncrementalRow } from "../payload";
import { dash, meanCell, type AnyCell, type Table } from "../table";

/** An option's name: a scenario, what they are compared with, or the place without programmes. */
function optionCell(id: string, ctx: Context): AnyCell {
  const own = ctx.scenarios.find((s) => s.summary.id === id);
  if (own) return { text: own.title, colour: own.colour };
  const reference = ctx.scenarios.find((s) => s.summary.reference?.id === id)?.summary.reference;
  return { text: reference ? ctx.of(reference.title, 200) || id : ctx.t("incremental.none") };
}

function estimateCell(e: Estimate, magnitude: number, unit: string, ctx: Context): AnyCell {
  const scale = ctx.scale(unit, magnitude);
  const nothing = e.mean === 0 && e.low === 0 && e.high === 0;
  return {
    ...meanCell(e, unit, undefined, ctx, { scale, signed: true }),
    detail: nothing ? "" : formatInterval(e, scale, ctx.language, { signed: true, bare: true }),
  };
}

/** The price of each more, with the ends of its confidence interval as far as they are known. */
function ratioCell(row: IncrementalRow, ctx: Context): AnyCell {
  if (row.standing !== "frontier")
    return {
      text: ctx.t(row.standing === "dominated" ? "incremental.dominated" : "incremental.extended"),
      value: null,
    };
  if (row.ratio === null) return { text: dash, value: null };
  const scale = { scale: 1, most: 0, unit: "kr." };
  const decimals = decimalsFor(row.ratio_se, 0);
  const within = row.ratio_confidence;
  const ends: Estimate = {
    mean: row.ratio,
    se: row.ratio_se,
    low: within?.low ?? null,
    high: within?.high ?? null,
  };
  return {
    text: formatOn(row.ratio, row.ratio_se, scale, ctx.language, { decimals, bare: true }),
    value: row.ratio,
    detail: within
      ? formatInterval(ends, scale, ctx.language, { bare: true, decimals })
      : ctx.t("incremental.open"),
  };
}

export function incrementalTable(table: Incremental, ctx: Context): Table {
  const cost = Math.max(...table.rows.map((row) => magnitudeOf(row.cost)));
  const unit = ctx.scale("kr.", cost).unit;
  return {
    caption: ctx.t(`incremental.${table.effect}.caption`),
    head: [
      ctx.t("incremental.option"),
      `${ctx.t("incremental.cost")}, ${unit}`,
      ctx.t(`incremental.${table.effect}.less`),
      ctx.t("incremental.ratio"),
      ctx.t("incremental.share"),
    ],
    rows: table.rows.map((row): AnyCell[] => [
      optionCell(row.option, ctx),
      estimateCell(row.cost, cost, "kr.", ctx),
      estimateCell(row.effect, 0, "number", ctx),
      ratioCell(row, ctx),
      { text: formatShare(row.frontier_share, ctx.language), value: row.frontier_share },
    ]),
  };
}

export function incrementalFigures(ctx: Context): HTMLElement[] {
  return (ctx.payload.summary.incremental ?? []).map((table, index) =>
    renderFigure(
      {
        id: `incremental-${index + 1}`,
        title: ctx.t(`incremental.${table.effect}.title`),
        panels: [],
        tableFirst: true,
        unit: ctx.t(
          `incremental.${table.effect}.unit`,
          String((optionCell(table.reference, ctx) as { text: string }).text),
        ),
        table: incrementalTable(table, ctx),
        note: h("p", {}, ctx.t("incremental.note")),
        lineage: [
          { scenario: 0, key: table.cost },
          { scenario: 0, key: table.effect },
        ],
      },
      ctx,
    ),
  );
}
