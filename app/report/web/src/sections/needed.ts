/** What it takes: the effect at which the money is back, and what would turn the conclusion. */
import { effectAxis, type Mark } from "../charts/axis";
import type { Context, Scenario } from "../context";
import type { BreakEven, Flip } from "../payload";
import { h, type Child } from "../dom";
import { renderFigure, type Figure } from "../figure";
import { formatOn, formatPercent } from "../format";
import { parameterLabel } from "../parameters/label";
import { labelCell, parameterNumber, sourceCell, why } from "../why";
import type { AnyCell } from "../table";
import { section } from "./section";
import { ofReference } from "./unknown";

/**
 * Pages made of results that an older program stored show nothing of its search, which could claim
 * what it had not simulated.
 */
export function answers(s: Scenario): BreakEven[] {
  return Array.isArray(s.detail.break_even) ? s.detail.break_even : [];
}
function turns(s: Scenario): Flip[] | null {
  return Array.isArray(s.detail.break_even) ? s.detail.flips : null;
}

function breakEvenText(s: Scenario, ctx: Context): string[] {
  return answers(s).length === 0
    ? [ctx.t("break_even.none")]
    : answers(s).map((b) => b.sentence[ctx.language]);
}

/** Effects of all programmes together, where anything was scaled. */
function together(s: Scenario): BreakEven | null {
  const b = answers(s)[0];
  return b && b.effects.length > 0 ? b : null;
}

function effectsFigure(ctx: Context): Figure | null {
  const shown = ctx.scenarios.filter((s) => together(s) !== null);
  if (shown.length === 0) return null;
  const outcomes = shown.map((s) => together(s)!.outcome);
  const title = outcomes.includes("found")
    ? "break_even.title"
    : outcomes.every((o) => o === "beyond_range")
      ? "break_even.title_beyond"
      : "break_even.title_unknown";
  const n = (v: number): string => parameterNumber(Number(v.toPrecision(3)), ctx);
  return {
    id: "break-even",
    title: ctx.t(title),
    unit: ctx.t("break_even.unit"),
    panelWidth: 320,
    panels: shown.flatMap((s) =>
      together(s)!.effects.map((e) => {
        const marks: Mark[] = [
          {
            value: e.neutral,
            label: `${ctx.t("effect.neutral")} ${n(e.neutral)}`,
            kind: "neutral",
          },
          { value: e.stated, label: `${ctx.t("effect.stated")} ${n(e.stated)}`, kind: "stated" },
        ];
        if (e.needed !== null)
          marks.push({
            value: e.needed,
            label: `${ctx.t("effect.needed")} ${n(e.needed)}`,
            kind: "needed",
          });
        const outside =
          e.needed !== null &&
          e.low !== null &&
          e.high !== null &&
          (e.needed < e.low || e.needed > e.high);
        const none =
          together(s)!.outcome === "beyond_range" ? "effect.unreached" : "effect.unknown";
        return {
          heading:
            (ctx.scenarios.length > 1 ? `${s.title}: ` : "") +
            parameterLabel(e.key, e.label, ctx).text,
          colour: s.colour,
          sentence: `${ctx.t(
            e.needed === null ? none : outside ? "effect.outside" : "effect.inside",
            n(e.needed ?? 0),
            e.low === null ? "–" : n(e.low),
            e.high === null ? "–" : n(e.high),
            n(e.stated),
          )} ${ctx.name("grade_long", e.grade)}`,
          draw: (width: number) => effectAxis(e.low, e.high, marks, s.colour, ctx, width),
        };
      }),
    ),
    table: {
      caption: ctx.t("break_even.caption"),
      grouped: ctx.scenarios.length > 1,
      head: [
        ...(ctx.scenarios.length > 1 ? [ctx.t("col.scenario")] : []),
        ctx.t("col.parameter"),
        ctx.t("effect.neutral"),
        ctx.t("effect.stated"),
        ctx.t("effect.needed"),
        ctx.t("col.low"),
        ctx.t("col.high"),
        ctx.t("col.grade"),
        ctx.t("col.source"),
      ],
      rows: shown.flatMap((s) =>
        together(s)!.effects.map((e): AnyCell[] => [
          ...(ctx.scenarios.length > 1 ? [{ text: s.title, colour: s.colour }] : []),
          labelCell(e.key, e.label, ctx),
          ...[e.neutral, e.stated, e.needed, e.low, e.high].map((v) => ({
            text: v === null ? "–" : n(v),
            value: v,
          })),
          ctx.name("grade", e.grade),
          sourceCell(e.source, ctx),
        ]),
      ),
    },
    note: h("p", {}, ctx.t("break_even.note")),
    printTable: true,
    lineage: shown.map((s) => ({ scenario: s.index, key: "break_even" })),
  };
}

function flips(s: Scenario, ctx: Context): Child {
  const found = turns(s);
  if (found === null) return h("p", {}, ctx.t("flips.not_calculated"));
  if (found.length === 0) return h("p", {}, ctx.t("flips.none"));
  return h(
    "ol",
    { class: "flips" },
    found.map((f) => {
      const beyond = f.position < 0 || f.position > 1;
      const distance = formatPercent(
        beyond ? (f.position < 0 ? -f.position : f.position - 1) : f.position,
        0,
        ctx.language,
      );
      const label = parameterLabel(f.key, f.label, ctx);
      const n = (v: number): string => parameterNumber(Number(v.toPrecision(3)), ctx);
      return h(
        "li",
        {},
        h("strong", { lang: label.english && "en" }, label.text),
        ofReference(s, f.of_reference, ctx),
        h("br"),
        ctx.t(
          beyond ? "flips.beyond" : "flips.inside",
          n(f.turns_at),
          n(f.central),
          distance,
          n(f.low),
          n(f.high),
        ),
        " ",
        h("span", { class: "grade" }, ctx.name("grade_long", f.grade)),
      );
    }),
  );
}

function perPlacement(s: Scenario, ctx: Context): HTMLElement {
  const cost = s.summary.cost_per_prevented_placement;
  const named = ctx.scenarios.length > 1 ? `${s.title}: ` : "";
  if (cost === null) return h("p", {}, named, ctx.t("per_placement.none"));
  const unit = ctx.scale("kr.", Math.abs(cost));
  const digits = formatOn(cost, Math.abs(cost) / 20, unit, ctx.language);
  const within = s.summary.cost_per_prevented_confidence;
  const ends = within
    ? ` ${ctx.t(
        "per_placement.within",
        formatOn(within.low, cost / 20, unit, ctx.language, { bare: true }),
        formatOn(within.high, cost / 20, unit, ctx.language),
      )}`
    : "";
  return h(
    "p",
    {},
    named,
    ctx.t("per_placement.text"),
    " ",
    h(
      "strong",
      { "data-figure": `scenarios.${s.index}.cost_per_prevented_placement`, class: "number" },
      digits,
    ),
    ends,
    ".",
  );
}

export function neededSection(ctx: Context): HTMLElement {
  const effects = effectsFigure(ctx);
  const several = ctx.scenarios.length > 1;
  return section(
    "needed",
    ctx.t("needed.heading"),
    ctx,
    ctx.scenarios.map((s) =>
      breakEvenText(s, ctx).map((sentence) =>
        h(
          "p",
          {},
          several
            ? h("strong", { class: "keyed", style: `--key: ${s.colour}` }, `${s.title}: `)
            : null,
          sentence,
        ),
      ),
    ),
    effects && renderFigure(effects, ctx),
    h("h3", {}, ctx.t("flips.title")),
    h("p", {}, ctx.t("flips.lead")),
    ctx.scenarios.map((s) => [
      several ? h("h4", { class: "keyed", style: `--key: ${s.colour}` }, s.title) : null,
      flips(s, ctx),
    ]),
    ctx.scenarios.some((s) => (turns(s)?.length ?? 0) > 0) &&
      h(
        "div",
        { class: "tools" },
        why(
          ctx.scenarios.map((s) => ({ scenario: s.index, key: "flips" })),
          ctx.t("flips.title"),
          ctx,
        ),
      ),
    h("h3", {}, ctx.t("per_placement.title")),
    ctx.scenarios.map((s) => perPlacement(s, ctx)),
  );
}
