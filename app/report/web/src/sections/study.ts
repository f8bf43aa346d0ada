/** Research: the analyses of a sweep, in a report of its own or beside scenarios. */
import type { Context } from "../context";
import { clean, h, type Child } from "../dom";
import { renderFigure, type Figure } from "../figure";
import { formatNumber } from "../format";
import type { Study } from "../payload";
import { section } from "./section";
import { analysisParts, outputName } from "./study_parts";

/** Design, points and outputs in a sentence or two. */
function lead(study: Study, ctx: Context): Child[] {
  const outputs = (study.outputs ?? []).map((o) => outputName(clean(o, 80), ctx)).join("; ");
  const number = (n: number): string => formatNumber(n, 0, ctx.language);
  return [
    h(
      "p",
      {},
      ctx.t(
        "study.lead",
        ctx.name("design", clean(study.design, 60)),
        number(study.points),
        number(study.replications),
      ),
    ),
    outputs ? h("p", {}, ctx.t("study.outputs", outputs)) : null,
    study.failed > 0
      ? h(
          "div",
          { class: "warnings", role: "note" },
          h("p", {}, ctx.t("study.failed", number(study.failed), number(study.points))),
        )
      : h("p", {}, ctx.t("study.none_failed")),
  ];
}

function analyses(study: Study, ctx: Context): Child[] {
  if (study.analyses.length === 0) return [h("p", {}, ctx.t("study.no_analyses"))];
  return study.analyses.map((a, i) => {
    const parts = analysisParts(a, ctx);
    const figure: Figure = {
      id: `study-${clean(a.kind, 20)}-${i}`,
      title: parts.title,
      unit: parts.sentence,
      tableFirst: !parts.draw,
      panels: parts.draw
        ? [{ quiet: true, sentence: `${parts.title}. ${parts.sentence}`, draw: parts.draw }]
        : [],
      table: { caption: parts.title, head: parts.head, rows: parts.rows, sortable: true },
      lineage: [],
    };
    return renderFigure(figure, ctx);
  });
}

export function studySection(ctx: Context): HTMLElement | null {
  const { study } = ctx.payload;
  if (!study) return null;
  return section(
    "study",
    ctx.t("study.heading"),
    ctx,
    h("p", {}, h("strong", {}, ctx.of(study.title, 200))),
    lead(study, ctx),
    analyses(study, ctx),
  );
}

export const studyTitle = (ctx: Context): string =>
  ctx.payload.study ? ctx.of(ctx.payload.study.title, 200) : "";

/** The opening and the analyses of a report that is about a study alone. */
export function studyPage(ctx: Context): HTMLElement[] {
  const { study } = ctx.payload;
  if (!study) return [];
  return [
    h(
      "section",
      { class: "opening", id: "answer", "aria-labelledby": "question" },
      h("p", { class: "overline" }, ctx.t("page.study")),
      h("h1", { id: "question" }, studyTitle(ctx) || ctx.t("study.heading")),
      lead(study, ctx),
    ),
    section("study", ctx.t("study.analyses"), ctx, analyses(study, ctx)),
  ];
}
