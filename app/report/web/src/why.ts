/** "Hvorfor?": from a figure to its formula, parameters, scenario lines and sources. */
import type { Context, Scenario } from "./context";
import { lazily } from "./disclosure";
import { clean, h, webAddress, type Child } from "./dom";
import { formatNumber } from "./format";
import type { Lineage, Parameter } from "./payload";
import { parameterLabel, unitName } from "./parameters/label";
import { renderTable, type AnyCell } from "./table";

/** Digits as they stand in the file, at most six of them. */
export function parameterNumber(value: number, ctx: Context): string {
  if (!Number.isFinite(value)) return "–";
  const plain = Number(value.toPrecision(6));
  const decimals = /e-/.test(String(plain)) ? 8 : (String(plain).split(".")[1] ?? "").length;
  return formatNumber(plain, decimals, ctx.language);
}

function listed(values: number[], ctx: Context): string {
  const shown = values
    .slice(0, 4)
    .map((v) => parameterNumber(v, ctx))
    .join("; ");
  return values.length > 4 ? `${shown}; …` : shown;
}

export function rangeText(p: Parameter, ctx: Context): string {
  if (p.low.length === 0 || p.high.length === 0) return "–";
  if (p.low.length > 1) return `${listed(p.low, ctx)} – ${listed(p.high, ctx)}`;
  return `${parameterNumber(p.low[0] ?? NaN, ctx)} – ${parameterNumber(p.high[0] ?? NaN, ctx)}`;
}

export function place(p: Parameter): string {
  const last = p.history[p.history.length - 1];
  return last ? `${clean(last.file, 120)}:${last.line}` : "–";
}

export function sourceCell(id: string, ctx: Context): AnyCell {
  const source = Object.prototype.hasOwnProperty.call(ctx.payload.sources, id)
    ? ctx.payload.sources[id]
    : undefined;
  const text = clean(source?.title || id, 160);
  // Titles of sources are English, some with a Danish name in them, unless all their words say
  // otherwise.
  return {
    text: text || "–",
    english: text !== "" && (!/[æøå]/i.test(text) || /\b(of|the|and|by|per cent)\b/.test(text)),
    href: webAddress(source?.url) ?? undefined,
  };
}

/** The parameter's name with its key below; the CSV has the key in a column of its own. */
export function labelCell(key: string, meaning: string, ctx: Context): AnyCell {
  const label = parameterLabel(key, meaning, ctx);
  return { text: label.text, english: label.english, key: clean(key, 120) };
}

export function parameterRow(p: Parameter, ctx: Context): AnyCell[] {
  return [
    labelCell(p.key, p.meaning, ctx),
    { text: listed(p.value, ctx), number: true },
    { text: rangeText(p, ctx), number: true },
    unitName(p.unit, ctx.language),
    ctx.name("grade", p.grade),
    { text: place(p), english: true },
    sourceCell(p.source, ctx),
  ];
}

export const parameterHead = (ctx: Context): string[] => [
  ctx.t("col.parameter"),
  ctx.t("col.value"),
  ctx.t("col.range"),
  ctx.t("col.unit"),
  ctx.t("col.grade"),
  ctx.t("col.place"),
  ctx.t("col.source"),
];

/** Figures whose own lineage an older program does not write are explained by a wider one. */
const wider: Record<string, string> = { ledgers: "economics", budget_lines: "economics" };

export function lineageOf(s: Scenario, key: string): Lineage | undefined {
  const own = (id: string | undefined): Lineage | undefined =>
    id !== undefined && Object.prototype.hasOwnProperty.call(s.detail.lineage, id)
      ? s.detail.lineage[id]
      : undefined;
  return own(key) ?? own(wider[key]);
}

export function why(
  lineage: { scenario: number; key: string }[],
  title: string,
  ctx: Context,
): HTMLElement {
  return lazily([ctx.t("why.button"), h("span", { class: "hidden" }, ` ${title}`)], "why", () => {
    const parts: Child[] = [];
    for (const { scenario, key } of lineage) {
      const here = ctx.scenarios[scenario];
      const line = here && lineageOf(here, key);
      if (!here || !line) continue;
      if (ctx.scenarios.length > 1) parts.push(h("h4", {}, here.title));
      if (lineage.some((other) => other.scenario === scenario && other.key !== key))
        parts.push(
          h("h4", {}, ctx.has("lineage", key) ? ctx.name("lineage", key) : ctx.name("metric", key)),
        );
      parts.push(
        h("p", {}, h("strong", {}, `${ctx.t("why.formula")}: `), ctx.of(line.formula, 1200)),
      );
      const used = line.parameters
        .map((k) => here.detail.parameters.find((p) => p.key === k))
        .filter((p): p is Parameter => p !== undefined);
      if (used.length > 0) {
        parts.push(
          renderTable(
            {
              caption: ctx.t("why.parameters"),
              head: parameterHead(ctx),
              rows: used.map((p) => parameterRow(p, ctx)),
            },
            ctx,
          ),
        );
      }
      if (line.section) parts.push(h("p", {}, ctx.t("why.section", clean(line.section, 80))));
    }
    if (parts.length === 0) parts.push(h("p", {}, ctx.t("why.none")));
    return parts;
  });
}
