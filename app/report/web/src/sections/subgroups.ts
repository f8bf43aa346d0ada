/** For whom: the followed children divided in six ways; small groups flagged. */
import { dotsChart, type Dot } from "../charts/dots";
import { extentOf } from "../charts/plot";
import type { Context, Scenario } from "../context";
import { lazily } from "../disclosure";
import { h } from "../dom";
import { directionOf } from "../facts";
import { renderFigure } from "../figure";
import { formatNumber } from "../format";
import { comparedCells, comparedHead, type AnyCell } from "../table";
import { list } from "../sentences";
import { section } from "./section";

const figures = [
  "ever_placed",
  "placement_years",
  "parents_separated",
  "cost_municipality",
] as const;

export const groupName = (division: string, group: string, ctx: Context): string =>
  ctx.name("group", `${division}.${group}`);

/** The rows of a table of one figure by group; shared with the account. */
export function groupRows(
  s: Scenario,
  figure: string,
  ctx: Context,
  divisions?: string[],
): AnyCell[][] {
  return s.summary.subgroups.flatMap((g, i): AnyCell[][] => {
    const values = g.figures[figure];
    if (!values || (divisions && !divisions.includes(g.division))) return [];
    return [
      [
        `${ctx.name("division", g.division)}: ` +
          `${groupName(g.division, g.group, ctx)}${g.small ? " *" : ""}`,
        { text: formatNumber(g.children, 0, ctx.language), value: g.children },
        ...comparedCells(
          values,
          values.unit,
          `scenarios.${s.index}.subgroups.${i}.figures.${figure}`,
          ctx,
        ),
      ],
    ];
  });
}

function sure(s: Scenario, figure: string, ctx: Context): string {
  const parts = s.summary.subgroups
    .filter(
      (g) =>
        !g.small &&
        g.figures[figure] &&
        ["more", "fewer"].includes(directionOf(g.figures[figure]!.difference)),
    )
    .map((g) => groupName(g.division, g.group, ctx).toLowerCase());
  const total = s.summary.subgroups.length;
  if (parts.length === 0) return ctx.t("subgroups.none");
  if (parts.length === total) return ctx.t("subgroups.every", String(total));
  return parts.length > 4
    ? ctx.t("subgroups.count", String(parts.length), String(total))
    : ctx.t("subgroups.sure", list(parts, ctx));
}

function dots(s: Scenario, figure: string, ctx: Context): Dot[] {
  return s.summary.subgroups
    .filter((g) => g.figures[figure])
    .map((g) => ({
      name: `${groupName(g.division, g.group, ctx)}${g.small ? " *" : ""}`,
      small: g.small,
      ...g.figures[figure]!.difference,
    }));
}

export function subgroupsSection(ctx: Context): HTMLElement | null {
  if (ctx.scenarios.every((s) => s.summary.subgroups.length === 0)) return null;
  const several = ctx.scenarios.length > 1;
  return section(
    "subgroups",
    ctx.t("subgroups.heading"),
    ctx,
    h("p", {}, ctx.t("subgroups.lead")),
    figures.map((figure, i) => {
      const domain = extentOf(
        ctx.scenarios.flatMap((s) =>
          s.summary.subgroups.flatMap((g) => [
            g.figures[figure]?.difference.low,
            g.figures[figure]?.difference.high,
          ]),
        ),
      );
      const element = (): HTMLElement =>
        renderFigure(
          {
            id: `subgroups-${figure}`,
            title: several
              ? ctx.name("group_figure", figure)
              : `${ctx.name("group_figure", figure)}: ${sure(ctx.scenarios[0]!, figure, ctx)}`,
            unit: ctx.t("subgroups.unit", ctx.name("group_unit", figure)),
            panels: ctx.scenarios.map((s) => ({
              heading: several ? s.title : undefined,
              colour: s.colour,
              quiet: !several,
              sentence: `${ctx.name("group_figure", figure)}: ${sure(s, figure, ctx)}.`,
              draw: (width) => dotsChart(dots(s, figure, ctx), s.colour, domain, ctx, width),
            })),
            table: {
              grouped: ctx.scenarios.length > 1,
              caption: `${ctx.name("group_figure", figure)}, ${ctx.name("group_unit", figure)}`,
              head: [
                ...(several ? [ctx.t("col.scenario")] : []),
                ctx.t("col.group"),
                ctx.t("col.children"),
                ...comparedHead(ctx),
              ],
              rows: ctx.scenarios.flatMap((s) =>
                groupRows(s, figure, ctx).map((row): AnyCell[] =>
                  several ? [{ text: s.title, colour: s.colour }, ...row] : row,
                ),
              ),
            },
            note: h("p", {}, ctx.t("subgroups.small")),
            lineage: ctx.scenarios.map((s) => ({
              scenario: s.index,
              key: figure === "cost_municipality" ? "lifetime_cost_municipality" : "subgroups",
            })),
          },
          ctx,
        );
      return i === 0
        ? element()
        : lazily(
            ctx.name("group_figure", figure) +
              (several ? "" : `: ${sure(ctx.scenarios[0]!, figure, ctx)}`),
            "more",
            () => [element()],
          );
    }),
  );
}
