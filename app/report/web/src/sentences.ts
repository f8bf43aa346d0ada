/** Facts in words. No sentence says what to do, and none says more than the intervals allow. */
import type { Context, Scenario } from "./context";
import { courseOf, directionOf, metric, modelled } from "./facts";
import { dash, formatInterval, formatOn, formatShare, magnitudeOf } from "./format";
import type { Estimate } from "./payload";
import { rowDecimals } from "./table";

const plus = (e: Estimate): Estimate =>
  e.mean !== null && e.mean < 0
    ? {
        mean: -e.mean,
        se: e.se,
        low: e.high === null ? null : -e.high,
        high: e.low === null ? null : -e.low,
      }
    : e;

/** The size of a difference without its sign, with unit. */
export function size(e: Estimate, unit: string, ctx: Context): string {
  const up = plus(e);
  return formatOn(up.mean, up.se, ctx.scale(unit, magnitudeOf(up)), ctx.language);
}

export function signedInterval(e: Estimate, unit: string, ctx: Context): string {
  return formatInterval(e, ctx.scale(unit, magnitudeOf(e)), ctx.language, { signed: true });
}

export function list(parts: string[], ctx: Context): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${ctx.t("and")} ${parts[parts.length - 1]}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const period = (s: Scenario): string =>
  s.summary.first_year === s.summary.last_year
    ? String(s.summary.first_year)
    : `${s.summary.first_year}${dash}${s.summary.last_year}`;

/** The years of all scenarios, or words for them when they differ. */
export const commonPeriod = (ctx: Context): string => {
  const all = new Set(ctx.scenarios.map(period));
  return all.size === 1 ? [...all][0]! : ctx.t("budget_years");
};

/** The price level of all scenarios; several if an older program put them together. */
export const prices = (ctx: Context): string => {
  const all = [...new Set(ctx.scenarios.map((s) => String(s.summary.price_year)))];
  return ctx.language === "da"
    ? list(
        all.map((year, i) => (i < all.length - 1 ? `${year}-` : year)),
        ctx,
      )
    : list(all, ctx);
};

export function budgetTitle(s: Scenario, ctx: Context): string {
  const years = s.summary.payers.municipality?.years ?? [];
  const { course, turn, more } = courseOf(years);
  return ctx.t(
    `budget.${course}`,
    String(course === "mixed" ? more : years.length),
    String(turn || years.length),
    String(years.length),
  );
}

export function paybackTitle(s: Scenario, ctx: Context): string {
  const p = s.summary.payers.municipality?.payback;
  if (!p || p.no_difference) return ctx.t("payback.none");
  const share = formatShare(p.probability, ctx.language);
  const last = String(s.summary.last_year);
  if (p.probability === 0) return ctx.t("payback.never", last);
  if (p.probability >= 0.5 && p.median_year !== null)
    return ctx.t("payback.likely", String(p.median_year), share, last);
  return ctx.t(p.probability < 0.1 ? "payback.hardly" : "payback.less", last, share);
}

export function paybackSentence(s: Scenario, ctx: Context): string {
  const payer = s.summary.payers.municipality;
  if (!payer) return "";
  const p = payer.payback;
  const end = payer.years[payer.years.length - 1]?.cumulated_difference;
  if (p.no_difference || !end) return ctx.t("payback.none_sentence");
  const text = [
    ctx.t(
      "payback.end",
      String(s.summary.last_year),
      size(end, "kr.", ctx),
      ctx.t((end.mean ?? 0) < 0 ? "word.lower" : "word.higher"),
      signedInterval(end, "kr.", ctx),
    ),
  ];
  text.push(
    ctx.t(
      "payback.probability",
      formatShare(p.probability, ctx.language),
      String(s.summary.last_year),
      formatShare(p.probability_low, ctx.language),
      formatShare(p.probability_high, ctx.language),
    ),
  );
  if (p.median_year !== null) text.push(ctx.t("payback.median", String(p.median_year)));
  if (p.probability_lost_again && p.probability_kept !== undefined)
    text.push(
      ctx.t(
        "payback.lost",
        formatShare(p.probability_lost_again, ctx.language),
        String(s.summary.last_year),
        formatShare(p.probability_kept, ctx.language),
      ),
    );
  return text.join(" ");
}

/** Who pays more and who less, of those where the interval leaves no doubt. */
export function payersTitle(s: Scenario, ctx: Context): string {
  const told = (wanted: "more" | "fewer"): string[] =>
    ctx.catalogue.payers
      .filter((p) => directionOf(metric(s.summary, `cost_${p}`).difference) === wanted)
      .map((p) =>
        ctx.t(
          wanted === "more" ? "payers.pays" : "payers.gains",
          ctx.name("payer_in", p),
          size(metric(s.summary, `cost_${p}`).difference, "kr.", ctx),
        ),
      );
  const parts = [...told("more"), ...told("fewer")];
  if (
    ctx.catalogue.payers.every(
      (p) => directionOf(metric(s.summary, `cost_${p}`).difference) === "same",
    )
  )
    return ctx.t("payers.same");
  return parts.length > 0 ? capital(list(parts, ctx)) : ctx.t("payers.unknown");
}

export function payersSentence(s: Scenario, ctx: Context): string {
  return ctx.catalogue.payers
    .map((p) => {
      const d = metric(s.summary, `cost_${p}`).difference;
      const direction = directionOf(d);
      if (!modelled(metric(s.summary, `cost_${p}`)))
        return ctx.t("payers.line_not_modelled", ctx.name("payer", p));
      if (direction === "same") return ctx.t("payers.line_same", ctx.name("payer", p));
      return ctx.t(
        direction === "unknown" ? "payers.line_unknown" : "payers.line",
        ctx.name("payer", p),
        formatOn(d.mean, d.se, ctx.scale("kr.", magnitudeOf(d)), ctx.language, { signed: true }),
        signedInterval(d, "kr.", ctx),
      );
    })
    .join(" ");
}

export function typesTitle(s: Scenario, ctx: Context): string {
  const changed = (wanted: "more" | "fewer"): string[] =>
    ctx.catalogue.placement_types
      .filter(
        (type) => directionOf(metric(s.summary, `placement_years_${type}`).difference) === wanted,
      )
      .map((type) => ctx.name("type_in", type));
  const fewer = changed("fewer");
  const more = changed("more");
  if (fewer.length > 0 && more.length > 0)
    return ctx.t("types.both", list(fewer, ctx), list(more, ctx));
  if (fewer.length > 0) return ctx.t("types.fewer", list(fewer, ctx));
  if (more.length > 0) return ctx.t("types.more", list(more, ctx));
  const same = ctx.catalogue.placement_types.every(
    (type) => directionOf(metric(s.summary, `placement_years_${type}`).difference) === "same",
  );
  return ctx.t(same ? "types.same" : "types.unknown");
}

/** "Uden forslaget X, med forslaget Y, forskel Z (interval)": the plain reading of one metric. */
export function comparison(s: Scenario, id: string, ctx: Context): string {
  const m = metric(s.summary, id);
  const scale = ctx.scale(m.unit, magnitudeOf(m.baseline, m.scenario));
  const decimals = rowDecimals(m, scale);
  const value = (e: Estimate): string => formatOn(e.mean, e.se, scale, ctx.language, { decimals });
  // The difference of two percentages is told in percentage points.
  const points = { ...scale, unit: ctx.of(ctx.catalogue.units[m.unit]?.change) || scale.unit };
  const direction = directionOf(m.difference);
  if (direction === "same") return ctx.t("compare.same", value(m.baseline));
  return ctx.t(
    direction === "unknown"
      ? "compare.unknown"
      : direction === "single"
        ? "compare.single"
        : "compare.sure",
    value(m.baseline),
    value(m.scenario),
    formatOn(m.difference.mean, m.difference.se, points, ctx.language, { signed: true, decimals }),
    formatInterval(m.difference, points, ctx.language, { signed: true, decimals }),
  );
}

/** A finding about one metric; keys KEY.more, .fewer, .unknown, .same must exist. */
export function finding(
  s: Scenario,
  id: string,
  key: "placed" | "separated" | "caseload",
  ctx: Context,
): string {
  const m = metric(s.summary, id);
  const direction = directionOf(m.difference);
  const scale = ctx.scale(m.unit, magnitudeOf(m.baseline, m.scenario));
  const decimals = rowDecimals(m, scale);
  const value = (e: Estimate): string =>
    formatOn(e.mean, e.se, scale, ctx.language, { bare: true, decimals });
  return ctx.t(
    `${key}.${direction === "single" ? "unknown" : direction}`,
    size(m.difference, m.unit, ctx),
    value(m.baseline),
    value(m.scenario),
  );
}
