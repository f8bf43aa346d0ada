/** The page's own arithmetic has known answers: hand-made payloads of a few round numbers. */
import { describe, expect, it } from "vitest";
import { quantile } from "../../src/charts/fan";
import { stackTop } from "../../src/charts/stack";
import { createContext, type Context, type Scenario } from "../../src/context";
import { toCsv } from "../../src/csv";
import { addUp, councilTerms, courseOf, cumulated, directionOf, modelled } from "../../src/facts";
import { formatInterval, formatOn, formatShare } from "../../src/format";
import { itemsOf } from "../../src/front/items";
import { changesAtZero, moreOrFewer } from "../../src/front/needed";
import { frontUnknown, isGuess } from "../../src/front/unknown";
import type { BreakEven, Compared, Estimate, Payload, Parameter } from "../../src/payload";
import { partsOf } from "../../src/sections/budget";
import { comparisonTable } from "../../src/sections/comparison";
import { incrementalTable } from "../../src/sections/incremental";
import { analysisParts } from "../../src/sections/study_parts";
import { paybackTitle } from "../../src/sentences";
import { comparedCells, intervalCell, type AnyCell, type Cell } from "../../src/table";
import { amountDials, fromDial } from "../../src/try/dials";
import { parameterNumber, rangeText } from "../../src/why";
import { installDocument } from "../fixtures/document";
import * as payloads from "../fixtures/payloads";

const e = (mean: number, se = 0): Estimate => ({
  mean,
  se,
  low: mean - 2 * se,
  high: mean + 2 * se,
});
const by = (difference: number, se = 0): Compared => ({
  baseline: e(100),
  scenario: e(100 + difference),
  difference: e(difference, se),
});
const cell = (any: AnyCell): Cell => (typeof any === "string" ? { text: any } : any);
const plain = (text: string): string => text.replace(/\u00a0/g, " ");

/** One scenario of the budget years 2026 to 2029 with these costs. */
function made(change: (payload: Payload) => void): { s: Scenario; ctx: Context } {
  const payload = payloads.one();
  const [summary] = payload.summary.scenarios;
  Object.assign(summary!, { first_year: 2026, last_year: 2029 });
  change(payload);
  const ctx = createContext(payload, "da");
  return { s: ctx.scenarios[0]!, ctx };
}

describe("numbers have known answers", () => {
  const million = { scale: 1e6, most: 2, unit: "mio. kr." };
  it("an error of 30,000 kr. allows one decimal of a million and a half", () => {
    expect(plain(formatOn(1534567, 30000, million, "da"))).toBe("1,53 mio. kr.");
    expect(plain(formatOn(1534567, 300000, million, "da"))).toBe("1,5 mio. kr.");
  });
  it("an interval from 1 to 3 million is printed from end to end", () => {
    expect(plain(formatInterval({ mean: 2e6, se: 5e5, low: 1e6, high: 3e6 }, million, "da"))).toBe(
      "1,0 til 3,0 mio. kr.",
    );
  });
  it("shares near 0 and 1 keep a decimal, others are whole", () => {
    expect([0.004, 0.996, 0.5, 0, 1].map((share) => plain(formatShare(share, "da")))).toEqual([
      "0,4 pct.",
      "99,6 pct.",
      "50 pct.",
      "0 pct.",
      "100 pct.",
    ]);
  });
  it("a share of a quarter is 25 per cent, and 2 million are told in millions", () => {
    const { ctx } = made(() => {});
    const share = ctx.scale("share", 0);
    expect(plain(formatOn(0.25, 0.01, share, "da"))).toMatch(/^25 ?/);
    expect(ctx.scale("kr.", 2e6).scale).toBe(1e6);
    expect(ctx.scale("kr.", 2e5).scale).toBe(1);
  });
  it("the Danish file has decimal commas", () => {
    expect(toCsv(["a"], [[1.5]], "da")).toBe("\ufeffa\r\n1,5\r\n");
  });
});

describe("facts have known answers", () => {
  it("what may be less than nothing is not certainly more", () => {
    expect(directionOf({ mean: 3, se: 2, low: -1, high: 7 })).toBe("unknown");
  });
  it("dear in 2026 and 2027, cheaper from 2028: the last dear year is 2027", () => {
    const years = [4, 1, -2, -5].map((d, i) => ({
      year: 2026 + i,
      cumulated_difference: e(0),
      ...by(d),
    }));
    expect(courseOf(years)).toEqual({ course: "first_more", turn: 2027, more: 2 });
  });
  it("errors of parts that may depend on each other add up: 3 and 4 are 7, not 5", () => {
    expect(addUp([e(10, 3), e(-4, 4)])).toMatchObject({ mean: 6, se: 7 });
  });
  it("a council sits from 2026 to the end of 2029", () => {
    expect(councilTerms(2026, 2029)).toEqual([{ from: 2026, to: 2030 }]);
  });
  it("of 500 children 5 and 10 are placed at ages 0 and 1: 10 and 30 per 1,000 by then", () => {
    const rows = [
      { baseline: e(5), scenario: e(4), difference: e(-1) },
      { baseline: e(10), scenario: e(6), difference: e(-4) },
    ];
    expect(cumulated(rows, 500, 2).map((p) => [p.age, p.without, p.with])).toEqual([
      [1, 10, 8],
      [2, 30, 20],
    ]);
  });
  it("a payer whose cost is the same in all calculations is in the model", () => {
    expect(modelled({ baseline: e(5), scenario: e(5), difference: e(0) })).toBe(true);
    expect(modelled({ baseline: e(0), scenario: e(0), difference: e(0) })).toBe(false);
  });
});

describe("the front's account", () => {
  const costs = (payload: Payload): void => {
    payload.scenarios[0]!.cost = [
      { category: "programme", payer: "municipality", years: [by(600), by(400)] },
      { category: "placement_institution", payer: "municipality", years: [by(0), by(-900)] },
      { category: "prison", payer: "municipality", years: [by(0), by(-60)] },
      { category: "aftercare", payer: "municipality", years: [by(5), by(0)] },
      { category: "placement_institution", payer: "state", years: [by(0), by(-5000)] },
    ];
  };
  it("has 1,000 for the programme, 900 and 60 saved, 5 among others, without the state", () => {
    const { s, ctx } = made(costs);
    expect(itemsOf(s, ctx).map((item) => [item.id, item.change.mean])).toEqual([
      ["programme", 1000],
      ["prison", -60],
      ["institution", -900],
      ["other", 5],
    ]);
  });
  it("costs and savings do not cancel where it is asked what is small", () => {
    const { s, ctx } = made((payload) => {
      payload.scenarios[0]!.cost = [
        { category: "programme", payer: "municipality", years: [by(1000)] },
        { category: "placement_institution", payer: "municipality", years: [by(-1000)] },
        { category: "prison", payer: "municipality", years: [by(-10)] },
      ];
    });
    // 10 of 2,010 is less than a hundredth.
    expect(itemsOf(s, ctx).map((item) => item.id)).toEqual(["programme", "institution", "other"]);
  });
  it("divides each year by what the budget keeps apart", () => {
    const { s, ctx } = made((payload) => {
      costs(payload);
      payload.scenarios[0]!.cost.push({
        category: "benefit",
        payer: "municipality",
        years: [by(-7), by(-9)],
      });
    });
    const areas = [...new Set(ctx.catalogue.costs.map((cost) => cost.area))];
    const of = (area: string, year?: number): number | null =>
      partsOf(s, ctx, year)[areas.indexOf(area)]!.mean;
    expect([of("service", 0), of("service", 1), of("service")]).toEqual([605, -560, 45]);
    expect([of("transfers", 0), of("transfers", 1), of("transfers")]).toEqual([-7, -9, -16]);
  });
});

describe("what must be true", () => {
  const found = (payload: Payload, years: number): void => {
    const [answer] = payload.scenarios[0]!.break_even as BreakEven[];
    Object.assign(answer!, {
      outcome: "found",
      years,
      needed: {
        placement_starts: { mean: 2, low: 1, high: 3 },
        placement_years: { mean: -8, low: -10, high: -6 },
        divorces: { mean: 5, low: -1, high: 11 },
        placement_years_foster: { mean: -4, low: -5, high: -3 },
      },
    });
    const metrics = payload.summary.scenarios[0]!.metrics;
    Object.assign(metrics.placement_years!, by(-40, 4));
    Object.assign(metrics.placement_starts!, by(12, 4));
  };
  it("names what surely changes, sums first and then by size, and what is expected a year", () => {
    const { s, ctx } = made((payload) => found(payload, 4));
    const shown = changesAtZero(s, ctx);
    expect(shown.map((c) => c.id)).toEqual(["placement_years", "placement_years_foster"]);
    // 40 over four years.
    expect(shown[0]!.expected).toMatchObject({ mean: -10, se: 1 });
  });
  it("expects nothing where the run has other years than the break-even", () => {
    const { s, ctx } = made((payload) => found(payload, 10));
    expect(changesAtZero(s, ctx)[0]!.expected.mean).toBeNull();
  });
  it("twelve fewer are fewer", () => {
    const { ctx } = made(() => {});
    expect(moreOrFewer(-12, 0, ctx)).toBe(ctx.t("front.fewer", "12"));
    expect(moreOrFewer(12, 0, ctx)).toBe(ctx.t("front.more", "12"));
  });
  it("is a guess only if no effect rests on a source", () => {
    const grades = (...all: string[]) =>
      made((payload) => {
        const [answer] = payload.scenarios[0]!.break_even as BreakEven[];
        const effect = answer!.effects[0]!;
        answer!.effects = all.map((grade) => ({ ...effect, grade }));
      }).s;
    expect([isGuess(grades("N", "N")), isGuess(grades("N", "V"))]).toEqual([true, false]);
  });
  it("tells assumptions from a twentieth of the result on, and prices 3 per cent off", () => {
    installDocument();
    const { s, ctx } = made((payload) => {
      const [p] = payload.scenarios[0]!.parameters;
      payload.scenarios[0]!.weights = [{ key: p!.key, share: 0.31, share_se: null, grade: "N" }];
      const row =
        payload.fit.find((fit) => fit.id === "cost_per_placement_year") ?? payload.fit[0]!;
      payload.fit = [
        {
          ...row,
          id: "cost_per_placement_year",
          target: 100,
          simulated: 110,
          tolerance: 20,
          within: true,
        },
      ];
    });
    const text = plain(frontUnknown(s, ctx).textContent ?? "");
    expect(text).toContain("31 pct.");
    expect(text).toContain("110");
  });
});

describe("scenarios of different years", () => {
  const two = (): Context => {
    const payload = payloads.three();
    payload.summary.scenarios.length = payload.scenarios.length = 2;
    const year = (i: number) => ({
      year: 2026 + i,
      ...by(-10),
      cumulated_difference: e(-10 * (i + 1)),
    });
    payload.summary.scenarios.forEach((summary, s) => {
      const years = s === 0 ? 4 : 2;
      Object.assign(summary, { first_year: 2026, last_year: 2025 + years });
      for (const payer of Object.values(summary.payers))
        payer.years = Array.from({ length: years }, (_, i) => year(i));
      Object.assign(summary.payers.municipality!.payback, {
        no_difference: false,
        probability: 0.9,
        probability_by_year: { 2026: 0.1, 2027: 0.3, 2028: 0.6, 2029: 0.9 },
      });
      payload.scenarios[s]!.yearly.placement_starts = Array.from({ length: years }, () => by(-3));
    });
    return createContext(payload, "da");
  };
  it("are compared over their first two: 20 saved, 6 placements less, 30 per cent back", () => {
    const [row] = comparisonTable(two()).rows;
    expect(cell(row![1]!).value).toBe(-20);
    expect(cell(row![3]!).value).toBe(-6);
    expect(cell(row![row!.length - 1]!).value).toBe(0.3);
  });
});

describe("printed rows", () => {
  it("of levels where nothing differs have the digits of the level's own error", () => {
    const { ctx } = made(() => {});
    const none: Estimate = { mean: 0, se: 0, low: 0, high: 0 };
    const row = { baseline: e(123456, 2000), scenario: e(123456, 2000), difference: none };
    expect(comparedCells(row, "kr. per child", "p", ctx)[0]!.text).toBe("123.000");
  });
  it("give the file both ends of an interval, the lower first", () => {
    const { ctx } = made(() => {});
    expect(intervalCell(e(10, 1), "number", ctx).ends).toEqual([8, 12]);
  });
  it("a price of a placement-year has both ends", () => {
    const { ctx } = made(() => {});
    const table = incrementalTable(
      {
        reference: "b",
        cost: "cost_municipality",
        cost_unit: "kr.",
        effect: "placement_years",
        effect_unit: "",
        ratio_unit: "",
        rows: [
          {
            option: "x",
            cost: e(5e6, 1e5),
            effect: e(10, 1),
            standing: "frontier",
            against: "b",
            ratio: 500000,
            ratio_se: 20000,
            ratio_confidence: { low: 400000, high: 700000 },
            frontier_share: 1,
          },
        ],
      },
      ctx,
    );
    expect(plain(cell(table.rows[0]![3]!).detail ?? "")).toBe("400.000 til 700.000");
  });
  it("back in 20 of 100 calculations is not likely, whatever the median says", () => {
    const { s, ctx } = made((payload) => {
      Object.assign(payload.summary.scenarios[0]!.payers.municipality!.payback, {
        no_difference: false,
        probability: 0.2,
        median_year: 2028,
      });
    });
    expect(paybackTitle(s, ctx)).toBe(
      ctx.t("payback.less", String(s.summary.last_year), formatShare(0.2, "da")),
    );
  });
});

describe("drawings", () => {
  it("a fan's quantile is the one that is asked for", () => {
    expect(quantile({ probabilities: [0.025, 0.5, 0.975] }, [-7, 1, 9], 0.5)).toBe(1);
  });
  it("two layers of 3 and 4 are 7 high", () => {
    expect(
      stackTop([
        { name: "a", without: [3, 1], with: [2, 2] },
        { name: "b", without: [4, 1], with: [1, 1] },
      ]),
    ).toBe(7);
  });
});

describe("studies", () => {
  const { ctx } = made(() => {});
  it("count the points at which the municipality saves", () => {
    const points = [-1, -2, 3].map((cost) => ({ cost, effect: 1, option: "x" }));
    const { title } = analysisParts(
      { kind: "plane", output: "cost_municipality", effect: "placement_years", points },
      ctx,
    );
    expect(title).toBe(ctx.t("study.plane.title", "2", "3"));
  });
  it("count the pilots that are worth their cost, best first", () => {
    const pilot = (key: string, net: number) => ({
      key,
      families: 10,
      years: 1,
      cost: 5,
      evsi: 4,
      se: 1,
      net,
    });
    const parts = analysisParts(
      { kind: "pilot", rows: [pilot("a", -3), pilot("b", 2), pilot("c", 7)] },
      ctx,
    );
    expect(parts.title).toBe(ctx.t("study.pilot.title", "2", "3"));
    expect(parts.rows.map((row) => cell(row[6]!).value)).toEqual([7, 2, -3]);
  });
});

describe("assumptions and dials", () => {
  const { ctx } = made(() => {});
  it("are shown as they stand in the file", () => {
    expect([1234.5, 0.05, 843000].map((v) => parameterNumber(v, ctx))).toEqual([
      "1.234,5",
      "0,05",
      "843.000",
    ]);
    expect(plain(rangeText({ low: [2], high: [5] } as Parameter, ctx))).toBe("2 – 5");
  });
  const dialled = (keys: Record<string, number>, programmes: string[]) =>
    made((payload) => {
      const [p] = payload.scenarios[0]!.parameters;
      payload.summary.scenarios[0]!.programmes = programmes;
      payload.scenarios[0]!.parameters = Object.entries(keys).map(([key, value]) => ({
        ...p!,
        key,
        value: [value],
      }));
    });
  it("half of 1.4 times the staff is 1.2 times: a factor works by what it adds", () => {
    const { s, ctx: own } = dialled({ "programmes.sverigesmodel.caseworkers_factor": 1.4 }, [
      "sverigesmodel",
    ]);
    const [dial] = amountDials(s, own);
    expect(dial!.positions[0]!.overrides).toEqual([
      "programmes.sverigesmodel.caseworkers_factor=1.2",
    ]);
  });
  it("all programmes move by as many years, none beyond the last year", () => {
    const { s, ctx: own } = dialled(
      { "programmes.leksand.from": 2026, "programmes.paa_forkant.from": 2028 },
      ["leksand", "paa_forkant"],
    );
    const dial = fromDial(s, own)!;
    expect(dial.positions.map((p) => p.overrides)).toEqual([
      [],
      ["programmes.leksand.from=2027", "programmes.paa_forkant.from=2029"],
    ]);
  });
});
