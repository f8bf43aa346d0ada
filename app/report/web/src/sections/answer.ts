/** First screen: the question, the answer, three figures, and what must be warned of. */
import type { Context, Scenario } from "../context";
import { clean, h, type Child } from "../dom";
import { directionOf, metric } from "../facts";
import { dash, formatInterval, formatShare, magnitudeOf } from "../format";
import { period } from "../sentences";
import { figureSpan, meanCell } from "../table";

function keyFigure(label: string, number: Child, detail: Child): HTMLElement {
  return h(
    "div",
    { class: "key-figure" },
    h("dt", {}, label),
    h("dd", {}, h("span", { class: "big" }, number), h("span", { class: "small" }, detail)),
  );
}

function changed(s: Scenario, id: string, label: string, ctx: Context): HTMLElement {
  const m = metric(s.summary, id);
  const scale = ctx.scale(m.unit, magnitudeOf(m.difference));
  const cell = meanCell(
    m.difference,
    m.unit,
    `scenarios.${s.index}.metrics.${id}.difference`,
    ctx,
    { scale, signed: true, unit: true },
  );
  const interval = formatInterval(m.difference, scale, ctx.language, { signed: true });
  const unknown = directionOf(m.difference) === "unknown";
  return keyFigure(label, figureSpan(cell), [
    interval === dash ? ctx.t("key.no_interval") : ctx.t("key.interval", interval),
    unknown ? h("em", {}, ` ${ctx.t("key.zero")}`) : null,
  ]);
}

export function keyFigures(s: Scenario, ctx: Context): HTMLElement {
  const payback = s.summary.payers.municipality?.payback;
  const path = `scenarios.${s.index}.payers.municipality.payback`;
  const share = (value: number, name: string): HTMLElement =>
    figureSpan({ text: formatShare(value, ctx.language), path: `${path}.${name}` });
  return h(
    "dl",
    { class: "key-figures", style: `--accent: ${s.colour}` },
    changed(s, "cost_municipality", ctx.t("key.cost", period(s)), ctx),
    changed(s, "placement_starts", ctx.t("key.placements", period(s)), ctx),
    !payback || payback.no_difference
      ? keyFigure(
          ctx.t("key.payback", String(s.summary.last_year)),
          dash,
          ctx.t("payback.none_sentence"),
        )
      : payback.probability === 0
        ? keyFigure(
            ctx.t("key.payback", String(s.summary.last_year)),
            ctx.t("key.never", String(ctx.payload.summary.replications)),
            [
              ctx.t("key.never_between"),
              " ",
              share(payback.probability_high, "probability_high"),
              ctx.language === "da" ? "" : ".",
            ],
          )
        : keyFigure(
            ctx.t("key.payback", String(s.summary.last_year)),
            share(payback.probability, "probability"),
            [
              ctx.t("key.between"),
              " ",
              share(payback.probability_low, "probability_low"),
              ` ${ctx.t("to")} `,
              share(payback.probability_high, "probability_high"),
              ctx.language === "da" ? " " : ". ",
              payback.median_year === null
                ? ctx.t("key.no_median")
                : ctx.t("key.median", String(payback.median_year)),
            ],
          ),
  );
}

const general = new Set(["few_replications", "incomplete", "reference"]);

function box(lines: Child[], ctx: Context): HTMLElement | null {
  return lines.length === 0
    ? null
    : h("aside", { class: "warnings", "aria-label": ctx.t("warning.label") }, h("ul", {}, lines));
}

/**
 * Warnings of the whole run; that a run is unfinished is said whether or not the program warns.
 * With one scenario, its own too.
 */
export function warnings(ctx: Context): HTMLElement | null {
  const { summary } = ctx.payload;
  const texts = new Set<string>();
  for (const s of ctx.scenarios) {
    for (const warning of s.detail.warnings) {
      if (ctx.scenarios.length > 1 && !general.has(warning.kind)) continue;
      // Said under "what we do not know": an analyst's warning does not stand above the answer.
      if (warning.kind === "assumptions") continue;
      if (warning.kind !== "incomplete" || summary.complete) texts.add(ctx.of(warning.text, 600));
    }
  }
  return box(
    [
      summary.complete
        ? null
        : h(
            "li",
            {},
            h("strong", {}, `${ctx.t("warning.incomplete")} `),
            ctx.t(
              "warning.incomplete_text",
              String(summary.replications),
              String(summary.replications_requested),
            ),
          ),
      ...[...texts].map((text) => h("li", {}, text)),
    ].filter((line) => line !== null),
    ctx,
  );
}

/** What only one of several scenarios must be warned of. */
function ownWarnings(s: Scenario, ctx: Context): HTMLElement | null {
  const own = s.detail.warnings.filter((warning) => !general.has(warning.kind));
  return own.length === 0
    ? null
    : h(
        "ul",
        { class: "own-warnings" },
        own.map((warning) => h("li", {}, ctx.of(warning.text, 600))),
      );
}

function sentences(s: Scenario, ctx: Context): HTMLElement {
  const all = (s.summary.answer[ctx.language] ?? []).map((sentence) => clean(sentence, 900));
  const [first, ...rest] = all;
  return h(
    "div",
    { class: "answer" },
    h("p", { class: "first" }, first ?? dash),
    rest.length > 0 ? h("p", { class: "rest" }, rest.join(" ")) : null,
  );
}

export function answerSection(ctx: Context): HTMLElement {
  const [only] = ctx.scenarios;
  const several = ctx.scenarios.length > 1;
  const place = only ? clean(only.summary.municipality, 120) : "";
  const head = several
    ? ctx.t("answer.several", String(ctx.scenarios.length))
    : only
      ? ctx.of(only.summary.question, 300) || only.title
      : "";
  return h(
    "section",
    { class: "opening", id: "answer", "aria-labelledby": "question" },
    h(
      "p",
      { class: "overline" },
      several || !only
        ? ctx.t("answer.report")
        : [
            only.title,
            ...(place && !only.title.includes(place) ? [place] : []),
            period(only),
            ctx.t("prices", String(only.summary.price_year)),
          ].join(" · "),
    ),
    h("h1", { id: "question" }, head),
    several ? warnings(ctx) : null,
    ctx.scenarios.map((s) =>
      several
        ? h(
            "section",
            {
              class: "one-of-several",
              style: `--accent: ${s.colour}`,
              "aria-labelledby": `scenario-${s.index}`,
            },
            h(
              "h2",
              { id: `scenario-${s.index}`, class: "keyed", style: `--key: ${s.colour}` },
              s.title,
            ),
            h("p", { class: "question" }, ctx.of(s.summary.question, 300)),
            sentences(s, ctx),
            ownWarnings(s, ctx),
          )
        : [
            sentences(s, ctx),
            s.summary.programmes.length === 0 &&
              h("p", { class: "first" }, ctx.t("answer.no_programme")),
            warnings(ctx),
            keyFigures(s, ctx),
          ],
    ),
  );
}
