/** Tables: one description that becomes an HTML table and a CSV file. */
import type { Context } from "./context";
import type { CsvCell } from "./csv";
import { h, type Child } from "./dom";
import {
  dash,
  decimalsFor,
  formatInterval,
  formatOn,
  magnitudeOf,
  thousands,
  type Scale,
} from "./format";
import type { Compared, Estimate } from "./payload";

export interface Cell {
  text: string;
  /** What the CSV gets instead of the printed text. */
  value?: CsvCell;
  /** Where the number stands: "scenarios.0..." in the summary, "payload...." elsewhere. */
  path?: string;
  colour?: string;
  /** The ends of an interval: two columns of the CSV. */
  ends?: [CsvCell, CsvCell];
  /** A second, smaller line: the interval. */
  detail?: string;
  number?: boolean;
  english?: boolean;
  href?: string;
  /** The key of a parameter, shown below its name and in a column of its own in the CSV. */
  key?: string;
  /** The printed number is one off what the printed numbers beside or above it come to. */
  off?: boolean;
}
export type AnyCell = Cell | string;

export interface Table {
  caption: string;
  head: string[];
  /** The first cell of a row is its heading. */
  rows: AnyCell[][];
  /** Indexes of rows that are sums. */
  sums?: number[];
  sortable?: boolean;
  /**
   * The first column names the group of a row (a scenario): it becomes a heading above the group.
   */
  grouped?: boolean;
}

const asCell = (cell: AnyCell): Cell => (typeof cell === "string" ? { text: cell } : cell);
const csvValue = (cell: AnyCell): CsvCell => {
  const c = asCell(cell);
  return c.value === undefined ? c.text : c.value;
};

/** The table in full digits; a column of intervals becomes one of lower and one of upper ends. */
export function csvOf(table: Table, ctx: Context): { head: string[]; rows: CsvCell[][] } {
  const has = (what: "ends" | "key") =>
    table.head.map((_, column) =>
      table.rows.some(
        (row) => row[column] !== undefined && asCell(row[column]!)[what] !== undefined,
      ),
    );
  const paired = has("ends");
  const keyed = has("key");
  return {
    head: table.head
      .flatMap((title, column) =>
        paired[column]
          ? [`${title} (${ctx.t("col.from")})`, `${title} (${ctx.t("col.to")})`]
          : keyed[column]
            ? [title, ctx.t("col.key")]
            : [title],
      )
      .map((title) => title.replace(/\u00ad/g, "")),
    rows: table.rows.map((row) =>
      row.flatMap((cell, column) =>
        paired[column]
          ? (asCell(cell).ends ?? [csvValue(cell), null])
          : keyed[column]
            ? [csvValue(cell), asCell(cell).key ?? ""]
            : [csvValue(cell)],
      ),
    ),
  };
}

/** A number in running text that can be traced to its place in the payload. */
export function figureSpan(cell: Cell): HTMLElement {
  return h("span", { class: "number", "data-figure": cell.path }, cell.text);
}

function content(cell: Cell): Child {
  if (cell.key)
    return [
      cell.english ? h("span", { lang: "en" }, cell.text) : cell.text,
      cell.key === cell.text ? null : h("code", { class: "key", lang: "en" }, cell.key),
    ];
  if (cell.detail)
    return [cell.path ? figureSpan(cell) : cell.text, h("span", { class: "detail" }, cell.detail)];
  if (cell.href) return h("a", { href: cell.href, rel: "noreferrer" }, cell.text);
  if (cell.colour) return h("span", { class: "keyed", style: `--key: ${cell.colour}` }, cell.text);
  return cell.text;
}

/**
 * Rows of one group under its heading; the heading stands alone, so the rows lose their first cell.
 */
function groups(table: Table): HTMLElement[] {
  const bodies: HTMLElement[] = [];
  let from = 0;
  for (let i = 1; i <= table.rows.length; i += 1) {
    const name = asCell(table.rows[from]![0] ?? "");
    if (i < table.rows.length && asCell(table.rows[i]![0] ?? "").text === name.text) continue;
    const part = body(table, table.rows.slice(from, i), 1);
    part.prepend(
      h(
        "tr",
        { class: "group" },
        h("th", { scope: "rowgroup", colspan: table.head.length - 1 }, content(name)),
      ),
    );
    bodies.push(part);
    from = i;
  }
  return bodies;
}

function body(table: Table, rows: AnyCell[][], skip = 0): HTMLElement {
  return h(
    "tbody",
    {},
    rows.map((row) =>
      h(
        "tr",
        { class: table.sums?.includes(table.rows.indexOf(row)) && "sum" },
        row.slice(skip).map((any, column) => {
          const cell = asCell(any);
          // A year is a name, not an amount.
          const numeric =
            !/^(19|20|21)\d\d$/.test(cell.text) &&
            (cell.number || typeof cell.value === "number" || cell.value === null);
          const attributes = {
            class: numeric && "number",
            "data-figure": cell.detail ? null : cell.path,
            lang: cell.english && !cell.key && "en",
          };
          return column === 0
            ? h("th", { ...attributes, scope: "row" }, content(cell))
            : h("td", attributes, content(cell));
        }),
      ),
    ),
  );
}

/** Scrolls sideways in a region of its own, reachable with the keyboard. */
export function renderTable(table: Table, ctx: Context, quietCaption = false): HTMLElement {
  const element = h("table", {}, h("caption", { class: quietCaption && "hidden" }, table.caption));
  const numeric = table.head.map((_, column) =>
    table.rows.some((row) => {
      const cell = row[column];
      return (
        cell !== undefined &&
        (asCell(cell).number || typeof asCell(cell).value === "number") &&
        !/^(19|20|21)\d\d$/.test(asCell(cell).text)
      );
    }),
  );
  const heads = table.head.map((title, column) => {
    const th = h("th", { scope: "col", class: numeric[column] && "number" });
    if (!table.sortable) th.append(title);
    else {
      th.append(
        h(
          "button",
          {
            type: "button",
            class: "sort",
            onclick: () => {
              const down = th.getAttribute("aria-sort") === "descending";
              for (const other of heads) other.removeAttribute("aria-sort");
              th.setAttribute("aria-sort", down ? "ascending" : "descending");
              element.tBodies[0]?.replaceWith(
                body(table, sorted(table.rows, column, down, ctx.language)),
              );
            },
          },
          title,
          h("span", { class: "arrow", "aria-hidden": "true" }),
        ),
      );
    }
    return th;
  });
  const grouped = table.grouped && !table.sortable && table.rows.length > 0;
  element.append(
    h("thead", {}, h("tr", {}, grouped ? heads.slice(1) : heads)),
    ...(grouped ? groups(table) : [body(table, table.rows)]),
  );
  const off = table.rows.some((row) => row.some((cell) => asCell(cell).off));
  return h(
    "div",
    { class: "scroll", role: "group", tabindex: "0", "aria-label": table.caption },
    element,
    off && h("p", { class: "rounding" }, ctx.t("table.rounding")),
  );
}

function sorted(rows: AnyCell[][], column: number, up: boolean, language: string): AnyCell[][] {
  const key = (row: AnyCell[]): CsvCell => csvValue(row[column] ?? "");
  return [...rows].sort((a, b) => {
    const x = key(a);
    const y = key(b);
    const order =
      typeof x === "number" && typeof y === "number"
        ? x - y
        : // Not known stays last whichever way the column is sorted.
          x === null
          ? up
            ? 1
            : -1
          : y === null
            ? up
              ? -1
              : 1
            : String(x).localeCompare(String(y), language);
    return up ? order : -order;
  });
}

export interface CellOptions {
  scale?: Scale;
  decimals?: number;
  signed?: boolean;
  unit?: boolean;
}

/** The mean of an estimate, rounded as its standard error says. `path` leads to the estimate. */
export function meanCell(
  e: Estimate,
  unit: string,
  path: string | undefined,
  ctx: Context,
  options: CellOptions = {},
): Cell {
  const scale = options.scale ?? ctx.scale(unit, magnitudeOf(e));
  return {
    text: formatOn(e.mean, e.se, scale, ctx.language, {
      signed: options.signed,
      bare: !options.unit,
      decimals: options.decimals,
    }),
    value: e.mean,
    path: path && `${path}.mean`,
  };
}

export function intervalCell(
  e: Estimate,
  unit: string,
  ctx: Context,
  options: CellOptions = {},
): Cell {
  const scale = options.scale ?? ctx.scale(unit, magnitudeOf(e));
  return {
    text: formatInterval(e, scale, ctx.language, {
      signed: options.signed,
      bare: !options.unit,
      decimals: options.decimals,
    }),
    number: true,
    ends: [e.low, e.high],
  };
}

/** Baseline, scenario, difference and interval: the four columns of most tables, in one scale. */
export function comparedCells(
  c: Compared,
  unit: string,
  path: string,
  ctx: Context,
  fixed?: Scale,
  digits?: number,
): Cell[] {
  const scale = fixed ?? ctx.scale(unit, magnitudeOf(c.baseline, c.scenario, c.difference));
  const decimals = digits ?? rowDecimals(c, scale);
  return [
    meanCell(c.baseline, unit, `${path}.baseline`, ctx, { scale, decimals }),
    meanCell(c.scenario, unit, `${path}.scenario`, ctx, { scale, decimals }),
    {
      ...meanCell(c.difference, unit, `${path}.difference`, ctx, {
        scale,
        signed: true,
        decimals: isSame(c.difference) ? 0 : decimals,
      }),
      off: !addsUp([c.baseline.mean, c.difference.mean], c.scenario.mean, scale, decimals),
    },
    intervalCell(c.difference, unit, ctx, { scale, signed: true, decimals }),
  ];
}

const isSame = (e: Estimate): boolean => e.mean === 0 && !((e.low ?? 0) < 0 || (e.high ?? 0) > 0);
const ofError = (e: Estimate, on: Scale): number =>
  decimalsFor(e.se === null ? null : e.se / on.scale, on.most);

/**
 * Digits of a row. Without and with are read against their difference, so all of them have its
 * digit, or the next at which the three agree when printed; the baseline's own error decides where
 * nothing differs. As in app/results/answer.cpp.
 */
export function rowDecimals(c: Compared, on: Scale): number {
  if (isSame(c.difference)) return ofError(c.baseline, on);
  let decimals = ofError(c.difference, on);
  while (
    decimals < on.most &&
    !addsUp([c.baseline.mean, c.difference.mean], c.scenario.mean, on, decimals)
  )
    decimals += 1;
  return decimals;
}

/**
 * Digits of estimates that add up: the finest of any of them, or parts and sum would contradict
 * each other.
 */
export function finestOf(estimates: Estimate[], on: Scale): number {
  const differing = estimates.filter((e) => !isSame(e));
  return differing.length === 0 ? on.most : Math.max(...differing.map((e) => ofError(e, on)));
}

/** Digits of rows of which one is the sum of the others. */
export function finestDecimals(rows: Compared[], on: Scale): number {
  const differing = rows.filter((c) => !isSame(c.difference));
  return Math.max(...(differing.length > 0 ? differing : rows).map((c) => rowDecimals(c, on)));
}

/** Whether the printed parts come to the printed sum. */
export function addsUp(
  parts: (number | null)[],
  sum: number | null,
  on: Scale,
  decimals: number,
): boolean {
  const printed = (value: number | null): number =>
    Math.sign(value ?? 0) * Math.round((Math.abs(value ?? 0) / on.scale) * 10 ** decimals);
  return parts.reduce<number>((total, part) => total + printed(part), 0) === printed(sum);
}

export const comparedHead = (ctx: Context): string[] => [
  ctx.t("col.without"),
  ctx.t("col.with"),
  ctx.t("col.difference"),
  ctx.t("col.interval"),
];
export { thousands, dash };
