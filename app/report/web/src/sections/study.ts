/** Research: the analyses of a sweep. Only there when the report is about one. */
import { barsChart } from "../charts/bars";
import * as charts from "../charts/study";
import type { Context } from "../context";
import { clean, h } from "../dom";
import { renderFigure, type Figure } from "../figure";
import { decimalsFor, formatNumber, formatOn, scaleFor } from "../format";
import type { StudyAnalysis } from "../payload";
import type { AnyCell } from "../table";
import { section } from "./section";

const cell = (value: number | null, ctx: Context): AnyCell => ({ text: value === null ? "–" : formatNumber(value, decimalsFor(Math.abs(value) / 100, 4), ctx.language), value });
const key = (text: string): AnyCell => ({ text: clean(text, 120), english: true });
const kr = (value: number, ctx: Context, se = Math.abs(value) / 10): string => formatOn(value, se, scaleFor("kr.", Math.abs(value), ctx.language), ctx.language);

interface Parts {
  title: string;
  sentence: string;
  head: string[];
  rows: AnyCell[][];
  draw?: (width: number) => SVGSVGElement;
}

function top<T extends { key: string }>(rows: T[], size: (row: T) => number): string {
  const first = [...rows].sort((a, b) => size(b) - size(a))[0];
  return first ? clean(first.key, 100) : "–";
}

function partsOf(a: StudyAnalysis, ctx: Context): Parts {
  const t = ctx.t;
  const output = "output" in a ? ctx.name("metric", a.output) : "";
  switch (a.kind) {
    case "tornado": return { title: t("study.tornado.title", top(a.bars, (b) => Math.abs(b.high - b.low))), sentence: t("study.tornado", output, String(a.bars.length)),
      head: [t("col.key"), t("study.low_input"), t("study.high_input"), t("study.at_low"), t("study.at_high")], rows: a.bars.map((b) => [key(b.key), cell(b.low_input, ctx), cell(b.high_input, ctx), cell(b.low, ctx), cell(b.high, ctx)]),
      draw: (w) => charts.tornado({ ...a, output }, ctx, w) };
    case "morris": return { title: t("study.morris.title", top(a.points, (p) => p.mu_star)), sentence: t("study.morris", output), head: [t("col.key"), "μ*", t("col.error"), "σ"],
      rows: a.points.map((p) => [key(p.key), cell(p.mu_star, ctx), cell(p.mu_star_se, ctx), cell(p.sigma, ctx)]), draw: (w) => charts.morris(a, ctx, w) };
    case "sobol": return { title: t("study.sobol.title", top(a.bars, (b) => b.total)), sentence: t("study.sobol", output),
      head: [t("col.key"), t("study.first"), t("col.low"), t("col.high"), t("study.total"), t("col.low"), t("col.high")],
      rows: a.bars.map((b) => [key(b.key), ...[b.first, b.first_low, b.first_high, b.total, b.total_low, b.total_high].map((v) => cell(v, ctx))]), draw: (w) => charts.sobol(a, ctx, w) };
    case "acceptability": return { title: t("study.acceptability.title"), sentence: t("study.acceptability", output), head: [t("study.threshold"), ...a.options.map((o) => clean(o, 60))],
      rows: a.thresholds.map((x, i) => [cell(x, ctx), ...a.options.map((_, o) => cell(a.probability[o]?.[i] ?? null, ctx))]), draw: (w) => charts.acceptability(a, ctx, w) };
    case "plane": {
      const good = a.points.filter((p) => p.cost < 0).length;
      return { title: t("study.plane.title", String(good), String(a.points.length)), sentence: t("study.plane", output, clean(a.effect, 80)), head: [t("col.scenario"), output, clean(a.effect, 80)],
        rows: a.points.slice(0, 2000).map((p) => [clean(p.option, 80), cell(p.cost, ctx), cell(p.effect, ctx)]), draw: (w) => charts.plane({ ...a, output, effect: clean(a.effect, 80) }, ctx, w) };
    }
    case "evppi": return { title: t("study.evppi.title", top(a.rows, (r) => r.value)), sentence: t("study.evppi", kr(a.evpi, ctx, a.evpi_se)), head: [t("col.key"), t("col.value"), t("col.error")],
      rows: a.rows.map((r) => [key(r.key), cell(r.value, ctx), cell(r.se, ctx)]),
      draw: (w) => barsChart([...a.rows].sort((x, y) => y.value - x.value).slice(0, 20).map((r) => ({ name: clean(r.key, 100), value: r.value / 1e6, low: (r.value - 1.96 * r.se) / 1e6, high: (r.value + 1.96 * r.se) / 1e6 })), "var(--accent-0)", ctx.language === "da" ? "mio. kr." : "million kr.", ctx, w) };
    case "pilot": return { title: t("study.pilot.title", String(a.rows.filter((r) => r.net > 0).length), String(a.rows.length)), sentence: t("study.pilot"),
      head: [t("col.key"), t("study.families"), t("study.years"), t("study.cost"), "EVSI", t("col.error"), t("study.net")], rows: [...a.rows].sort((x, y) => y.net - x.net).map((r) => [key(r.key), ...[r.families, r.years, r.cost, r.evsi, r.se, r.net].map((v) => cell(v, ctx))]) };
    case "convergence": return { title: t("study.convergence.title"), sentence: t("study.convergence", output), head: [t("col.key"), t("study.points_axis"), t("col.value"), t("col.low"), t("col.high")],
      rows: a.lines.flatMap((l) => l.points.map((p, i) => [key(l.key), cell(p, ctx), cell(l.value[i] ?? null, ctx), cell(l.low[i] ?? null, ctx), cell(l.high[i] ?? null, ctx)])), draw: (w) => charts.convergence({ ...a, output }, ctx, w) };
    case "table": return { title: ctx.of(a.title, 200), sentence: "", head: a.columns.map((c) => clean(c, 80)), rows: a.rows.slice(0, 2000).map((r) => r.map((v) => (typeof v === "number" || v === null ? cell(v, ctx) : clean(v, 200)))) };
  }
}

export function studySection(ctx: Context): HTMLElement | null {
  const { study } = ctx.payload;
  if (!study) return null;
  return section("study", ctx.t("study.heading"), ctx,
    h("p", {}, h("strong", {}, ctx.of(study.title, 200)), ". ", ctx.t("study.lead", clean(study.design, 60), formatNumber(study.points, 0, ctx.language), formatNumber(study.failed, 0, ctx.language), formatNumber(study.replications, 0, ctx.language))),
    study.analyses.map((a, i) => {
      const parts = partsOf(a, ctx);
      const figure: Figure = { id: `study-${a.kind}-${i}`, title: parts.title, unit: parts.sentence, tableFirst: !parts.draw,
        panels: parts.draw ? [{ quiet: true, sentence: `${parts.title}. ${parts.sentence}`, draw: parts.draw }] : [],
        table: { caption: parts.title, head: parts.head, rows: parts.rows, sortable: true }, lineage: [] };
      return renderFigure(figure, ctx);
    }));
}
