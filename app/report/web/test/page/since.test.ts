import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Payload } from "../../src/payload";
import type { Change, Since } from "../../src/since/payload";
import * as payloads from "../fixtures/payloads";
import { browserAvailable, launch, open } from "./browser";

const change = (mean: number, se: number): Change => ({
  mean,
  se,
  low: mean - 2 * se,
  high: mean + 2 * se,
});

/** The answer has fallen by 30 million: 40 by other prices, 10 back by more caseworkers. */
function withSince(): Payload {
  const payload = payloads.one();
  const folder = { folder: "old", version: "0.1.0", build: "a", seed: 1, draws: 25 };
  const rest = { replications: 100, complete: true, result_hash: "0" };
  const since: Since = {
    format: "kohort-since-1",
    before: { ...folder, ...rest },
    after: { ...folder, ...rest, replications: 120 },
    scenarios: [
      {
        id: "proposal",
        before_id: "proposal",
        figures: [
          {
            id: "cost_municipality",
            unit: "kr.",
            obstacle: null,
            before: 91e6,
            after: 61e6,
            change: change(-30e6, 1e6),
            parts: [
              {
                causes: ["data"],
                label: { da: "data", en: "data" },
                simulated: true,
                change: change(-40e6, 1e6),
              },
              {
                causes: ["inputs"],
                label: { da: "forslagets egne tal", en: "the proposal's own numbers" },
                simulated: false,
                change: change(10e6, 1e6),
              },
            ],
          },
          {
            id: "lifetime_cost_public",
            unit: "kr. per child",
            obstacle: {
              da: "kan ikke sammenlignes: før fulgtes børnene til 30 år, nu til 65 år.",
              en: "cannot be compared: children were followed to age 30 before, to age 65 now.",
            },
          },
        ],
        inputs: [
          {
            key: "costs.caseworker",
            unit: "kr. per year",
            meaning: "pay",
            cause: "data",
            what: "value",
            before: 500000,
            after: 540000.5,
            before_source: "",
            after_source: "",
          },
        ],
        hidden: false,
      },
    ],
    only_before: [],
    only_after: [],
    targets_changed: 0,
    joined: null,
  };
  return { ...payload, since };
}

describe.skipIf(!browserAvailable)("since last time", { timeout: 90_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });

  it("stands below the front, says what moved the answer, and lists what was changed", async () => {
    const { page } = await open(browser, withSince());
    const order = await page.$$eval("main > *", (all) => all.map((e) => e.id || e.className));
    expect(order).toEqual(["front", "since", "appendix"]);
    const text = (await page.$eval("#since", (e) => e.textContent ?? "")).replace(/\u00a0/g, " ");
    expect(text).toContain("svaret er gået ned, mest på grund af data");
    for (const told of ["−40", "+10", "−30", "500.000", "540.000,5", "fulgtes børnene til 30 år"])
      expect(text).toContain(told);
    await page.context().close();
  });

  it("is not there where nobody asked", async () => {
    const { page } = await open(browser, payloads.one());
    expect(await page.$("#since")).toBeNull();
    await page.context().close();
  });
});
