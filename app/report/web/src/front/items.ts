/** Where the money goes, item by item: the municipality's account over the budget years. */
import { barX, axisX, gridX, ruleX, text } from "@observablehq/plot";
import { axisNumber, draw, extentOf, ink } from "../charts/plot";
import type { Context, Scenario } from "../context";
import { addUp, metric } from "../facts";
import { renderFigure } from "../figure";
import { formatOn } from "../format";
import type { Estimate } from "../payload";
import { period, prices } from "../sentences";
import { section } from "../sections/section";
import { addsUp, finestOf, meanCell, type AnyCell } from "../table";

export interface Item {
  id: string;
  change: Estimate;
}

/** Largest first; what is less than a hundredth of all changes goes into "other". */
export function itemsOf(s: Scenario, ctx: Context): Item[] {
  const itemOf = new Map(ctx.catalogue.costs.map((cost) => [cost.id, cost.item]));
  const sums = new Map<string, Estimate[]>();
  for (const cell of s.detail.cost.filter((c) => c.payer === "municipality")) {
    const id = itemOf.get(cell.category) ?? "other";
    sums.set(id, [...(sums.get(id) ?? []), ...cell.years.map((y) => y.difference)]);
  }
  const all = [...sums].map(([id, parts]) => ({ id, change: addUp(parts) }));
  const moved = all.reduce((sum, item) => sum + Math.abs(item.change.mean ?? 0), 0);
  const large = (item: Item): boolean => Math.abs(item.change.mean ?? 0) >= moved / 100;
  const small = all.filter((item) => item.id === "other" || !large(item));
  const shown = all
    .filter((item) => item.id !== "other" && large(item))
    .sort((a, b) => (b.change.mean ?? 0) - (a.change.mean ?? 0));
  const rest = addUp(small.map((item) => item.change));
  return rest.mean === 0 ? shown : [...shown, { id: "other", change: rest }];
}

const itemName = (id: string, ctx: Context): string =>
  id === "other" ? ctx.t("front.items.other") : ctx.name("item", id);
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function title(items: Item[], ctx: Context): string {
  const named = items.filter((item) => item.id !== "other");
  const dearest = named.find((item) => (item.change.mean ?? 0) > 0);
  const cheapest = [...named].reverse().find((item) => (item.change.mean ?? 0) < 0);
  const name = (item: Item): string => itemName(item.id, ctx);
  if (dearest && cheapest) return ctx.t("front.items.both", name(dearest), name(cheapest));
  if (dearest) return ctx.t("front.items.more", name(dearest));
  return cheapest ? ctx.t("front.items.less", name(cheapest)) : ctx.t("front.items.none");
}

interface Bar {
  name: string;
  value: number;
  label: string;
}

function chart(bars: Bar[], colour: string, ctx: Context, width: number): SVGSVGElement {
  const [low, high] = extentOf(bars.map((b) => b.value));
  // Room for a number beyond the end of a bar.
  const pad = (high - low) * Math.max(1 / 10, 46 / Math.max(100, width - 200));
  return draw(
    {
      height: bars.length * 25 + 40,
      marginLeft: Math.min(190, width * 0.42),
      marginRight: 12,
      marginTop: 4,
      marginBottom: 30,
      x: { domain: [low < 0 ? low - pad : 0, high + pad] },
      y: { domain: bars.map((b) => b.name), label: null, padding: 0.25, tickSize: 0 },
      marks: [
        gridX({ stroke: "var(--faint)", strokeOpacity: 1 }),
        barX(bars, {
          y: "name",
          x: "value",
          fill: (b: Bar) => (b.value < 0 ? colour : "var(--baseline)"),
        }),
        text(
          bars.filter((b) => b.value >= 0),
          { y: "name", x: "value", text: "label", dx: 5, textAnchor: "start", fill: ink },
        ),
        text(
          bars.filter((b) => b.value < 0),
          { y: "name", x: "value", text: "label", dx: -5, textAnchor: "end", fill: ink },
        ),
        ruleX([0], { stroke: ink, strokeWidth: 1.5 }),
        axisX({
          ticks: Math.max(3, Math.floor(width / 110)),
          tickSize: 0,
          label: null,
          tickFormat: axisNumber(ctx, high - low),
        }),
      ],
    },
    width,
  );
}

export function frontItems(s: Scenario, ctx: Context): HTMLElement | null {
  const items = itemsOf(s, ctx);
  if (items.length === 0) return null;
  const total = metric(s.summary, "cost_municipality").difference;
  const scale = { scale: 1e6, most: 1, unit: ctx.language === "da" ? "mio. kr." : "million kr." };
  const decimals = Math.max(0, finestOf([total], scale));
  const shown = (e: Estimate): string =>
    formatOn(e.mean, null, scale, ctx.language, { signed: true, bare: true, decimals });
  // What rounds to nothing is in the table alone.
  const bars = items
    .filter(({ change }) => /[1-9]/.test(shown(change)))
    .map(({ id, change }) => ({
      name: capital(itemName(id, ctx)),
      value: (change.mean ?? 0) / scale.scale,
      label: shown(change),
    }));
  const off = !addsUp(
    items.map((i) => i.change.mean),
    total.mean,
    scale,
    decimals,
  );
  const options = { scale, signed: true, decimals };
  const rows: AnyCell[][] = items.map(({ id, change }) => [
    capital(itemName(id, ctx)),
    meanCell(change, "kr.", undefined, ctx, options),
  ]);
  rows.push([
    ctx.t("front.items.sum"),
    {
      off,
      ...meanCell(
        total,
        "kr.",
        `scenarios.${s.index}.metrics.cost_municipality.difference`,
        ctx,
        options,
      ),
    },
  ]);
  return section(
    "front-items",
    ctx.t("front.items"),
    ctx,
    renderFigure(
      {
        id: "front-items",
        title: title(items, ctx),
        unit: ctx.t("front.items.unit", period(s), prices(ctx)),
        panels: [
          {
            colour: s.colour,
            sentence: ctx.t(
              "front.items.sentence",
              formatOn(total.mean, total.se, scale, ctx.language),
            ),
            draw: (width) => chart(bars, s.colour, ctx, width),
          },
        ],
        table: {
          caption: ctx.t("front.items.caption"),
          head: [ctx.t("front.items.item"), ctx.t("col.difference")],
          rows,
          sums: [rows.length - 1],
        },
        lineage: [{ scenario: s.index, key: "cost_municipality" }],
      },
      ctx,
    ),
  );
}
