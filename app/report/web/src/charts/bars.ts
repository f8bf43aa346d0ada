/** Horizontal bars with an interval: weights, Sobol' indices, values of information. */
import { axisX, axisY, barX, gridX, ruleX, ruleY } from "@observablehq/plot";
import type { Context } from "../context";
import { axisNumber, draw, extentOf, ink } from "./plot";

export interface Bar {
  name: string;
  value: number;
  low?: number | null;
  high?: number | null;
}

/** Long keys are shortened in front: what tells them apart stands at the end. */
export const shortKey = (key: string, most: number): string => (key.length > most ? `…${key.slice(key.length - most + 1)}` : key);

export function barsChart(bars: Bar[], colour: string, label: string, ctx: Context, width: number, domain?: [number, number]): SVGSVGElement {
  const extent = domain ?? extentOf(bars.flatMap((b) => [b.value, b.low, b.high]));
  const left = Math.min(250, width * 0.48);
  const data = bars.map((b) => ({ ...b, low: b.low ?? null, high: b.high ?? null }));
  return draw({
    height: bars.length * 26 + 56, marginLeft: left, marginRight: 20, marginBottom: 38,
    x: { domain: extent, nice: true }, y: { domain: bars.map((b) => b.name), label: null, padding: 0.35 },
    marks: [
      gridX({ stroke: "var(--faint)", strokeOpacity: 1 }),
      barX(data, { y: "name", x: "value", fill: colour, fillOpacity: 0.75 }),
      ruleY(data.filter((b) => b.low !== null), { y: "name", x1: "low", x2: "high", stroke: ink, strokeWidth: 1.5 }),
      ruleX([0], { stroke: ink, strokeWidth: 1.5 }),
      axisY({ tickSize: 0, label: null, tickFormat: (name: string) => shortKey(name, Math.floor(left / 7)) }),
      axisX({ tickSize: 0, ticks: Math.max(3, Math.floor((width - left) / 70)), tickFormat: axisNumber(ctx, extent[1] - extent[0]), label, labelArrow: "none", labelAnchor: "right" }),
    ],
  }, width);
}
