/** A thousand children as a thousand dots: who is concerned either way, and whose life differs. */
import { s } from "../dom";

export interface IconCounts {
  /** Concerned with and without the proposal. */
  always: number;
  /** Concerned only without it, or only with it. */
  only: number;
}

const columns = 50;
const rows = 20;

/** Dots from the lower left corner, so that the counts read like a filling glass. */
export function iconArray(counts: IconCounts, colour: string, width: number): SVGSVGElement {
  const pitch = 12;
  const path = (from: number, to: number): string => {
    let d = "";
    for (let i = from; i < to; i += 1) {
      const x = Math.floor(i / rows) * pitch + pitch / 2;
      const y = (rows - 1 - (i % rows)) * pitch + pitch / 2;
      d += `M${x} ${y}h0`;
    }
    return d;
  };
  const dots = (from: number, to: number, stroke: string, size: number): SVGPathElement =>
    s("path", {
      d: path(from, to),
      stroke,
      "stroke-width": size,
      "stroke-linecap": "round",
      fill: "none",
    });
  const changed = counts.always + counts.only;
  const svg = s(
    "svg",
    {
      viewBox: `0 0 ${columns * pitch} ${rows * pitch}`,
      width,
      height: Math.round((width * rows) / columns),
    },
    dots(changed, 1000, "var(--dot)", 7),
    dots(0, counts.always, "var(--baseline)", 9),
    dots(counts.always, changed, colour, 10),
  );
  return svg;
}
