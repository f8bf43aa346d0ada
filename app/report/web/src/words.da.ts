/** Every word of the page in Danish, by topic in words/. */
import { front } from "./words/front.da";
import { names } from "./words/names.da";
import { page } from "./words/page.da";
import { reckoning } from "./words/reckoning.da";
import { results } from "./words/results.da";
import { since } from "./since/words.da";

export const words = { ...page, ...results, ...reckoning, ...names, ...front, ...since };
