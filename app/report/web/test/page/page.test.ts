import { statSync, readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as payloads from "../fixtures/payloads";
import { browserAvailable, launch, open, openDetails, write } from "./browser";

describe.skipIf(!browserAvailable)("the page", { timeout: 90_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });

  const cases = {
    one: payloads.one,
    three: payloads.three,
    "without programmes": payloads.withoutProgrammes,
    "covering zero": payloads.coveringZero,
    incomplete: payloads.incomplete,
  };
  for (const [name, make] of Object.entries(cases)) {
    it(`opens from a file without network or errors, in both languages: ${name}`, async () => {
      const payload = make();
      const { page, errors, requests, milliseconds } = await open(browser, payload);
      console.info(`${name}: opened in ${milliseconds} ms`);
      expect(await page.getAttribute("html", "lang")).toBe("da");
      const danish = await page.innerText("main");
      await openDetails(page);
      await page.click(".language");
      await page.waitForTimeout(300);
      expect(await page.getAttribute("html", "lang")).toBe("en");
      expect(await page.innerText("main")).not.toBe(danish);
      await openDetails(page);
      for (const text of [danish, await page.innerText("main")])
        expect(text).not.toMatch(/undefined|NaN|\[object|\{\d\}|pct\.\.|kr\.\.(?!\.)/);
      expect(errors).toEqual([]);
      expect(requests).toEqual([]);
      await page.context().close();
    });
  }

  it("says first what the program answers, then warns of an incomplete run", async () => {
    const zero = payloads.coveringZero();
    const first = await open(browser, zero);
    expect(await first.page.innerText(".answer .first")).toBe(
      zero.summary.scenarios[0]!.answer.da[0],
    );
    expect(await first.page.innerText("h1")).toBe(zero.summary.scenarios[0]!.question.da);
    const second = await open(browser, payloads.incomplete());
    expect(await second.page.innerText(".warnings")).toContain("1 af 40");
    await first.page.context().close();
    await second.page.context().close();
  });

  it("explains every figure: no why is without a formula", async () => {
    const payload = payloads.one();
    payload.study = null;
    const { page } = await open(browser, payload);
    await openDetails(page);
    const whys = await page.$$eval("details.why", (all) =>
      all.map((d) => ({ id: d.closest("figure")?.id ?? "", text: d.textContent ?? "" })),
    );
    expect(whys.length).toBeGreaterThan(15);
    for (const { id, text } of whys) expect(text, id).toContain("Sådan regnes det ud");
    const without = await page.$$eval("figure:not(:has(details.why))", (all) =>
      all.map((f) => f.id),
    );
    // Lists of what went in have no calculation behind them.
    expect(without.filter((id) => !/^figure-(assumptions-|manifest)/.test(id))).toEqual([]);
    await page.context().close();
  });

  it("has no English in the Danish page, except what is marked or from a source", async () => {
    const payload = payloads.one();
    payload.study = null;
    const { page } = await open(browser, payload);
    await openDetails(page);
    const text = await page.evaluate(() => {
      for (const e of document.querySelectorAll("[lang=en], .page-head, td > a, .sources"))
        e.remove();
      return document.querySelector("main")!.textContent ?? "";
    });
    expect(text).not.toMatch(/\b(the|share|hazard|per child|birth year|gain|present value|of)\b/);
    await page.context().close();
  });

  it("opens a study without scenarios as a page of its own", async () => {
    const payload = payloads.studyAlone();
    const { page, errors } = await open(browser, payload);
    expect(await page.innerText("h1")).toBe(payload.study!.title.da);
    expect(await page.title()).toContain(payload.study!.title.da);
    expect(await page.innerText(".warnings")).toContain("1 af 64");
    expect(await page.$$("#study figure")).toHaveLength(payload.study!.analyses.length);
    await openDetails(page);
    const text = await page.innerText("main");
    expect(text).toContain("Sagstallets virkning på, hvor længe ophold");
    expect(text).not.toMatch(/undefined|NaN|\[object|\{\d\}/);
    await page.click(".language");
    await openDetails(page);
    expect(await page.innerText("main")).not.toMatch(/undefined|NaN|\[object|\{\d\}/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("is small enough to be mailed", () => {
    const size = statSync(write(payloads.three())).size;
    console.info(`three scenarios: ${Math.round(size / 1024)} KB`);
    expect(size).toBeLessThan(3_000_000);
  });

  it("gives every chart a text and a table with a caption", async () => {
    const { page } = await open(browser, payloads.one());
    await openDetails(page);
    const figures = await page.$$eval("figure", (all) =>
      all.map((f) => ({
        id: f.id,
        title: f.querySelector("h3")?.textContent ?? "",
        charts: [...f.querySelectorAll(".drawing > svg")].map((s) => [
          s.getAttribute("role"),
          s.getAttribute("aria-label") ?? "",
        ]),
        drawings: f.querySelectorAll(".drawing").length,
        caption: f.querySelector("table caption")?.textContent ?? "",
        buttons: f.querySelectorAll(".files button").length,
      })),
    );
    expect(figures.length).toBeGreaterThan(15);
    for (const f of figures) {
      expect(f.title.length, f.id).toBeGreaterThan(3);
      expect(f.caption.length, f.id).toBeGreaterThan(3);
      expect(f.charts.length, f.id).toBe(f.drawings);
      expect(f.buttons, f.id).toBe(f.drawings > 0 ? 2 : 1);
      for (const [role, label] of f.charts) {
        expect(role).toBe("img");
        expect(label!.length, f.id).toBeGreaterThan(20);
      }
    }
    await page.context().close();
  });

  it("downloads a figure as Danish CSV and as a drawing that stands alone", async () => {
    const { page } = await open(browser, payloads.one());
    await page.click("#appendix > summary");
    const [csv] = await Promise.all([
      page.waitForEvent("download"),
      page.click("#figure-budget .files button:first-child"),
    ]);
    const text = readFileSync(await csv.path(), "utf8");
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(text.split("\r\n")[0]).toMatch(/^\ufeffÅr;Uden;Med;/);
    const [svg] = await Promise.all([
      page.waitForEvent("download"),
      page.click("#figure-fan-municipality .files button:last-child"),
    ]);
    const drawing = readFileSync(await svg.path(), "utf8");
    expect(drawing).toMatch(/^<svg/);
    expect(drawing).not.toContain("var(--");
    await page.context().close();
  });

  it("answers why with formula, parameter, place and source", async () => {
    const payload = payloads.one();
    const { page } = await open(browser, payload);
    await page.click("#appendix > summary");
    await page.click("#figure-budget details.why summary");
    const text = await page.innerText("#figure-budget details.why");
    const key = payload.scenarios[0]!.lineage.budget!.parameters[0]!;
    const parameter = payload.scenarios[0]!.parameters.find((p) => p.key === key)!;
    expect(text).toContain(payload.scenarios[0]!.lineage.budget!.formula.da);
    expect(text).toContain(`${parameter.history[0]!.file}:${parameter.history[0]!.line}`);
    await page.context().close();
  });

  it("can be used with the keyboard: skip link, language, sorting, disclosures", async () => {
    const { page } = await open(browser, payloads.three());
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("language");
    const sort = page.locator("#comparison .sort").nth(1);
    await sort.focus();
    await page.keyboard.press("Enter");
    expect(await page.getAttribute("#comparison th:nth-child(2)", "aria-sort")).toBe("descending");
    const values = await page.$$eval("#comparison tbody tr td:nth-child(2) .number", (all) =>
      all.map((e) => e.textContent),
    );
    await page.keyboard.press("Enter");
    expect(
      await page.$$eval("#comparison tbody tr td:nth-child(2) .number", (all) =>
        all.map((e) => e.textContent),
      ),
    ).toEqual([...values].reverse());
    const summary = page.locator("#figure-budget details.why > summary");
    await summary.focus();
    await page.keyboard.press("Space");
    expect(await page.locator("#figure-budget details.why").getAttribute("open")).not.toBeNull();
    await page.context().close();
  });

  for (const width of [320, 360, 768]) {
    it(`does not scroll sideways at ${width} px (320 px is 1,280 px at 400 %)`, async () => {
      for (const make of [payloads.one, payloads.three]) {
        const { page } = await open(browser, make(), { viewport: { width, height: 640 } });
        await openDetails(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          width,
        );
        await page.context().close();
      }
    });
  }

  it("runs nothing that data bring with them, and keeps its shape", async () => {
    const { page, errors, requests } = await open(browser, payloads.hostile(), {
      viewport: { width: 360, height: 640 },
    });
    await openDetails(page);
    expect(
      await page.evaluate(() => (window as unknown as { hacked?: boolean }).hacked),
    ).toBeUndefined();
    expect(
      await page.$$("main script, main img, main iframe, a[href^='javascript'], a[href^='data']"),
    ).toHaveLength(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
    expect((await page.innerText("h1, h2")).length).toBeLessThan(1000);
    expect(errors).toEqual([]);
    expect(requests).toEqual([]);
    await page.context().close();
  });

  it("writes the account with six elements and a box for people in each", async () => {
    const { page, errors } = await open(browser, payloads.one(), {}, "account-template.html");
    expect(
      await page.$$eval("main > section > h2", (all) => all.map((e) => e.textContent?.slice(0, 2))),
    ).toEqual(["1.", "2.", "3.", "4.", "5.", "6."]);
    expect(await page.$$(".write")).toHaveLength(6);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("prints on A4 with page numbers", async () => {
    const { page } = await open(browser, payloads.one());
    // The tables that belong on paper are open while it prints, and closed again after.
    await page.evaluate(() => {
      addEventListener("beforeprint", () => {
        document.body.dataset.opened = String(
          document.querySelectorAll("details.on-paper[open] table").length,
        );
      });
    });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(20_000);
    expect(Number(await page.getAttribute("body", "data-opened"))).toBeGreaterThanOrEqual(3);
    expect(await page.$$("details.on-paper[open]")).toHaveLength(0);
    expect(await page.$$("main > section > figure .drawing.waiting")).toHaveLength(0);
    await page.context().close();
  });
});
