/** Small multiples of lines: the baseline in grey, the scenario in its colour with its band. */
import { areaY, axisX, axisY, gridY, lineY, ruleY, text } from "@observablehq/plot";
import type { Context } from "../context";
import { axisNumber, baselineColour, draw, ink } from "./plot";

export interface Point {
  x: number;
  without: number | null;
  with: number | null;
  low: number | null;
  high: number | null;
}
export interface Line {
  name: string;
  points: Point[];
}

export interface LinesOptions {
  unit: string;
  step?: boolean;
  /** Ticks on the x axis. */
  ticks: number[];
  xLabel?: string;
  domain: [number, number];
  height?: number;
}

/** One drawing; several lines become facets side by side, on common axes. */
export function linesChart(lines: Line[], colour: string, options: LinesOptions, ctx: Context, width: number): SVGSVGElement {
  const perRow = lines.length === 1 ? 1 : Math.max(2, Math.min(3, Math.floor(width / 190)));
  const rowCount = Math.ceil(lines.length / perRow);
  const data = lines.flatMap((line, i) => line.points.map((p) => ({ ...p, fx: i % perRow, fy: Math.floor(i / perRow) })));
  const places = lines.map((line, i) => ({ name: line.name, fx: i % perRow, fy: Math.floor(i / perRow) }));
  const facets = lines.length > 1 ? { fx: "fx", fy: "fy" } : {};
  const curve = options.step ? ("step-before" as const) : ("linear" as const);
  const last = lines.length === 1 ? lines[0]!.points[lines[0]!.points.length - 1] : undefined;
  const apart = last && Math.abs((last.without ?? 0) - (last.with ?? 0)) > (options.domain[1] - options.domain[0]) / 14;
  const firstUp = (last?.with ?? 0) >= (last?.without ?? 0);
  const ends = last ? [{ x: last.x, y: last.with, name: ctx.t("col.with"), fill: colour, dy: apart ? 0 : firstUp ? -8 : 8 },
    { x: last.x, y: last.without, name: ctx.t("col.without"), fill: "var(--soft)", dy: apart ? 0 : firstUp ? 8 : -8 }] : [];
  return draw({
    height: options.height ?? (lines.length === 1 ? 250 : rowCount * 165 + 40),
    marginRight: lines.length === 1 ? 62 : 12,
    marginTop: lines.length === 1 ? 24 : 30,
    marginBottom: options.xLabel ? 40 : 30,
    x: { label: null },
    y: { domain: options.domain, nice: true },
    fx: { axis: null, padding: 0.12 },
    fy: { axis: null, padding: 0.2 },
    marks: [
      gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
      areaY(data.filter((p) => p.low !== null && p.high !== null), { x: "x", y1: "low", y2: "high", fill: colour, fillOpacity: 0.2, curve, ...facets }),
      lineY(data, { x: "x", y: "without", stroke: baselineColour, strokeWidth: 2.5, curve, ...facets }),
      lineY(data, { x: "x", y: "with", stroke: colour, strokeWidth: 2, curve, ...facets }),
      ruleY([0], { stroke: ink, strokeWidth: 1 }),
      ...(lines.length > 1 ? [text(places, { ...facets, text: "name", frameAnchor: "top-left", dy: -16, dx: 0, fill: ink, fontWeight: 600, fontSize: 12, textAnchor: "start" })] : []),
      ...ends.map((e) => text([e], { x: "x", y: "y", text: "name", textAnchor: "start", dx: 6, dy: e.dy, fill: e.fill, fontWeight: 600 })),
      axisX({ ticks: options.ticks, tickSize: 0, tickFormat: (v: number) => String(v), label: options.xLabel ?? null, labelArrow: "none", labelAnchor: "center" }),
      axisY({ ticks: 4, tickSize: 0, tickFormat: axisNumber(ctx, options.domain[1] - options.domain[0]), label: lines.length === 1 ? options.unit : null, labelArrow: "none" }),
    ],
  }, width);
}
