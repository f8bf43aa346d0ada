/** What must be true, in things that can be counted: places, starts, splits. */
import { axisX, dot, ruleX, ruleY, text } from "@observablehq/plot";
import { axisNumber, draw, extentOf, ink } from "../charts/plot";
import type { Context, Scenario } from "../context";
import { h } from "../dom";
import { metric } from "../facts";
import { renderFigure } from "../figure";
import { decimalsFor, formatNumber, formatSigned } from "../format";
import type { BreakEven, Estimate } from "../payload";
import { answers } from "../sections/needed";
import { section } from "../sections/section";
import type { AnyCell } from "../table";

interface Compared {
  id: string;
  needed: { mean: number; low: number; high: number };
  expected: Estimate;
}

const years = (s: Scenario): number => s.summary.last_year - s.summary.first_year + 1;

const unknown: Estimate = { mean: null, se: null, low: null, high: null };

/** What the run's own calculations have a year, if they are about the years of the break-even. */
function expectedOf(s: Scenario, id: string): Estimate {
  if (answers(s)[0]?.years !== years(s)) return unknown;
  const { mean, se, low, high } = metric(s.summary, id).difference;
  const per = (value: number | null): number | null => (value === null ? null : value / years(s));
  return { mean: per(mean), se: per(se), low: per(low), high: per(high) };
}

/** All programmes together, if the crossing was simulated. */
export function crossing(s: Scenario): BreakEven | null {
  const b = answers(s)[0];
  return b?.outcome === "found" && b.needed ? b : null;
}

/** What surely changes at the crossing: the sum of several counts first, then what changes most. */
export function changesAtZero(s: Scenario, ctx: Context): Compared[] {
  const sums = new Set(ctx.catalogue.figures.map((figure) => figure.part_of));
  const sure = Object.entries(crossing(s)?.needed ?? {}).flatMap(([id, n]) => {
    if (n.mean === null || n.low === null || n.high === null) return [];
    if (n.low <= 0 && n.high >= 0) return [];
    return [
      { id, needed: { mean: n.mean, low: n.low, high: n.high }, expected: expectedOf(s, id) },
    ];
  });
  const rank = (c: Compared): number => (sums.has(c.id) ? Infinity : Math.abs(c.needed.mean));
  return sure.sort((a, b) => rank(b) - rank(a)).slice(0, 2);
}

/** Digits by which the needed change can be told: half of its interval says how many. */
const digits = (c: Compared): number =>
  Math.max(0, decimalsFor((c.needed.high - c.needed.low) / 2, 1));

/** "12 færre", "3 flere" */
export function moreOrFewer(value: number, decimals: number, ctx: Context): string {
  return ctx.t(
    value < 0 ? "front.fewer" : "front.more",
    formatNumber(Math.abs(value), decimals, ctx.language),
  );
}

/** "11 til 13": sizes where both ends lie on the same side of zero, signed numbers elsewhere. */
function within(low: number | null, high: number | null, decimals: number, ctx: Context): string {
  if (low === null || high === null) return "–";
  if (high < 0 || low > 0) {
    const [small, large] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
    return `${formatNumber(small, decimals, ctx.language)} ${ctx.t("to")} ${formatNumber(
      large,
      decimals,
      ctx.language,
    )}`;
  }
  return `${formatSigned(low, decimals, ctx.language)} ${ctx.t("to")} ${formatSigned(
    high,
    decimals,
    ctx.language,
  )}`;
}

const unitOf = (c: Compared, ctx: Context): string => ctx.name("natural", c.id);

function sentence(s: Scenario, c: Compared, ctx: Context): string {
  const d = digits(c);
  return ctx.t(
    "front.needed.sentence",
    String(crossing(s)?.years ?? years(s)),
    moreOrFewer(c.needed.mean, d, ctx),
    unitOf(c, ctx),
    within(c.needed.low, c.needed.high, d, ctx),
    c.expected.mean === null ? "–" : moreOrFewer(c.expected.mean, d, ctx),
    within(c.expected.low, c.expected.high, d, ctx),
  );
}

/** The sentence of the opening: what must hold for the money to come back. */
export function onlyIf(s: Scenario, ctx: Context): string | null {
  const [first] = changesAtZero(s, ctx);
  if (!first) return null;
  const d = digits(first);
  const needed = ctx.t(
    "front.only_if",
    String(crossing(s)?.years ?? years(s)),
    moreOrFewer(first.needed.mean, d, ctx),
    unitOf(first, ctx),
    within(first.needed.low, first.needed.high, d, ctx),
  );
  return first.expected.mean === null
    ? needed
    : `${needed} ${ctx.t("front.expected", moreOrFewer(first.expected.mean, d, ctx))}`;
}

/** What the axes of all counts have room for. */
function domainOf(all: Compared[]): [number, number] {
  return extentOf(
    all.flatMap(({ needed, expected }) => [
      needed.low,
      needed.high,
      expected.low,
      expected.high,
      expected.mean,
    ]),
  );
}

function axis(
  c: Compared,
  domain: [number, number],
  colour: string,
  ctx: Context,
  width: number,
): SVGSVGElement {
  const { needed, expected } = c;
  const pad = (domain[1] - domain[0]) / 10;
  const anchor = (value: number): "start" | "middle" | "end" => {
    const share = (value - domain[0]) / (domain[1] - domain[0]);
    return share < 0.15 ? "start" : share > 0.85 ? "end" : "middle";
  };
  const label = (value: number, word: string): string =>
    `${word} ${formatSigned(value, digits(c), ctx.language)}`;
  const means = expected.mean === null ? [] : [expected.mean];
  return draw(
    {
      height: 92,
      marginLeft: 10,
      marginRight: 10,
      marginTop: 4,
      marginBottom: 24,
      x: { domain: [domain[0] - pad, domain[1] + pad] },
      y: { domain: [-2.2, 2.2], axis: null },
      marks: [
        ruleY([0], { stroke: "var(--faint)", strokeWidth: 2 }),
        ruleX([0], { stroke: ink, strokeWidth: 1.5, y1: -1, y2: 1 }),
        ...(expected.low === null || expected.high === null
          ? []
          : [
              ruleY([expected], {
                y: 0,
                x1: "low",
                x2: "high",
                stroke: colour,
                strokeOpacity: 0.4,
                strokeWidth: 10,
              }),
            ]),
        dot(means, { x: (d: number) => d, y: 0, r: 6, fill: colour, stroke: "var(--paper)" }),
        ruleY([needed], { y: 0, x1: "low", x2: "high", stroke: ink, strokeWidth: 2 }),
        dot([needed.mean], {
          x: (d: number) => d,
          y: 0,
          r: 8,
          symbol: "diamond",
          fill: ink,
          stroke: "var(--paper)",
          strokeWidth: 1.5,
        }),
        ...means.map((mean) =>
          text([mean], {
            x: (d: number) => d,
            y: -1.5,
            textAnchor: anchor(mean),
            fill: ink,
            text: () => label(mean, ctx.t("front.needed.expected")),
          }),
        ),
        text([needed.mean], {
          x: (d: number) => d,
          y: 1.5,
          textAnchor: anchor(needed.mean),
          fill: ink,
          fontWeight: 600,
          text: () => label(needed.mean, ctx.t("front.needed.at_zero")),
        }),
        axisX({
          ticks: 5,
          tickSize: 3,
          label: null,
          tickFormat: axisNumber(ctx, domain[1] - domain[0]),
        }),
      ],
    },
    width,
  );
}

function title(s: Scenario, ctx: Context): string {
  const found = crossing(s);
  if (found?.strength === null || found === null) {
    const outcome = answers(s)[0]?.outcome;
    return ctx.t(
      outcome === "beyond_range"
        ? "front.needed.beyond"
        : outcome === "costs_nothing"
          ? "front.needed.costs_nothing"
          : "front.needed.open",
    );
  }
  const [first] = changesAtZero(s, ctx);
  if (!first) return ctx.t("front.needed.open");
  const d = digits(first);
  const needed = ctx.t(
    "front.needed.title",
    moreOrFewer(first.needed.mean, d, ctx),
    unitOf(first, ctx),
  );
  return first.expected.mean === null
    ? needed
    : `${needed}; ${ctx.t("front.needed.awaits", moreOrFewer(first.expected.mean, d, ctx))}`;
}

export function frontNeeded(s: Scenario, ctx: Context): HTMLElement | null {
  if (answers(s).length === 0) return null;
  const shown = changesAtZero(s, ctx);
  if (shown.length === 0) {
    return section(
      "front-needed",
      ctx.t("front.needed"),
      ctx,
      h("p", {}, answers(s)[0]?.sentence[ctx.language] ?? ""),
    );
  }
  const rows = shown.map((c): AnyCell[] => [
    unitOf(c, ctx),
    ...[
      c.needed.mean,
      c.needed.low,
      c.needed.high,
      c.expected.mean,
      c.expected.low,
      c.expected.high,
    ].map((v) => ({ text: formatSigned(v, digits(c), ctx.language), value: v })),
  ]);
  return section(
    "front-needed",
    ctx.t("front.needed"),
    ctx,
    renderFigure(
      {
        id: "front-needed",
        title: title(s, ctx),
        unit: ctx.t("front.needed.unit", String(crossing(s)?.years ?? years(s))),
        panelWidth: 240,
        panels: shown.map((c) => ({
          heading: unitOf(c, ctx).replace(/^./, (first) => first.toUpperCase()),
          sentence: sentence(s, c, ctx),
          quiet: true,
          draw: (width: number) => axis(c, domainOf(shown), s.colour, ctx, width),
        })),
        table: {
          caption: ctx.t("front.needed.caption"),
          head: [
            ctx.t("front.needed.count"),
            ctx.t("front.needed.at_zero"),
            ctx.t("col.low"),
            ctx.t("col.high"),
            ctx.t("front.needed.expected"),
            ctx.t("col.low"),
            ctx.t("col.high"),
          ],
          rows,
        },
        note: h("p", {}, ctx.t("front.needed.both")),
        lineage: [{ scenario: s.index, key: "break_even" }],
      },
      ctx,
    ),
  );
}
