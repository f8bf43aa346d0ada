/** What all drawings share: our numbers on the axes, our type, colours from the style sheet. */
import { plot, type PlotOptions } from "@observablehq/plot";
import type { Context } from "../context";
import { s } from "../dom";
import { formatNumber } from "../format";

export const baselineColour = "var(--baseline)";
export const ink = "var(--ink)";
export const faint = "var(--faint)";

/** Ticks have as many decimals as it takes to tell them apart. */
export function axisNumber(ctx: Context, extent = 0): (value: number) => string {
  const most = extent === 0 ? 2 : Math.max(0, 1 - Math.floor(Math.log10(extent)));
  return (value) => {
    const text = formatNumber(value, most, ctx.language);
    const mark = ctx.language === "da" ? "," : ".";
    return text.includes(mark)
      ? text.replace(/0+$/, "").replace(new RegExp(`\\${mark}$`), "")
      : text;
  };
}

export function draw(options: PlotOptions, width: number): SVGSVGElement {
  const element = plot({
    width,
    height: 280,
    marginLeft: 52,
    marginRight: 16,
    marginTop: 22,
    style: {
      fontSize: "12px",
      background: "none",
      color: "inherit",
      fontFamily: "inherit",
      overflow: "visible",
    },
    ...options,
  });
  if (element instanceof SVGSVGElement) return element;
  const svg = element.querySelector("svg:last-of-type");
  return svg instanceof SVGSVGElement ? svg : s("svg");
}

/** Smallest and largest of what is known, and zero. */
export function extentOf(values: (number | null | undefined)[], withZero = true): [number, number] {
  const known = values.filter((v): v is number => typeof v === "number" && Number.isFinite(v));
  if (withZero) known.push(0);
  if (known.length === 0) return [0, 1];
  const low = Math.min(...known);
  const high = Math.max(...known);
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** Room for a label beside the last point. */
export const yearTicks = (first: number, last: number, width: number): number[] => {
  const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, Math.floor(width / 64))));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (y) => (y - first) % step === 0,
  );
};
