/** The report: what openPage() shows of a payload, and the tool of what it has calculated. */
import "./styles/base.css";
import "./styles/figure.css";
import "./styles/print.css";
import type { Context } from "./context";
import { h } from "./dom";
import { appendix, front } from "./front/front";
import type { Shown } from "./page";
import { answerSection } from "./sections/answer";
import { budgetSection } from "./sections/budget";
import { childrenSection } from "./sections/children";
import { comparisonSection } from "./sections/comparison";
import { economicsSection } from "./sections/economics";
import { methodSection } from "./sections/method";
import { neededSection } from "./sections/needed";
import { payersSection } from "./sections/payers";
import { otherFans, paybackSection } from "./sections/payback";
import { reachedSection } from "./sections/reached";
import { studyPage, studySection, studyTitle } from "./sections/study";
import { subgroupsSection } from "./sections/subgroups";
import { unknownSection } from "./sections/unknown";
import { sinceSection } from "./since/section";
import { trySection } from "./try/section";

function contents(sections: HTMLElement[], ctx: Context): HTMLElement {
  return h(
    "nav",
    { class: "contents", "aria-label": ctx.t("page.contents") },
    h(
      "ol",
      {},
      sections.map((s) =>
        h("li", {}, h("a", { href: `#${s.id}` }, s.querySelector("h2")?.textContent ?? s.id)),
      ),
    ),
  );
}

/** What the browser's tab says before the program's name. */
function tabTitle(ctx: Context): string {
  const [first, ...others] = ctx.scenarios;
  if (!first) return studyTitle(ctx) || ctx.t("study.heading");
  return others.length === 0 ? first.title : ctx.t("answer.several", String(ctx.scenarios.length));
}

export const report: Shown = {
  title: (ctx) => `${tabTitle(ctx)} – Kohort`,
  body: (ctx) => {
    if (ctx.scenarios.length === 0) {
      return [
        ...(ctx.payload.study
          ? studyPage(ctx)
          : [h("h1", {}, "Kohort"), h("p", {}, ctx.t("page.no_scenarios"))]),
        methodSection(ctx),
      ];
    }
    const opening = answerSection(ctx);
    const [only] = ctx.scenarios;
    if (ctx.scenarios.length === 1 && only) {
      const rest = [
        budgetSection(ctx),
        reachedSection(ctx),
        childrenSection(ctx),
        subgroupsSection(ctx),
        neededSection(ctx),
        unknownSection(ctx),
        economicsSection(ctx),
        studySection(ctx),
        methodSection(ctx),
      ].filter((s): s is HTMLElement => s !== null);
      const fans = otherFans(ctx);
      if (fans) rest[0]?.append(fans);
      return [
        front(only, opening, ctx),
        sinceSection(ctx),
        appendix([contents(rest, ctx), ...rest], ctx),
      ];
    }
    const rest = [
      comparisonSection(ctx),
      budgetSection(ctx),
      paybackSection(ctx),
      payersSection(ctx),
      reachedSection(ctx),
      childrenSection(ctx),
      subgroupsSection(ctx),
      neededSection(ctx),
      trySection(ctx),
      unknownSection(ctx),
      economicsSection(ctx),
      studySection(ctx),
      methodSection(ctx),
    ].filter((s): s is HTMLElement => s !== null);
    const [first, second] = rest;
    // What decides comes before the table of contents: the comparison or the budget.
    const answers = [...opening.querySelectorAll(".one-of-several")];
    if (answers.length > 0) first?.append(...answers);
    return [
      opening,
      sinceSection(ctx),
      first,
      h("p", { class: "on-paper" }, ctx.t("page.print_note")),
      contents(rest, ctx),
      second,
      ...rest.slice(2),
    ];
  },
};
