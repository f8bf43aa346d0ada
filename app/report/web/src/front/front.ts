/**
 * The front: what a politician reads in four minutes, about one proposal. Everything else stands
 * one fold down, in the appendix.
 */
import type { Context, Scenario } from "../context";
import { h } from "../dom";
import { paybackFigure } from "../sections/payback";
import { payersSection } from "../sections/payers";
import { section } from "../sections/section";
import { trySection } from "../try/section";
import { frontBudget } from "./budget";
import { frontItems } from "./items";
import { frontNeeded, onlyIf } from "./needed";
import { frontProposal } from "./proposal";
import { frontUnknown, isGuess } from "./unknown";

const present = (parts: (HTMLElement | null)[]): HTMLElement[] =>
  parts.filter((part): part is HTMLElement => part !== null);

/** The opening says what must hold, right after the answer. */
function withCondition(opening: HTMLElement, s: Scenario, ctx: Context): HTMLElement {
  const needed = onlyIf(s, ctx);
  const guess = ctx.t(
    isGuess(s) ? "front.unknown.guess" : "front.unknown.count",
    String(s.summary.assumptions),
    String(s.summary.parameters),
  );
  opening
    .querySelector(".answer")
    ?.after(
      h("div", { class: "condition" }, needed ? h("p", {}, needed) : null, h("p", {}, guess)),
    );
  return opening;
}

/** Two figures below each other, beside two others where there is room. */
const column = (...parts: (HTMLElement | null)[]): HTMLElement =>
  h("div", { class: "column" }, ...present(parts));

export function front(s: Scenario, opening: HTMLElement, ctx: Context): HTMLElement {
  const nothing = s.summary.no_difference || s.summary.programmes.length === 0;
  const payback = section("payback", ctx.t("fan.heading"), ctx, paybackFigure(ctx, true));
  return h(
    "div",
    { class: "front" },
    withCondition(opening, s, ctx),
    ...present([frontProposal(s, ctx), frontBudget(s, ctx)]),
    h(
      "div",
      { class: "columns" },
      column(nothing ? null : frontItems(s, ctx), payersSection(ctx, true)),
      column(payback, frontNeeded(s, ctx)),
    ),
    ...present([trySection(ctx), frontUnknown(s, ctx)]),
  );
}

/** Open on paper, where nothing can be opened; closed on the screen until it is asked for. */
export function appendix(parts: HTMLElement[], ctx: Context): HTMLElement {
  return h(
    "details",
    { class: "appendix on-paper", id: "appendix" },
    h("summary", {}, h("h2", {}, ctx.t("front.appendix"))),
    parts,
  );
}
