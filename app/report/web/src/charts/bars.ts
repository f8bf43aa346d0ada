/**
 * Horizontal bars with an interval, each under its name: weights, indices, values of information.
 */
import { axisX, barX, gridX, ruleX, ruleY, text } from "@observablehq/plot";
import type { Context } from "../context";
import { axisNumber, draw, extentOf, ink } from "./plot";

export interface Bar {
  name: string;
  value: number;
  low?: number | null;
  high?: number | null;
}

/** A label that has only so much room. */
export const shorten = (label: string, most: number): string =>
  label.length > most ? `${label.slice(0, Math.max(1, most - 1))}…` : label;

export const rowHeight = 42;
/** Where the bar lies in its row: the name stands above it. */
export const inRow = { insetTop: 21, insetBottom: 5 };

/** The names above the bars; the whole width is theirs. */
export function rowNames(names: string[], width: number) {
  return text(
    names.map((name, key) => ({ key, name: shorten(name, Math.floor(width / 6.6)) })),
    {
      y: "key",
      text: "name",
      frameAnchor: "left",
      textAnchor: "start",
      dy: -10,
      fill: ink,
      fontSize: 12.5,
      stroke: "var(--paper)",
      strokeWidth: 4,
    },
  );
}

export function barsChart(
  bars: Bar[],
  colour: string,
  label: string,
  ctx: Context,
  width: number,
  domain?: [number, number],
): SVGSVGElement {
  const extent = domain ?? extentOf(bars.flatMap((b) => [b.value, b.low, b.high]));
  const data = bars.map((b, key) => ({ ...b, key, low: b.low ?? null, high: b.high ?? null }));
  return draw(
    {
      height: bars.length * rowHeight + 50,
      marginLeft: 12,
      marginRight: 24,
      marginTop: 8,
      marginBottom: 38,
      x: { domain: extent, nice: true },
      y: { type: "band", domain: data.map((d) => d.key), axis: null, padding: 0 },
      marks: [
        gridX({ stroke: "var(--faint)", strokeOpacity: 1 }),
        barX(data, { y: "key", x: "value", fill: colour, fillOpacity: 0.75, ...inRow }),
        ruleY(
          data.filter((b) => b.low !== null),
          { y: "key", x1: "low", x2: "high", stroke: ink, strokeWidth: 1.5, dy: 8 } as never,
        ),
        ruleX([0], { stroke: ink, strokeWidth: 1.5 }),
        rowNames(
          bars.map((b) => b.name),
          width,
        ),
        axisX({
          tickSize: 0,
          ticks: Math.max(3, Math.floor(width / 90)),
          tickFormat: axisNumber(ctx, extent[1] - extent[0]),
          label,
          labelArrow: "none",
          labelAnchor: "right",
        }),
      ],
    },
    width,
  );
}
