/** Each kind of analysis as finding, explanation, table and drawing. */
import { barsChart } from "../charts/bars";
import { acceptability, convergence, plane } from "../charts/decision";
import { labelOf, morris, scaled, sobol, tornado, unitOf } from "../charts/study";
import type { Context, WordKey } from "../context";
import { clean } from "../dom";
import { decimalsFor, formatNumber, formatOn, formatShare, space } from "../format";
import type { Known, StudyAnalysis, StudyOption } from "../payload";
import type { AnyCell } from "../table";
import { labelCell } from "../why";

/** Three digits: a study's numbers have no common standard error. */
export function threeDigits(value: number | null | undefined, ctx: Context): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  if (Number.isInteger(value) && Math.abs(value) < 1e5) return formatNumber(value, 0, ctx.language);
  return formatNumber(value, decimalsFor(Math.abs(value) / 100, 6), ctx.language);
}

const cell = (value: number | null | undefined, ctx: Context): AnyCell => ({
  text: threeDigits(value, ctx),
  value: value ?? null,
});

function kr(value: number, ctx: Context, error?: number | null): string {
  const se = error ?? Math.abs(value) / 10;
  return Math.abs(value) < 1000
    ? `${threeDigits(value, ctx)}${space}kr.`
    : formatOn(value, se, ctx.scale("kr.", Math.abs(value)), ctx.language);
}

/** "scenario: metric", or the metric alone, in words. */
export function outputName(label: string, ctx: Context): string {
  const at = label.lastIndexOf(": ");
  const id = at < 0 ? label : label.slice(at + 2);
  const money = /^cost_|^net_benefit/.test(id) ? ", kr." : "";
  return `${at < 0 ? "" : `${clean(label.slice(0, at), 80)}: `}${ctx.name("metric", id)}${money}`;
}

export interface Parts {
  title: string;
  sentence: string;
  head: string[];
  rows: AnyCell[][];
  draw?: (width: number) => SVGSVGElement;
}

function top<T extends { key: string }>(rows: T[], size: (row: T) => number, ctx: Context): string {
  const first = [...rows].sort((a, b) => size(b) - size(a))[0];
  return first ? clean(labelOf(first.key, ctx), 120) : "–";
}

/** The finding names the first row; without rows there is none. */
const finding = (title: WordKey, rows: unknown[], first: string, ctx: Context): string =>
  rows.length > 0 ? ctx.t(title, first) : ctx.t("study.nothing");

const columnName = (name: string, ctx: Context): string =>
  ctx.has("column", name) ? ctx.name("column", name) : clean(name, 80);

type Of<K extends StudyAnalysis["kind"]> = Extract<StudyAnalysis, { kind: K }>;
const key = (text: string, ctx: Context): AnyCell => labelCell(clean(text, 160), "", ctx);

function sensitivity(a: Of<"tornado"> | Of<"morris"> | Of<"sobol">, ctx: Context): Parts {
  const t = ctx.t;
  const output = outputName(a.output, ctx);
  if (a.kind === "tornado") {
    return {
      title: finding(
        "study.tornado.title",
        a.bars,
        top(a.bars, (b) => Math.abs(b.high - b.low), ctx),
        ctx,
      ),
      sentence: t("study.tornado", output, String(a.bars.length)),
      head: [
        t("col.parameter"),
        t("study.low_input"),
        t("study.high_input"),
        t("study.at_low"),
        t("study.at_high"),
      ],
      rows: a.bars.map((b) => [
        key(b.key, ctx),
        cell(b.low_input, ctx),
        cell(b.high_input, ctx),
        cell(b.low, ctx),
        cell(b.high, ctx),
      ]),
      draw:
        a.bars.length > 0
          ? (w) => tornado({ ...a, output: ctx.name("metric", a.output) }, ctx, w)
          : undefined,
    };
  }
  if (a.kind === "morris") {
    return {
      title: finding(
        "study.morris.title",
        a.points,
        top(a.points, (p) => p.mu_star, ctx),
        ctx,
      ),
      sentence: t("study.morris", output),
      head: [t("col.parameter"), "μ*", t("col.error"), "σ"],
      rows: a.points.map((p) => [
        key(p.key, ctx),
        cell(p.mu_star, ctx),
        cell(p.mu_star_se, ctx),
        cell(p.sigma, ctx),
      ]),
      draw: a.points.length > 0 ? (w) => morris(a, ctx, w) : undefined,
    };
  }
  return {
    title: finding(
      "study.sobol.title",
      a.bars,
      top(a.bars, (b) => b.total, ctx),
      ctx,
    ),
    sentence: t("study.sobol", output),
    head: [
      t("col.parameter"),
      t("study.first"),
      t("col.low"),
      t("col.high"),
      t("study.total"),
      t("col.low"),
      t("col.high"),
    ],
    rows: a.bars.map((b) => [
      key(b.key, ctx),
      ...[b.first, b.first_low, b.first_high, b.total, b.total_low, b.total_high].map((v) =>
        cell(v, ctx),
      ),
    ]),
    draw: a.bars.length > 0 ? (w) => sobol(a, ctx, w) : undefined,
  };
}

function decision(a: Of<"acceptability"> | Of<"plane">, ctx: Context): Parts {
  const t = ctx.t;
  const output = outputName(a.output, ctx);
  if (a.kind === "acceptability") {
    return {
      title: t("study.acceptability.title"),
      sentence: t("study.acceptability", output),
      head: [t("study.threshold"), ...a.options.map((o) => clean(o, 60))],
      rows: a.thresholds.map((x, i) => [
        cell(x, ctx),
        ...a.options.map((_, o) => cell(a.probability[o]?.[i] ?? null, ctx)),
      ]),
      draw: (w) => acceptability(a, ctx, w),
    };
  }
  const effect = ctx.name("metric", a.effect);
  const cheaper = a.points.filter((p) => p.cost < 0).length;
  return {
    title: t(
      "study.plane.title",
      formatNumber(cheaper, 0, ctx.language),
      formatNumber(a.points.length, 0, ctx.language),
    ),
    sentence: t("study.plane", output, effect),
    head: [t("col.scenario"), output, effect],
    rows: a.points
      .slice(0, 2000)
      .map((p) => [clean(p.option, 80), cell(p.cost, ctx), cell(p.effect, ctx)]),
    draw: (w) => plane({ ...a, output: ctx.name("metric", a.output), effect }, ctx, w),
  };
}

const to = (ctx: Context): string => (ctx.language === "da" ? " til " : " to ");

/** A mean and, below it, the ends of its interval. */
function knownCell(found: Known, ctx: Context): AnyCell {
  const within = found.low !== null && found.high !== null;
  return {
    text: threeDigits(found.mean, ctx),
    value: found.mean,
    detail: within ? `${threeDigits(found.low, ctx)}${to(ctx)}${threeDigits(found.high, ctx)}` : "",
  };
}

function priceCell(row: StudyOption, ctx: Context): AnyCell {
  if (row.standing !== "frontier")
    return {
      text: ctx.t(row.standing === "dominated" ? "incremental.dominated" : "incremental.extended"),
      value: null,
    };
  if (!row.ratio) return { text: "–", value: null };
  const price = knownCell(row.ratio, ctx) as Exclude<AnyCell, string>;
  return price.detail ? price : { ...price, detail: ctx.t("incremental.open") };
}

/** Options of a decision, with what each added unit of effect costs along the frontier. */
function sideBySide(a: Of<"incremental">, ctx: Context): Parts {
  const t = ctx.t;
  const percent = (v: number | null) => formatShare(v, ctx.language);
  const share = ({ mean, low, high }: Known): AnyCell => ({
    text: percent(mean),
    value: mean,
    detail: low === null || high === null ? "" : `${percent(low)}${to(ctx)}${percent(high)}`,
  });
  return {
    title: t("study.incremental.title"),
    sentence: t("study.incremental"),
    head: [
      t("incremental.option"),
      outputName(a.output, ctx),
      t("study.incremental.less", ctx.name("metric", a.effect)),
      t("incremental.ratio"),
      t("incremental.share"),
    ],
    rows: a.rows.map((r) => [
      r.option === "baseline" ? t("incremental.none") : clean(r.option, 80),
      knownCell(r.cost, ctx),
      knownCell(r.effect, ctx),
      priceCell(r, ctx),
      share(r.frontier_share),
    ]),
  };
}

/** What it is worth to know: everything, one parameter, or what a pilot would tell. */
function information(a: Of<"evppi"> | Of<"pilot">, ctx: Context): Parts {
  const t = ctx.t;
  if (a.kind === "pilot") {
    return {
      title: t(
        "study.pilot.title",
        String(a.rows.filter((r) => r.net > 0).length),
        String(a.rows.length),
      ),
      sentence: t("study.pilot"),
      head: [
        t("col.parameter"),
        t("study.families"),
        t("study.years"),
        t("study.cost"),
        t("study.evsi"),
        t("col.error"),
        t("study.net"),
      ],
      rows: [...a.rows]
        .sort((x, y) => y.net - x.net)
        .map((r) => [
          key(r.key, ctx),
          ...[r.families, r.years, r.cost, r.evsi, r.se, r.net].map((v) => cell(v, ctx)),
        ]),
    };
  }
  const all: AnyCell[] = [t("study.evpi_row"), cell(a.evpi, ctx), cell(a.evpi_se, ctx)];
  const { by, million } = scaled(a.rows.map((r) => r.value));
  return {
    title:
      a.rows.length > 0
        ? t(
            "study.evppi.title",
            top(a.rows, (r) => r.value, ctx),
          )
        : t("study.evpi.title", kr(a.evpi, ctx, a.evpi_se)),
    sentence: t(a.rows.length > 0 ? "study.evppi" : "study.evpi", kr(a.evpi, ctx, a.evpi_se)),
    head: [t("col.parameter"), t("study.worth"), t("col.error")],
    rows: [all, ...a.rows.map((r) => [key(r.key, ctx), cell(r.value, ctx), cell(r.se, ctx)])],
    draw:
      a.rows.length > 0
        ? (w) =>
            barsChart(
              [...a.rows]
                .sort((x, y) => y.value - x.value)
                .slice(0, 20)
                .map((r) => ({
                  name: labelOf(r.key, ctx),
                  value: r.value / by,
                  low: Math.max(0, r.value - 1.96 * (r.se ?? 0)) / by,
                  high: (r.value + 1.96 * (r.se ?? 0)) / by,
                })),
              "var(--accent-0)",
              million ? unitOf(true, t("study.worth"), ctx) : t("study.worth"),
              ctx,
              w,
            )
        : undefined,
  };
}

export function analysisParts(a: StudyAnalysis, ctx: Context): Parts {
  const t = ctx.t;
  switch (a.kind) {
    case "tornado":
    case "morris":
    case "sobol":
      return sensitivity(a, ctx);
    case "acceptability":
    case "plane":
      return decision(a, ctx);
    case "incremental":
      return sideBySide(a, ctx);
    case "evppi":
    case "pilot":
      return information(a, ctx);
    case "convergence":
      return {
        title: t("study.convergence.title"),
        sentence: t("study.convergence", outputName(a.output, ctx)),
        head: [
          t("col.parameter"),
          t("study.points_axis"),
          t("col.value"),
          t("col.low"),
          t("col.high"),
        ],
        rows: a.lines.flatMap((l) =>
          l.points.map((p, i) => [
            key(l.key, ctx),
            cell(p, ctx),
            cell(l.value[i], ctx),
            cell(l.low[i], ctx),
            cell(l.high[i], ctx),
          ]),
        ),
        draw: a.lines.some((l) => l.points.length > 1)
          ? (w) => convergence({ ...a, output: ctx.name("metric", a.output) }, ctx, w)
          : undefined,
      };
    case "table":
      return {
        title: ctx.of(a.title, 200),
        sentence: "",
        head: a.columns.map((c) => columnName(c, ctx)),
        rows: a.rows
          .slice(0, 2000)
          .map((r) =>
            r.map((v, i) =>
              typeof v === "number" || v === null
                ? cell(v, ctx)
                : a.columns[i] === "parameter"
                  ? key(v, ctx)
                  : clean(v, 200),
            ),
          ),
      };
    // A newer program may know more kinds than this page.
    default:
      return {
        title: clean((a as { kind: string }).kind, 40),
        sentence: t("study.unknown_kind"),
        head: [],
        rows: [],
      };
  }
}
