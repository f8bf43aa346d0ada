/** What `check` says of a file, line by line, as places in its text. */

export interface Problem {
  /** The file as it is called in messages; empty where the message names none. */
  file: string;
  /** Both from 1; null: it concerns the file as a whole. */
  line: number | null;
  column: number | null;
  message: string;
  suggestion: string | null;
}

const placed = /^([^:\n]*?):(\d+):(\d+): ([\s\S]*)$/;

/** @param folder  where the text lies for the engine: left out of what is shown */
export function problemOf(text: string, folder: string): Problem {
  const plain = text.split(`${folder}/`).join("");
  const found = placed.exec(plain);
  const message = found?.[4] ?? plain;
  return {
    file: found?.[1] ?? "",
    line: found ? Number(found[2]) : null,
    column: found ? Number(found[3]) : null,
    message,
    suggestion: /\(did you mean ([^()\s?]+)\?\)/.exec(message)?.[1] ?? null,
  };
}

/** The text's part that a suggestion replaces: the word at its place. Null if none stands there. */
export function wordAt(text: string, line: number, column: number): [number, number] | null {
  const start = lineStart(text, line);
  if (start === null) return null;
  // Columns count characters, not the two units of those beyond the first plane.
  const row = Array.from(text.slice(start).split("\n", 1)[0] ?? "");
  const before = row.slice(0, column - 1).join("").length;
  const word = /^[\w.-]+/.exec(row.slice(column - 1).join(""))?.[0];
  return word ? [start + before, start + before + word.length] : null;
}

/** A suggestion names the whole key; the text may say only the end of it, in its section. */
export const asWritten = (suggestion: string, word: string): string =>
  suggestion.split(".").slice(-word.split(".").length).join(".");

/** Where a line begins; null if the text has fewer. */
export function lineStart(text: string, line: number): number | null {
  let at = 0;
  for (let i = 1; i < line; i += 1) {
    at = text.indexOf("\n", at) + 1;
    if (at === 0) return null;
  }
  return at;
}

/** The text with `key = value` in its section: where an own value goes. */
export function withValue(
  text: string,
  key: string,
  value: string,
): { text: string; line: number } {
  const cut = key.lastIndexOf(".");
  const section = key.slice(0, cut);
  const lines = text.split("\n");
  const head = lines.findIndex((line) => line.trim().replace(/\s*#.*$/, "") === `[${section}]`);
  const own = `${key.slice(cut + 1)} = ${value}`;
  if (head >= 0) {
    lines.splice(head + 1, 0, own);
    return { text: lines.join("\n"), line: head + 2 };
  }
  while (lines.length > 0 && lines[lines.length - 1]!.trim() === "") lines.pop();
  const added = [...lines, ...(lines.length > 0 ? [""] : []), `[${section}]`, own, ""];
  return { text: added.join("\n"), line: added.length - 1 };
}
