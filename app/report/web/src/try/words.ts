/** The words of this part, in both languages; {0}, {1}, ... are filled in. */
import { fill } from "../context";
import type { Language } from "../payload";
import { danish } from "./words.da";
import { english } from "./words.en";

/**
 * The text of a key; keys of programmes and parameters that there is no word for show themselves.
 */
export const wordsIn =
  (language: Language) =>
  (key: string, ...values: string[]): string =>
    fill(
      (language === "en"
        ? (english as Record<string, string>)
        : (danish as Record<string, string>))[key] ?? key,
      values,
    );
