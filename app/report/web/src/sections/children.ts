/** The children: placements by type and age, parents apart, a thousand children, casework. */
import { iconArray } from "../charts/icons";
import { dotsChart, type Dot } from "../charts/dots";
import { lineChart, type Point } from "../charts/lines";
import { extentOf } from "../charts/plot";
import { stackChart, stackTop, type Layer } from "../charts/stack";
import type { Context, Scenario } from "../context";
import { h } from "../dom";
import { cumulated, directionOf, metric } from "../facts";
import { renderFigure, type Figure } from "../figure";
import { formatNumber, formatOn } from "../format";
import { comparison, finding, signedInterval, typesTitle } from "../sentences";
import { comparedCells, comparedHead, type AnyCell } from "../table";
import { caseworkFigure } from "./casework";
import { section } from "./section";

const scenarioCell = (s: Scenario, ctx: Context): AnyCell[] =>
  ctx.scenarios.length > 1 ? [{ text: s.title, colour: s.colour }] : [];
const scenarioHead = (ctx: Context): string[] =>
  ctx.scenarios.length > 1 ? [ctx.t("col.scenario")] : [];

export const ends = (points: Point[]): (number | null)[] =>
  points.flatMap((p) => [p.without, p.with, p.low, p.high]);

// What a department can replace stands at the bottom of the stack, where a change is seen best.
const stackOrder = [
  "institution",
  "residence",
  "foster",
  "kinship",
  "boarding",
  "own_room",
] as const;

function typesFigure(ctx: Context): Figure {
  const several = ctx.scenarios.length > 1;
  const layers = (s: Scenario): Layer[] =>
    stackOrder.map((type) => {
      const rows = s.detail.yearly[`placement_years_${type}`] ?? [];
      return {
        name: ctx.name("type", type),
        without: rows.map((r) => r.baseline.mean),
        with: rows.map((r) => r.scenario.mean),
      };
    });
  const changes = (s: Scenario): Dot[] =>
    ctx.catalogue.placement_types.map((type) => ({
      name: ctx.name("type", type),
      ...metric(s.summary, `placement_years_${type}`).difference,
    }));
  const top = Math.max(1, ...ctx.scenarios.map((s) => stackTop(layers(s))));
  const domain = extentOf(
    ctx.scenarios.flatMap((s) => changes(s).flatMap((d) => [d.low, d.high, d.mean])),
  );
  const named = (s: Scenario, text: string): string => (several ? `${s.title}: ${text}` : text);
  return {
    id: "types",
    title: several ? ctx.t("types.several") : typesTitle(ctx.scenarios[0]!, ctx),
    unit: ctx.t("types.unit"),
    panelWidth: 480,
    panels: ctx.scenarios.flatMap((s) => [
      {
        heading: named(s, ctx.t("types.levels")),
        colour: s.colour,
        sentence: `${ctx.t("types.sentence")} ${comparison(s, "placement_years", ctx)}`,
        draw: (width: number) =>
          stackChart(layers(s), s.summary.first_year, s.colour, top, ctx, width),
      },
      {
        heading: named(s, ctx.t("types.change")),
        colour: s.colour,
        quiet: true,
        sentence:
          changes(s)
            .map((d) =>
              ctx.t(
                "types.change_line",
                d.name,
                formatOn(d.mean, d.se, ctx.scale("person-years", 0), ctx.language, {
                  signed: true,
                }),
                signedInterval(d, "person-years", ctx),
              ),
            )
            .join("; ") + ".",
        draw: (width: number) => dotsChart(changes(s), s.colour, domain, ctx, width),
      },
    ]),
    table: {
      grouped: several,
      caption: ctx.t("types.caption"),
      head: [...scenarioHead(ctx), ctx.t("col.type"), ctx.t("col.year"), ...comparedHead(ctx)],
      rows: ctx.scenarios.flatMap((s) =>
        ctx.catalogue.placement_types.flatMap((type) =>
          (s.detail.yearly[`placement_years_${type}`] ?? []).map((row, i): AnyCell[] => [
            ...scenarioCell(s, ctx),
            ctx.name("type", type),
            { text: String(s.summary.first_year + i), value: s.summary.first_year + i },
            ...comparedCells(
              row,
              "person-years",
              `payload.scenarios.${s.index}.yearly.placement_years_${type}.${i}`,
              ctx,
            ),
          ]),
        ),
      ),
    },
    lineage: ctx.scenarios.map((s) => ({ scenario: s.index, key: "placements" })),
  };
}

interface AgeFigure {
  id: string;
  count: string;
  total: string;
  key: "placed" | "separated";
}

/** Children concerned by age at the latest, per 1,000: a step curve. */
function ageFigure({ id, count, total, key }: AgeFigure, ctx: Context): Figure {
  const several = ctx.scenarios.length > 1;
  const curve = (s: Scenario): Point[] => {
    const children = s.detail.by_age.child_years?.[0]?.baseline.mean ?? 0;
    const rows = s.detail.by_age[count];
    if (!rows || !(children > 0)) return [];
    return [
      { x: 0, without: 0, with: 0, low: 0, high: 0 },
      ...cumulated(rows, children, 18, s.summary.metrics[total]).map((p) => ({
        x: p.age,
        without: p.without,
        with: p.with,
        low: p.low,
        high: p.high,
      })),
    ];
  };
  const domain = extentOf(ctx.scenarios.flatMap((s) => ends(curve(s))));
  const value = (v: number | null): AnyCell => ({
    text: formatNumber(v, 1, ctx.language),
    value: v,
  });
  return {
    id,
    title: several ? ctx.t(`${key}.several`) : finding(ctx.scenarios[0]!, total, key, ctx),
    unit: ctx.t(`${key}.unit`),
    panels: ctx.scenarios
      .filter((s) => curve(s).length > 0)
      .map((s) => ({
        heading: several ? s.title : undefined,
        colour: s.colour,
        sentence: several
          ? `${finding(s, total, key, ctx)}. ${comparison(s, total, ctx)}`
          : comparison(s, total, ctx),
        draw: (width) =>
          lineChart(
            curve(s),
            s.colour,
            {
              unit: ctx.unit("per 1,000 children"),
              step: true,
              ticks: [0, 3, 6, 9, 12, 15, 18],
              xLabel: ctx.t("axis.age"),
              domain,
            },
            ctx,
            width,
          ),
      })),
    table: {
      grouped: ctx.scenarios.length > 1,
      caption: ctx.t(`${key}.caption`),
      head: [
        ...scenarioHead(ctx),
        ctx.t("col.age"),
        ctx.t("col.without"),
        ctx.t("col.with"),
        ctx.t("col.difference"),
      ],
      rows: ctx.scenarios.flatMap((s) =>
        curve(s)
          .slice(1)
          .map((p): AnyCell[] => [
            ...scenarioCell(s, ctx),
            { text: String(p.x), value: p.x },
            value(p.without),
            value(p.with),
            value((p.with ?? 0) - (p.without ?? 0)),
          ]),
      ),
    },
    note: h("p", {}, ctx.t("age.note")),
    lineage: ctx.scenarios.map((s) => ({
      scenario: s.index,
      key: key === "placed" ? "placed_by_age" : "separations_by_age",
    })),
  };
}

/**
 * Whole children of 1,000: how many are concerned either way, and how many only in one world. Those
 * without the proposal come to their rounded number: 35.3 and 0.5 fewer are 34 and 1, not 35 and 1.
 */
function counts(s: Scenario, total: string, change: number): { always: number; only: number } {
  const before = Math.round(metric(s.summary, total).baseline.mean ?? 0);
  const only = Math.round(Math.abs(change));
  return { always: change < 0 ? Math.max(0, before - only) : before, only };
}

function iconFigure(
  id: string,
  total: string,
  change: "ever_placed" | "parents_separated",
  ctx: Context,
): Figure | null {
  const shown = ctx.scenarios.filter(
    (s) => s.detail.lives_changed !== null && s.summary.metrics[total],
  );
  if (shown.length === 0) return null;
  const several = ctx.scenarios.length > 1;
  const key = change === "ever_placed" ? "icons_placed" : "icons_separated";
  const sentence = (s: Scenario): string => {
    const c = counts(s, total, s.detail.lives_changed![change]);
    const more = s.detail.lives_changed![change] > 0;
    const direction = c.only === 0 ? "none" : more ? "more" : "fewer";
    const of = [c.always, c.only, 1000 - c.always - c.only].map(String);
    return `${ctx.t(`${key}.${direction}`, ...of)} ${comparison(s, total, ctx)}`;
  };
  const title = (s: Scenario): string => {
    const { only } = counts(s, total, s.detail.lives_changed![change]);
    const unknown = directionOf(metric(s.summary, total).difference) === "unknown";
    return ctx.t(
      unknown ? `${key}.title_unknown` : `${key}.title`,
      only === 0 ? ctx.t("icons.under_one") : String(only),
    );
  };
  return {
    id,
    title: several ? ctx.t(`${key}.several`) : title(shown[0]!),
    unit: ctx.t("icons.unit"),
    panels: shown.map((s) => ({
      heading: several ? s.title : undefined,
      colour: s.colour,
      sentence: sentence(s),
      draw: (width) =>
        iconArray(counts(s, total, s.detail.lives_changed![change]), s.colour, width),
    })),
    table: {
      grouped: ctx.scenarios.length > 1,
      caption: ctx.t(`${key}.caption`),
      head: [...scenarioHead(ctx), ctx.t("col.figure"), ...comparedHead(ctx)],
      rows: shown.map((s): AnyCell[] => [
        ...scenarioCell(s, ctx),
        ctx.name("metric", total),
        ...comparedCells(
          metric(s.summary, total),
          metric(s.summary, total).unit,
          `scenarios.${s.index}.metrics.${total}`,
          ctx,
        ),
      ]),
    },
    note: h("p", {}, ctx.t("icons.note")),
    lineage: shown.flatMap((s) => [
      { scenario: s.index, key: "lives_changed" },
      { scenario: s.index, key: total },
    ]),
  };
}

/** Everything about children and casework; types of placement have a figure of their own. */
const others = (ctx: Context): string[] =>
  ctx.catalogue.figures
    .filter((f) => !["money", "lifetime"].includes(f.group) && f.part_of === "")
    .map((f) => f.id);

function allFigures(ctx: Context): Figure {
  return {
    id: "children-all",
    title: ctx.t("children.all"),
    unit: ctx.t("children.all_unit"),
    panels: [],
    tableFirst: true,
    table: {
      grouped: ctx.scenarios.length > 1,
      caption: ctx.t("children.all_caption"),
      head: [...scenarioHead(ctx), ctx.t("col.figure"), ctx.t("col.unit"), ...comparedHead(ctx)],
      rows: ctx.scenarios.flatMap((s) =>
        others(ctx)
          .filter((id) => s.summary.metrics[id])
          .map((id): AnyCell[] => {
            const m = metric(s.summary, id);
            return [
              ...scenarioCell(s, ctx),
              ctx.name("metric", id),
              ctx.scale(m.unit, 0).unit || ctx.unit("number"),
              ...comparedCells(m, m.unit, `scenarios.${s.index}.metrics.${id}`, ctx),
            ];
          }),
      ),
    },
    lineage: ctx.scenarios.flatMap((s) =>
      others(ctx)
        .filter((id) => s.summary.metrics[id])
        .map((id) => ({ scenario: s.index, key: id })),
    ),
  };
}

export function childrenSection(ctx: Context): HTMLElement {
  const figures = [
    typesFigure(ctx),
    ageFigure(
      { id: "placed-by-age", count: "first_placements", total: "ever_placed_by_18", key: "placed" },
      ctx,
    ),
    iconFigure("thousand-placed", "ever_placed_by_18", "ever_placed", ctx),
    ageFigure(
      {
        id: "separated-by-age",
        count: "separations",
        total: "parents_separated_by_18",
        key: "separated",
      },
      ctx,
    ),
    iconFigure("thousand-separated", "parents_separated_by_18", "parents_separated", ctx),
    caseworkFigure(ctx),
    allFigures(ctx),
  ];
  return section(
    "children",
    ctx.t("children.heading"),
    ctx,
    figures.map((f) => f && (f.panels.length > 0 || f.tableFirst) && renderFigure(f, ctx)),
  );
}
