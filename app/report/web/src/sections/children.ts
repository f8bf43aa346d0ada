/** The children: placements by type and age, parents apart, a thousand children, casework. */
import { iconArray } from "../charts/icons";
import { linesChart, type Line, type Point } from "../charts/lines";
import { extentOf, yearTicks } from "../charts/plot";
import type { Context, Scenario, WordKey } from "../context";
import { h } from "../dom";
import { cumulated, directionOf, metric, placementTypes } from "../facts";
import { renderFigure, type Figure } from "../figure";
import { formatNumber, scaleFor } from "../format";
import type { Compared } from "../payload";
import { comparison, finding, typesTitle } from "../sentences";
import { comparedCells, comparedHead, type AnyCell } from "../table";
import { caseworkFigure } from "./casework";
import { section } from "./section";

const named = (s: Scenario, ctx: Context): AnyCell[] => (ctx.scenarios.length > 1 ? [{ text: s.title, colour: s.colour }] : []);
const scenarioHead = (ctx: Context): string[] => (ctx.scenarios.length > 1 ? [ctx.t("col.scenario")] : []);

export function pointsOf(rows: Compared[] | undefined, first: number): Point[] {
  return (rows ?? []).map((row, i) => ({ x: first + i, without: row.baseline.mean, with: row.scenario.mean, low: row.scenario.low, high: row.scenario.high }));
}

export const ends = (points: Point[]): (number | null)[] => points.flatMap((p) => [p.without, p.with, p.low, p.high]);

function typesFigure(ctx: Context): Figure {
  const lines = (s: Scenario): Line[] => placementTypes.map((type) => ({ name: ctx.name("type", type),
    points: pointsOf(s.detail.yearly[`placement_years_${type}`], s.summary.first_year) }));
  const domain = extentOf(ctx.scenarios.flatMap((s) => lines(s).flatMap((l) => ends(l.points))));
  const several = ctx.scenarios.length > 1;
  return {
    id: "types",
    title: several ? ctx.t("types.several") : typesTitle(ctx.scenarios[0]!, ctx),
    unit: ctx.t("types.unit"),
    panelWidth: several ? 420 : undefined,
    panels: ctx.scenarios.map((s) => ({
      heading: several ? `${s.title}: ${typesTitle(s, ctx)}` : undefined, colour: s.colour,
      sentence: `${ctx.t("types.sentence")} ${comparison(s, "placement_years", ctx)} ${ctx.t("chart.reading")}`,
      draw: (width) => linesChart(lines(s), s.colour, { unit: ctx.t("unit.years"), ticks: yearTicks(s.summary.first_year, s.summary.last_year, width / 3.5), domain }, ctx, width),
    })),
    table: {
      caption: ctx.t("types.caption"), head: [...scenarioHead(ctx), ctx.t("col.type"), ctx.t("col.year"), ...comparedHead(ctx)],
      rows: ctx.scenarios.flatMap((s) => placementTypes.flatMap((type) => (s.detail.yearly[`placement_years_${type}`] ?? []).map((row, i): AnyCell[] => [
        ...named(s, ctx), ctx.name("type", type), { text: String(s.summary.first_year + i), value: s.summary.first_year + i },
        ...comparedCells(row, "person-years", `payload.scenarios.${s.index}.yearly.placement_years_${type}.${i}`, ctx)]))),
    },
    lineage: ctx.scenarios.map((s) => ({ scenario: s.index, key: "placement_years" })),
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
    return [{ x: 0, without: 0, with: 0, low: 0, high: 0 },
      ...cumulated(rows, children, 18, s.summary.metrics[total]).map((p) => ({ x: p.age, without: p.without, with: p.with, low: p.low, high: p.high }))];
  };
  const domain = extentOf(ctx.scenarios.flatMap((s) => ends(curve(s))));
  const value = (v: number | null): AnyCell => ({ text: formatNumber(v, 1, ctx.language), value: v });
  return {
    id,
    title: several ? ctx.t(`${key}.several`) : finding(ctx.scenarios[0]!, total, key, ctx),
    unit: ctx.t(`${key}.unit`),
    panels: ctx.scenarios.filter((s) => curve(s).length > 0).map((s) => ({
      heading: several ? s.title : undefined, colour: s.colour,
      sentence: several ? `${finding(s, total, key, ctx)}. ${comparison(s, total, ctx)}` : comparison(s, total, ctx),
      draw: (width) => linesChart([{ name: "", points: curve(s) }], s.colour, { unit: ctx.t("unit.per_1000"), step: true, ticks: [0, 3, 6, 9, 12, 15, 18], xLabel: ctx.t("axis.age"), domain }, ctx, width),
    })),
    table: {
      caption: ctx.t(`${key}.caption`), head: [...scenarioHead(ctx), ctx.t("col.age"), ctx.t("col.without"), ctx.t("col.with"), ctx.t("col.difference")],
      rows: ctx.scenarios.flatMap((s) => curve(s).slice(1).map((p): AnyCell[] => [...named(s, ctx), { text: String(p.x), value: p.x }, value(p.without), value(p.with),
        value((p.with ?? 0) - (p.without ?? 0))])),
    },
    note: h("p", {}, ctx.t("age.note")),
    lineage: ctx.scenarios.map((s) => ({ scenario: s.index, key: total })),
  };
}

/** Whole children of 1,000: how many are concerned either way, and how many only in one world. */
function counts(s: Scenario, total: string, change: number): { always: number; only: number } {
  const before = metric(s.summary, total).baseline.mean ?? 0;
  const after = before + change;
  return { always: Math.round(Math.min(before, after)), only: Math.abs(Math.round(change)) };
}

function iconFigure(id: string, total: string, change: "ever_placed" | "parents_separated", ctx: Context): Figure | null {
  const shown = ctx.scenarios.filter((s) => s.detail.lives_changed !== null && s.summary.metrics[total]);
  if (shown.length === 0) return null;
  const several = ctx.scenarios.length > 1;
  const key = change === "ever_placed" ? "icons_placed" : "icons_separated";
  const sentence = (s: Scenario): string => {
    const c = counts(s, total, s.detail.lives_changed![change]);
    const more = s.detail.lives_changed![change] > 0;
    return `${ctx.t(c.only === 0 ? `${key}.none` : more ? `${key}.more` : `${key}.fewer`, String(c.always), String(c.only), String(1000 - c.always - c.only))} ${comparison(s, total, ctx)}`;
  };
  const title = (s: Scenario): string => {
    const { only } = counts(s, total, s.detail.lives_changed![change]);
    const unknown = directionOf(metric(s.summary, total).difference) === "unknown";
    return ctx.t(unknown ? `${key}.title_unknown` : `${key}.title`, only === 0 ? ctx.t("icons.under_one") : String(only));
  };
  return {
    id,
    title: several ? ctx.t(`${key}.several`) : title(shown[0]!),
    unit: ctx.t("icons.unit"),
    panels: shown.map((s) => ({ heading: several ? s.title : undefined, colour: s.colour, sentence: sentence(s),
      draw: (width) => iconArray(counts(s, total, s.detail.lives_changed![change]), s.colour, width) })),
    table: { caption: ctx.t(`${key}.caption`), head: [...scenarioHead(ctx), ctx.t("col.figure"), ...comparedHead(ctx)],
      rows: shown.map((s): AnyCell[] => [...named(s, ctx), ctx.name("metric", total), ...comparedCells(metric(s.summary, total), metric(s.summary, total).unit, `scenarios.${s.index}.metrics.${total}`, ctx)]) },
    note: h("p", {}, ctx.t("icons.note")),
    lineage: shown.map((s) => ({ scenario: s.index, key: total })),
  };
}

const others: string[] = ["placement_starts", "placement_starts_first", "placement_years", "placed_at_year_end", "separations_unmarried", "divorces",
  "notifications", "complaints", "handovers", "cases_per_caseworker", "wait_weeks", "examinations_overdue", "ever_placed_by_18", "parents_separated_by_18"];

function allFigures(ctx: Context): Figure {
  return {
    id: "children-all", title: ctx.t("children.all"), unit: ctx.t("children.all_unit"), panels: [], tableFirst: true,
    table: { caption: ctx.t("children.all_caption"), head: [...scenarioHead(ctx), ctx.t("col.figure"), ctx.t("col.unit"), ...comparedHead(ctx)],
      rows: ctx.scenarios.flatMap((s) => others.filter((id) => s.summary.metrics[id]).map((id): AnyCell[] => {
        const m = metric(s.summary, id);
        return [...named(s, ctx), ctx.name("metric", id), scaleFor(m.unit, 0, ctx.language).unit || ctx.t("unit.number" as WordKey),
          ...comparedCells(m, m.unit, `scenarios.${s.index}.metrics.${id}`, ctx)];
      })) },
    lineage: ctx.scenarios.map((s) => ({ scenario: s.index, key: "placement_starts" })),
  };
}

export function childrenSection(ctx: Context): HTMLElement {
  const figures = [
    typesFigure(ctx),
    ageFigure({ id: "placed-by-age", count: "first_placements", total: "ever_placed_by_18", key: "placed" }, ctx),
    iconFigure("thousand-placed", "ever_placed_by_18", "ever_placed", ctx),
    ageFigure({ id: "separated-by-age", count: "separations", total: "parents_separated_by_18", key: "separated" }, ctx),
    iconFigure("thousand-separated", "parents_separated_by_18", "parents_separated", ctx),
    caseworkFigure(ctx),
    allFigures(ctx),
  ];
  return section("children", ctx.t("children.heading"), ctx, figures.map((f) => f && (f.panels.length > 0 || f.tableFirst) && renderFigure(f, ctx)));
}
