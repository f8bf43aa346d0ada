/**
 * The six elements that the Copenhagen committee asked for on 7 April 2010: what the run can say of
 * each, and a box for what only people can write.
 */
import type { Context, Scenario, WordKey } from "../context";
import { clean, h, type Child } from "../dom";
import { metric } from "../facts";
import { formatNumber, magnitudeOf } from "../format";
import { comparison, paybackSentence, payersSentence } from "../sentences";
import { comparedCells, comparedHead, meanCell, renderTable, type AnyCell } from "../table";
import { parameterHead, parameterRow } from "../why";
import { ledgerFigure } from "./economics";
import { answers } from "./needed";
import { payerRows } from "./payers";
import { reachedHead, reachedRows } from "./reached";
import { section } from "./section";
import { groupRows } from "./subgroups";

type Element = "connection" | "need" | "method" | "risk" | "gender" | "economy";

function toWrite(id: Element, ctx: Context): HTMLElement {
  return h(
    "div",
    { class: "write" },
    h("h3", {}, ctx.t("account.write")),
    h("p", {}, ctx.t(`account.${id}.write` as WordKey)),
  );
}

/** The contents of one element for each scenario, under its title when there are several. */
function forEach(ctx: Context, build: (s: Scenario) => Child[]): Child[] {
  return ctx.scenarios.map((s) => [
    ctx.scenarios.length > 1
      ? h("h3", { class: "keyed", style: `--key: ${s.colour}` }, s.title)
      : null,
    build(s),
  ]);
}

function metricTable(s: Scenario, ids: string[], caption: string, ctx: Context): HTMLElement {
  const rows = ids
    .filter((id) => s.summary.metrics[id])
    .map((id): AnyCell[] => {
      const m = metric(s.summary, id);
      const unit = ctx.scale(m.unit, 0).unit;
      return [
        `${ctx.name("metric", id)}${unit ? `, ${unit}` : ""}`,
        ...comparedCells(m, m.unit, `scenarios.${s.index}.metrics.${id}`, ctx),
      ];
    });
  return renderTable({ caption, head: [ctx.t("col.figure"), ...comparedHead(ctx)], rows }, ctx);
}

function groups(
  s: Scenario,
  figure: string,
  divisions: string[],
  ctx: Context,
): HTMLElement | null {
  const rows = groupRows(s, figure, ctx, divisions);
  if (rows.length === 0) return null;
  return renderTable(
    {
      caption: `${ctx.name("group_figure", figure)}, ${ctx.name("group_unit", figure)}`,
      head: [ctx.t("col.group"), ctx.t("col.children"), ...comparedHead(ctx)],
      rows,
    },
    ctx,
  );
}

function connection(s: Scenario, ctx: Context): Child[] {
  const names = s.summary.programmes.map((p) => ctx.name("programme", p)).join(", ");
  return [
    h(
      "p",
      {},
      names
        ? ctx.t("account.connection.programmes", names)
        : ctx.t("account.connection.no_programmes"),
    ),
    metricTable(
      s,
      ["notifications", "cases_per_caseworker", "wait_weeks", "examinations_overdue", "handovers"],
      ctx.t("account.connection.use"),
      ctx,
    ),
  ];
}

function need(s: Scenario, ctx: Context): Child[] {
  const rows: AnyCell[][] = [
    "ever_placed_by_18",
    "parents_separated_by_18",
    "placement_starts",
    "notifications",
    "placed_at_year_end",
  ]
    .filter((id) => s.summary.metrics[id])
    .map((id): AnyCell[] => {
      const m = metric(s.summary, id);
      const scale = ctx.scale(m.unit, magnitudeOf(m.baseline));
      return [
        ctx.name("metric", id),
        meanCell(m.baseline, m.unit, `scenarios.${s.index}.metrics.${id}.baseline`, ctx, {
          scale,
          unit: true,
        }),
      ];
    });
  const risk = s.summary.subgroups.findIndex(
    (g) => g.division === "risk_zone" && g.group === "risk_zone",
  );
  const group = s.summary.subgroups[risk];
  if (group)
    rows.push([
      ctx.t("account.need.children"),
      { text: formatNumber(group.children, 0, ctx.language), value: group.children },
    ]);
  return [
    renderTable(
      {
        caption: ctx.t("account.need.caption"),
        head: [ctx.t("col.figure"), ctx.t("col.without")],
        rows,
      },
      ctx,
    ),
  ];
}

function method(s: Scenario, ctx: Context): Child[] {
  const own = s.detail.parameters.filter(
    (p) =>
      (p.programme !== null &&
        s.summary.programmes.includes(p.programme) &&
        p.grade !== "choice") ||
      answers(s)[0]?.effects.some((e) => e.key === p.key),
  );
  const reached = reachedRows(s, ctx);
  return [
    reached.length > 0 &&
      renderTable(
        { grouped: true, caption: ctx.t("reached.caption"), head: reachedHead(ctx), rows: reached },
        ctx,
      ),
    own.length > 0 &&
      renderTable(
        {
          caption: ctx.t("account.method.caption"),
          head: parameterHead(ctx),
          rows: own.map((p) => parameterRow(p, ctx)),
        },
        ctx,
      ),
    h("p", {}, ctx.t("unknown.count", String(s.summary.assumptions), String(s.summary.parameters))),
  ];
}

const riskDivisions = ["risk_zone", "union_at_birth", "mother_education", "mother_age"];

/** Both halves of gender neutrality; a division by taking part is shown if the run has one. */
function gender(s: Scenario, ctx: Context): Child[] {
  const parents = s.summary.subgroups.some((g) => g.division === "participating_parent");
  return [
    ["ever_placed", "placement_years", "parents_separated"].map((figure) =>
      groups(s, figure, ["sex"], ctx),
    ),
    parents
      ? [
          h("p", {}, ctx.t("account.gender.parents_caption")),
          groups(s, "ever_placed", ["participating_parent"], ctx),
        ]
      : h("p", {}, ctx.t("account.gender.parents")),
  ];
}

function economy(s: Scenario, ctx: Context): Child[] {
  const all = [...ctx.catalogue.payers, "public"];
  const scale = ctx.scale(
    "kr.",
    Math.max(...all.map((p) => magnitudeOf(metric(s.summary, `cost_${p}`).baseline))),
  );
  return [
    (s.summary.answer[ctx.language] ?? [])
      .slice(0, 1)
      .map((text) => h("p", { class: "first" }, clean(text, 900))),
    s.summary.unfunded
      ? h("p", {}, clean(s.summary.unfunded.sentence[ctx.language] ?? "", 400))
      : null,
    h("p", {}, paybackSentence(s, ctx)),
    h("p", {}, payersSentence(s, ctx)),
    renderTable(
      {
        caption: ctx.t("account.cost.caption", scale.unit),
        head: [ctx.t("col.payer"), ...comparedHead(ctx)],
        rows: payerRows(s, scale, ctx),
      },
      ctx,
    ),
  ];
}

export function accountSections(ctx: Context): HTMLElement[] {
  const element = (id: Element, ...content: Child[]): HTMLElement =>
    section(id, ctx.t(`account.${id}` as WordKey), ctx, content, toWrite(id, ctx));
  return [
    element(
      "connection",
      h("p", {}, ctx.t("account.connection.lead")),
      forEach(ctx, (s) => connection(s, ctx)),
    ),
    element(
      "need",
      h("p", {}, ctx.t("account.need.lead")),
      forEach(ctx, (s) => need(s, ctx)),
    ),
    element(
      "method",
      h("p", {}, ctx.t("account.method.lead")),
      forEach(ctx, (s) => method(s, ctx)),
    ),
    element(
      "risk",
      h("p", {}, ctx.t("account.risk.lead")),
      forEach(ctx, (s) => [
        ...["ever_placed", "parents_separated", "cost_municipality"].map((f) =>
          groups(s, f, riskDivisions, ctx),
        ),
        h("p", {}, ctx.t("subgroups.small")),
      ]),
    ),
    element(
      "gender",
      h("p", {}, ctx.t("account.gender.lead")),
      forEach(ctx, (s) => [gender(s, ctx), h("p", {}, comparison(s, "ever_placed_by_18", ctx))]),
    ),
    element(
      "economy",
      forEach(ctx, (s) => economy(s, ctx)),
      ledgerFigure(ctx),
    ),
  ];
}
