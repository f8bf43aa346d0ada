/** Stacked areas without and with the proposal, side by side on one axis. */
import { areaY, axisX, axisY, gridY, lineY, ruleY, text } from "@observablehq/plot";
import type { Context } from "../context";
import { axisNumber, baselineColour, draw, ink, yearTicks } from "./plot";

export interface Layer {
  name: string;
  without: (number | null)[];
  with: (number | null)[];
}

interface Band {
  layer: number;
  side: number;
  x: number;
  y1: number;
  y2: number;
}

/** From the bottom up; what is not known counts as nothing. */
function stacked(layers: Layer[], first: number): Band[] {
  return (["without", "with"] as const).flatMap((side, s) => {
    const height: number[] = [];
    return layers.flatMap((layer, l) =>
      layer[side].map((value, i) => {
        const y1 = height[i] ?? 0;
        height[i] = y1 + (value ?? 0);
        return { layer: l, side: s, x: first + i, y1, y2: height[i]! };
      }),
    );
  });
}

export function stackTop(layers: Layer[]): number {
  return Math.max(0, ...stacked(layers, 0).map((band) => band.y2));
}

/** Labels keep a distance of `gap`; the lowest stays where it is. */
function spread(places: number[], gap: number): number[] {
  const out: number[] = [];
  for (const place of places) out.push(Math.max(place, (out[out.length - 1] ?? -Infinity) + gap));
  return out;
}

const tints = [0.95, 0.78, 0.62, 0.47, 0.34, 0.22];

export function stackChart(
  layers: Layer[],
  first: number,
  colour: string,
  top: number,
  ctx: Context,
  width: number,
): SVGSVGElement {
  const bands = stacked(layers, first);
  const years = layers[0]?.with.length ?? 0;
  const last = first + years - 1;
  const below = width < 480;
  const height = below ? 560 : 330;
  const labels = Math.min(150, width * 0.45);
  const ends = bands.filter((band) => band.side === 1 && band.x === last);
  const inner = (below ? (height - 70) / 2 : height - 56) * 0.94;
  const places = spread(
    ends.map((band) => (band.y1 + band.y2) / 2),
    (top / inner) * 15,
  );
  const facet = (side: number): Record<string, number> => (below ? { fy: side } : { fx: side });
  const own = below ? { fy: "side" } : { fx: "side" };
  const of = (side: number, layer: number): Band[] =>
    bands.filter((band) => band.side === side && band.layer === layer);
  const titles = [0, 1].map((side) => ({
    side,
    name: ctx.t(side === 0 ? "types.without" : "types.with"),
  }));
  return draw(
    {
      height,
      marginRight: labels,
      marginTop: 34,
      marginBottom: 28,
      x: { domain: [first, last], label: null },
      y: { domain: [0, top], nice: true },
      fx: { axis: null, padding: 0.18 },
      fy: { axis: null, padding: 0.2 },
      marks: [
        gridY({ stroke: "var(--faint)", strokeOpacity: 1 }),
        ...layers.flatMap((_, l) =>
          [0, 1].flatMap((side) => [
            areaY(of(side, l), {
              x: "x",
              y1: "y1",
              y2: "y2",
              ...own,
              fill: side === 0 ? baselineColour : colour,
              fillOpacity: tints[l % tints.length],
            }),
            lineY(of(side, l), { x: "x", y: "y2", ...own, stroke: "var(--paper)", strokeWidth: 1 }),
          ]),
        ),
        ruleY([0], { stroke: ink, strokeWidth: 1.5 }),
        text(titles, {
          ...own,
          text: "name",
          frameAnchor: "top-left",
          dy: -16,
          fill: ink,
          fontWeight: 600,
          textAnchor: "start",
        }),
        ...ends.map((band, i) =>
          text([band], {
            x: "x",
            y: () => places[i] ?? 0,
            ...facet(1),
            text: () => layers[band.layer]?.name ?? "",
            textAnchor: "start",
            dx: 6,
            fill: ink,
          }),
        ),
        axisX({
          ticks: yearTicks(first, last, below ? width - labels : (width - labels) / 2.3),
          tickSize: 0,
          tickFormat: (v: number) => String(v),
          label: null,
        }),
        axisY({
          ticks: 5,
          tickSize: 0,
          tickFormat: axisNumber(ctx, top),
          label: ctx.unit("person-years"),
          labelArrow: "none",
        }),
      ],
    },
    width,
  );
}
