import { describe, expect, it } from "vitest";
import { createContext } from "../../src/context";
import { councilTerms, courseOf, cumulated, directionOf } from "../../src/facts";
import type { Compared, Estimate } from "../../src/payload";
import { paybackSentence, paybackTitle, payersTitle, typesTitle } from "../../src/sentences";
import { csvOf } from "../../src/table";
import * as payloads from "../fixtures/payloads";

const e = (mean: number, low: number | null, high: number | null): Estimate => ({
  mean,
  se: 1,
  low,
  high,
});
const compared = (mean: number): Compared => ({
  baseline: e(5, 4, 6),
  scenario: e(5 + mean, 4, 6),
  difference: e(mean, null, null),
});

describe("facts", () => {
  it("call a direction certain only when the interval lies on one side of zero", () => {
    expect(
      [e(2, 1, 3), e(-2, -3, -1), e(2, -1, 3), e(2, 0, 3), e(2, null, null)].map(directionOf),
    ).toEqual(["more", "fewer", "unknown", "unknown", "single"]);
    expect(directionOf({ mean: 0, se: 0, low: 0, high: 0 })).toBe("same");
  });
  it("find the year in which the difference turns", () => {
    const years = [3, 1, -1, -2].map((d, i) => ({
      year: 2016 + i,
      cumulated_difference: e(0, 0, 0),
      ...compared(d),
    }));
    expect(courseOf(years)).toMatchObject({ course: "first_more", turn: 2017 });
    expect(courseOf([...years, { ...years[0]!, year: 2020 }]).course).toBe("mixed");
  });
  it("know the council terms", () => {
    expect(councilTerms(2016, 2025)).toEqual([
      { from: 2016, to: 2018 },
      { from: 2018, to: 2022 },
      { from: 2022, to: 2026 },
    ]);
    expect(councilTerms(2010, 2011)).toEqual([{ from: 2010, to: 2012 }]);
  });
  it("end the band of a running sum at the interval that is known", () => {
    const rows = [1, 2, 3].map(() => ({
      baseline: e(2, 1, 3),
      scenario: e(2, 1, 3),
      difference: e(0, 0, 0),
    }));
    const last = cumulated(rows, 1000, 3, {
      baseline: e(6, 4, 8),
      scenario: e(6, 4, 8),
      difference: e(0, 0, 0),
    })[2]!;
    expect(last.with).toBeCloseTo(6);
    expect([last.low, last.high]).toEqual([expect.closeTo(4), expect.closeTo(8)]);
  });
});

describe("sentences", () => {
  it("do not claim what the interval leaves open", () => {
    const payload = payloads.coveringZero();
    const ctx = createContext(payload, "da");
    expect(payersTitle(ctx.scenarios[0]!, ctx)).toBe(
      "Det kan ikke siges sikkert, hvem der kommer til at betale mere eller mindre",
    );
    expect(typesTitle(ctx.scenarios[0]!, ctx)).toContain("retningen");
  });
  it("say how likely payback is, and in which year", () => {
    const ctx = createContext(payloads.one(), "en");
    const s = ctx.scenarios[0]!;
    Object.assign(s.summary.payers.municipality!.payback, { probability: 0.64, median_year: 2022 });
    expect(paybackTitle(s, ctx)).toBe(
      "It is more likely than not that the money is back in 2022 (64% by the end of 2025)",
    );
    Object.assign(s.summary.payers.municipality!.payback, { probability: 0.02, median_year: null });
    expect(paybackTitle(s, ctx)).toContain("hardly");
  });
  it("say that money that has come back is lost again", () => {
    for (const [language, expected] of [
      [
        "en",
        "In 12% of the calculations the money comes back and is lost again later; by the end of " +
          "2025 it is back in 40%.",
      ],
      [
        "da",
        "I 12\u00a0pct. af beregningerne kommer pengene igen og tabes igen senere; ved udgangen " +
          "af 2025 er de kommet igen i 40\u00a0pct.",
      ],
    ] as const) {
      const ctx = createContext(payloads.one(), language);
      const s = ctx.scenarios[0]!;
      expect(paybackSentence(s, ctx)).not.toContain(expected);
      Object.assign(s.summary.payers.municipality!.payback, {
        probability_lost_again: 0.12,
        probability_kept: 0.4,
      });
      expect(paybackSentence(s, ctx)).toContain(expected);
    }
  });
  it("give intervals two columns in the CSV, in full digits", () => {
    const ctx = createContext(payloads.one(), "en");
    expect(
      csvOf(
        {
          caption: "",
          head: ["a", "interval"],
          rows: [["x", { text: "1 to 2", ends: [1.234, 2] }]],
        },
        ctx,
      ),
    ).toEqual({ head: ["a", "interval (from)", "interval (to)"], rows: [["x", 1.234, 2]] });
  });
});
