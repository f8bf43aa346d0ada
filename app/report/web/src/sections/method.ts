/** How it is calculated: fit to registers, method, manifest, glossary, sources. */
import type { Context, WordKey } from "../context";
import { lazily } from "../disclosure";
import { clean, h, webAddress, type Child } from "../dom";
import { renderFigure } from "../figure";
import { decimalsFor, formatNumber } from "../format";
import type { AnyCell } from "../table";
import { unitName } from "../parameters/label";
import { sourceCell } from "../why";
import { section } from "./section";

const glossary = [
  "placement",
  "notification",
  "examination",
  "measure",
  "refund",
  "baseline",
  "interval",
  "replication",
  "draw",
  "grade",
  "net_cost",
  "present_value",
  "risk_zone",
] as const;
const method = ["twins", "events", "uncertainty", "effects", "money"] as const;

function fitFigure(ctx: Context): Child {
  const { fit } = ctx.payload;
  if (fit.length === 0) return h("p", {}, ctx.t("fit.none"));
  const within = fit.filter((row) => row.within).length;
  const cell = (value: number, tolerance: number): AnyCell => ({
    text: formatNumber(value, decimalsFor(tolerance / 10, 2), ctx.language),
    value,
  });
  return renderFigure(
    {
      id: "fit",
      title: ctx.t("fit.title", String(within), String(fit.length)),
      unit: ctx.t("fit.unit"),
      panels: [],
      tableFirst: true,
      table: {
        caption: ctx.t("fit.caption"),
        sortable: true,
        head: [
          ctx.t("fit.target"),
          ctx.t("col.unit"),
          ctx.t("fit.register"),
          ctx.t("fit.simulated"),
          ctx.t("fit.tolerance"),
          ctx.t("fit.within"),
          ctx.t("col.source"),
        ],
        rows: fit.map((row): AnyCell[] => [
          ctx.of(row.label, 160),
          unitName(row.unit, ctx.language),
          cell(row.target, row.tolerance),
          cell(row.simulated, row.tolerance),
          cell(row.tolerance, row.tolerance),
          ctx.t(row.within ? "yes" : "no"),
          sourceCell(row.source, ctx),
        ]),
      },
      note: h("p", {}, ctx.t("fit.note")),
      lineage: ctx.scenarios.slice(0, 1).map((s) => ({ scenario: s.index, key: "fit" })),
    },
    ctx,
  );
}

/** What the authors of the scenarios say of them. */
function about(ctx: Context): Child {
  const texts = ctx.scenarios
    .map((s) => ({ title: s.title, text: ctx.of(s.detail.description, 1500) }))
    .filter(({ text }) => text !== "");
  return texts.length === 0
    ? null
    : [
        h("h3", {}, ctx.t("method.about")),
        texts.map(({ title, text }) => h("p", {}, texts.length > 1 ? `${title}: ${text}` : text)),
      ];
}

/**
 * The years up to which trends of the country are measured: placements', then caseworkers' if it is
 * another.
 */
function lastMeasured(ctx: Context): string {
  const of = (key: string): number[] =>
    ctx.scenarios
      .slice(0, 1)
      .flatMap((s) =>
        s.detail.parameters.filter((p) => p.key === key).flatMap((p) => p.value.slice(0, 1)),
      );
  return [...new Set([...of("placement.trend_last_year"), ...of("casework.staff_trend_last_year")])]
    .map(String)
    .join(", ");
}

/** The manifest, flattened to lines; nothing of it is markup. */
function manifestRows(value: unknown, name: string, rows: AnyCell[][], depth = 0): void {
  if (rows.length > 80) return;
  if (value !== null && typeof value === "object" && depth < 4) {
    for (const [key, inner] of Object.entries(value))
      manifestRows(inner, name ? `${name}.${clean(key, 60)}` : clean(key, 60), rows, depth + 1);
  } else
    rows.push([
      { text: name, english: true },
      {
        text: clean(typeof value === "object" ? JSON.stringify(value) : String(value), 200),
        english: true,
      },
    ]);
}

export function methodSection(ctx: Context): HTMLElement {
  const { summary } = ctx.payload;
  const rows: AnyCell[][] = [];
  manifestRows(ctx.payload.manifest, "", rows);
  const sources = Object.entries(ctx.payload.sources);
  const text = method.map((id) => h("p", {}, ctx.t(`method.${id}` as WordKey)));
  const study = ctx.scenarios.length === 0;
  const trends = lastMeasured(ctx);
  if (trends) text.splice(method.length - 1, 0, h("p", {}, ctx.t("method.trends", trends)));
  return section(
    "method",
    ctx.t("method.heading"),
    ctx,
    study ? null : fitFigure(ctx),
    about(ctx),
    study
      ? lazily(ctx.t("method.title"), "more", () => text)
      : [h("h3", {}, ctx.t("method.title")), text],
    h(
      "p",
      {},
      study
        ? ctx.t("method.study", String(summary.seed), clean(summary.version, 40))
        : ctx.t(
            "method.run",
            formatNumber(summary.replications, 0, ctx.language),
            formatNumber(summary.draws, 0, ctx.language),
            String(summary.seed),
            clean(summary.version, 40),
          ),
      " ",
      ctx.t("method.hash"),
      " ",
      h("code", {}, clean(summary.result_hash, 40)),
      ".",
    ),
    (summary.notes ?? []).length > 0
      ? h(
          "ul",
          {},
          summary.notes.slice(0, 20).map((note) => h("li", {}, clean(note, 400))),
        )
      : null,
    h(
      "details",
      { class: "more" },
      h("summary", {}, ctx.t("glossary.title")),
      h(
        "dl",
        { class: "glossary" },
        glossary.map((id) =>
          h(
            "div",
            {},
            h("dt", {}, ctx.t(`glossary.${id}.term` as WordKey)),
            h("dd", {}, ctx.t(`glossary.${id}` as WordKey)),
          ),
        ),
      ),
    ),
    sources.length > 0 &&
      h(
        "details",
        { class: "more" },
        h("summary", {}, ctx.t("sources.title", String(sources.length))),
        h(
          "ul",
          { class: "sources" },
          sources.map(([id, source]) => {
            const address = webAddress(source.url);
            const title = clean(source.title || id, 400);
            return h(
              "li",
              {},
              h("code", {}, clean(id, 60)),
              " ",
              address ? h("a", { href: address, rel: "noreferrer" }, title) : title,
            );
          }),
        ),
      ),
    lazily(ctx.t("manifest.title"), "more", () => [
      renderFigure(
        {
          id: "manifest",
          title: ctx.t("manifest.figure"),
          unit: ctx.t("manifest.unit"),
          panels: [],
          tableFirst: true,
          table: {
            caption: ctx.t("manifest.title"),
            head: [ctx.t("col.key"), ctx.t("col.value")],
            rows,
          },
          lineage: [],
        },
        ctx,
      ),
    ]),
  );
}
