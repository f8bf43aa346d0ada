import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as payloads from "../fixtures/payloads";
import { browserAvailable, launch, open } from "./browser";

/** Words that are read: not those on axes, on tools, or for those who hear the page only. */
async function wordsOfFront(page: Page): Promise<string> {
  return page.evaluate(() => {
    const front = document.querySelector(".front")!.cloneNode(true) as HTMLElement;
    for (const e of front.querySelectorAll("svg, .tools, .hidden, caption.hidden")) e.remove();
    const blocks = front.querySelectorAll("p, li, h1, h2, h3, dt, dd, th, td, figcaption");
    for (const e of blocks) e.append(" \n");
    return front.textContent ?? "";
  });
}

const words = (text: string): string[] =>
  text.split(/[^\p{L}\d-]+/u).filter((w) => /\p{L}/u.test(w));

/** Björnsson's readability index: words a sentence, and the share of words over six letters. */
function lix(text: string): number {
  const sentences = text.split(/[.:?!](?=\s|$)|\n/).filter((s) => words(s).length > 2);
  const all = sentences.flatMap(words);
  return (
    all.length / sentences.length + (100 * all.filter((w) => w.length > 6).length) / all.length
  );
}

describe.skipIf(!browserAvailable)("the front", { timeout: 90_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });

  it("is read in four minutes: at most 700 words and six figures, and plain ones", async () => {
    const { page } = await open(browser, payloads.one());
    const text = await wordsOfFront(page);
    console.info(`front: ${words(text).length} words, LIX ${lix(text).toFixed(1)}`);
    expect(words(text).length).toBeLessThanOrEqual(700);
    expect(await page.$$(".front figure")).toHaveLength(5);
    expect(lix(text)).toBeLessThan(45);
    await page.context().close();
  });

  it("fills two printed pages", async () => {
    const { page } = await open(browser, payloads.one());
    await page.evaluate(() => document.querySelector("#appendix")!.remove());
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect([...pdf.toString("latin1").matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(2);
    await page.context().close();
  });

  it("answers, says what must be true, and keeps everything else one fold down", async () => {
    const { page } = await open(browser, payloads.one());
    const order = await page.$$eval(".front section", (all) => all.map((s) => s.id));
    expect(order).toEqual([
      "answer",
      "front-proposal",
      "front-budget",
      "front-items",
      "payers",
      "payback",
      "front-needed",
      "front-unknown",
    ]);
    expect(await page.isVisible("#economics")).toBe(false);
    await page.click("#appendix > summary");
    expect(await page.isVisible("#economics")).toBe(true);
    await page.context().close();
  });

  it("adds its items up to the difference of the headline", async () => {
    const payload = payloads.one();
    const { page } = await open(browser, payload);
    await page.click("#figure-front-items details.table summary");
    const [csv] = await Promise.all([
      page.waitForEvent("download"),
      page.click("#figure-front-items .files button:first-child"),
    ]);
    const rows = readFileSync(await csv.path(), "utf8")
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => Number((line.split(";")[1] ?? "").replace(",", ".")));
    const total = rows.pop()!;
    expect(rows.reduce((sum, v) => sum + v, 0)).toBeCloseTo(total, -2);
    expect(total).toBeCloseTo(
      payload.summary.scenarios[0]!.metrics.cost_municipality!.difference.mean!,
      -2,
    );
    await page.context().close();
  });

  it("names the places to spare with their error, where the crossing was simulated", async () => {
    const payload = payloads.one();
    const found = payload.scenarios[0]!.break_even[0]!;
    Object.assign(found, {
      outcome: "found",
      strength: 2.6,
      years: 10,
      needed: {
        placement_years: { mean: -12.1, low: -13.3, high: -10.9 },
        placement_years_foster: { mean: 0.4, low: -1, high: 2 },
      },
    });
    const { page } = await open(browser, payload);
    const opening = await page.innerText("#answer");
    expect(opening).toContain("12 færre børn anbragt ad gangen (11 til 13)");
    expect(await page.innerText("#front-needed h3")).toMatch(
      /^Forslaget går i nul ved 12 færre børn anbragt ad gangen; der ventes \d+ færre$/,
    );
    expect(opening).toContain("Der ventes");
    // What may not change at all is not said to be needed.
    expect(await page.$$("#front-needed .panel")).toHaveLength(1);
    await page.context().close();
  });

  it("holds what some years need only against what the same years expect", async () => {
    const payload = payloads.one();
    Object.assign(payload.scenarios[0]!.break_even[0]!, {
      outcome: "found",
      strength: 2.6,
      years: 4,
      needed: { placement_years: { mean: -12.1, low: -13.3, high: -10.9 } },
    });
    const { page } = await open(browser, payload);
    expect(await page.innerText("#answer")).toContain("over 4 år, hvis der er 12 færre");
    expect(await page.innerText("#answer")).not.toContain("Der ventes");
    expect(await page.innerText("#front-needed h3")).not.toContain("ventes");
    expect(await page.innerText("#front-needed")).toContain("gennemsnit af 4 budgetår");
    await page.context().close();
  });
});
