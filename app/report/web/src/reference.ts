/**
 * Words where the comparison is not with the place without programmes but with another scenario.
 */
import type { Language } from "./payload";

/**
 * # is the other scenario's title; longer phrases first. The program has the same list:
 * app/words/reference_words.cpp.
 */
const phrases: Record<Language, [string, string][]> = {
  da: [
    ["uden og med forslaget", "med # og med forslaget"],
    ["uden og med indsatsen", "med # og med indsatsen"],
    ["med og uden forslaget", "med forslaget og med #"],
    ["med og uden indsatsen", "med indsatsen og med #"],
    ["minus gennemsnit uden", "minus gennemsnit med #"],
    ["minus uden indsatsen", "minus #"],
    ["minus uden", "minus #"],
    ["forslaget end uden", "forslaget end med #"],
    ["uden forslaget", "med #"],
    ["uden indsatsen", "med #"],
    ["(uden)", "(#)"],
    ["forskel til udgangspunktet", "forskel til #"],
  ],
  en: [
    ["without and with the proposal", "with # and with the proposal"],
    ["without and with the programme", "with # and with the programme"],
    ["with and without the proposal", "with the proposal and with #"],
    ["with and without the programme", "with the programme and with #"],
    ["less mean without", "less mean with #"],
    ["minus without the programme", "minus #"],
    ["minus without", "minus #"],
    ["less without", "less #"],
    ["proposal than without", "proposal than with #"],
    ["municipality without it", "municipality with #"],
    ["without the proposal", "with #"],
    ["without the programme", "with #"],
    ["(without)", "(#)"],
    ["difference from the baseline", "difference from #"],
  ],
};

const raised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Without the proposal" becomes "With “that one”"; `title` empty: nothing is replaced. */
export function nameReference(text: string, title: string, language: Language): string {
  if (title === "") return text;
  const here = "\u0001"; // in no word of the page; the title may hold such words itself
  let out = text;
  for (const [from, to] of phrases[language]) {
    const put = to.replace("#", here);
    out = out.split(from).join(put).split(raised(from)).join(raised(put));
  }
  return out.split(here).join(language === "en" ? `“${title}”` : `»${title}«`);
}
