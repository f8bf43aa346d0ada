/** When the money is back: the cumulated difference as a fan, other payers on demand. */
import { fanChart, quantile } from "../charts/fan";
import { extentOf } from "../charts/plot";
import type { Context, Scenario } from "../context";
import { lazily } from "../disclosure";
import { h } from "../dom";
import { formatShare } from "../format";
import { renderFigure, type Figure } from "../figure";
import { paybackSentence, paybackTitle, prices, signedInterval, size } from "../sentences";
import { addsUp, finestOf, intervalCell, meanCell, thousands, type AnyCell } from "../table";
import { section } from "./section";

const views = ["municipality", "public", "state", "region", "family"] as const;

function fanFigure(view: string, ctx: Context): Figure {
  const scale = thousands(ctx.language);
  const several = ctx.scenarios.length > 1;
  const municipal = view === "municipality";
  const values = ctx.scenarios.flatMap((s) => {
    const fan = s.detail.fan[view];
    return fan
      ? fan.years.flatMap((row) => [quantile(fan, row, 0.025), quantile(fan, row, 0.975)])
      : [];
  });
  const domain = extentOf(values);
  const title = (s: Scenario): string =>
    municipal ? paybackTitle(s, ctx) : otherTitle(s, view, ctx);
  const rows = ctx.scenarios.flatMap((s) =>
    (s.summary.payers[view]?.years ?? []).map((y, i, all): AnyCell[] => {
      // Each year is added to those before it.
      const decimals = finestOf(
        all.flatMap((year) => [year.difference, year.cumulated_difference]),
        scale,
      );
      const before = i > 0 ? all[i - 1]!.cumulated_difference.mean : 0;
      const path = `scenarios.${s.index}.payers.${view}`;
      const probability = s.summary.payers[view]!.payback.probability_by_year[String(y.year)];
      return [
        ...(several ? [{ text: s.title, colour: s.colour }] : []),
        { text: String(y.year), value: y.year },
        meanCell(y.difference, "kr.", `${path}.years.${i}.difference`, ctx, {
          scale,
          signed: true,
          decimals,
        }),
        {
          ...meanCell(
            y.cumulated_difference,
            "kr.",
            `${path}.years.${i}.cumulated_difference`,
            ctx,
            { scale, signed: true, decimals },
          ),
          off: !addsUp([before, y.difference.mean], y.cumulated_difference.mean, scale, decimals),
        },
        intervalCell(y.cumulated_difference, "kr.", ctx, { scale, signed: true, decimals }),
        {
          text: formatShare(probability, ctx.language),
          value: probability ?? null,
          path: `${path}.payback.probability_by_year.${y.year}`,
        },
      ];
    }),
  );
  return {
    id: `fan-${view}`,
    title: several ? ctx.t("fan.several", ctx.name("payer", view)) : title(ctx.scenarios[0]!),
    unit: ctx.t("fan.unit", ctx.name("payer", view), prices(ctx)),
    panels: ctx.scenarios
      .filter((s) => s.detail.fan[view])
      .map((s) => ({
        heading: several ? `${s.title}: ${title(s)}` : undefined,
        colour: s.colour,
        sentence: municipal ? paybackSentence(s, ctx) : otherTitle(s, view, ctx),
        draw: (width) =>
          fanChart(
            {
              ...s.detail.fan[view]!,
              first: s.summary.first_year,
              median: s.summary.payers[view]?.payback.median_year ?? null,
            },
            s.colour,
            domain,
            ctx,
            width,
          ),
      })),
    table: {
      grouped: several,
      caption: ctx.t("fan.caption", ctx.name("payer", view), prices(ctx)),
      head: [
        ...(several ? [ctx.t("col.scenario")] : []),
        ctx.t("col.year"),
        ctx.t("col.difference"),
        ctx.t("col.cumulated"),
        ctx.t("col.interval"),
        ctx.t("col.back"),
      ],
      rows,
    },
    note: h("p", {}, ctx.t("fan.note")),
    printTable: municipal,
    lineage: ctx.scenarios.flatMap((s) =>
      ["fan", "payback"].map((key) => ({ scenario: s.index, key })),
    ),
  };
}

function otherTitle(s: Scenario, view: string, ctx: Context): string {
  const years = s.summary.payers[view]?.years ?? [];
  const end = years[years.length - 1]?.cumulated_difference;
  if (!end || (end.mean === 0 && end.se === 0))
    return ctx.t("fan.other_same", ctx.name("payer", view));
  return ctx.t(
    "fan.other",
    ctx.name("payer", view),
    String(s.summary.last_year),
    size(end, "kr.", ctx),
    ctx.t((end.mean ?? 0) < 0 ? "word.lower" : "word.higher"),
    signedInterval(end, "kr.", ctx),
  );
}

/** The municipality's own fan: part of the front. */
export const paybackFigure = (ctx: Context, brief = false): HTMLElement => {
  const figure = fanFigure("municipality", ctx);
  return renderFigure(
    brief
      ? {
          ...figure,
          panels: figure.panels.map((panel) => ({ ...panel, quiet: true })),
          note: h("p", {}, ctx.t("front.fan.note")),
          printTable: false,
        }
      : figure,
    ctx,
  );
};

/** Fans of the other payers, on demand. */
export function otherFans(ctx: Context): HTMLElement | null {
  const others = views.filter(
    (v) => v !== "municipality" && ctx.scenarios.some((s) => s.detail.fan[v]),
  );
  return others.length === 0
    ? null
    : lazily(ctx.t("fan.more"), "more", () =>
        others.map((view) => renderFigure(fanFigure(view, ctx), ctx)),
      );
}

export function paybackSection(ctx: Context): HTMLElement {
  return section("payback", ctx.t("fan.heading"), ctx, paybackFigure(ctx), otherFans(ctx));
}
