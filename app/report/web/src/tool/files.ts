/** Files that the tool writes: the report as a page of its own, and tables in one archive. */
import type { Payload } from "../payload";

const holes = {
  payload: '<script type="application/json" id="payload">',
  engine: '<script type="text/plain" id="engine">',
};

/** As app/report/page.cpp: nothing in it can end the script that holds it. */
export const scriptSafe = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");

/** The report's own page around a payload, with the engine in it. */
export function reportPage(template: string, payload: Payload, engine: string): string {
  const filled = (page: string, hole: string, content: string): string => {
    const at = page.indexOf(hole);
    if (at < 0) throw new Error("the report's template has no place for its contents");
    return page.slice(0, at + hole.length) + content + page.slice(at + hole.length);
  };
  return filled(
    filled(template, holes.payload, scriptSafe(payload)),
    holes.engine,
    payload.again ? engine.trim() : "",
  );
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** Little-endian numbers of two and four bytes: [value, bytes]. */
function packed(fields: [number, number][]): Uint8Array {
  const bytes: number[] = [];
  for (const [value, size] of fields)
    for (let i = 0; i < size; i += 1) bytes.push(Math.floor(value / 256 ** i) % 256);
  return Uint8Array.from(bytes);
}

/** An archive (ZIP, nothing compressed) of texts by name. */
export function zipped(files: Record<string, string>, now: Date): Uint8Array<ArrayBuffer> {
  const time = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1);
  const day = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const sizeOf = (all: Uint8Array[]): number => all.reduce((sum, { length }) => sum + length, 0);
  const encoder = new TextEncoder();
  for (const [name, text] of Object.entries(files)) {
    const path = encoder.encode(name);
    const content = encoder.encode(text);
    // Version 2.0, names in UTF-8, stored.
    const common: [number, number][] = [
      [20, 2],
      [0x0800, 2],
      [0, 2],
      [time, 2],
      [day, 2],
      [crc32(content), 4],
      [content.length, 4],
      [content.length, 4],
      [path.length, 2],
      [0, 2],
    ];
    const at = sizeOf(parts);
    directory.push(
      packed([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]),
      path,
    );
    parts.push(packed([[0x04034b50, 4], ...common]), path, content);
  }
  const count = Object.keys(files).length;
  const end = packed([
    [0x06054b50, 4],
    [0, 4],
    [count, 2],
    [count, 2],
    [sizeOf(directory), 4],
    [sizeOf(parts), 4],
    [0, 2],
  ]);
  const all = [...parts, ...directory, end];
  const archive = new Uint8Array(sizeOf(all));
  let at = 0;
  for (const part of all) {
    archive.set(part, at);
    at += part.length;
  }
  return archive;
}
