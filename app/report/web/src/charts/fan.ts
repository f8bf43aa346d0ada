/** Cumulated difference: a fan of 50, 80 and 95 %, council terms behind it, payback marked. */
import { areaY, axisX, axisY, lineY, rect, ruleX, ruleY, text } from "@observablehq/plot";
import type { Context } from "../context";
import { councilTerms } from "../facts";

import { axisNumber, draw, ink, yearTicks } from "./plot";

export interface FanData {
  probabilities: number[];
  years: (number | null)[][];
  first: number;
  /** The year in which half of the calculations have their money back. */
  median: number | null;
}

export function quantile(
  fan: { probabilities: number[] },
  row: (number | null)[],
  p: number,
): number | null {
  const at = fan.probabilities.findIndex((q) => Math.abs(q - p) < 1e-6);
  return at < 0 ? null : (row[at] ?? null);
}

const bands = [
  [0.025, 0.975, 0.14, 95],
  [0.1, 0.9, 0.2, 80],
  [0.25, 0.75, 0.3, 50],
] as const;

export function fanChart(
  fan: FanData,
  colour: string,
  domain: [number, number],
  ctx: Context,
  width: number,
): SVGSVGElement {
  const on = ctx.scale("kr.", Math.max(Math.abs(domain[0]), Math.abs(domain[1])));
  const last = fan.first + fan.years.length - 1;
  // The sum of a year is known at its end, so the first point is zero at the start of the first
  // year.
  const rows = [
    { x: fan.first, values: fan.probabilities.map(() => 0 as number | null) },
    ...fan.years.map((values, i) => ({ x: fan.first + i + 1, values })),
  ];
  const at = (p: number) =>
    rows.map((row) => ({ x: row.x, y: (quantile(fan, row.values, p) ?? NaN) / on.scale }));
  const y: [number, number] = [domain[0] / on.scale, domain[1] / on.scale];
  const terms = councilTerms(fan.first, last);
  const middle = at(0.5);
  const end = rows[rows.length - 1]!;
  const labels = bands.flatMap(([low, high, , name]) => {
    const edge =
      Math.abs(quantile(fan, end.values, high) ?? 0) >=
      Math.abs(quantile(fan, end.values, low) ?? 0)
        ? high
        : low;
    const value = quantile(fan, end.values, edge);
    return value === null
      ? []
      : [
          {
            x: last + 1,
            y: value / on.scale,
            name: ctx.language === "da" ? `${name} pct.` : `${name}%`,
          },
        ];
  });
  // Labels that would lie on top of each other are left out, the widest band's stays.
  const gap = (y[1] - y[0]) / 18;
  const shown = labels.filter((l, i) =>
    labels.slice(0, i).every((other) => Math.abs(other.y - l.y) > gap),
  );
  return draw(
    {
      height: 330,
      marginRight: 56,
      marginBottom: 40,
      x: { domain: [fan.first, last + 1], label: null },
      y: { domain: y, nice: true },
      marks: [
        rect(
          terms.filter((_, i) => i % 2 === 0),
          { x1: "from", x2: "to", y1: y[0], y2: y[1], fill: "var(--term)" },
        ),
        ...bands.map(([low, high, opacity]) => {
          const lower = at(low);
          const upper = at(high);
          return areaY(
            lower.map((p, i) => ({ x: p.x, low: p.y, high: upper[i]!.y })),
            { x: "x", y1: "low", y2: "high", fill: colour, fillOpacity: opacity },
          );
        }),
        ruleY([0], { stroke: ink, strokeWidth: 2.5 }),
        lineY(middle, { x: "x", y: "y", stroke: colour, strokeWidth: 2.5 }),
        ...(fan.median !== null
          ? [
              ruleX([fan.median + 1], { stroke: ink, strokeWidth: 1, strokeDasharray: "3,3" }),
              text([fan.median + 1], {
                x: (d: number) => d,
                frameAnchor: "bottom",
                dy: -6,
                dx: -4,
                textAnchor: "end",
                text: () => ctx.t("fan.payback", String(fan.median)),
                fill: ink,
                fontWeight: 600,
              }),
            ]
          : []),
        text(shown, { x: "x", y: "y", text: "name", textAnchor: "start", dx: 5, fill: ink }),
        text(
          terms.filter((t) => t.to - t.from > 1),
          {
            x: (t: { from: number; to: number }) => (t.from + t.to) / 2,
            frameAnchor: "top",
            lineAnchor: "top",
            dy: 5,
            text: () => (width > 420 ? ctx.t("fan.term") : ""),
            fill: "var(--soft)",
            fontSize: 11,
          },
        ),
        axisX({
          ticks: yearTicks(fan.first, last, width).map((v) => v + 0.5),
          tickFormat: (v: number) => String(Math.floor(v)),
          tickSize: 0,
          label: null,
        }),
        axisY({
          ticks: 6,
          tickSize: 0,
          tickFormat: axisNumber(ctx, y[1] - y[0]),
          label: on.unit,
          labelArrow: "none",
        }),
      ],
    },
    width,
  );
}
