/** One bar for each payer: to the right who pays more, to the left who pays less. */
import { axisY, barX, gridX, axisX, ruleX, ruleY, text } from "@observablehq/plot";
import type { Context } from "../context";
import { formatOn } from "../format";
import type { Estimate } from "../payload";
import { axisNumber, draw, ink } from "./plot";

export function payersChart(
  rows: { name: string; estimate: Estimate }[],
  colour: string,
  domain: [number, number],
  ctx: Context,
  width: number,
): SVGSVGElement {
  const on = ctx.scale("kr.", Math.max(Math.abs(domain[0]), Math.abs(domain[1])));
  const data = rows.map(({ name, estimate: e }) => ({
    name,
    mean: (e.mean ?? 0) / on.scale,
    low: (e.low ?? e.mean ?? 0) / on.scale,
    high: (e.high ?? e.mean ?? 0) / on.scale,
    label:
      e.mean === 0 ? "0" : formatOn(e.mean, e.se, on, ctx.language, { signed: true, bare: true }),
  }));
  // Room for the number beyond the end of its line, also on a phone.
  const pad = (domain[1] - domain[0]) * Math.max(1 / 8, 50 / Math.max(100, width - 190));
  return draw(
    {
      height: 46 * rows.length + 50,
      marginLeft: 110,
      marginRight: 30,
      marginBottom: 36,
      x: {
        domain: [(domain[0] - (domain[0] < 0 ? pad : 0)) / on.scale, (domain[1] + pad) / on.scale],
      },
      y: { domain: rows.map((r) => r.name), label: null, padding: 0.4 },
      marks: [
        gridX({ stroke: "var(--faint)", strokeOpacity: 1 }),
        barX(data, { y: "name", x: "mean", fill: colour, fillOpacity: 0.75 }),
        ruleY(data, { y: "name", x1: "low", x2: "high", stroke: ink, strokeWidth: 1.5 }),
        text(data, {
          y: "name",
          x: (d: { low: number; high: number; mean: number }) => (d.mean < 0 ? d.low : d.high),
          text: "label",
          dx: 6,
          textAnchor: "start",
          fill: ink,
          fontWeight: 600,
          filter: (d: { mean: number }) => d.mean >= 0,
        }),
        text(data, {
          y: "name",
          x: "low",
          text: "label",
          dx: -6,
          textAnchor: "end",
          fill: ink,
          fontWeight: 600,
          filter: (d: { mean: number }) => d.mean < 0,
        }),
        ruleX([0], { stroke: ink, strokeWidth: 2 }),
        axisY({ tickSize: 0, label: null, fontSize: 13 }),
        axisX({
          ticks: Math.max(3, Math.floor(width / 110)),
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
