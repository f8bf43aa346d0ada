/** Cases for each caseworker, waits and overdue examinations, year by year. */
import type { CatalogueFigure } from "../catalogue";
import { lineChart, type Point } from "../charts/lines";
import { extentOf, yearTicks } from "../charts/plot";
import type { Context, Scenario } from "../context";
import { h } from "../dom";
import type { Figure, Panel } from "../figure";
import type { Compared } from "../payload";
import { comparison, finding } from "../sentences";
import { comparedCells, comparedHead, type AnyCell } from "../table";

const ratios = (ctx: Context): CatalogueFigure[] =>
  ctx.catalogue.figures.filter((f) => f.yearly_ratio && f.group === "casework");

const yearsOf = (s: Scenario, id: string): Compared[] => s.detail.yearly_ratios?.[id] ?? [];

/** The year's means and the range of the scenario, in the unit that readers are told. */
function points(s: Scenario, ratio: CatalogueFigure, ctx: Context): Point[] {
  const { scale } = ctx.scale(ratio.unit, 0);
  const told = (value: number | null): number | null => (value === null ? null : value / scale);
  return yearsOf(s, ratio.id).map((year, i) => ({
    x: s.summary.first_year + i,
    without: told(year.baseline.mean),
    with: told(year.scenario.mean),
    low: told(year.scenario.low),
    high: told(year.scenario.high),
  }));
}

export function caseworkFigure(ctx: Context): Figure {
  const several = ctx.scenarios.length > 1;
  const named = (ratio: CatalogueFigure): string =>
    `${ctx.name("metric", ratio.id)}, ${ctx.unit(ratio.unit)}`;
  const panels = ratios(ctx).flatMap((ratio): Panel[] => {
    const lines = ctx.scenarios.map((s) => points(s, ratio, ctx));
    const domain = extentOf(
      lines.flatMap((all) => all.flatMap((p) => [p.without, p.with, p.low, p.high])),
    );
    return ctx.scenarios
      .filter((_, i) => lines[i]!.length > 0)
      .map((s) => ({
        heading: `${several ? `${s.title}: ` : ""}${named(ratio)}`,
        colour: s.colour,
        sentence: comparison(s, ratio.id, ctx),
        draw: (width) =>
          lineChart(
            points(s, ratio, ctx),
            s.colour,
            {
              unit: ctx.unit(ratio.unit),
              ticks: yearTicks(s.summary.first_year, s.summary.last_year, width - 100),
              domain,
              height: 200,
            },
            ctx,
            width,
          ),
      }));
  });
  return {
    id: "casework",
    title: several
      ? ctx.t("caseload.several")
      : finding(ctx.scenarios[0]!, "cases_per_caseworker", "caseload", ctx),
    unit: ctx.t("caseload.units"),
    panels,
    panelWidth: 230,
    table: {
      grouped: several,
      caption: ctx.t("caseload.caption"),
      head: [
        ...(several ? [ctx.t("col.scenario")] : []),
        ctx.t("col.figure"),
        ctx.t("col.year"),
        ...comparedHead(ctx),
      ],
      rows: ctx.scenarios.flatMap((s) =>
        ratios(ctx).flatMap((ratio) =>
          yearsOf(s, ratio.id).map((year, i): AnyCell[] => [
            ...(several ? [{ text: s.title, colour: s.colour }] : []),
            named(ratio),
            { text: String(s.summary.first_year + i), value: s.summary.first_year + i },
            ...comparedCells(
              year,
              ratio.unit,
              `payload.scenarios.${s.index}.yearly_ratios.${ratio.id}.${i}`,
              ctx,
            ),
          ]),
        ),
      ),
    },
    note: h("p", {}, ctx.t("caseload.note")),
    lineage: ctx.scenarios.flatMap((s) =>
      ratios(ctx).map((ratio) => ({ scenario: s.index, key: ratio.id })),
    ),
  };
}
