/**
 * Numbers as people read them. The same rules as app/words/numbers.cpp: Danish 1.234.567,8 or
 * English 1,234,567.8, a true minus, no-break spaces before units, and no digits finer than the
 * standard error allows.
 */
import type { Unit } from "./catalogue";
import type { Estimate, Language } from "./payload";

export const minus = "\u2212";
export const dash = "\u2013";
export const space = "\u00a0";

const formats = new Map<string, Intl.NumberFormat>();

function intl(language: Language, decimals: number): Intl.NumberFormat {
  const key = language + decimals;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language === "en" ? "en-GB" : "da-DK", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      // Danish Intl leaves four-digit numbers ungrouped in some versions; budgets do not.
      useGrouping: "always" as unknown as boolean,
    });
    formats.set(key, format);
  }
  return format;
}

/** Negative `decimals` round to tens, hundreds, ...; what is not finite is an en dash. */
export function formatNumber(
  value: number | null | undefined,
  decimals: number,
  language: Language,
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return dash;
  let magnitude = Math.abs(value);
  if (decimals < 0) {
    const step = 10 ** -decimals;
    magnitude = Math.round(magnitude / step) * step;
  }
  const text = intl(language, Math.max(decimals, 0)).format(magnitude);
  return value < 0 && /[1-9]/.test(text) ? minus + text : text;
}

/** The place of the standard error's first digit; an error of zero or unknown gives `most`. */
export function decimalsFor(se: number | null | undefined, most: number): number {
  if (se === null || se === undefined || !Number.isFinite(se) || se <= 0) return most;
  return Math.min(most, -Math.floor(Math.log10(se)));
}

export function formatSigned(
  value: number | null | undefined,
  decimals: number,
  language: Language,
): string {
  const text = formatNumber(value, decimals, language);
  return value !== null && value !== undefined && value > 0 && /[1-9]/.test(text)
    ? `+${text}`
    : text;
}

/** A share as "12,3 pct." or "12.3%". */
export function formatPercent(
  share: number | null | undefined,
  decimals: number,
  language: Language,
): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return dash;
  const number = formatNumber(share * 100, decimals, language);
  return language === "en" ? `${number}%` : `${number}${space}pct.`;
}

/**
 * A share in whole per cent; one near 0 or 1 is not rounded to certainty. As in
 * app/results/answer.cpp.
 */
export function formatShare(share: number | null | undefined, language: Language): string {
  const extreme =
    share !== null &&
    share !== undefined &&
    ((share > 0 && share < 0.01) || (share > 0.99 && share < 1));
  return formatPercent(share, extreme ? 1 : 0, language);
}

/** How figures of a unit are printed: value / scale, at most so many decimals, a unit behind. */
export interface Scale {
  scale: number;
  most: number;
  unit: string;
}

/**
 * The scale of a unit for values up to `magnitude`: sums of money from a million on are told in
 * millions.
 */
export function scaleOf(
  unit: Unit | undefined,
  id: string,
  magnitude: number,
  language: Language,
): Scale {
  const words = (text: string): string =>
    text
      .replace(/ /g, space)
      .replace(`mio.${space}kr.`, "mio. kr.")
      .replace(`million${space}kr.`, "million kr.");
  if (!unit) return { scale: 1, most: 2, unit: id };
  if (unit.millions && magnitude >= 1e6)
    return { scale: 1e6, most: 2, unit: words(unit.millions[language]) };
  return {
    scale: 1 / unit.scale,
    most: unit.most,
    unit: unit.behind
      ? id.startsWith("kr.")
        ? words(unit.name[language])
        : unit.name[language]
      : "",
  };
}

/** Thousands of kr., as budgets are written. */
export const thousands = (language: Language): Scale => ({
  scale: 1000,
  most: 0,
  unit: language === "da" ? "1.000 kr." : "1,000 kr.",
});

export function withUnit(number: string, unit: string): string {
  if (unit === "" || number === dash) return number;
  if (unit === "%") return number + unit;
  return number + space + unit;
}

export interface FormatOptions {
  signed?: boolean;
  bare?: boolean;
  /** Fixed digits, for numbers that stand side by side. */
  decimals?: number;
}

/** A value on a scale, with the digits that `se` (in the value's own unit) allows. */
export function formatOn(
  value: number | null,
  se: number | null,
  on: Scale,
  language: Language,
  options: FormatOptions = {},
): string {
  if (value === null || value === undefined) return dash;
  const decimals =
    options.decimals ??
    (value === 0 && se === 0 ? 0 : decimalsFor(se === null ? null : se / on.scale, on.most));
  const number = (options.signed ? formatSigned : formatNumber)(
    value / on.scale,
    decimals,
    language,
  );
  return options.bare ? number : withUnit(number, on.unit);
}

export function magnitudeOf(...estimates: Estimate[]): number {
  return Math.max(0, ...estimates.map((e) => Math.abs(e.mean ?? 0)));
}

/** "58 til 111 mio. kr."; an en dash when the ends are not known. */
export function formatInterval(
  e: Estimate,
  on: Scale,
  language: Language,
  options: FormatOptions = {},
): string {
  if (e.low === null || e.high === null) return dash;
  const decimals = options.decimals ?? decimalsFor(e.se === null ? null : e.se / on.scale, on.most);
  if (e.low === 0 && e.high === 0) return options.bare ? "0" : withUnit("0", on.unit);
  const write = options.signed ? formatSigned : formatNumber;
  const [low, high] = [e.low, e.high].map((v) => write(v / on.scale, decimals, language));
  const text = `${low} ${language === "da" ? "til" : "to"} ${high}`;
  return options.bare ? text : withUnit(text, on.unit);
}
