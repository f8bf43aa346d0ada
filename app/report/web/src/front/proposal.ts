/** What the proposal is: its description, how many it reaches, what it costs for each of them. */
import type { Context, Scenario } from "../context";
import { h } from "../dom";
import { decimalsFor, formatNumber, formatOn, thousands } from "../format";
import type { BudgetRow, ReachedRow } from "../payload";
import { section } from "../sections/section";
import { figureSpan } from "../table";

/**
 * What says how large a proposal is, in the order of its steps; the rest stands in the appendix.
 */
const told = [
  "caseworker_years",
  "cases_per_caseworker",
  "families_invited",
  "families_joined",
  "screened",
  "training_started",
  "training_completed",
  "plus_places_taken",
  "wellbeing_children",
  "group_cost_per_family",
  "training_only_per_family",
  "early_effort_per_family",
];
const most = 6;

function number(
  row: ReachedRow,
  side: "baseline" | "scenario",
  years: number,
  ctx: Context,
): string {
  const e = row[side];
  if (row.unit.startsWith("kr")) {
    return formatOn(e.mean, e.se, ctx.scale("kr.", 0), ctx.language);
  }
  // Counts are sums over the budget years; means over cases or waits are not.
  const per = row.id.includes("_per_") ? 1 : years;
  const decimals = Math.max(0, decimalsFor(e.se === null ? null : e.se / per, 1));
  return formatNumber(e.mean === null ? null : e.mean / per, decimals, ctx.language);
}

function reached(s: Scenario, row: ReachedRow, at: number, ctx: Context): HTMLElement {
  const years = s.summary.last_year - s.summary.first_year + 1;
  const counts = row.unit === "number" && !row.id.includes("_per_");
  const value = number(row, "scenario", years, ctx);
  const yearly = counts ? ctx.t("front.per_year", value) : value;
  const path = counts ? undefined : `scenarios.${s.index}.reached.${at}.scenario.mean`;
  const before = row.baseline.mean ?? 0;
  const text =
    before === 0 ? yearly : ctx.t("front.from_to", yearly, number(row, "baseline", years, ctx));
  return h(
    "div",
    {},
    h("dt", {}, ctx.of(row.label, 120)),
    h("dd", {}, path ? figureSpan({ text, path }) : text),
  );
}

/** Budget lines that pay for the programme itself; others would be compared with something else. */
function granted(s: Scenario): BudgetRow[] {
  const pays = (programme: string): boolean =>
    s.detail.parameters.some(
      (p) => p.key === `programmes.${programme}.budget_is_cost` && p.value[0] === 1,
    );
  return s.detail.budget.filter((b) => b.adopted !== null && pays(b.programme)).slice(0, 4);
}

export function frontProposal(s: Scenario, ctx: Context): HTMLElement | null {
  const description = ctx.of(s.detail.description, 700);
  const rows = (s.summary.reached ?? [])
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => told.includes(row.id) && (row.scenario.mean ?? 0) !== 0)
    .sort((a, b) => told.indexOf(a.row.id) - told.indexOf(b.row.id))
    .slice(0, most);
  const lines = granted(s);
  if (!description && rows.length === 0 && lines.length === 0) return null;
  return section(
    "front-proposal",
    ctx.t("front.proposal"),
    ctx,
    description ? h("p", {}, description) : null,
    rows.length + lines.length === 0
      ? null
      : h(
          "dl",
          { class: "facts" },
          rows.map(({ row, at }) => reached(s, row, at, ctx)),
          lines.map((b) =>
            h(
              "div",
              {},
              h("dt", {}, ctx.t("front.adopted", String(b.year))),
              h("dd", {}, formatOn(b.adopted, null, thousands(ctx.language), ctx.language)),
            ),
          ),
        ),
  );
}
