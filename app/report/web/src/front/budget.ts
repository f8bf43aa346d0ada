/** The budget year and the three after it, as a finance committee reads them. */
import type { Context, Scenario } from "../context";
import { h } from "../dom";
import { addUp, directionOf } from "../facts";
import { renderFigure } from "../figure";
import type { Estimate } from "../payload";
import { prices, size } from "../sentences";
import { areas, partsOf } from "../sections/budget";
import { section } from "../sections/section";
import {
  addsUp,
  finestOf,
  intervalCell,
  meanCell,
  thousands,
  type AnyCell,
  type Cell,
} from "../table";

const budgetYears = 4;

/** "2027–2030": the budget year and the years that are estimated with it. */
function span(s: Scenario, count: number): string {
  const first = s.summary.first_year;
  return count > 1 ? `${first}–${first + count - 1}` : String(first);
}

function title(s: Scenario, count: number, sum: Estimate, ctx: Context): string {
  const years = span(s, count);
  const direction = directionOf(sum);
  if (direction === "same") return ctx.t("front.budget.same", years);
  if (direction === "unknown") return ctx.t("front.budget.unknown", years);
  const word = (sum.mean ?? 0) < 0 ? "front.budget.less" : "front.budget.more";
  return ctx.t(word, years, size(sum, "kr.", ctx));
}

export function frontBudget(s: Scenario, ctx: Context): HTMLElement | null {
  const years = (s.summary.payers.municipality?.years ?? []).slice(0, budgetYears);
  const last = years[years.length - 1];
  if (!last) return null;
  const scale = thousands(ctx.language);
  const byYear = years.map((_, year) => partsOf(s, ctx, year));
  const all = areas(ctx);
  const used = all.map((_, i) => i).filter((i) => byYear.some((parts) => parts[i]!.mean !== 0));
  const inUse = (parts: Estimate[]): Estimate[] => used.map((i) => parts[i]!);
  const decimals = finestOf(
    years.map((y) => y.difference),
    scale,
  );
  const options = { scale, signed: true, decimals };
  const cells = (parts: Estimate[], net: Estimate, path?: string): Cell[] => [
    ...parts.map((e) => meanCell(e, "kr.", undefined, ctx, options)),
    {
      ...meanCell(net, "kr.", path, ctx, options),
      off: !addsUp(
        parts.map((e) => e.mean),
        net.mean,
        scale,
        decimals,
      ),
    },
    intervalCell(net, "kr.", ctx, options),
  ];
  const at = `scenarios.${s.index}.payers.municipality.years`;
  const rows: AnyCell[][] = years.map((y, i) => [
    { text: String(y.year), value: y.year },
    ...cells(inUse(byYear[i]!), y.difference, `${at}.${i}.difference`),
  ]);
  const sums = used.map((i) => addUp(byYear.map((parts) => parts[i]!)));
  rows.push([
    ctx.t("front.budget.sum"),
    ...cells(sums, last.cumulated_difference, `${at}.${years.length - 1}.cumulated_difference`),
  ]);
  return section(
    "front-budget",
    ctx.t("front.budget"),
    ctx,
    renderFigure(
      {
        id: "front-budget",
        title: title(s, years.length, last.cumulated_difference, ctx),
        unit: ctx.t("front.budget.unit", prices(ctx)),
        panels: [],
        table: {
          caption: ctx.t("front.budget.caption", prices(ctx)),
          head: [
            ctx.t("col.year"),
            ...used.map((i) => ctx.name("area", all[i]!)),
            ctx.t("front.budget.net"),
            ctx.t("col.interval"),
          ],
          rows,
          sums: [rows.length - 1],
        },
        tableFirst: true,
        note: h("p", {}, ctx.t("front.budget.note")),
        lineage: [{ scenario: s.index, key: "budget" }],
      },
      ctx,
    ),
  );
}
