/** What it takes: the effect at which the money is back, and what would turn the conclusion. */
import { effectAxis, type Mark } from "../charts/axis";
import type { Context, Scenario } from "../context";
import { h, type Child } from "../dom";
import { renderFigure, type Figure } from "../figure";
import { decimalsFor, formatNumber, formatOn, formatPercent, scaleFor } from "../format";
import { parameterLabel } from "../parameters/label";
import { labelCell, parameterNumber, sourceCell, why } from "../why";
import type { AnyCell } from "../table";
import { section } from "./section";

function breakEvenText(s: Scenario, ctx: Context): string {
  const b = s.detail.break_even;
  if (!b) return ctx.t("break_even.none");
  const without = formatOn(b.without_effect, Math.abs(b.without_effect) / 20, scaleFor("kr.", Math.abs(b.without_effect), ctx.language), ctx.language);
  const strength = formatNumber(b.strength, decimalsFor(b.se, 2), ctx.language);
  switch (b.outcome) {
    case "found": return ctx.t("break_even.found", strength, formatNumber(b.se, Math.max(1, decimalsFor(b.se, 2)), ctx.language), String(b.years), without);
    case "costs_nothing": return ctx.t("break_even.costs_nothing");
    case "no_effects": return ctx.t("break_even.no_effects", without);
    default: return ctx.t("break_even.beyond", String(b.years), without);
  }
}

function effectsFigure(ctx: Context): Figure | null {
  const shown = ctx.scenarios.filter((s) => (s.detail.break_even?.effects.length ?? 0) > 0);
  if (shown.length === 0) return null;
  const n = (v: number): string => parameterNumber(Number(v.toPrecision(3)), ctx);
  return {
    id: "break-even",
    title: ctx.t(shown.some((s) => s.detail.break_even!.outcome === "found") ? "break_even.title" : "break_even.title_beyond"),
    unit: ctx.t("break_even.unit"),
    panelWidth: 320,
    panels: shown.flatMap((s) => s.detail.break_even!.effects.map((e) => {
      const marks: Mark[] = [{ value: e.neutral, label: `${ctx.t("effect.neutral")} ${n(e.neutral)}`, kind: "neutral" },
        { value: e.stated, label: `${ctx.t("effect.stated")} ${n(e.stated)}`, kind: "stated" }];
      if (e.needed !== null) marks.push({ value: e.needed, label: `${ctx.t("effect.needed")} ${n(e.needed)}`, kind: "needed" });
      const outside = e.needed !== null && e.low !== null && e.high !== null && (e.needed < e.low || e.needed > e.high);
      return { heading: `${ctx.scenarios.length > 1 ? `${s.title}: ` : ""}${parameterLabel(e.key, e.label, ctx).text}`, colour: s.colour,
        sentence: `${ctx.t(e.needed === null ? "effect.unreached" : outside ? "effect.outside" : "effect.inside", n(e.needed ?? 0), e.low === null ? "–" : n(e.low), e.high === null ? "–" : n(e.high), n(e.stated))} ${ctx.name("grade_long", e.grade)}`,
        draw: (width: number) => effectAxis(e.low, e.high, marks, s.colour, ctx, width) };
    })),
    table: { caption: ctx.t("break_even.caption"), grouped: ctx.scenarios.length > 1,
      head: [...(ctx.scenarios.length > 1 ? [ctx.t("col.scenario")] : []), ctx.t("col.parameter"), ctx.t("effect.neutral"), ctx.t("effect.stated"), ctx.t("effect.needed"), ctx.t("col.low"), ctx.t("col.high"), ctx.t("col.grade"), ctx.t("col.source")],
      rows: shown.flatMap((s) => s.detail.break_even!.effects.map((e): AnyCell[] => [...(ctx.scenarios.length > 1 ? [{ text: s.title, colour: s.colour }] : []), labelCell(e.key, e.label, ctx),
        ...[e.neutral, e.stated, e.needed, e.low, e.high].map((v) => ({ text: v === null ? "–" : n(v), value: v })), ctx.name("grade", e.grade), sourceCell(e.source, ctx)])) },
    note: h("p", {}, ctx.t("break_even.note")),
    printTable: true,
    lineage: shown.map((s) => ({ scenario: s.index, key: "break_even" })),
  };
}

function flips(s: Scenario, ctx: Context): Child {
  if (s.detail.flips.length === 0) return h("p", {}, ctx.t("flips.none"));
  return h("ol", { class: "flips" }, s.detail.flips.slice(0, 3).map((f) => {
    const beyond = f.position < 0 || f.position > 1;
    const distance = formatPercent(beyond ? (f.position < 0 ? -f.position : f.position - 1) : f.position, 0, ctx.language);
    const label = parameterLabel(f.key, f.label, ctx);
    return h("li", {}, h("strong", { lang: label.english && "en" }, label.text), h("br"), ctx.t(beyond ? "flips.beyond" : "flips.inside",
      parameterNumber(Number(f.turns_at.toPrecision(3)), ctx), parameterNumber(Number(f.central.toPrecision(3)), ctx), distance), " ", h("span", { class: "grade" }, ctx.name("grade_long", f.grade)));
  }));
}

function perPlacement(s: Scenario, ctx: Context): HTMLElement {
  const cost = s.summary.cost_per_prevented_placement;
  const named = ctx.scenarios.length > 1 ? `${s.title}: ` : "";
  if (cost === null) return h("p", {}, named, ctx.t("per_placement.none"));
  const unit = scaleFor("kr.", Math.abs(cost), ctx.language);
  const digits = formatOn(cost, Math.abs(cost) / 20, unit, ctx.language);
  return h("p", {}, named, ctx.t("per_placement.text"), " ", h("strong", { "data-figure": `scenarios.${s.index}.cost_per_prevented_placement`, class: "number" }, digits), ".");
}

export function neededSection(ctx: Context): HTMLElement {
  const effects = effectsFigure(ctx);
  const several = ctx.scenarios.length > 1;
  return section("needed", ctx.t("needed.heading"), ctx,
    ctx.scenarios.map((s) => h("p", {}, several ? h("strong", { class: "keyed", style: `--key: ${s.colour}` }, `${s.title}: `) : null, breakEvenText(s, ctx))),
    effects && renderFigure(effects, ctx),
    h("h3", {}, ctx.t("flips.title")), h("p", {}, ctx.t("flips.lead")),
    ctx.scenarios.map((s) => [several ? h("h4", { class: "keyed", style: `--key: ${s.colour}` }, s.title) : null, flips(s, ctx)]),
    ctx.scenarios.some((s) => s.detail.flips.length > 0) && h("div", { class: "tools" }, why(ctx.scenarios.map((s) => ({ scenario: s.index, key: "flips" })), ctx.t("flips.title"), ctx)),
    h("h3", {}, ctx.t("per_placement.title")), ctx.scenarios.map((s) => perPlacement(s, ctx)));
}
