/** Tables as CSV (RFC 4180): commas and decimal points, or the Danish dialect that Excel opens. */
import type { Language } from "./payload";

export type CsvCell = string | number | null;

// What a spreadsheet would take for a formula or a command.
const formula = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
// The same behind what ends a field for a program that splits lines at another separator.
const inner = /([,;\t\r\n"|])(?=[=+\-@\uff1d\uff0b\uff0d\uff20]| +[=@])/g;

function field(cell: CsvCell, danish: boolean): string {
  if (cell === null) return "";
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) return "";
    return danish ? String(cell).replace(".", ",") : String(cell);
  }
  // A number that was written as text keeps its sign; other text gets an apostrophe.
  const plain = cell.replace(/\u2212/g, "-");
  const harmless = /^[+-]?[\d.,\u00a0 ]*\d[\d.,]*$/.test(plain);
  const text = (formula.test(plain) && !harmless ? `'${cell}` : cell).replace(inner, "$1'");
  return /[",;\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** All rows with CR LF; the Danish dialect starts with a byte order mark. */
export function toCsv(head: string[], rows: CsvCell[][], language: Language): string {
  const danish = language === "da";
  const lines = [head, ...rows].map((row) => row.map((cell) => field(cell, danish)).join(danish ? ";" : ","));
  return (danish ? "\ufeff" : "") + lines.join("\r\n") + "\r\n";
}
