/** Dots with their intervals on a common axis: differences by group, by type of placement. */
import { axisX, axisY, dot, gridX, ruleX, ruleY } from "@observablehq/plot";
import type { Context } from "../context";
import type { Estimate } from "../payload";
import { axisNumber, draw, ink } from "./plot";

export interface Dot extends Estimate {
  name: string;
  /** Little is known of it: drawn faint. */
  small?: boolean;
}

export function dotsChart(
  rows: Dot[],
  colour: string,
  domain: [number, number],
  ctx: Context,
  width: number,
): SVGSVGElement {
  // Names may repeat: the place in the list is what the axis knows them by.
  const data = rows.map((row, key) => ({ ...row, key, opacity: row.small ? 0.45 : 1 }));
  return draw(
    {
      height: data.length * 22 + 56,
      marginLeft: Math.min(190, width * 0.45),
      marginRight: 24,
      marginBottom: 36,
      x: { domain, nice: true },
      y: { type: "band", domain: data.map((d) => d.key), label: null },
      marks: [
        gridX({ stroke: "var(--faint)", strokeOpacity: 1 }),
        ruleY(
          data.filter((d) => d.low !== null),
          { y: "key", x1: "low", x2: "high", stroke: colour, strokeWidth: 3, strokeOpacity: 0.45 },
        ),
        dot(data, { y: "key", x: "mean", r: 4.5, fill: colour, fillOpacity: "opacity" }),
        ruleX([0], { stroke: ink, strokeWidth: 2 }),
        axisY({ tickSize: 0, label: null, tickFormat: (key: number) => data[key]?.name ?? "" }),
        axisX({
          tickSize: 0,
          ticks: Math.max(3, Math.floor(width / 120)),
          tickFormat: axisNumber(ctx, domain[1] - domain[0]),
          label: null,
        }),
      ],
    },
    width,
  );
}
