/** What can be said of an estimate, before it is put into words. */
import type { Compared, Estimate, PayerYears, ScenarioSummary } from "./payload";

/** more and fewer: 95 % of the calculations lie on that side of zero. */
export type Direction = "more" | "fewer" | "unknown" | "same" | "single";

export function directionOf(e: Estimate): Direction {
  if (e.mean === null) return "single";
  if (e.low === null || e.high === null) return e.mean === 0 ? "same" : "single";
  if (e.mean === 0 && e.low === 0 && e.high === 0) return "same";
  if (e.low > 0) return "more";
  if (e.high < 0) return "fewer";
  return "unknown";
}

const zero: Estimate = { mean: null, se: null, low: null, high: null };
const nothing: Compared & { unit: string } = {
  baseline: zero,
  scenario: zero,
  difference: zero,
  unit: "",
};

/** A metric, or one of unknowns if the program did not report it. */
export function metric(s: ScenarioSummary, id: string): Compared & { unit: string } {
  return s.metrics[id] ?? nothing;
}

/**
 * A payer for whom nothing is paid in either world is not in the model; 0 would say that nothing
 * changes.
 */
export const modelled = (c: Compared): boolean =>
  [c.baseline, c.scenario].some((e) => e.mean !== 0 || (e.se ?? 0) > 0);

export type Course = "same" | "always_more" | "always_less" | "first_more" | "first_less" | "mixed";

/**
 * How the mean differences go through the years; `turn` is the last year before they change sign.
 */
export function courseOf(years: PayerYears["years"]): {
  course: Course;
  turn: number;
  more: number;
} {
  const signs = years.map((y) => Math.sign(y.difference.mean ?? 0));
  const more = signs.filter((sign) => sign > 0).length;
  const less = signs.filter((sign) => sign < 0).length;
  if (more === 0 && less === 0) return { course: "same", turn: 0, more };
  if (less === 0) return { course: "always_more", turn: 0, more };
  if (more === 0) return { course: "always_less", turn: 0, more };
  const first = signs.findIndex((sign) => sign !== 0);
  const change = signs.findIndex((sign, i) => i > first && sign === -(signs[first] ?? 0));
  const steady = signs.slice(change).every((sign) => sign !== signs[first]);
  if (!steady) return { course: "mixed", turn: 0, more };
  return {
    course: signs[first] === 1 ? "first_more" : "first_less",
    turn: years[change - 1]?.year ?? 0,
    more,
  };
}

/**
 * A sum whose parts' dependence is not known: the mean is exact, the error is the largest it can
 * be, and there is no interval.
 */
export function addUp(parts: Estimate[]): Estimate {
  const mean = parts.reduce((sum, e) => sum + (e.mean ?? 0), 0);
  const known = parts.every((e) => e.se !== null);
  return {
    mean,
    se: known ? parts.reduce((sum, e) => sum + (e.se ?? 0), 0) : null,
    low: null,
    high: null,
  };
}

/** Danish municipal councils sit for four years from 1 January 2014, 2018, 2022, ... */
export function councilTerms(first: number, last: number): { from: number; to: number }[] {
  const terms: { from: number; to: number }[] = [];
  const start = 2014 + 4 * Math.floor((first - 2014) / 4);
  for (let year = start; year <= last; year += 4) {
    terms.push({ from: Math.max(year, first), to: Math.min(year + 4, last + 1) });
  }
  return terms;
}

/** Running sums of counts by age, per 1,000 children; the spread as if ages were independent. */
export function cumulated(
  rows: Compared[],
  children: number,
  upTo: number,
  end?: Compared,
): { age: number; without: number; with: number; low: number; high: number }[] {
  const spread = (e: Estimate): number =>
    e.low === null || e.high === null ? 0 : (e.high - e.low) / 2;
  let without = 0;
  let after = 0;
  let square = 0;
  const points = rows.slice(0, upTo).map((row, age) => {
    without += row.baseline.mean ?? 0;
    after += row.scenario.mean ?? 0;
    square += spread(row.scenario) ** 2;
    return { age: age + 1, without, with: after, half: Math.sqrt(square) };
  });
  const last = points[points.length - 1];
  const known = end ? spread(end.scenario) : 0;
  const scale = 1000 / children;
  // The interval at the last age is known: the whole band is drawn so that it ends there.
  const stretch = last && known > 0 && last.half > 0 ? known / (last.half * scale) : 1;
  return points.map((p) => ({
    age: p.age,
    without: p.without * scale,
    with: p.with * scale,
    low: Math.max(0, p.with - p.half * stretch) * scale,
    high: (p.with + p.half * stretch) * scale,
  }));
}
