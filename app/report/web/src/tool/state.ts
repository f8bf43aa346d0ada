/** What the tool holds, and what of it outlives the page. */
import type { Language } from "../payload";

export interface State {
  /** Of the scenario's file, with ending. */
  name: string;
  text: string;
  /** Other files that were opened with it, which it may extend. */
  others: Record<string, string>;
  replications: number;
  draws: number;
  /** A text, because it may be larger than a number holds. */
  seed: string;
  language: Language;
}

/** As `kohort run` without options. */
export const blank: State = {
  name: "",
  text: "",
  others: {},
  replications: 100,
  draws: 25,
  seed: "1",
  language: "da",
};

/** More is no scenario: the whole of denmark-unfitted.toml has 64 kB. */
export const mostBytes = 1_000_000;

const place = "kohort-tool-1";

/** What an earlier visit left, as far as it is what it should be. */
export function recalled(): State {
  const state: State = { ...blank };
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<State>;
    if (typeof kept.name === "string" && typeof kept.text === "string") {
      state.name = kept.name;
      state.text = kept.text.slice(0, mostBytes);
      state.others = Object.fromEntries(
        Object.entries(kept.others ?? {}).filter(([, text]) => typeof text === "string"),
      );
    }
    if (kept.language === "en") state.language = "en";
    if (whole(kept.replications, 1, 100_000)) state.replications = kept.replications;
    if (whole(kept.draws, 0, 100_000)) state.draws = kept.draws;
    if (typeof kept.seed === "string" && isSeed(kept.seed)) state.seed = kept.seed;
  } catch {
    // Damaged, or a browser that keeps nothing: the tool starts anew.
  }
  return state;
}

/** @returns whether the browser keeps it */
export function keep(state: State): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(state));
    return true;
  } catch {
    return false;
  }
}

export function whole(value: unknown, low: number, high: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= low && value <= high;
}

/** 0 to 2^64 - 1 */
export const isSeed = (text: string): boolean =>
  /^\d{1,20}$/.test(text) && BigInt(text) < 2n ** 64n;

/** A file's name without folders, fit to be a scenario's. */
export function fileName(text: string): string {
  const bare = (text.split(/[\\/]/).pop() ?? "").replace(/[^\p{L}\p{N}._ -]/gu, "-").slice(0, 100);
  const named = bare.replace(/^[. ]+/, "") || "scenarie.toml";
  return /\.toml$/i.test(named) ? named : `${named}.toml`;
}
