/** What is not known: assumptions with their weight, and what the model leaves out. */
import { barsChart } from "../charts/bars";
import type { Context, Scenario } from "../context";
import { lazily } from "../disclosure";
import { clean, h } from "../dom";
import { renderFigure } from "../figure";
import { formatNumber, formatPercent } from "../format";
import type { Parameter } from "../payload";
import type { AnyCell } from "../table";
import { parameterLabel } from "../parameters/label";
import { labelCell, parameterHead, parameterRow } from "../why";
import { section } from "./section";

const leftOut = [
  "moves",
  "partners",
  "deaths",
  "parents",
  "schools",
  "other_reasons",
  "capacity",
  "cashable",
  "group_harm",
] as const;

const meaningOf = (s: Scenario, key: string): string =>
  s.detail.parameters.find((p) => p.key === key)?.meaning ?? "";
/** A parameter that only what the scenario is compared with uses is named with it. */
export const ofReference = (s: Scenario, of: boolean | undefined, ctx: Context): string => {
  const other = of ? s.summary.reference : null;
  return other ? ` (${ctx.t("weights.of", ctx.of(other.title, 80) || other.id)})` : "";
};
export const called = (s: Scenario, key: string, ctx: Context): string =>
  parameterLabel(key, meaningOf(s, key), ctx).text;

function weightOf(
  s: Scenario,
  key: string,
): { share: number; share_se: number | null } | undefined {
  return s.detail.weights.find((w) => w.key === key);
}

/** The scenario's assumptions, heaviest first; those of programmes that are off are not in use. */
function assumptionsOf(s: Scenario): Parameter[] {
  return s.detail.parameters
    .filter(
      (p) =>
        p.grade === "N" && (p.programme === null || s.summary.programmes.includes(p.programme)),
    )
    .map((p) => ({ p, share: weightOf(s, p.key)?.share ?? -1 }))
    .sort((a, b) => b.share - a.share)
    .map(({ p }) => p);
}

function split(s: Scenario, ctx: Context): string {
  const v = s.summary.variance_of_difference;
  if (!v) return ctx.t("split.unknown");
  if (v.chance + v.knowledge === 0) return ctx.t("split.none");
  return ctx.t(
    "split.both",
    formatPercent(v.knowledge_share, 0, ctx.language),
    formatPercent(1 - v.knowledge_share, 0, ctx.language),
  );
}

export function unknownSection(ctx: Context): HTMLElement {
  const several = ctx.scenarios.length > 1;
  const title = (s: Scenario): string => {
    const heaviest = s.detail.weights[0];
    return heaviest
      ? ctx.t(
          "weights.title",
          called(s, heaviest.key, ctx) + ofReference(s, heaviest.of_reference, ctx),
          formatPercent(heaviest.share, 0, ctx.language),
        )
      : ctx.t("weights.none");
  };
  const withWeights = ctx.scenarios.filter((s) => s.detail.weights.length > 0);
  const head = parameterHead(ctx);
  return section(
    "unknown",
    ctx.t("unknown.heading"),
    ctx,
    ctx.scenarios.map((s) =>
      h(
        "p",
        {},
        several
          ? h("strong", { class: "keyed", style: `--key: ${s.colour}` }, `${s.title}: `)
          : null,
        ctx.t("unknown.count", String(s.summary.assumptions), String(s.summary.parameters)),
        " ",
        split(s, ctx),
      ),
    ),
    withWeights.length > 0 &&
      renderFigure(
        {
          id: "weights",
          title: several ? ctx.t("weights.several") : title(withWeights[0]!),
          unit: ctx.t("weights.unit"),
          panels: withWeights.map((s) => ({
            heading: several ? `${s.title}: ${title(s)}` : undefined,
            colour: s.colour,
            quiet: true,
            sentence: title(s),
            draw: (width) =>
              barsChart(
                s.detail.weights
                  .slice(0, 12)
                  .map((w) => ({
                    name:
                      called(s, w.key, ctx) +
                      `${ofReference(s, w.of_reference, ctx)} (${clean(w.grade, 8)})`,
                    value: w.share * 100,
                    low:
                      w.share_se === null ? null : Math.max(0, w.share - 1.96 * w.share_se) * 100,
                    high: w.share_se === null ? null : (w.share + 1.96 * w.share_se) * 100,
                  })),
                s.colour,
                ctx.language === "da" ? "pct." : "%",
                ctx,
                width,
              ),
          })),
          table: {
            caption: ctx.t("weights.caption"),
            grouped: several,
            head: [
              ...(several ? [ctx.t("col.scenario")] : []),
              ctx.t("col.parameter"),
              ctx.t("col.weight"),
              ctx.t("col.error"),
              ctx.t("col.grade"),
            ],
            rows: withWeights.flatMap((s) =>
              s.detail.weights.map((w): AnyCell[] => [
                ...(several ? [{ text: s.title, colour: s.colour }] : []),
                labelCell(w.key, meaningOf(s, w.key), ctx),
                { text: formatNumber(w.share * 100, 0, ctx.language), value: w.share * 100 },
                {
                  text: w.share_se === null ? "–" : formatNumber(w.share_se * 100, 1, ctx.language),
                  value: w.share_se === null ? null : w.share_se * 100,
                },
                ctx.name("grade", w.grade),
              ]),
            ),
          },
          note: h(
            "p",
            {},
            ctx.t("weights.note"),
            ctx.scenarios.some((s) => s.summary.reference)
              ? ` ${ctx.t("weights.reference")}`
              : null,
          ),
          lineage: withWeights.map((s) => ({ scenario: s.index, key: "weights" })),
        },
        ctx,
      ),
    ctx.scenarios.map((s) => {
      const all = assumptionsOf(s);
      return lazily(
        `${several ? `${s.title}: ` : ""}${ctx.t("assumptions.open", String(all.length))}`,
        "more",
        () => [
          renderFigure(
            {
              id: `assumptions-${s.index}`,
              title: ctx.t("assumptions.title", String(all.length)),
              unit: ctx.t("assumptions.unit"),
              panels: [],
              tableFirst: true,
              table: {
                caption: ctx.t("assumptions.caption"),
                sortable: true,
                head: [head[0]!, ctx.t("col.weight"), ...head.slice(1)],
                rows: all.map((p): AnyCell[] => {
                  const w = weightOf(s, p.key);
                  const [name, ...rest] = parameterRow(p, ctx);
                  return [
                    name!,
                    {
                      text: w ? formatNumber(w.share * 100, 0, ctx.language) : "–",
                      value: w ? w.share * 100 : null,
                    },
                    ...rest,
                  ];
                }),
              },
              lineage: [],
            },
            ctx,
          ),
        ],
      );
    }),
    h("h3", {}, ctx.t("left_out.title")),
    h(
      "ul",
      {},
      leftOut.map((id) => h("li", {}, ctx.t(`left_out.${id}`))),
    ),
  );
}
