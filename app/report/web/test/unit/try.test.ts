import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { amountDials, fromDial, strengthDial } from "../../src/try/dials";
import { danish } from "../../src/try/words.da";
import { english } from "../../src/try/words.en";
import * as payloads from "../fixtures/payloads";

describe("the dials", () => {
  const ctx = createContext(payloads.one(), "da");
  const s = ctx.scenarios[0]!;
  it("have words in both languages, with the same placeholders", () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(([p]) => p).sort();
    expect(Object.keys(english)).toEqual(Object.keys(danish));
    for (const [key, text] of Object.entries(danish))
      expect(places((english as Record<string, string>)[key]!), key).toEqual(places(text));
  });
  it("begin where the scenario stands, which lays nothing over it", () => {
    const dials = [...amountDials(s, ctx), fromDial(s, ctx)!];
    expect(dials.length).toBeGreaterThanOrEqual(2);
    for (const dial of dials) {
      expect(dial.positions[dial.start]!.overrides, dial.id).toEqual([]);
      expect(dial.label).not.toMatch(/^(amount|dial)\./);
      expect(new Set(dial.positions.map((p) => p.text)).size, dial.id).toBe(dial.positions.length);
      for (const [i, position] of dial.positions.entries())
        if (i !== dial.start) expect(position.overrides.length, dial.id).toBeGreaterThan(0);
    }
  });
  it("go from no effect to the edge of the evidence, which may be where the proposal is", () => {
    for (const edge of [1, 1.8, 3]) {
      const dial = strengthDial(edge, ctx);
      const strengths = dial.positions.map((p) => p.strength!);
      expect(strengths[0]).toBe(0);
      expect(strengths[dial.start]).toBe(1);
      expect(strengths.at(-1)).toBe(edge);
    }
  });
  it("start no later than a programme ends", () => {
    const limited = payloads.one();
    const programme = limited.summary.scenarios[0]!.programmes[0]!;
    const first = limited.summary.scenarios[0]!.first_year;
    const to = limited.scenarios[0]!.parameters.find((p) => p.key === `programmes.${programme}.to`);
    if (to) to.value = [first + 2];
    const other = createContext(limited, "en");
    const last = fromDial(other.scenarios[0]!, other)?.positions.at(-1)!;
    if (to) expect(last.overrides).toContain(`programmes.${programme}.from=${first + 2}`);
  });
});
