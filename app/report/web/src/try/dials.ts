/** The dials: which positions they have, and what each lays over the scenario. */
import type { Context, Scenario } from "../context";
import type { Parameter } from "../payload";
import { formatNumber } from "../format";
import { wordsIn } from "./words";

export interface Position {
  text: string;
  overrides: string[];
  /** Strength of the effects; the engine turns it into overrides. */
  strength?: number;
}
export interface Dial {
  id: string;
  label: string;
  positions: Position[];
  /** As the scenario stands. */
  start: number;
}

/** The parameter by which a municipality decides how much of a programme it wants. */
const amounts: Record<string, string[]> = {
  sverigesmodel: ["caseworkers_more", "caseworkers_factor"],
  leksand: ["meetings"],
  early_effort: ["team_families"],
  paa_forkant: ["daycare_capacity"],
};

const find = (s: Scenario, key: string): Parameter | undefined =>
  s.detail.parameters.find((p) => p.key === key);
const distinct = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

/** From no effect at all to the edge of what the evidence allows. */
export function strengthDial(edge: number, ctx: Context): Dial {
  const say = wordsIn(ctx.language);
  const last = Math.round(edge * 100) / 100;
  const values = distinct([
    0,
    0.25,
    0.5,
    0.75,
    1,
    ...(last > 1.05 ? [Math.round((1 + last) * 50) / 100, last] : []),
  ]);
  const text = (value: number): string =>
    value === 0
      ? say("strength.none")
      : value === 1
        ? say("strength.stated")
        : value === last
          ? say("strength.edge", formatNumber(value, 2, ctx.language))
          : say("strength.times", formatNumber(value, 2, ctx.language));
  return {
    id: "strength",
    label: say("dial.strength"),
    start: values.indexOf(1),
    positions: values.map((value) => ({ text: text(value), overrides: [], strength: value })),
  };
}

/** Half of it to twice as much. */
export function amountDials(s: Scenario, ctx: Context): Dial[] {
  const say = wordsIn(ctx.language);
  return s.summary.programmes.flatMap((programme) => {
    const name = amounts[programme]?.find(
      (key) =>
        (find(s, `programmes.${programme}.${key}`)?.value[0] ?? 0) >
        (key === "caseworkers_factor" ? 1 : 0),
    );
    const parameter = name ? find(s, `programmes.${programme}.${name}`) : undefined;
    const stated = parameter?.value[0];
    if (!parameter || stated === undefined) return [];
    const factor = name === "caseworkers_factor";
    const round = (value: number): number =>
      factor ? Math.round(value * 20) / 20 : Math.max(1, Math.round(value));
    // A factor of staff works by what it adds.
    const values = distinct(
      [0.5, 0.75, 1, 1.25, 1.5, 2].map((part) =>
        part === 1 ? stated : round(factor ? 1 + (stated - 1) * part : stated * part),
      ),
    );
    return [
      {
        id: `amount-${programme}`,
        label: say(`amount.${programme}.${name}`),
        start: values.indexOf(stated),
        positions: values.map((value) => ({
          text: say(
            factor ? "amount.times" : "amount.number",
            formatNumber(value, factor ? 2 : 0, ctx.language),
          ),
          overrides: value === stated ? [] : [`${parameter.key}=${value}`],
        })),
      },
    ];
  });
}

/** The first year of every programme of the scenario, earlier or later by whole years. */
export function fromDial(s: Scenario, ctx: Context): Dial | null {
  const keys = s.summary.programmes.map((programme) => `programmes.${programme}.from`);
  const from = keys.map((key) => find(s, key)?.value[0] || s.summary.first_year);
  const ends = s.summary.programmes.map(
    (programme) => find(s, `programmes.${programme}.to`)?.value[0] || s.summary.last_year,
  );
  const latest = Math.min(
    5,
    ...ends.map((end, i) => end - from[i]!),
    ...from.map((year) => s.summary.last_year - year),
  );
  const earliest = Math.max(...from.map((year) => s.summary.first_year - year));
  if (keys.length === 0 || !(latest > earliest)) return null;
  const moves = Array.from({ length: latest - earliest + 1 }, (_, i) => earliest + i);
  return {
    id: "from",
    label: wordsIn(ctx.language)("dial.from"),
    start: moves.indexOf(0),
    positions: moves.map((move) => ({
      text: [...new Set(from.map((year) => String(year + move)))].join(", "),
      overrides: move === 0 ? [] : keys.map((key, i) => `${key}=${from[i]! + move}`),
    })),
  };
}
