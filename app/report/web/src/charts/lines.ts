/** One curve: the baseline in grey, the scenario in its colour with its band. */
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

export interface LineOptions {
  unit: string;
  step?: boolean;
  /** Ticks on the x axis. */
  ticks: number[];
  xLabel?: string;
  domain: [number, number];
  height?: number;
}

export function lineChart(
  points: Point[],
  colour: string,
  options: LineOptions,
  ctx: Context,
  width: number,
): SVGSVGElement {
  const curve = options.step ? ("step-before" as const) : ("linear" as const);
  const last = points[points.length - 1];
  const apart =
    last &&
    Math.abs((last.without ?? 0) - (last.with ?? 0)) > (options.domain[1] - options.domain[0]) / 14;
  const firstUp = (last?.with ?? 0) >= (last?.without ?? 0);
  const ends = last
    ? [
        {
          x: last.x,
          y: last.with,
          name: ctx.t("col.with"),
          fill: colour,
          dy: apart ? 0 : firstUp ? -8 : 8,
        },
        {
          x: last.x,
          y: last.without,
          name: ctx.t("col.without"),
          fill: "var(--soft)",
          dy: apart ? 0 : firstUp ? 8 : -8,
        },
      ]
    : [];
  return draw(
    {
      height: options.height ?? 250,
      marginRight: 62,
      marginTop: 24,
      marginBottom: options.xLabel ? 40 : 30,
      x: { label: null },
      y: { domain: options.domain, nice: true },
      marks: [
        gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
        areaY(
          points.filter((p) => p.low !== null && p.high !== null),
          { x: "x", y1: "low", y2: "high", fill: colour, fillOpacity: 0.2, curve },
        ),
        lineY(points, { x: "x", y: "without", stroke: baselineColour, strokeWidth: 2.5, curve }),
        lineY(points, { x: "x", y: "with", stroke: colour, strokeWidth: 2, curve }),
        ruleY([0], { stroke: ink, strokeWidth: 1 }),
        ...ends.map((e) =>
          text([e], {
            x: "x",
            y: "y",
            text: "name",
            textAnchor: "start",
            dx: 6,
            dy: e.dy,
            fill: e.fill,
            fontWeight: 600,
          }),
        ),
        axisX({
          ticks: options.ticks,
          tickSize: 0,
          tickFormat: (v: number) => String(v),
          label: options.xLabel ?? null,
          labelArrow: "none",
          labelAnchor: "center",
        }),
        axisY({
          ticks: 4,
          tickSize: 0,
          tickFormat: axisNumber(ctx, options.domain[1] - options.domain[0]),
          label: options.unit,
          labelArrow: "none",
        }),
      ],
    },
    width,
  );
}
