import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { words as danish } from "../../src/words.da";
import { words as english } from "../../src/words.en";
import { one } from "../fixtures/payloads";

const places = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(([p]) => p).sort();
const keys = Object.keys(danish) as (keyof typeof danish)[];
const source = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory()
        ? source(join(folder, entry.name))
        : entry.name.endsWith(".ts") && !entry.name.startsWith("words.")
          ? readFileSync(join(folder, entry.name), "utf8")
          : "",
    )
    .join("\n");
const code = source(resolve(__dirname, "../../src"));

describe("words", () => {
  it("have the same keys in both languages, none of them empty", () => {
    expect(Object.keys(english).sort()).toEqual([...keys].sort());
    for (const key of keys)
      expect(
        [danish[key], english[key]].every((text) => text.trim().length > 0),
        key,
      ).toBe(true);
  });
  it("have the same placeholders in both languages", () => {
    for (const key of keys) expect(places(english[key]), key).toEqual(places(danish[key]));
  });
  it("are all there for every key that the code names", () => {
    for (const [, key] of code.matchAll(/(?:\bt|ctx\.t)\(\s*"([\w.-]+)"/g))
      expect(keys, key).toContain(key);
  });
  it("leave figures, payers, kinds of cost, groups and units to the program", () => {
    const { names, units } = one().catalogue;
    const groups = [...new Set(Object.keys(names).map((key) => key.split(".")[0]!)), "unit"];
    expect(groups.length).toBeGreaterThan(8);
    for (const key of keys) expect(groups, key).not.toContain(key.split(".")[0]);
    expect(Object.keys(units).length).toBeGreaterThan(8);
  });
  it("never recommend, and keep numbers and units together", () => {
    for (const key of keys) {
      expect(danish[key], key).not.toMatch(/\b(anbefal(es|er)|bør)\b/i);
      expect(english[key], key).not.toMatch(/\b(recommends?|should|causes)\b/i);
    }
  });
});
