/** Economics: three ledgers kept apart, adopted budget lines against bottom-up cost, lifetime. */
import type { Context, Scenario } from "../context";
import { clean, h, type Child } from "../dom";
import { metric } from "../facts";
import { renderFigure } from "../figure";
import { formatNumber, formatOn, magnitudeOf, type Scale } from "../format";
import type { Estimate, Within } from "../payload";
import {
  addsUp,
  comparedCells,
  comparedHead,
  finestOf,
  intervalCell,
  meanCell,
  thousands,
  type AnyCell,
} from "../table";
import { sourceCell } from "../why";
import { section } from "./section";

/** Over lives, leaving out a payer for whom nothing is booked. */
const lifetime = (s: Scenario, ctx: Context): string[] =>
  ctx.catalogue.figures
    .filter((f) => f.group === "lifetime")
    .map((f) => f.id)
    .filter(
      (id) => magnitudeOf(metric(s.summary, id).baseline, metric(s.summary, id).scenario) > 0,
    );

export function ledgerFigure(ctx: Context): Child {
  const several = ctx.scenarios.length > 1;
  const scale = thousands(ctx.language);
  return renderFigure(
    {
      id: "ledgers",
      title: ctx.t("ledgers.title"),
      unit: ctx.t("ledgers.unit"),
      panels: [],
      tableFirst: true,
      table: {
        grouped: ctx.scenarios.length > 1,
        caption: ctx.t("ledgers.caption"),
        head: [
          ...(several ? [ctx.t("col.scenario")] : []),
          ctx.t("col.ledger"),
          ctx.t("ledgers.programme"),
          ctx.t("ledgers.saving"),
          ctx.t("ledgers.net"),
          ctx.t("col.interval"),
        ],
        rows: ctx.scenarios.flatMap((s) =>
          s.detail.economics.ledgers.map((l, i): AnyCell[] => {
            const path = `payload.scenarios.${s.index}.economics.ledgers.${i}`;
            const decimals = finestOf([l.programme_cost, l.saving, l.net], scale);
            return [
              ...(several ? [{ text: s.title, colour: s.colour }] : []),
              ctx.name("ledger", l.ledger) +
                (l.discounted ? `, ${ctx.t("ledgers.discounted")}` : ""),
              meanCell(l.programme_cost, "kr.", `${path}.programme_cost`, ctx, {
                scale,
                signed: true,
                decimals,
              }),
              meanCell(l.saving, "kr.", `${path}.saving`, ctx, { scale, signed: true, decimals }),
              {
                ...meanCell(l.net, "kr.", `${path}.net`, ctx, { scale, signed: true, decimals }),
                off: !addsUp(
                  [l.programme_cost.mean, l.saving.mean === null ? null : -l.saving.mean],
                  l.net.mean,
                  scale,
                  decimals,
                ),
              },
              intervalCell(l.net, "kr.", ctx, { scale, signed: true, decimals }),
            ];
          }),
        ),
      },
      note: [
        h("p", {}, ctx.t("ledgers.note")),
        ctx.scenarios
          .slice(0, 1)
          .map((s) => h("p", {}, ctx.of(s.detail.economics.rules_text, 800))),
      ],
      lineage: ctx.scenarios.map((s) => ({ scenario: s.index, key: "ledgers" })),
    },
    ctx,
  );
}

function linesFigure(ctx: Context): Child {
  const rows = ctx.scenarios.flatMap((s) => {
    const e = s.detail.economics;
    const path = `payload.scenarios.${s.index}.economics`;
    const named: AnyCell[] = ctx.scenarios.length > 1 ? [{ text: s.title, colour: s.colour }] : [];
    const line = (
      label: string,
      value: Estimate | null,
      unit: string,
      at: string,
      scale?: Scale,
      confidence?: Within | null,
    ): AnyCell[][] =>
      value === null
        ? []
        : [
            [
              ...named,
              confidence
                ? ctx.t(
                    "economics.ratio_confidence",
                    label,
                    formatNumber(confidence.low, 2, ctx.language),
                    formatNumber(confidence.high, 2, ctx.language),
                  )
                : label,
              meanCell(value, unit, at, ctx, { unit: true, signed: unit.startsWith("kr"), scale }),
              intervalCell(value, unit, ctx, { unit: true, signed: unit.startsWith("kr"), scale }),
            ],
          ];
    return [
      ...line(ctx.t("economics.cashable"), e.cashable_saving, "kr.", `${path}.cashable_saving`),
      ...line(ctx.t("economics.other"), e.other_saving, "kr.", `${path}.other_saving`),
      ...line(
        ctx.t("economics.ratio"),
        e.benefit_cost_ratio,
        "",
        `${path}.benefit_cost_ratio`,
        { scale: 1, most: 2, unit: "" },
        e.benefit_cost_confidence,
      ),
      ...e.lines.flatMap((l, i) =>
        line(
          ctx.name("economics_line", l.id),
          l.value,
          clean(l.unit, 40),
          `${path}.lines.${i}.value`,
          undefined,
          l.confidence,
        ),
      ),
    ];
  });
  if (rows.length === 0) return null;
  return renderFigure(
    {
      id: "economics-lines",
      title: ctx.t("economics.lines_title"),
      unit: ctx.t("economics.lines_unit"),
      panels: [],
      tableFirst: true,
      table: {
        grouped: ctx.scenarios.length > 1,
        caption: ctx.t("economics.lines_caption"),
        head: [
          ...(ctx.scenarios.length > 1 ? [ctx.t("col.scenario")] : []),
          ctx.t("col.figure"),
          ctx.t("col.mean"),
          ctx.t("col.interval"),
        ],
        rows,
      },
      note: h("p", {}, ctx.t("economics.lines_note")),
      lineage: ctx.scenarios.map((s) => ({ scenario: s.index, key: "economics" })),
    },
    ctx,
  );
}

function budgetLines(ctx: Context): Child {
  const scale = thousands(ctx.language);
  const rows = ctx.scenarios.flatMap((s) =>
    s.detail.budget.map((b, i): AnyCell[] => {
      const cell = (value: number | null, name: string, signed = false): AnyCell => ({
        text:
          value === null ? "–" : formatOn(value, null, scale, ctx.language, { bare: true, signed }),
        value,
        path: value === null ? undefined : `payload.scenarios.${s.index}.budget.${i}.${name}`,
      });
      return [
        ...(ctx.scenarios.length > 1 ? [{ text: s.title, colour: s.colour }] : []),
        ctx.name("programme", b.programme),
        { text: String(b.year), value: b.year },
        cell(b.adopted, "adopted"),
        cell(b.bottom_up, "bottom_up"),
        cell(b.difference, "difference", true),
        sourceCell(b.source, ctx),
      ];
    }),
  );
  if (rows.length === 0) return null;
  return renderFigure(
    {
      id: "budget-lines",
      title: ctx.t("budget_lines.title"),
      unit: ctx.t("budget_lines.unit"),
      panels: [],
      tableFirst: true,
      table: {
        grouped: ctx.scenarios.length > 1,
        caption: ctx.t("budget_lines.caption"),
        head: [
          ...(ctx.scenarios.length > 1 ? [ctx.t("col.scenario")] : []),
          ctx.t("col.programme"),
          ctx.t("col.year"),
          ctx.t("budget_lines.adopted"),
          ctx.t("budget_lines.bottom_up"),
          ctx.t("col.difference"),
          ctx.t("col.source"),
        ],
        rows,
      },
      note: h("p", {}, ctx.t("budget_lines.note")),
      lineage: ctx.scenarios.map((s) => ({ scenario: s.index, key: "budget_lines" })),
    },
    ctx,
  );
}

export function economicsSection(ctx: Context): HTMLElement {
  const several = ctx.scenarios.length > 1;
  return section(
    "economics",
    ctx.t("economics.heading"),
    ctx,
    h("p", {}, ctx.t("economics.lead")),
    ledgerFigure(ctx),
    linesFigure(ctx),
    budgetLines(ctx),
    renderFigure(
      {
        id: "lifetime",
        title: ctx.t("lifetime.title"),
        unit: ctx.t("lifetime.unit", String(ctx.scenarios[0]?.detail.horizon_age ?? "")),
        panels: [],
        tableFirst: true,
        table: {
          grouped: ctx.scenarios.length > 1,
          caption: ctx.t("lifetime.caption"),
          head: [
            ...(several ? [ctx.t("col.scenario")] : []),
            ctx.t("col.figure"),
            ...comparedHead(ctx),
          ],
          rows: ctx.scenarios.flatMap((s) =>
            lifetime(s, ctx).map((id): AnyCell[] => [
              ...(several ? [{ text: s.title, colour: s.colour }] : []),
              ctx.name("metric", id),
              ...comparedCells(
                metric(s.summary, id),
                "kr. per child",
                `scenarios.${s.index}.metrics.${id}`,
                ctx,
                ctx.scale("kr. per child", 0),
              ),
            ]),
          ),
        },
        note: h(
          "p",
          {},
          ctx.t(
            "lifetime.note",
            births(ctx.scenarios[0]?.detail),
            formatNumber(ctx.scenarios[0]?.detail.horizon_age, 0, ctx.language),
          ),
        ),
        lineage: ctx.scenarios.flatMap((s) =>
          ["lifetime_cost_municipality", "lifetime_value_municipality"].map((key) => ({
            scenario: s.index,
            key,
          })),
        ),
      },
      ctx,
    ),
  );
}

/** Birth years that a calculation covers, as "2010–2013". */
function births(detail?: { first_birth_year: number; last_birth_year: number }): string {
  return detail ? `${detail.first_birth_year}–${detail.last_birth_year}` : "";
}
