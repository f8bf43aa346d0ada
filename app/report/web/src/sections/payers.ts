/** Who pays, and who gains. */
import { payersChart } from "../charts/payers";
import { extentOf } from "../charts/plot";
import type { Context, Scenario } from "../context";
import { h } from "../dom";
import { metric, modelled } from "../facts";
import { renderFigure } from "../figure";
import { magnitudeOf, type Scale } from "../format";
import type { Compared } from "../payload";
import { payersSentence, payersTitle, commonPeriod, prices } from "../sentences";
import { addsUp, comparedCells, comparedHead, finestDecimals, type AnyCell } from "../table";
import { section } from "./section";

/**
 * Each payer and all public ones together, with the same digits, so that they add up; shared with
 * the account.
 */
export function payerRows(s: Scenario, scale: Scale, ctx: Context): AnyCell[][] {
  const of = (p: string): Compared => metric(s.summary, `cost_${p}`);
  const all = [...ctx.catalogue.payers, "public"];
  const decimals = finestDecimals(all.map(of), scale);
  return all.map((p): AnyCell[] => {
    const cells = comparedCells(
      of(p),
      "kr.",
      `scenarios.${s.index}.metrics.cost_${p}`,
      ctx,
      scale,
      decimals,
    );
    if (p === "public") {
      (["baseline", "scenario", "difference"] as const).forEach((side, column) => {
        cells[column]!.off ||= !addsUp(
          ["municipality", "region", "state"].map((other) => of(other)[side].mean),
          of(p)[side].mean,
          scale,
          decimals,
        );
      });
    }
    return modelled(of(p))
      ? [ctx.name("payer", p), ...cells]
      : [
          ctx.name("payer", p),
          ...cells.map((cell) => ({ ...cell, text: ctx.t("front.not_modelled"), path: undefined })),
        ];
  });
}

export function payersSection(ctx: Context, brief = false): HTMLElement {
  const several = ctx.scenarios.length > 1;
  const estimates = ctx.scenarios.flatMap((s) =>
    ctx.catalogue.payers.map((p) => metric(s.summary, `cost_${p}`).difference),
  );
  const domain = extentOf(estimates.flatMap((e) => [e.low, e.high, e.mean]));
  const all = ctx.scenarios.flatMap((s) =>
    [...ctx.catalogue.payers, "public"].map((p) => metric(s.summary, `cost_${p}`)),
  );
  const scale = ctx.scale("kr.", Math.max(...all.map((m) => magnitudeOf(m.baseline))));
  return section(
    "payers",
    ctx.t("payers.heading"),
    ctx,
    renderFigure(
      {
        id: "payers",
        title: several ? ctx.t("payers.several") : payersTitle(ctx.scenarios[0]!, ctx),
        unit: ctx.t("payers.unit", commonPeriod(ctx), prices(ctx)),
        panels: ctx.scenarios.map((s) => ({
          heading: several ? `${s.title}: ${payersTitle(s, ctx)}` : undefined,
          colour: s.colour,
          sentence: payersSentence(s, ctx),
          draw: (width) =>
            payersChart(
              ctx.catalogue.payers
                .filter((p) => modelled(metric(s.summary, `cost_${p}`)))
                .map((p) => ({
                  name: ctx.name("payer", p),
                  estimate: metric(s.summary, `cost_${p}`).difference,
                })),
              s.colour,
              domain,
              ctx,
              width,
            ),
        })),
        table: {
          grouped: several,
          caption: ctx.t("payers.caption", scale.unit),
          head: [
            ...(several ? [ctx.t("col.scenario")] : []),
            ctx.t("col.payer"),
            ...comparedHead(ctx),
          ],
          sums: [],
          rows: ctx.scenarios.flatMap((s) =>
            payerRows(s, scale, ctx).map((row): AnyCell[] => [
              ...(several ? [{ text: s.title, colour: s.colour }] : []),
              ...row,
            ]),
          ),
        },
        note: brief ? null : h("p", {}, ctx.t("payers.note")),
        printTable: !brief,
        lineage: ctx.scenarios.map((s) => ({ scenario: s.index, key: "payers" })),
      },
      ctx,
    ),
  );
}
