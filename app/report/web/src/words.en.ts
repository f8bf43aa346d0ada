/** Every word of the page in English, by topic in words/. */
import { front } from "./words/front.en";
import { names } from "./words/names.en";
import { page } from "./words/page.en";
import { reckoning } from "./words/reckoning.en";
import { results } from "./words/results.en";
import { since } from "./since/words.en";

export const words = { ...page, ...results, ...reckoning, ...names, ...front, ...since };
