/** The words of the tool, in both languages; {0}, {1}, ... are filled in. */
import { fill } from "../context";
import { formatNumber } from "../format";
import type { Language } from "../payload";
import { danish } from "./words.da";
import { english } from "./words.en";

export type ToolWord = keyof typeof danish;
export type Say = (key: ToolWord, ...values: string[]) => string;

export const toolWords =
  (language: Language): Say =>
  (key, ...values) =>
    fill((language === "en" ? english : danish)[key], values);

/** "1,5 MB" */
export const megabytes = (bytes: number, language: Language): string =>
  toolWords(language)("bytes", formatNumber(bytes / 1e6, bytes < 2e7 ? 1 : 0, language));
