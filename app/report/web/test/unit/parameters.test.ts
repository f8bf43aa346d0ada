import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { danish, entryName, parameterLabel, unitName } from "../../src/parameters/label";
import { english, units } from "../../src/parameters/terms";
import { one } from "../fixtures/payloads";

const payload = one();
const da = createContext(payload, "da");
const en = createContext(payload, "en");
const parameters = payload.scenarios.flatMap((s) => s.parameters);

// The build works on a copy of this folder and says where the scenarios are.
const folder = process.env.KOHORT_SCENARIOS ?? resolve(__dirname, "../../../../../scenarios");
const sections = new Set(Object.keys(danish).map((key) => key.slice(0, key.lastIndexOf("."))));

// Settings of the same sections that are texts or lists, not parameters.
const lists = /\.budget$/;
const texts = new Set(["municipality.name", "economics.rules", "economics.discounting"]);

/** Every parameter that a scenario file sets, programmes that are off included. */
function declared(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".toml"))
    .flatMap((name) => {
      let section = "";
      return readFileSync(join(folder, name), "utf8")
        .split("\n")
        .flatMap((line) => {
          section = /^\[+([\w.]+)\]+/.exec(line)?.[1] ?? section;
          const key = /^(\w+)\s*=/.exec(line)?.[1];
          return key &&
            sections.has(section) &&
            !texts.has(`${section}.${key}`) &&
            !lists.test(`${section}.${key}`)
            ? [`${section}.${key}`]
            : [];
        });
    });
}

describe("parameters", () => {
  it("have a Danish label for every key of the payload and of every scenario file", () => {
    const keys = new Set([...parameters.map((p) => p.key), ...declared()]);
    expect(keys.size).toBeGreaterThan(200);
    expect([...keys].filter((key) => danish[key] === undefined)).toEqual([]);
  });
  it("have Danish units", () => {
    expect(
      [...new Set([...parameters.map((p) => p.unit), ...payload.fit.map((f) => f.unit)])].filter(
        (unit) => units[unit] === undefined,
      ),
    ).toEqual([]);
    expect(unitName("per year", "da")).toBe("pr. år");
    expect(unitName("per year", "en")).toBe("per year");
  });
  it("have labels that are not English: no meaning of the registry is repeated", () => {
    for (const p of parameters) expect(danish[p.key], p.key).not.toBe(p.meaning);
    for (const label of Object.values(danish))
      expect(label).not.toMatch(/\b(the|share|hazard|ratio|of|per|and)\b/i);
  });
  it('stand alone in English: no label says "the same"', () => {
    for (const p of parameters)
      expect(parameterLabel(p.key, p.meaning, en).text, p.key).not.toMatch(/^the same|^its /i);
    for (const key of Object.keys(english)) expect(danish[key], key).toBeDefined();
  });
  it("name the entry of a table, in a key or behind a meaning", () => {
    expect(parameterLabel("casework.placement_serious[12-14]", "", da).text).toMatch(
      / \(12–14 år\)$/,
    );
    expect(
      parameterLabel("costs.placement", "a year in placement, by type (own_room)", da).text,
    ).toBe("Pris for et år i anbringelse, efter type (eget værelse)");
    expect(entryName("upper secondary", "da")).toBe("ungdomsuddannelse eller faglært");
    expect(parameterLabel("casework.placement_elasticity", "… (how many)", da).text).toBe(
      "Sagstallets virkning på, hvor mange der anbringes",
    );
  });
  it("fall back to the registry's English meaning, marked as English", () => {
    expect(parameterLabel("new.thing", "a new thing", da)).toEqual({
      text: "A new thing",
      english: true,
    });
    expect(parameterLabel("__proto__", "", da).text).toBe("__proto__");
  });
});
