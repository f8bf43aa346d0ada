/** Printed tables do not contradict themselves, whatever the errors of the figures in them. */
import { describe, expect, it } from "vitest";
import { createContext, type Context } from "../../src/context";
import { thousands } from "../../src/format";
import type { Compared, Estimate, Payload } from "../../src/payload";
import { comparisonTable } from "../../src/sections/comparison";
import { incrementalTable } from "../../src/sections/incremental";
import { payerRows } from "../../src/sections/payers";
import { budgetTable } from "../../src/sections/budget";
import { prices } from "../../src/sentences";
import { addsUp, comparedCells, finestDecimals, type AnyCell, type Cell } from "../../src/table";
import * as payloads from "../fixtures/payloads";

const e = (mean: number, se: number): Estimate => ({
  mean,
  se,
  low: mean - 2 * se,
  high: mean + 2 * se,
});
const ctx = (payload: Payload = payloads.one()): Context => createContext(payload, "da");
const cell = (any: AnyCell): Cell => (typeof any === "string" ? { text: any } : any);
/** What a Danish reader reads. */
const read = (any: AnyCell): number =>
  Number(cell(any).text.replace(/\./g, "").replace(",", ".").replace("\u2212", "-"));
/** One unit of the last digit that any of the cells has. */
function stepOf(cells: AnyCell[]): number {
  const decimals = Math.max(...cells.map((any) => (cell(any).text.split(",")[1] ?? "").length));
  if (decimals > 0) return 10 ** -decimals;
  return (
    10 **
    Math.min(
      ...cells
        .map(read)
        .filter((v) => v !== 0)
        .map((v) => /0*$/.exec(String(Math.abs(v)))![0].length),
    )
  );
}

describe("a row", () => {
  it("has the digits of its difference: 22,538 to 22,500 differ by 38", () => {
    const row: Compared = {
      baseline: e(22538.4, 1200),
      scenario: e(22500.1, 1200),
      difference: e(-38.3, 0.6),
    };
    expect(
      comparedCells(row, "kr. per child", "p", ctx())
        .slice(0, 3)
        .map((c) => c.text),
    ).toEqual(["22.538", "22.500", "\u221238"]);
  });
  it("has the baseline's digits where nothing differs", () => {
    const none: Estimate = { mean: 0, se: 0, low: 0, high: 0 };
    expect(
      comparedCells(
        { baseline: e(22538.4, 300), scenario: e(22538.4, 300), difference: none },
        "kr. per child",
        "p",
        ctx(),
      ).map((c) => c.text),
    ).toEqual(["22.500", "22.500", "0", "0"]);
  });
  it("has a digit more where three would contradict: 126 to 121 is not 130 to 120 and 0", () => {
    const row: Compared = { baseline: e(126, 40), scenario: e(121.4, 40), difference: e(-4.6, 11) };
    expect(comparedCells(row, "kr. per child", "p", ctx()).map((c) => c.text)).toEqual([
      "126",
      "121",
      "\u22125",
      "\u221227 til +17",
    ]);
  });
  it("says so when three numbers rounded one by one are one off", () => {
    const row: Compared = { baseline: e(10.4, 5), scenario: e(13.8, 5), difference: e(3.4, 2) };
    const cells = comparedCells(row, "kr. per child", "p", ctx());
    expect(cells.slice(0, 3).map((c) => c.text)).toEqual(["10", "14", "+3"]);
    expect(cells[2]!.off).toBe(true);
  });
});

describe("rows that add up", () => {
  it("have the finest digits of any of them: 84,400 is not printed as 80,000", () => {
    const rows: Compared[] = [e(42212, 140), e(42177, 300), e(84389, 12000)].map((d) => ({
      baseline: e(0, 0),
      scenario: d,
      difference: d,
    }));
    const decimals = finestDecimals(rows, { scale: 1, most: 0, unit: "" });
    expect(decimals).toBe(-2);
    expect(addsUp([42212, 42177], 84389, { scale: 1, most: 0, unit: "" }, decimals)).toBe(true);
    expect(
      comparedCells(rows[2]!, "kr.", "p", ctx(), { scale: 1, most: 0, unit: "" }, decimals)[2]!
        .text,
    ).toBe("+84.400");
  });
  it("hold on the page: years and their sum, payers and all, and across every row", () => {
    for (const payload of [payloads.one(), payloads.three(), payloads.coveringZero()]) {
      const c = ctx(payload);
      for (const s of c.scenarios) {
        const all = payerRows(s, thousands("da"), c);
        const inModel = (row: AnyCell[]): boolean => cell(row[1]!).text !== "indgår ikke";
        const rows = all.filter(inModel);
        const step = stepOf(rows.flatMap((row) => row.slice(1, 4)));
        for (const row of rows) {
          const off = Math.abs(read(row[1]!) + read(row[3]!) - read(row[2]!));
          expect(off).toBeLessThanOrEqual(1.01 * step);
          if (off > 0.5) expect(cell(row[3]!).off).toBe(true);
        }
        const sum = rows[rows.length - 1]!;
        for (const column of [1, 2, 3]) {
          const total = all
            .slice(0, 3)
            .filter(inModel)
            .reduce((sum, row) => sum + read(row[column]!), 0);
          expect(Math.abs(total - read(sum[column]!))).toBeLessThanOrEqual(2 * step);
          if (total !== read(sum[column]!)) expect(cell(sum[column]!).off).toBe(true);
        }
      }
      const table = budgetTable(c);
      const own = c.scenarios.length > 1 ? 1 : 0;
      let from = 0;
      for (const at of table.sums!) {
        const step = stepOf(
          table.rows.slice(from, at + 1).flatMap((row) => row.slice(own + 1, own + 4)),
        );
        for (const column of [1, 2, 3]) {
          const parts = table.rows
            .slice(from, at)
            .reduce((all, row) => all + read(row[own + column]!), 0);
          expect(Math.abs(parts - read(table.rows[at]![own + column]!))).toBeLessThanOrEqual(
            (step * (at - from + 1)) / 2,
          );
        }
        from = at + 1;
      }
    }
  });
});

describe("scenarios side by side", () => {
  /** The second scenario has half as many budget years, the third another price level. */
  const mixed = (): Payload => {
    const payload = payloads.three();
    const [, second, third] = payload.summary.scenarios;
    const half = Math.floor(second!.payers.municipality!.years.length / 2);
    for (const payer of Object.values(second!.payers)) payer.years = payer.years.slice(0, half);
    second!.last_year = second!.first_year + half - 1;
    third!.price_year = 2027;
    return payload;
  };
  it("are compared over the years that all of them have", () => {
    const c = ctx(mixed());
    const years = c.scenarios[1]!.summary.payers.municipality!.years.length;
    const table = comparisonTable(c);
    expect(table.caption).toContain(`de første ${years} budgetår`);
    for (const [i, row] of table.rows.entries()) {
      expect(cell(row[1]!).value).toBe(
        c.scenarios[i]!.summary.payers.municipality!.years[years - 1]!.cumulated_difference.mean,
      );
    }
    // Nothing is left of the sums over years of its own.
    const wholes = c.scenarios[0]!.summary.metrics;
    expect(table.rows[0]!.map((any) => cell(any).value)).not.toContain(
      wholes.placement_starts!.difference.mean,
    );
  });
  it("have a price for each more along the frontier, and none where they are dominated", () => {
    const payload = payloads.three();
    const at = (mean: number, se: number) => ({
      mean,
      se,
      low: mean - 2 * se,
      high: mean + 2 * se,
    });
    const row = (option: string, cost: number, effect: number) => ({
      option,
      cost: at(cost, 2e5),
      effect: at(effect, 0.5),
      against: null,
      ratio: null,
      ratio_se: null,
      ratio_confidence: null,
      frontier_share: 0.5,
    });
    const [first, second, third] = payload.summary.scenarios.map((s) => s.id);
    payload.summary.incremental = [
      {
        reference: "baseline",
        cost: "cost_municipality",
        cost_unit: "kr.",
        effect: "placement_years",
        effect_unit: "",
        ratio_unit: "",
        rows: [
          { ...row("baseline", 0, 0), standing: "frontier" },
          { ...row(second!, 9e6, 4), standing: "extendedly dominated" },
          {
            ...row(first!, 1e7, 20),
            standing: "frontier",
            against: "baseline",
            ratio: 500123,
            ratio_se: 20000,
            ratio_confidence: { low: 460000, high: 550000 },
          },
          { ...row(third!, 2e7, 20), standing: "dominated" },
        ],
      },
    ];
    const table = incrementalTable(payload.summary.incremental[0]!, ctx(payload));
    const shown = table.rows.map((cells) => cells.map((any) => cell(any).text));
    expect(shown[0]![0]).toBe("Ingen indsatser");
    expect(shown[1]![3]).toBe("Domineret af en blanding");
    expect(shown[2]![3]).toBe("500.000");
    expect(cell(table.rows[2]![3]!).detail).toContain("460.000 til 550.000");
    expect(shown[3]![3]).toBe("Domineret");
    expect(shown[2]![1]).toBe("+10,0");
  });
  it("carry their years and price level in their names, wherever they stand", () => {
    const c = ctx(mixed());
    const { first_year: first, last_year: last } = c.scenarios[0]!.summary;
    expect(c.scenarios[0]!.title).toContain(
      `(${first}–${last}, ${c.scenarios[0]!.summary.price_year}-priser)`,
    );
    expect(c.scenarios[2]!.title).toContain("2027-priser");
    expect(prices(c)).toBe(`${c.scenarios[0]!.summary.price_year}- og 2027`);
    expect(ctx(payloads.three()).scenarios[1]!.title).not.toContain("–priser");
  });
});
