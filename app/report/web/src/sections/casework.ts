/** Cases for each caseworker, waits and overdue examinations, year by year. */
import { lineChart, type Point } from "../charts/lines";
import { extentOf, yearTicks } from "../charts/plot";
import type { Context, Scenario } from "../context";
import { h } from "../dom";
import type { Figure, Panel } from "../figure";
import { formatNumber } from "../format";
import type { Compared } from "../payload";
import { comparison, finding } from "../sentences";
import type { AnyCell } from "../table";

interface Ratio {
  id: "cases_per_caseworker" | "wait_weeks" | "examinations_overdue";
  above: string;
  below: string;
  factor: number;
}

const ratios: Ratio[] = [
  { id: "cases_per_caseworker", above: "case_years", below: "caseworker_years", factor: 1 },
  { id: "wait_weeks", above: "wait_years", below: "waits", factor: 365.25 / 7 },
  { id: "examinations_overdue", above: "examinations_overdue", below: "examinations", factor: 100 },
];

/** Ratios of yearly means; a year's interval is not known, the period's stands in the sentence. */
function ratioPoints(s: Scenario, ratio: Ratio): Point[] {
  const above = s.detail.yearly[ratio.above];
  const below = s.detail.yearly[ratio.below];
  if (!above || !below) return [];
  const value = (i: number, side: "baseline" | "scenario"): number | null => {
    const divisor = (below[i] as Compared | undefined)?.[side].mean ?? 0;
    return divisor > 0 ? (((above[i] as Compared)[side].mean ?? 0) / divisor) * ratio.factor : 0;
  };
  return above.map((_, i) => ({ x: s.summary.first_year + i, without: value(i, "baseline"), with: value(i, "scenario"), low: null, high: null }));
}

export function caseworkFigure(ctx: Context): Figure {
  const several = ctx.scenarios.length > 1;
  const panels = ratios.flatMap((ratio): Panel[] => {
    const points = ctx.scenarios.map((s) => ratioPoints(s, ratio));
    const domain = extentOf(points.flatMap((all) => all.flatMap((p) => [p.without, p.with])));
    return ctx.scenarios.filter((_, i) => points[i]!.length > 0).map((s) => ({
      heading: `${several ? `${s.title}: ` : ""}${ctx.name("metric", ratio.id)}, ${ctx.t(`unit.${ratio.id}`)}`,
      colour: s.colour,
      sentence: comparison(s, ratio.id, ctx),
      draw: (width) => lineChart(ratioPoints(s, ratio), s.colour,
        { unit: ctx.t(`unit.${ratio.id}`), ticks: yearTicks(s.summary.first_year, s.summary.last_year, width - 100), domain, height: 200 }, ctx, width),
    }));
  });
  return {
    id: "casework",
    title: several ? ctx.t("caseload.several") : finding(ctx.scenarios[0]!, "cases_per_caseworker", "caseload", ctx),
    unit: ctx.t("caseload.units"),
    panels,
    panelWidth: 230,
    table: {
      grouped: several,
      caption: ctx.t("caseload.caption"),
      head: [...(several ? [ctx.t("col.scenario")] : []), ctx.t("col.figure"), ctx.t("col.year"), ctx.t("col.without"), ctx.t("col.with")],
      rows: ctx.scenarios.flatMap((s) => ratios.flatMap((ratio) => ratioPoints(s, ratio).map((p): AnyCell[] => [
        ...(several ? [{ text: s.title, colour: s.colour }] : []), `${ctx.name("metric", ratio.id)}, ${ctx.t(`unit.${ratio.id}`)}`, { text: String(p.x), value: p.x },
        { text: formatNumber(p.without, 1, ctx.language), value: p.without }, { text: formatNumber(p.with, 1, ctx.language), value: p.with }]))),
    },
    note: h("p", {}, ctx.t("caseload.note")),
    lineage: ctx.scenarios.flatMap((s) => ratios.map((ratio) => ({ scenario: s.index, key: ratio.id }))),
  };
}
