/** Drawings for the research section. */
import { areaY, axisX, axisY, barX, dot, gridX, gridY, lineY, ruleX, ruleY, text } from "@observablehq/plot";
import type { Context } from "../context";
import { formatNumber } from "../format";
import type { StudyAnalysis } from "../payload";
import { shortKey } from "./bars";
import { axisNumber, draw, extentOf, ink } from "./plot";

type Of<K extends StudyAnalysis["kind"]> = Extract<StudyAnalysis, { kind: K }>;
const palette = (i: number): string => `var(--accent-${i % 6})`;

/** Money is told in millions; everything else as it is. */
function scaled(values: number[]): { by: number; million: boolean } {
  const million = Math.max(...values.map(Math.abs), 0) >= 1e6;
  return { by: million ? 1e6 : 1, million };
}
const unitOf = (million: boolean, output: string, ctx: Context): string => (million ? `${output}, ${ctx.language === "da" ? "mio. kr." : "million kr."}` : output);

export function tornado(a: Of<"tornado">, ctx: Context, width: number): SVGSVGElement {
  const { by, million } = scaled(a.bars.flatMap((b) => [b.low, b.high]));
  const bars = [...a.bars].sort((x, y) => Math.abs(y.high - y.low) - Math.abs(x.high - x.low)).slice(0, 20);
  const left = Math.min(230, width * 0.45);
  const domain = extentOf([...bars.flatMap((b) => [b.low / by, b.high / by]), a.base / by], false);
  return draw({ height: bars.length * 28 + 56, marginLeft: left, marginRight: 20, marginBottom: 38,
    x: { domain, nice: true }, y: { domain: bars.map((b) => b.key), label: null, padding: 0.35 },
    marks: [gridX({ stroke: "var(--faint)", strokeOpacity: 1 }),
      barX(bars, { y: "key", x1: a.base / by, x2: (b: { low: number }) => b.low / by, fill: palette(0), fillOpacity: 0.45 }),
      barX(bars, { y: "key", x1: a.base / by, x2: (b: { high: number }) => b.high / by, fill: palette(0), fillOpacity: 0.85 }),
      ruleX([a.base / by], { stroke: ink, strokeWidth: 2 }),
      axisY({ tickSize: 0, label: null, tickFormat: (k: string) => shortKey(k, Math.floor(left / 7)) }),
      axisX({ ticks: 5, tickSize: 0, tickFormat: axisNumber(ctx, domain[1] - domain[0]), label: unitOf(million, a.output, ctx), labelArrow: "none" })] }, width);
}

export function morris(a: Of<"morris">, ctx: Context, width: number): SVGSVGElement {
  const { by, million } = scaled(a.points.flatMap((p) => [p.mu_star, p.sigma]));
  const points = a.points.map((p) => ({ key: p.key, x: p.mu_star / by, low: (p.mu_star - 1.96 * p.mu_star_se) / by, high: (p.mu_star + 1.96 * p.mu_star_se) / by, y: p.sigma / by }));
  const xs = extentOf(points.flatMap((p) => [p.low, p.high]));
  const named = [...points].sort((p, q) => q.x - p.x).slice(0, 8);
  return draw({ height: 340, marginBottom: 42, x: { domain: xs, nice: true }, y: { domain: extentOf(points.map((p) => p.y)), nice: true },
    marks: [gridX({ stroke: "var(--faint)", strokeOpacity: 1 }), gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
      ruleY(points, { y: "y", x1: "low", x2: "high", stroke: palette(0), strokeOpacity: 0.4, strokeWidth: 3 }), dot(points, { x: "x", y: "y", r: 4.5, fill: palette(0) }),
      text(named, { x: "x", y: "y", text: (p: { key: string }) => shortKey(p.key, 26), dy: -10, textAnchor: (p: { x: number }) => (p.x > xs[1] * 0.6 ? "end" : "start"), fill: ink } as never),
      ruleX([0], { stroke: ink }), ruleY([0], { stroke: ink }),
      axisX({ ticks: 5, tickSize: 0, tickFormat: axisNumber(ctx, xs[1] - xs[0]), label: unitOf(million, "μ*", ctx), labelArrow: "none" }),
      axisY({ ticks: 5, tickSize: 0, tickFormat: axisNumber(ctx, xs[1] - xs[0]), label: "σ", labelArrow: "none" })] }, width);
}

export function sobol(a: Of<"sobol">, ctx: Context, width: number): SVGSVGElement {
  const bars = [...a.bars].sort((x, y) => y.total - x.total).slice(0, 20);
  const left = Math.min(230, width * 0.45);
  const domain = extentOf(bars.flatMap((b) => [b.first_low, b.total_high, b.first, b.total]));
  return draw({ height: bars.length * 30 + 60, marginLeft: left, marginRight: 20, marginBottom: 38, x: { domain, nice: true }, y: { domain: bars.map((b) => b.key), label: null, padding: 0.3 },
    marks: [gridX({ stroke: "var(--faint)", strokeOpacity: 1 }), barX(bars, { y: "key", x: "total", fill: palette(0), fillOpacity: 0.3 }),
      barX(bars, { y: "key", x: "first", fill: palette(0), insetTop: 4, insetBottom: 4 }),
      ruleY(bars, { y: "key", x1: "total_low", x2: "total_high", stroke: ink, strokeWidth: 1, dy: -7 } as never), ruleY(bars, { y: "key", x1: "first_low", x2: "first_high", stroke: ink, strokeWidth: 1.5 }),
      ruleX([0], { stroke: ink, strokeWidth: 1.5 }),
      axisY({ tickSize: 0, label: null, tickFormat: (k: string) => shortKey(k, Math.floor(left / 7)) }), axisX({ ticks: 5, tickSize: 0, tickFormat: axisNumber(ctx, domain[1] - domain[0]), label: ctx.t("study.share"), labelArrow: "none" })] }, width);
}

export function acceptability(a: Of<"acceptability">, ctx: Context, width: number): SVGSVGElement {
  const { by, million } = scaled(a.thresholds);
  const data = a.options.flatMap((option, o) => a.thresholds.map((x, i) => ({ option, colour: palette(o), x: x / by, y: (a.probability[o]?.[i] ?? NaN) * 100 })));
  const xs = extentOf(data.map((d) => d.x));
  return draw({ height: 300, marginRight: Math.min(140, width * 0.3), marginBottom: 42, y: { domain: [0, 100] }, x: { domain: xs },
    marks: [gridY({ stroke: "var(--faint)", strokeOpacity: 1 }), lineY(data, { x: "x", y: "y", z: "option", stroke: "colour", strokeWidth: 2.5 } as never),
      text(a.options.map((option, o) => ({ option, x: xs[1], y: (a.probability[o]?.[a.thresholds.length - 1] ?? 0) * 100 })), { x: "x", y: "y", text: (d: { option: string }) => shortKey(d.option, 20), dx: 6, textAnchor: "start", fill: ink }),
      ruleY([0], { stroke: ink, strokeWidth: 1.5 }), axisX({ ticks: 5, tickSize: 0, tickFormat: axisNumber(ctx, xs[1] - xs[0]), label: unitOf(million, ctx.t("study.threshold"), ctx), labelArrow: "none" }),
      axisY({ ticks: 5, tickSize: 0, label: ctx.language === "da" ? "pct." : "%", labelArrow: "none" })] }, width);
}

export function plane(a: Of<"plane">, ctx: Context, width: number): SVGSVGElement {
  const { by, million } = scaled(a.points.map((p) => p.cost));
  const options = [...new Set(a.points.map((p) => p.option))];
  const data = a.points.slice(0, 4000).map((p) => ({ x: p.effect, y: p.cost / by, colour: palette(options.indexOf(p.option)) }));
  const xs = extentOf(data.map((d) => d.x));
  const ys = extentOf(data.map((d) => d.y));
  const middle = options.map((o) => { const own = a.points.filter((p) => p.option === o);
    return { o, x: own.reduce((t, p) => t + p.effect, 0) / own.length, y: own.reduce((t, p) => t + p.cost, 0) / own.length / by }; });
  return draw({ height: 360, marginBottom: 42, x: { domain: xs, nice: true }, y: { domain: ys, nice: true },
    marks: [gridX({ stroke: "var(--faint)", strokeOpacity: 1 }), gridY({ stroke: "var(--faint)", strokeOpacity: 1 }), dot(data, { x: "x", y: "y", r: 2.5, fill: "colour", fillOpacity: 0.5 } as never),
      ruleX([0], { stroke: ink, strokeWidth: 2 }), ruleY([0], { stroke: ink, strokeWidth: 2 }),
      text(middle, { x: "x", y: "y", text: (d: { o: string }) => shortKey(d.o, 24), fill: ink, fontWeight: 600, stroke: "var(--paper)", strokeWidth: 4 }),
      axisX({ ticks: 5, tickSize: 0, tickFormat: axisNumber(ctx, xs[1] - xs[0]), label: a.effect, labelArrow: "none" }),
      axisY({ ticks: 5, tickSize: 0, tickFormat: axisNumber(ctx, ys[1] - ys[0]), label: unitOf(million, a.output, ctx), labelArrow: "none" })] }, width);
}

export function convergence(a: Of<"convergence">, ctx: Context, width: number): SVGSVGElement {
  const data = a.lines.slice(0, 6).flatMap((l, i) => l.points.map((x, j) => ({ key: l.key, colour: palette(i), x, y: l.value[j] ?? NaN, low: l.low[j] ?? NaN, high: l.high[j] ?? NaN })));
  const ys = extentOf(data.flatMap((d) => [d.low, d.high, d.y]));
  const last = a.lines.slice(0, 6).map((l) => ({ key: l.key, x: l.points[l.points.length - 1] ?? 0, y: l.value[l.value.length - 1] ?? 0 }));
  return draw({ height: 300, marginRight: Math.min(170, width * 0.35), marginBottom: 42, y: { domain: ys, nice: true },
    marks: [gridY({ stroke: "var(--faint)", strokeOpacity: 1 }), areaY(data, { x: "x", y1: "low", y2: "high", z: "key", fill: "colour", fillOpacity: 0.15 } as never), lineY(data, { x: "x", y: "y", z: "key", stroke: "colour", strokeWidth: 2 } as never),
      text(last, { x: "x", y: "y", text: (d: { key: string }) => shortKey(d.key, 24), dx: 6, textAnchor: "start", fill: ink }), ruleY([0], { stroke: ink }),
      axisX({ ticks: 5, tickSize: 0, tickFormat: (v: number) => formatNumber(v, 0, ctx.language), label: ctx.t("study.points_axis"), labelArrow: "none" }),
      axisY({ ticks: 5, tickSize: 0, tickFormat: axisNumber(ctx, ys[1] - ys[0]), label: a.output, labelArrow: "none" })] }, width);
}
