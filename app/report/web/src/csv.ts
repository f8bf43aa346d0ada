/** Tables as CSV (RFC 4180): commas and decimal points, or the Danish dialect that Excel opens. */
import type { Language } from "./payload";

export type CsvCell = string | number | null;

// What a spreadsheet would take for a formula or a command.
const formula = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
// The same behind what ends a field for a program that splits lines at another separator.
const inner = /([,;\t\r\n"|])(?=[=+\-@\uff1d\uff0b\uff0d\uff20]| +[=@])/g;

// Words that can be part of a date, a time, an amount or a number; as in
// app/files/spreadsheet_text.cpp.
const parts = new Set(
  (
    "jan januar january feb februar february mar marts march apr april maj " +
    "may jun juni june jul juli july aug august sep sept september " +
    "okt oktober oct october nov november dec december e t z a p am pm kr dkk eur usd"
  ).split(" "),
);

/**
 * What a spreadsheet would take for a date, a time or another number; numbers that were printed
 * stay.
 */
function takenForValue(text: string): boolean {
  if (/^(sand|falsk|true|false)$/i.test(text)) return true;
  if (!/\d/.test(text) || !/^[\p{L}\d\u00a0 \-/.,:+%()'$]*$/u.test(text)) return false;
  if (/^-?(0|[1-9]\d{0,14})$/.test(text)) return false;
  return (text.match(/\p{L}+/gu) ?? []).every((word) => parts.has(word.toLowerCase()));
}

function keptAsText(text: string): string {
  if (!takenForValue(text)) return text;
  const ends = /^(\d+)-(\d+)$/.exec(text);
  return ends && Number(ends[1]) <= Number(ends[2]) ? `${ends[1]}–${ends[2]}` : `'${text}`;
}

function field(cell: CsvCell, danish: boolean): string {
  if (cell === null) return "";
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) return "";
    return danish ? String(cell).replace(".", ",") : String(cell);
  }
  // A number that was written as text keeps its sign; other text gets an apostrophe.
  const plain = cell.replace(/\u2212/g, "-");
  const harmless = danish
    ? /^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(plain)
    : /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(plain);
  const text =
    harmless && !/^0\d/.test(plain)
      ? cell
      : formula.test(plain)
        ? `'${cell}`.replace(inner, "$1'")
        : keptAsText(cell.replace(inner, "$1'"));
  return /[",;\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** All rows with CR LF; the Danish dialect starts with a byte order mark. */
export function toCsv(head: string[], rows: CsvCell[][], language: Language): string {
  const danish = language === "da";
  const lines = [head, ...rows].map((row) =>
    row.map((cell) => field(cell, danish)).join(danish ? ";" : ","),
  );
  return (danish ? "\ufeff" : "") + lines.join("\r\n") + "\r\n";
}
