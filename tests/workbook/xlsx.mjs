/**
 * Reads what these tests need of an .xlsx file: sheets in order, cells with formula and value,
 * names.
 */
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

/** The files of a zip archive by name, from its central directory. */
function unzip(bytes) {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < 0) throw new Error("not a zip archive");
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, size, nameLength, extra, comment] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + size);
    files.set(bytes.toString("utf8", at + 46, at + 46 + nameLength), () =>
      (method === 0 ? data : inflateRawSync(data)).toString("utf8"),
    );
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const plain = (text) =>
  text.replace(
    /&(lt|gt|quot|apos|amp|#x?[0-9a-fA-F]+);/g,
    (_, name) =>
      ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[name] ??
      String.fromCodePoint(
        name[1] === "x" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10),
      ),
  );
const attributes = (text) =>
  Object.fromEntries(
    [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name, plain(value)]),
  );
const texts = (xml) =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map(([, text]) => plain(text)).join("");

function cellOf(given, inner, shared) {
  const formula = /<f(?:\s[^>]*)?>([\s\S]*?)<\/f>/.exec(inner);
  const raw = /<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(inner);
  let value = null;
  if (given.t === "inlineStr") value = texts(inner);
  else if (raw)
    value =
      given.t === "s"
        ? shared[Number(raw[1])]
        : given.t === "str" || given.t === "e"
          ? plain(raw[1])
          : given.t === "b"
            ? raw[1] === "1"
            : Number(raw[1]);
  return { formula: formula ? plain(formula[1]) : null, value, error: given.t === "e" };
}

/** {sheets: [{name, cells: Map of "B5" to {formula, value, error}}], names: [{name, refers}]} */
export function readXlsx(path) {
  const files = unzip(readFileSync(path));
  const file = (name) => files.get(name)?.() ?? "";
  const book = file("xl/workbook.xml");
  const targets = Object.fromEntries(
    [...file("xl/_rels/workbook.xml.rels").matchAll(/<Relationship\s([^>]*)>/g)]
      .map(([, text]) => attributes(text))
      .map((a) => [a.Id, a.Target]),
  );
  const shared = [...file("xl/sharedStrings.xml").matchAll(/<si>([\s\S]*?)<\/si>|<si\/>/g)].map(
    ([, inner]) => texts(inner ?? ""),
  );
  const sheets = [...book.matchAll(/<sheet\s([^>]*)\/?>/g)]
    .map(([, text]) => attributes(text))
    .map((sheet) => {
      const xml = file(`xl/${targets[sheet["r:id"]].replace(/^\/xl\//, "")}`);
      const cells = new Map();
      for (const [, text, inner] of xml.matchAll(/<c\s([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
        const given = attributes(text);
        cells.set(given.r, cellOf(given, inner ?? "", shared));
      }
      return { name: sheet.name, cells };
    });
  const names = [...book.matchAll(/<definedName\s([^>]*)>([\s\S]*?)<\/definedName>/g)]
    .map(([, text, refers]) => ({ name: attributes(text).name, refers: plain(refers) }))
    .filter(({ name }) => !name.startsWith("_xlnm."));
  return { sheets, names };
}

/** Row and column of "B5", from 0. */
export function placeOf(cell) {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(cell);
  return {
    row: Number(row) - 1,
    column: [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1,
  };
}
