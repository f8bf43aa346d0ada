import { describe, expect, it } from "vitest";
import {
  decimalsFor,
  formatInterval,
  formatNumber,
  formatOn,
  formatPercent,
  formatSigned,
  scaleOf,
  type Scale,
} from "../../src/format";
import type { Language } from "../../src/payload";
import { one } from "../fixtures/payloads";

const { units } = one().catalogue;
const scaleFor = (unit: string, magnitude: number, language: Language): Scale =>
  scaleOf(units[unit], unit, magnitude, language);

describe("numbers", () => {
  it("are grouped and marked as Danes and as the English write them", () => {
    expect(formatNumber(1234567, 0, "da")).toBe("1.234.567");
    expect(formatNumber(1234.5, 1, "da")).toBe("1.234,5");
    expect(formatNumber(1234.5, 1, "en")).toBe("1,234.5");
    expect(formatPercent(0.123, 1, "da")).toBe("12,3\u00a0pct.");
    expect(formatPercent(0.123, 1, "en")).toBe("12.3%");
  });
  it("carry a true minus, and none when they round to zero", () => {
    expect(formatNumber(-5, 0, "da")).toBe("\u22125");
    expect(formatNumber(-0.04, 1, "da")).toBe("0,0");
    expect(formatSigned(0.04, 1, "da")).toBe("0,0");
    expect(formatSigned(3, 0, "en")).toBe("+3");
  });
  it("are a dash when they are not known", () => {
    for (const value of [null, undefined, NaN, Infinity])
      expect(formatNumber(value, 1, "da")).toBe("\u2013");
  });
  it("have no digit finer than the first of the standard error", () => {
    expect([
      decimalsFor(0.3, 2),
      decimalsFor(12, 2),
      decimalsFor(0.001, 2),
      decimalsFor(0, 2),
      decimalsFor(null, 1),
      decimalsFor(1, 2),
    ]).toEqual([1, -1, 2, 2, 1, -0]);
    expect(formatOn(81734439, 9485498, scaleFor("kr.", 81734439, "da"), "da")).toBe(
      "82\u00a0mio. kr.",
    );
    expect(formatOn(1234, 120, scaleFor("number", 1234, "da"), "da")).toBe("1.200");
  });
  it("of an interval share the digits and the unit", () => {
    expect(
      formatInterval(
        { mean: 8.2e7, se: 9e6, low: 5.75e7, high: 1.11e8 },
        scaleFor("kr.", 8.2e7, "da"),
        "da",
        { signed: true },
      ),
    ).toBe("+58 til +111\u00a0mio. kr.");
    expect(
      formatInterval({ mean: 0, se: 0, low: 0, high: 0 }, scaleFor("number", 0, "en"), "en"),
    ).toBe("0");
    expect(
      formatInterval(
        { mean: 1, se: null, low: null, high: null },
        scaleFor("number", 0, "en"),
        "en",
      ),
    ).toBe("\u2013");
  });
});
