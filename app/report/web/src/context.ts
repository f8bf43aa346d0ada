/**
 * What every part of the page needs: data, language, words, and the scenarios with their colours.
 */
import type { Catalogue } from "./catalogue";
import { clean } from "./dom";
import { scaleOf, type Scale } from "./format";
import type { Language, Payload, ScenarioDetail, ScenarioSummary, Words } from "./payload";
import { nameReference } from "./reference";
import { words as english } from "./words.en";
import { words as danish } from "./words.da";

export type WordKey = keyof typeof danish;

export interface Scenario {
  index: number;
  summary: ScenarioSummary;
  detail: ScenarioDetail;
  title: string;
  /** CSS colour: one accent for each scenario, everywhere. */
  colour: string;
}

export interface Context {
  payload: Payload;
  catalogue: Catalogue;
  language: Language;
  scenarios: Scenario[];
  /** The words of a key with {0}, {1}, ... filled in. */
  t: (key: WordKey, ...values: string[]) => string;
  /** The name of something that the program may have added since: its id if there is no word. */
  name: (group: string, id: string) => string;
  /** What a unit of the catalogue is called. */
  unit: (id: string) => string;
  /** How values of a unit up to `magnitude` are printed. */
  scale: (unit: string, magnitude: number) => Scale;
  /** Whether there is a word for it. */
  has: (group: string, id: string) => boolean;
  of: (words: Words | undefined, most?: number) => string;
}

export const accents = 6;

const own = (object: object, key: string): boolean =>
  Object.prototype.hasOwnProperty.call(object, key);

export function fill(text: string, values: string[]): string {
  return text.replace(/\{(\d)\}/g, (_, place: string) => values[Number(place)] ?? "");
}

/** "3,5 mio. kr.." at the end of a sentence has one stop too many. */
export function withoutDoubleStops(text: string): string {
  return text.replace(/(kr|pct|mio|f\.eks)\.\./g, "$1.");
}

/**
 * What must be added to titles so that scenarios of different years or price levels are not mixed
 * up.
 */
function labels(payload: Payload, prices: (year: string) => string): string[] {
  const all = payload.summary.scenarios;
  const years = all.map((s) =>
    s.first_year === s.last_year ? String(s.first_year) : `${s.first_year}–${s.last_year}`,
  );
  const levels = all.map((s) => prices(String(s.price_year)));
  const differ = (values: string[]): boolean => new Set(values).size > 1;
  return all.map((_, i) =>
    [...(differ(years) ? [years[i]!] : []), ...(differ(levels) ? [levels[i]!] : [])].join(", "),
  );
}

/**
 * A further programme of a kind is called by the kind's name and its own: "Leksand groups (north)".
 */
function furtherProgramme(id: string, table: Record<string, string>): string | undefined {
  for (let cut = id.lastIndexOf("_"); cut > 0; cut = id.lastIndexOf("_", cut - 1)) {
    const kind = table[`programme.${id.slice(0, cut)}`];
    if (kind !== undefined) return `${kind} (${clean(id.slice(cut + 1), 60).replace(/_/g, " ")})`;
  }
  return undefined;
}

export function createContext(payload: Payload, language: Language): Context {
  const table = (language === "en" ? english : danish) as Record<string, string>;
  const { catalogue } = payload;
  const of = (words: Words | undefined, most = 400): string =>
    clean(words?.[language] || words?.da || words?.en || "", most);
  // All scenarios of a run are compared with the same one. Braces would be filled in.
  const other = payload.summary.scenarios[0]?.reference;
  const against = other ? (of(other.title, 200) || clean(other.id, 80)).replace(/[{}]/g, "") : "";
  const named = (text: string): string => nameReference(text, against, language);
  const label = labels(payload, (year) => fill(table.prices ?? "{0}", [year]));
  return {
    payload,
    catalogue,
    language,
    scenarios: payload.summary.scenarios.map((summary, index) => ({
      index,
      summary,
      detail: payload.scenarios[index] as ScenarioDetail,
      title:
        (of(summary.title, 200) || clean(summary.id, 80)) +
        (label[index] ? ` (${label[index]})` : ""),
      colour: `var(--accent-${index % accents})`,
    })),
    t: (key, ...values) =>
      withoutDoubleStops(
        fill(
          named(key === "col.without" && against ? table["col.reference"]! : (table[key] ?? key)),
          values,
        ),
      ),
    unit: (id) => of(catalogue.units[id]?.name) || clean(id, 40),
    scale: (unit, magnitude) => scaleOf(catalogue.units[unit], unit, magnitude, language),
    has: (group, id) => own(catalogue.names, `${group}.${id}`) || own(table, `${group}.${id}`),
    name: (group, id) => {
      const key = `${group}.${id}`;
      if (own(catalogue.names, key)) return named(of(catalogue.names[key]));
      const further = group === "programme" ? furtherProgramme(id, table) : undefined;
      return own(table, key) ? named(table[key]!) : (further ?? clean(id, 80).replace(/_/g, " "));
    },
    of,
  };
}
