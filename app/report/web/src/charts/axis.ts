/**
 * One effect on an axis of its own: what the evidence supports, what is assumed, what is needed.
 */
import { axisX, dot, ruleX, ruleY, text } from "@observablehq/plot";
import type { Context } from "../context";
import { axisNumber, draw, extentOf, ink } from "./plot";

export interface Mark {
  value: number;
  label: string;
  kind: "neutral" | "stated" | "needed";
}

export function effectAxis(
  low: number | null,
  high: number | null,
  marks: Mark[],
  colour: string,
  ctx: Context,
  width: number,
): SVGSVGElement {
  const domain = extentOf([low, high, ...marks.map((m) => m.value)], false);
  const pad = (domain[1] - domain[0]) / 12;
  // Each kind of label has a line of its own, so that they never lie on each other.
  const lineOf = { neutral: 2, needed: 1, stated: -1 } as const;
  const placed = marks.map((m) => ({ ...m, y: lineOf[m.kind] }));
  const near = (m: Mark): "start" | "end" | "middle" => {
    const share = (m.value - domain[0]) / (domain[1] - domain[0]);
    return share < 0.2 ? "start" : share > 0.8 ? "end" : "middle";
  };
  return draw(
    {
      height: 140,
      marginLeft: 12,
      marginRight: 12,
      marginTop: 8,
      marginBottom: 30,
      x: { domain: [domain[0] - pad, domain[1] + pad] },
      y: { domain: [-1.6, 2.4], axis: null },
      marks: [
        ruleY([0], { stroke: "var(--faint)", strokeWidth: 2 }),
        ...(low !== null && high !== null
          ? [
              ruleY([{ low, high }], {
                y: 0,
                x1: "low",
                x2: "high",
                stroke: colour,
                strokeOpacity: 0.35,
                strokeWidth: 12,
              }),
            ]
          : []),
        ruleX(
          placed.filter((m) => m.kind === "neutral"),
          { x: "value", y1: -0.8, y2: 1.6, stroke: ink, strokeWidth: 2 },
        ),
        dot(
          placed.filter((m) => m.kind === "stated"),
          { x: "value", y: 0, r: 6, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5 },
        ),
        dot(
          placed.filter((m) => m.kind === "needed"),
          {
            x: "value",
            y: 0,
            r: 8,
            symbol: "diamond",
            fill: ink,
            stroke: "var(--paper)",
            strokeWidth: 1.5,
          },
        ),
        ...placed.map((m) =>
          text([m], {
            x: "value",
            y: "y",
            text: "label",
            textAnchor: near(m),
            fill: ink,
            fontWeight: m.kind === "needed" ? 600 : 400,
          }),
        ),
        axisX({
          ticks: 5,
          tickSize: 3,
          tickFormat: axisNumber(ctx, domain[1] - domain[0]),
          label: null,
        }),
      ],
    },
    width,
  );
}
