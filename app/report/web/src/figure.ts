/** The frame of every figure: finding, drawing, sentence, table, files and where it comes from. */
import type { Context } from "./context";
import { toCsv } from "./csv";
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
function asImage(svg: SVGSVGElement, text: string): SVGSVGElement {
  for (const part of svg.querySelectorAll("[aria-label], [aria-description], [aria-hidden]")) {
    for (const name of ["aria-label", "aria-description", "aria-hidden"]) part.removeAttribute(name);
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
}

const watched = new Map<Element, Drawn>();
const observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    const drawn = watched.get(target);
    if (drawn && contentRect.width > 40) redraw(drawn, Math.min(900, Math.max(240, Math.floor(contentRect.width))));
  }
});

/** Forgets the drawings of a page that is about to be replaced. */
export function forgetFigures(): void {
  for (const element of watched.keys()) observer?.unobserve(element);
  watched.clear();
}

function renderPanel(panel: Panel): { element: HTMLElement; drawn: Drawn } {
  const place = h("div", { class: "drawing" });
  const drawn: Drawn = { panel, place, width: 0 };
  watched.set(place, drawn);
  observer?.observe(place);
  const heading = panel.heading
    ? h("p", { class: "panel-heading keyed", style: panel.colour ? `--key: ${panel.colour}` : null }, panel.heading) : null;
  return { element: h("div", { class: "panel" }, heading, place, panel.quiet ? null : h("p", { class: "sentence" }, panel.sentence)), drawn };
}

export function renderFigure(figure: Figure, ctx: Context): HTMLElement {
  const titleId = uniqueId("figure");
  const panels = figure.panels.map(renderPanel);
  const table = renderTable(figure.table, ctx, figure.tableFirst === true);
  const name = `kohort-${figure.id}`;
  const csv = csvOf(figure.table, ctx);
  const files = h("div", { class: "files" },
    h("button", { type: "button", onclick: () => saveCsv(name, toCsv(csv.head, csv.rows, ctx.language)) }, "CSV",
      h("span", { class: "hidden" }, ` ${ctx.t("figure.of")} ${figure.title}`)),
    figure.panels.length > 0 && h("button", { type: "button", onclick: () => saveSvg(name, standaloneSvg(figure.title, panels.map(({ drawn }) => {
      if (drawn.width === 0) redraw(drawn, 640);
      return { heading: drawn.panel.heading ?? "", svg: drawn.place.querySelector("svg") as SVGSVGElement };
    }))) }, "SVG", h("span", { class: "hidden" }, ` ${ctx.t("figure.of")} ${figure.title}`)));
  const drawings = panels.length > 0
    ? h("div", { class: "panels", style: `--panel: ${figure.panelWidth ?? (panels.length > 1 ? 320 : 640)}px` }, panels.map((p) => p.element)) : null;
  const tablePart = figure.tableFirst ? h("div", { class: "open-table" }, table)
    : h("details", { class: "table" }, h("summary", {}, ctx.t("figure.table")), table);
  return h("figure", { id: `figure-${figure.id}`, "aria-labelledby": titleId, class: figure.tableFirst ? "table-first" : null },
    h("figcaption", {}, h("h3", { id: titleId }, figure.title), h("p", { class: "unit" }, figure.unit)),
    figure.tableFirst ? [tablePart, drawings] : drawings,
    figure.note ? h("div", { class: "note" }, figure.note) : null,
    h("div", { class: "tools" }, figure.tableFirst ? null : tablePart, figure.lineage.length > 0 ? why(figure.lineage, figure.title, ctx) : null, files));
}
