/** One difference a year: bars from zero with the interval as a line. */
import { axisX, axisY, barY, gridY, ruleX, ruleY } from "@observablehq/plot";
import type { Context } from "../context";

import type { Compared } from "../payload";
import { axisNumber, draw, ink, yearTicks } from "./plot";

export function yearsChart(
  years: (Compared & { year: number })[],
  colour: string,
  domain: [number, number],
  ctx: Context,
  width: number,
): SVGSVGElement {
  const on = ctx.scale("kr.", Math.max(Math.abs(domain[0]), Math.abs(domain[1])));
  const data = years.map((y) => ({
    year: String(y.year),
    mean: (y.difference.mean ?? 0) / on.scale,
    low: y.difference.low === null ? null : y.difference.low / on.scale,
    high: y.difference.high === null ? null : y.difference.high / on.scale,
  }));
  const first = years[0]?.year ?? 0;
  const ticks = yearTicks(first, years[years.length - 1]?.year ?? 0, width).map(String);
  return draw(
    {
      height: 240,
      x: { type: "band", domain: data.map((d) => d.year), padding: 0.35, label: null },
      y: { domain: [domain[0] / on.scale, domain[1] / on.scale], nice: true },
      marks: [
        gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
        barY(data, { x: "year", y: "mean", fill: colour, fillOpacity: 0.75 }),
        ruleX(
          data.filter((d) => d.low !== null),
          { x: "year", y1: "low", y2: "high", stroke: ink, strokeWidth: 1.5 },
        ),
        ruleY([0], { stroke: ink, strokeWidth: 2 }),
        axisX({ ticks, tickSize: 0, label: null }),
        axisY({
          ticks: 5,
          tickSize: 0,
          tickFormat: axisNumber(ctx, (domain[1] - domain[0]) / on.scale),
          label: on.unit,
          labelArrow: "none",
        }),
      ],
    },
    width,
  );
}
