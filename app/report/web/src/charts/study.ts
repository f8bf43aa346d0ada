/** Drawings for the research section: screening, indices and one parameter at a time. */
import { axisX, axisY, barX, dot, gridX, gridY, ruleX, ruleY, text } from "@observablehq/plot";
import type { Context } from "../context";
import { parameterLabel } from "../parameters/label";
import type { StudyAnalysis } from "../payload";
import { inRow, rowHeight, rowNames, shorten } from "./bars";
import { axisNumber, draw, extentOf, ink } from "./plot";

export type Of<K extends StudyAnalysis["kind"]> = Extract<StudyAnalysis, { kind: K }>;
export const palette = (i: number): string => `var(--accent-${i % 6})`;
export const labelOf = (key: string, ctx: Context): string => parameterLabel(key, "", ctx).text;

/** Money is told in millions; everything else as it is. */
export function scaled(values: number[]): { by: number; million: boolean } {
  const million = Math.max(...values.filter(Number.isFinite).map(Math.abs), 0) >= 1e6;
  return { by: million ? 1e6 : 1, million };
}
export const unitOf = (million: boolean, output: string, ctx: Context): string =>
  million ? `${output}, ${ctx.language === "da" ? "mio. kr." : "million kr."}` : output;

const mostRows = 20;

export function tornado(a: Of<"tornado">, ctx: Context, width: number): SVGSVGElement {
  const { by, million } = scaled(a.bars.flatMap((b) => [b.low, b.high]));
  const bars = [...a.bars]
    .sort((x, y) => Math.abs(y.high - y.low) - Math.abs(x.high - x.low))
    .slice(0, mostRows)
    .map((b, key) => ({ name: labelOf(b.key, ctx), key, low: b.low / by, high: b.high / by }));
  const base = a.base / by;
  const domain = extentOf([...bars.flatMap((b) => [b.low, b.high]), base], false);
  return draw(
    {
      height: bars.length * rowHeight + 50,
      marginLeft: 12,
      marginRight: 24,
      marginTop: 8,
      marginBottom: 38,
      x: { domain, nice: true },
      y: { type: "band", domain: bars.map((b) => b.key), axis: null, padding: 0 },
      marks: [
        gridX({ stroke: "var(--faint)", strokeOpacity: 1 }),
        barX(bars, {
          y: "key",
          x1: () => base,
          x2: "low",
          fill: palette(0),
          fillOpacity: 0.4,
          ...inRow,
        }),
        barX(bars, {
          y: "key",
          x1: () => base,
          x2: "high",
          fill: palette(0),
          fillOpacity: 0.9,
          ...inRow,
        }),
        ruleX([base], { stroke: ink, strokeWidth: 2 }),
        rowNames(
          bars.map((b) => b.name),
          width,
        ),
        axisX({
          ticks: Math.max(3, Math.floor(width / 110)),
          tickSize: 0,
          tickFormat: axisNumber(ctx, domain[1] - domain[0]),
          label: unitOf(million, a.output, ctx),
          labelArrow: "none",
        }),
      ],
    },
    width,
  );
}

/** Labels of the strongest points that do not lie on each other. */
function separate<T extends { x: number; y: number }>(
  points: T[],
  xs: [number, number],
  ys: [number, number],
  most: number,
): T[] {
  const kept: T[] = [];
  for (const p of points) {
    const near = kept.some(
      (q) =>
        Math.abs(q.y - p.y) < (ys[1] - ys[0]) / 18 && Math.abs(q.x - p.x) < (xs[1] - xs[0]) / 2.2,
    );
    if (!near && kept.length < most) kept.push(p);
  }
  return kept;
}

export function morris(a: Of<"morris">, ctx: Context, width: number): SVGSVGElement {
  const { by, million } = scaled(a.points.flatMap((p) => [p.mu_star, p.sigma ?? 0]));
  const points = a.points.map((p) => ({
    name: labelOf(p.key, ctx),
    x: p.mu_star / by,
    low: Math.max(0, p.mu_star - 1.96 * p.mu_star_se) / by,
    high: (p.mu_star + 1.96 * p.mu_star_se) / by,
    y: (p.sigma ?? 0) / by,
  }));
  const xs = extentOf(points.flatMap((p) => [p.low, p.high]));
  const ys = extentOf(points.map((p) => p.y));
  const named = separate(
    [...points].sort((p, q) => q.x - p.x),
    xs,
    ys,
    width < 480 ? 3 : 8,
  );
  const room = Math.floor((width * 0.55) / 6.4);
  const labels = (anchor: "start" | "end") =>
    text(
      named.filter((p) => p.x > (xs[0] + xs[1]) / 2 === (anchor === "end")),
      {
        x: "x",
        y: "y",
        text: (p: { name: string }) => shorten(p.name, room),
        dy: -11,
        textAnchor: anchor,
        fill: ink,
        stroke: "var(--paper)",
        strokeWidth: 4,
      },
    );
  return draw(
    {
      height: 360,
      marginBottom: 42,
      marginRight: 24,
      marginTop: 30,
      x: { domain: xs, nice: true },
      y: { domain: ys, nice: true },
      marks: [
        gridX({ stroke: "var(--faint)", strokeOpacity: 1 }),
        gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
        ruleY(points, {
          y: "y",
          x1: "low",
          x2: "high",
          stroke: palette(0),
          strokeOpacity: 0.4,
          strokeWidth: 3,
        }),
        dot(points, { x: "x", y: "y", r: 4.5, fill: palette(0) }),
        ruleX([0], { stroke: ink }),
        ruleY([0], { stroke: ink }),
        labels("start"),
        labels("end"),
        axisX({
          ticks: Math.max(3, Math.floor(width / 110)),
          tickSize: 0,
          tickFormat: axisNumber(ctx, xs[1] - xs[0]),
          label: unitOf(million, "μ*", ctx),
          labelArrow: "none",
        }),
        axisY({
          ticks: 5,
          tickSize: 0,
          tickFormat: axisNumber(ctx, ys[1] - ys[0]),
          label: unitOf(million, "σ", ctx),
          labelArrow: "none",
        }),
      ],
    },
    width,
  );
}

export function sobol(a: Of<"sobol">, ctx: Context, width: number): SVGSVGElement {
  const bars = [...a.bars]
    .sort((x, y) => y.total - x.total)
    .slice(0, mostRows)
    .map((b, key) => ({ ...b, name: labelOf(b.key, ctx), key }));
  const domain = extentOf(bars.flatMap((b) => [b.first_low, b.total_high, b.first, b.total]));
  const height = rowHeight + 12;
  return draw(
    {
      height: bars.length * height + 50,
      marginLeft: 12,
      marginRight: 24,
      marginTop: 8,
      marginBottom: 38,
      x: { domain, nice: true },
      y: { type: "band", domain: bars.map((b) => b.key), axis: null, padding: 0 },
      // Two bars side by side: the parameter's own part above, its part with interactions below.
      marks: [
        gridX({ stroke: "var(--faint)", strokeOpacity: 1 }),
        barX(bars, {
          y: "key",
          x: "first",
          fill: palette(0),
          fillOpacity: 0.9,
          insetTop: 23,
          insetBottom: 18,
        }),
        barX(bars, {
          y: "key",
          x: "total",
          fill: palette(0),
          fillOpacity: 0.4,
          insetTop: 37,
          insetBottom: 4,
        }),
        ruleY(bars, {
          y: "key",
          x1: "first_low",
          x2: "first_high",
          stroke: ink,
          strokeWidth: 1.5,
          dy: 2.5,
        } as never),
        ruleY(bars, {
          y: "key",
          x1: "total_low",
          x2: "total_high",
          stroke: ink,
          strokeWidth: 1.5,
          dy: 16.5,
        } as never),
        ruleX([0], { stroke: ink, strokeWidth: 1.5 }),
        text(bars, {
          y: "key",
          text: (b: { name: string }) => shorten(b.name, Math.floor(width / 6.6)),
          frameAnchor: "left",
          textAnchor: "start",
          dy: -14,
          fill: ink,
          fontSize: 12.5,
          stroke: "var(--paper)",
          strokeWidth: 4,
        }),
        axisX({
          ticks: Math.max(3, Math.floor(width / 110)),
          tickSize: 0,
          tickFormat: axisNumber(ctx, domain[1] - domain[0]),
          label: ctx.t("study.share"),
          labelArrow: "none",
        }),
      ],
    },
    width,
  );
}
