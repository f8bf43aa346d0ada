// Debian's Chromium and Firefox, and what a page must never do in either.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import playwright from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Firefox as Debian has it speaks WebDriver BiDi, which playwright-core calls so. */
export const launch = (which) =>
  which === "firefox"
    ? playwright._bidiFirefox.launch({
        executablePath: process.env.KOHORT_FIREFOX ?? "/usr/bin/firefox-esr",
        headless: true,
      })
    : playwright.chromium.launch({
        executablePath: process.env.KOHORT_CHROMIUM ?? "/usr/bin/chromium",
        args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"].concat(
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ),
      });

/** @returns the page with everything wrong that it says, and requests that leave it */
export async function open(browser, file, { withoutStorage = false } = {}) {
  const url = pathToFileURL(file).href;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  const wrong = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("blob:"))
      wrong.push(`request: ${request.url()}`);
  });
  if (withoutStorage)
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new Error("kept out");
      };
    });
  await page.goto(url);
  return { page, wrong };
}

/** Nothing that axe finds serious, and nothing wider than the window. */
export async function refusesAxe(page, what) {
  // The page's policy keeps scripts out of the page; the browser's own tools may still ask it.
  await page.evaluate(axe);
  const found = await page.evaluate(async () =>
    (await window.axe.run(document, { resultTypes: ["violations"] })).violations
      .filter(({ impact }) => ["serious", "critical"].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary}`),
  );
  if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
    found.push("wider than its window");
  assert.deepEqual(found, [], what);
}
