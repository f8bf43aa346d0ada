/**
 * What a parameter is called on the page: the page's own words, else the registry's English
 * meaning.
 */
import type { Context } from "../context";
import { clean } from "../dom";
import type { Language } from "../payload";
import { casework } from "./casework.da";
import { families } from "./families.da";
import { money } from "./money.da";
import { programmes } from "./programmes.da";
import { english, entries, units } from "./terms";

export const danish: Record<string, string> = { ...families, ...casework, ...money, ...programmes };

const of = (table: Record<string, string>, key: string): string | undefined =>
  Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface Label {
  text: string;
  /** No Danish label: the text is English, whatever the page's language. */
  english: boolean;
}

export function entryName(entry: string, language: Language): string {
  const age = /^(\d+)-(\d+)$/.exec(entry);
  if (age) return `${age[1]}–${age[2]}${language === "da" ? " år" : ""}`;
  return (
    (language === "da" ? of(entries, entry) : undefined) ?? clean(entry, 60).replace(/_/g, " ")
  );
}

/**
 * A further programme's parameter is called as the first one's of its kind, with the programme's
 * own name.
 */
function ofFurther(table: Record<string, string>, key: string): string | undefined {
  const parts = /^programmes\.([^.]*)\.(.*)$/.exec(key);
  if (!parts) return undefined;
  const [, name, rest] = parts as unknown as [string, string, string];
  for (let cut = name.lastIndexOf("_"); cut > 0; cut = name.lastIndexOf("_", cut - 1)) {
    const label = of(table, `programmes.${name.slice(0, cut)}.${rest}`);
    if (label !== undefined)
      return `${label} (${clean(name.slice(cut + 1), 60).replace(/_/g, " ")})`;
  }
  return undefined;
}

/**
 * The label of a key, which may name an entry: "casework.placement_serious[12-14]". `meaning` is
 * the
 * registry's; one that ends in "(entry)" names its entry too.
 */
export function parameterLabel(key: string, meaning: string, ctx: Context): Label {
  const bracket = /^(.*)\[([^\]]*)\]$/.exec(key);
  const bare = bracket?.[1] ?? key;
  const table = ctx.language === "da" ? danish : english;
  const known = of(table, bare) ?? ofFurther(table, bare);
  const inMeaning = /\(([^()]*)\)$/.exec(meaning)?.[1];
  const isEntry =
    inMeaning !== undefined &&
    (/^\d+(-\d+)?$/.test(inMeaning) || of(entries, inMeaning) !== undefined);
  const entry = bracket?.[2] ?? (isEntry ? inMeaning : undefined);
  if (known !== undefined)
    return {
      text: entry ? `${capital(known)} (${entryName(entry, ctx.language)})` : capital(known),
      english: false,
    };
  const text = meaning ? capital(clean(meaning, 200)) : clean(bare, 120);
  return {
    text: bracket && !isEntry ? `${text} (${entryName(bracket[2]!, ctx.language)})` : text,
    english: ctx.language === "da",
  };
}

export function unitName(unit: string, language: Language): string {
  return (language === "da" ? of(units, unit) : undefined) ?? clean(unit, 60);
}
