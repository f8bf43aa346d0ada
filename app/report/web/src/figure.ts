/** The frame of every figure: finding, drawing, sentence, table, files and where it comes from. */
import type { Context } from "./context";
import { toCsv } from "./csv";
import { lazily, openNow } from "./disclosure";
import { h, uniqueId, type Child } from "./dom";
import { saveCsv, saveSvg, standaloneSvg } from "./download";
import { csvOf, renderTable, type Table } from "./table";
import { why } from "./why";

export interface Panel {
  /** Small heading above the drawing; the scenario's name when there are several. */
  heading?: string;
  colour?: string;
  /** What a person who cannot see the drawing must know. */
  sentence: string;
  /** The title says it already: the sentence is for those who hear the page only. */
  quiet?: boolean;
  draw: (width: number) => SVGSVGElement;
}

export interface Figure {
  id: string;
  /** The finding. */
  title: string;
  /** What is measured, in which unit. */
  unit: string;
  panels: Panel[];
  table: Table;
  /** The table belongs on paper, where nothing can be opened. */
  printTable?: boolean;
  /** The table stands open and the drawing below it. */
  tableFirst?: boolean;
  /** Panels side by side from this width on. */
  panelWidth?: number;
  note?: Child;
  lineage: { scenario: number; key: string }[];
}

interface Drawn {
  panel: Panel;
  place: HTMLElement;
  width: number;
}

/** Makes a drawing one image with one text for assistive technology. */
export function asImage(svg: SVGSVGElement, text: string): SVGSVGElement {
  for (const part of svg.querySelectorAll("[aria-label], [aria-description], [aria-hidden]")) {
    for (const name of ["aria-label", "aria-description", "aria-hidden"])
      part.removeAttribute(name);
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", text);
  svg.setAttribute("focusable", "false");
  return svg;
}

function redraw(drawn: Drawn, width: number): void {
  if (Math.abs(drawn.width - width) < 8) return;
  drawn.width = width;
  drawn.place.replaceChildren(asImage(drawn.panel.draw(width), drawn.panel.sentence));
  drawn.place.classList.remove("waiting");
}

const watched = new Map<Element, Drawn>();
/** Drawings that have a width but are far from what the reader sees: drawn when there is time. */
const waiting = new Map<Drawn, number>();
const limits = (width: number): number => Math.min(900, Math.max(240, Math.floor(width)));
const idle: (work: () => void) => void =
  typeof requestIdleCallback === "undefined"
    ? (work) => void setTimeout(work, 0)
    : (work) => void requestIdleCallback(work, { timeout: 400 });

function drawSome(): void {
  const until = performance.now() + 24;
  for (const [drawn, width] of waiting) {
    waiting.delete(drawn);
    redraw(drawn, width);
    if (performance.now() > until) break;
  }
  if (waiting.size > 0) idle(drawSome);
  else document.documentElement.dataset.drawings = "done";
}

const observer =
  typeof ResizeObserver === "undefined"
    ? null
    : new ResizeObserver((entries) => {
        // All places are measured before the first drawing changes the page.
        const seen = innerHeight * 1.25;
        const sized = entries
          .filter(({ contentRect }) => contentRect.width > 40)
          .map(({ target, contentRect }) => ({
            drawn: watched.get(target),
            width: limits(contentRect.width),
            top: target.getBoundingClientRect().top,
          }));
        const before = waiting.size;
        for (const { drawn, width, top } of sized) {
          if (!drawn) continue;
          waiting.delete(drawn);
          if (Math.abs(top) < seen) redraw(drawn, width);
          else waiting.set(drawn, width);
        }
        if (waiting.size > 0) document.documentElement.dataset.drawings = "waiting";
        if (waiting.size > 0 && before === 0) idle(drawSome);
      });

/** Forgets the drawings of a page that is about to be replaced. */
export function forgetFigures(): void {
  for (const element of watched.keys()) observer?.unobserve(element);
  watched.clear();
  waiting.clear();
}

/**
 * Paper waits for nobody: every drawing is made, and the tables that belong on paper are opened.
 */
export function preparePrint(): void {
  const opened = [...document.querySelectorAll<HTMLDetailsElement>("details.on-paper:not([open])")];
  for (const details of opened) openNow(details);
  addEventListener(
    "afterprint",
    () => {
      for (const details of opened) details.open = false;
    },
    { once: true },
  );
  const sized = [...watched.values()].map((drawn) => ({ drawn, width: drawn.place.clientWidth }));
  for (const { drawn, width } of sized)
    if (width > 40 && drawn.width === 0) redraw(drawn, limits(width));
  waiting.clear();
}

function renderPanel(panel: Panel): { element: HTMLElement; drawn: Drawn } {
  const place = h("div", { class: "drawing waiting" });
  const drawn: Drawn = { panel, place, width: 0 };
  watched.set(place, drawn);
  observer?.observe(place);
  const heading = panel.heading
    ? h(
        "p",
        { class: "panel-heading keyed", style: panel.colour ? `--key: ${panel.colour}` : null },
        panel.heading,
      )
    : null;
  return {
    element: h(
      "div",
      { class: "panel" },
      heading,
      place,
      panel.quiet ? null : h("p", { class: "sentence" }, panel.sentence),
    ),
    drawn,
  };
}

export function renderFigure(figure: Figure, ctx: Context): HTMLElement {
  const titleId = uniqueId("figure");
  const panels = figure.panels.map(renderPanel);
  const name = `kohort-${figure.id}`;
  const files = h(
    "div",
    { class: "files" },
    h(
      "button",
      {
        type: "button",
        onclick: () => {
          const csv = csvOf(figure.table, ctx);
          saveCsv(name, toCsv(csv.head, csv.rows, ctx.language));
        },
      },
      "CSV",
      h("span", { class: "hidden" }, ` ${ctx.t("figure.of")} ${figure.title}`),
    ),
    figure.panels.length > 0 &&
      h(
        "button",
        {
          type: "button",
          onclick: () =>
            saveSvg(
              name,
              standaloneSvg(
                figure.title,
                panels.map(({ drawn }) => {
                  if (drawn.width === 0) redraw(drawn, 640);
                  return {
                    heading: drawn.panel.heading ?? "",
                    svg: drawn.place.querySelector("svg") as SVGSVGElement,
                  };
                }),
              ),
            ),
        },
        "SVG",
        h("span", { class: "hidden" }, ` ${ctx.t("figure.of")} ${figure.title}`),
      ),
  );
  const drawings =
    panels.length > 0
      ? h(
          "div",
          {
            class: "panels",
            style: `--panel: ${figure.panelWidth ?? (panels.length > 1 ? 320 : 640)}px`,
          },
          panels.map((p) => p.element),
        )
      : null;
  const tablePart = figure.tableFirst
    ? h("div", { class: "open-table" }, renderTable(figure.table, ctx, true))
    : lazily(
        [ctx.t("figure.table"), h("span", { class: "hidden" }, `: ${figure.title}`)],
        figure.printTable ? "table on-paper" : "table",
        () => [renderTable(figure.table, ctx)],
      );
  return h(
    "figure",
    {
      id: `figure-${figure.id}`,
      "aria-labelledby": titleId,
      class: figure.tableFirst ? "table-first" : null,
    },
    h(
      "figcaption",
      {},
      h("h3", { id: titleId }, figure.title),
      h("p", { class: "unit" }, figure.unit),
    ),
    figure.tableFirst ? [tablePart, drawings] : drawings,
    figure.note ? h("div", { class: "note" }, figure.note) : null,
    h(
      "div",
      { class: "tools" },
      figure.tableFirst ? null : tablePart,
      figure.lineage.length > 0 ? why(figure.lineage, figure.title, ctx) : null,
      files,
    ),
  );
}
