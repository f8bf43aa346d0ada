/** What is not known: the heaviest assumptions, poor fits, and what each effect rests on. */
import type { Context, Scenario } from "../context";
import { h, type Child } from "../dom";
import { decimalsFor, formatNumber, formatPercent } from "../format";
import { unitName } from "../parameters/label";
import type { FitRow } from "../payload";
import { answers } from "../sections/needed";
import { section } from "../sections/section";
import { called } from "../sections/unknown";

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function list(lead: string, lines: Child[]): Child {
  return lines.length === 0
    ? null
    : [
        h("p", { class: "lead" }, lead),
        h(
          "ul",
          {},
          lines.map((line) => h("li", {}, line)),
        ),
      ];
}

function weights(s: Scenario, ctx: Context): Child {
  const heaviest = s.detail.weights.filter((w) => w.share >= 0.05).slice(0, 3);
  if (heaviest.length === 0) return h("p", {}, ctx.t("front.unknown.none"));
  return list(
    ctx.t("front.unknown.weights"),
    heaviest.map((w) =>
      ctx.t("front.unknown.weight", called(s, w.key, ctx), formatPercent(w.share, 0, ctx.language)),
    ),
  );
}

/** Outside the tolerance, and what a placement-year costs: every saving is counted by it. */
function poorFits(rows: FitRow[]): FitRow[] {
  const off = (row: FitRow): number => Math.abs(row.simulated - row.target) / Math.abs(row.target);
  const price = (row: FitRow): boolean => row.id === "cost_per_placement_year" && off(row) > 0.03;
  return rows
    .filter((row) => !row.within || price(row))
    .sort((a, b) => off(b) - off(a))
    .slice(0, 3);
}

function fits(ctx: Context): Child {
  return list(
    ctx.t("front.unknown.fits"),
    poorFits(ctx.payload.fit).map((row) => {
      const decimals = decimalsFor(row.tolerance / 10, 2);
      const value = (n: number): string => formatNumber(n, decimals, ctx.language);
      const unit = unitName(row.unit, ctx.language);
      return ctx.t(
        "front.unknown.fit",
        ctx.of(row.label, 160),
        value(row.simulated),
        `${value(row.target)} ${unit}`,
      );
    }),
  );
}

/** No effect of the proposal rests on a source. */
export function isGuess(s: Scenario): boolean {
  const effects = answers(s)[0]?.effects ?? [];
  return effects.length > 0 && effects.every((e) => e.grade === "N");
}

/** Effects by what they rest on, so that many assumptions take one line. */
function effects(s: Scenario, ctx: Context): Child {
  const byGrade = new Map<string, string[]>();
  for (const e of (answers(s)[0]?.effects ?? []).slice(0, 6)) {
    byGrade.set(e.grade, [...(byGrade.get(e.grade) ?? []), called(s, e.key, ctx)]);
  }
  return list(
    ctx.t("front.unknown.effects"),
    [...byGrade].map(
      ([grade, names]) => `${ctx.name("grade_front", grade)}: ${names.map(lower).join("; ")}.`,
    ),
  );
}

export function frontUnknown(s: Scenario, ctx: Context): HTMLElement {
  return section(
    "front-unknown",
    ctx.t("front.unknown"),
    ctx,
    weights(s, ctx),
    fits(ctx),
    effects(s, ctx),
  );
}
