/** Drawings of decisions: acceptability, the cost-effect plane, and how fast estimates settle. */
import {
  areaY,
  axisX,
  axisY,
  dot,
  gridX,
  gridY,
  lineY,
  ruleX,
  ruleY,
  text,
} from "@observablehq/plot";
import type { Context } from "../context";
import { formatNumber } from "../format";
import { shorten } from "./bars";
import { axisNumber, draw, extentOf, ink } from "./plot";
import { labelOf, palette, scaled, unitOf, type Of } from "./study";

/** Labels beside the ends of lines, at least `gap` apart; the order of the lines is kept. */
function beside<T extends { y: number }>(ends: T[], gap: number): (T & { at: number })[] {
  let last = -Infinity;
  return [...ends]
    .sort((a, b) => a.y - b.y)
    .map((end) => {
      last = Math.max(end.y, last + gap);
      return { ...end, at: last };
    });
}

function endLabels(ends: { x: number; y: number; name: string }[], gap: number, room: number) {
  return text(beside(ends, gap), {
    x: "x",
    y: "at",
    text: (d: { name: string }) => shorten(d.name, Math.floor(room / 7) * 4),
    lineWidth: room / 12.5,
    dx: 6,
    textAnchor: "start",
    fill: ink,
  });
}

export function acceptability(a: Of<"acceptability">, ctx: Context, width: number): SVGSVGElement {
  const { by, million } = scaled(a.thresholds);
  const data = a.options.flatMap((option, o) =>
    a.thresholds.map((x, i) => ({
      option,
      colour: palette(o),
      x: x / by,
      y: (a.probability[o]?.[i] ?? NaN) * 100,
    })),
  );
  const xs = extentOf(
    data.map((d) => d.x),
    false,
  );
  const room = Math.min(190, width * 0.36);
  const ends = a.options.map((name, o) => ({
    name,
    x: xs[1],
    y: (a.probability[o]?.[a.thresholds.length - 1] ?? 0) * 100,
  }));
  return draw(
    {
      height: 300,
      marginRight: room,
      marginBottom: 42,
      y: { domain: [0, 100] },
      x: { domain: xs },
      marks: [
        gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
        lineY(data, { x: "x", y: "y", z: "option", stroke: "colour", strokeWidth: 2.5 } as never),
        endLabels(ends, 6.5, room),
        ruleY([0], { stroke: ink, strokeWidth: 1.5 }),
        axisX({
          ticks: Math.max(3, Math.floor((width - room) / 110)),
          tickSize: 0,
          tickFormat: axisNumber(ctx, xs[1] - xs[0]),
          label: unitOf(million, ctx.t("study.threshold"), ctx),
          labelArrow: "none",
        }),
        axisY({
          ticks: 5,
          tickSize: 0,
          label: ctx.language === "da" ? "pct." : "%",
          labelArrow: "none",
        }),
      ],
    },
    width,
  );
}

export function plane(a: Of<"plane">, ctx: Context, width: number): SVGSVGElement {
  const { by, million } = scaled(a.points.map((p) => p.cost));
  const options = [...new Set(a.points.map((p) => p.option))];
  const data = a.points
    .slice(0, 4000)
    .map((p) => ({ x: p.effect, y: p.cost / by, colour: palette(options.indexOf(p.option)) }));
  const xs = extentOf(data.map((d) => d.x));
  const ys = extentOf(data.map((d) => d.y));
  const middle = options.map((name) => {
    const own = a.points.filter((p) => p.option === name);
    return {
      name,
      x: own.reduce((t, p) => t + p.effect, 0) / own.length,
      y: own.reduce((t, p) => t + p.cost, 0) / own.length / by,
    };
  });
  return draw(
    {
      height: 360,
      marginBottom: 42,
      x: { domain: xs, nice: true },
      y: { domain: ys, nice: true },
      marks: [
        gridX({ stroke: "var(--faint)", strokeOpacity: 1 }),
        gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
        dot(data, { x: "x", y: "y", r: 2.5, fill: "colour", fillOpacity: 0.5 } as never),
        ruleX([0], { stroke: ink, strokeWidth: 2 }),
        ruleY([0], { stroke: ink, strokeWidth: 2 }),
        text(beside(middle, (ys[1] - ys[0]) / 16), {
          x: "x",
          y: "at",
          text: (d: { name: string }) => shorten(d.name, 34),
          fill: ink,
          fontWeight: 600,
          stroke: "var(--paper)",
          strokeWidth: 4,
        }),
        axisX({
          ticks: Math.max(3, Math.floor(width / 110)),
          tickSize: 0,
          tickFormat: axisNumber(ctx, xs[1] - xs[0]),
          label: a.effect,
          labelArrow: "none",
        }),
        axisY({
          ticks: 5,
          tickSize: 0,
          tickFormat: axisNumber(ctx, ys[1] - ys[0]),
          label: unitOf(million, a.output, ctx),
          labelArrow: "none",
        }),
      ],
    },
    width,
  );
}

export function convergence(a: Of<"convergence">, ctx: Context, width: number): SVGSVGElement {
  const lines = a.lines.slice(0, 6);
  const { by, million } = scaled(lines.flatMap((l) => l.value));
  const data = lines.flatMap((l, i) =>
    l.points.map((x, j) => ({
      key: l.key,
      colour: palette(i),
      x,
      y: (l.value[j] ?? NaN) / by,
      low: (l.low[j] ?? NaN) / by,
      high: (l.high[j] ?? NaN) / by,
    })),
  );
  const ys = extentOf(data.flatMap((d) => [d.low, d.high, d.y]));
  const ends = lines.map((l) => ({
    name: labelOf(l.key, ctx),
    x: l.points[l.points.length - 1] ?? 0,
    y: (l.value[l.value.length - 1] ?? 0) / by,
  }));
  const room = Math.min(220, width * 0.36);
  return draw(
    {
      height: 300,
      marginRight: room,
      marginBottom: 42,
      y: { domain: ys, nice: true },
      marks: [
        gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
        areaY(data, {
          x: "x",
          y1: "low",
          y2: "high",
          z: "key",
          fill: "colour",
          fillOpacity: 0.15,
        } as never),
        lineY(data, { x: "x", y: "y", z: "key", stroke: "colour", strokeWidth: 2 } as never),
        endLabels(ends, (ys[1] - ys[0]) / 5, room),
        ruleY([0], { stroke: ink }),
        axisX({
          ticks: Math.max(3, Math.floor((width - room) / 110)),
          tickSize: 0,
          tickFormat: (v: number) => formatNumber(v, 0, ctx.language),
          label: ctx.t("study.points_axis"),
          labelArrow: "none",
        }),
        axisY({
          ticks: 5,
          tickSize: 0,
          tickFormat: axisNumber(ctx, ys[1] - ys[0]),
          label: unitOf(million, a.output, ctx),
          labelArrow: "none",
        }),
      ],
    },
    width,
  );
}
