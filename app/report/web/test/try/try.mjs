// "Try it yourself" in a real browser, from a file: node test/try/try.mjs KOHORT SCENARIO
// A dial moved gives what the command that the page names gives, to the digit shown; stored
// replications are recomputed with equal check sums, and a changed one is noticed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, scenario] = process.argv.slice(2).map((path) => resolve(path));
const folder = mkdtempSync(join(tmpdir(), "kohort-try-"));
const start = ["--replications", "8", "--draws", "4", "--set", "municipality.births_per_year=60"];

function run(name, more) {
  execFileSync(
    program,
    [
      "run",
      scenario,
      "--no-break-even",
      "--progress",
      "none",
      ...more,
      "--out",
      join(folder, name),
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  return join(folder, name, "report.html");
}

/** Words of a command line, as a shell reads them. */
const wordsOf = (line) =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);

async function open(browser, file) {
  const url = pathToFileURL(file).href;
  const page = await browser.newPage();
  const wrong = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("blob:"))
      wrong.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await page.waitForSelector("#main");
  return { page, wrong };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds in the section with an answer in it, and whether the page is wider than its
 * window.
 */
async function faults(browser, file, colorScheme, width) {
  // The page's own policy keeps other scripts out; only for axe it is set aside.
  const page = await browser.newPage({
    colorScheme,
    viewport: { width, height: 900 },
    bypassCSP: true,
  });
  await page.goto(pathToFileURL(file).href);
  await page.click("#try button:not(.proof)");
  await page.focus("#try input[name=strength]");
  await page.keyboard.press("ArrowLeft");
  await page.waitForSelector("#try .try-answer .answer", { timeout: 300_000 });
  await page.evaluate(() => {
    for (const e of document.querySelectorAll("#try details")) e.open = true;
  });
  await page.evaluate(axe);
  const found = await page.evaluate(async () =>
    (await window.axe.run("#try", { resultTypes: ["violations"] })).violations
      .filter(({ impact }) => ["serious", "critical"].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary}`),
  );
  if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
    found.push("wider than its window");
  await page.close();
  return found;
}

const text = (page, within) =>
  page.$eval(within, (e) =>
    [...e.querySelectorAll(".answer p, .key-figures dt, .key-figures dd")].map(
      (p) => p.textContent,
    ),
  );

const browser = await chromium.launch({
  executablePath: process.env.KOHORT_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  const report = run("report", start);
  const bytes = statSync(report).size;
  console.log(`report.html: ${(bytes / 1e6).toFixed(2)} MB`);
  assert.ok(bytes < 3.5e6, "report.html stays below 3.5 MB");
  const { page, wrong } = await open(browser, report);
  const stated = await text(page, "#answer");

  await page.click("#try button.proof");
  await page.waitForSelector("#try [data-proof]", { timeout: 300_000 });
  assert.equal(
    await page.getAttribute("#try [data-proof]", "data-proof"),
    "good",
    await page.innerText("#try .proof-status"),
  );
  assert.match(await page.innerText("#try .proof-status"), /8 af 8/);

  // Two dials moved with the keyboard alone.
  await page.focus("#try button:not(.proof)");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#try .dial input", { timeout: 120_000 });
  assert.ok((await page.$$("#try .dial input")).length >= 3, "three dials");
  const settled = () =>
    page.waitForFunction(
      () =>
        document.querySelector("#try .try-answer")?.dataset.replications === "8" &&
        /8/.test(document.querySelector("#try .try-status").textContent),
      null,
      { timeout: 300_000 },
    );
  await page.focus("#try input[name=strength]");
  await page.keyboard.press("ArrowLeft");
  await page.waitForSelector("#try .try-answer .answer, #try .try-answer > ul", {
    timeout: 300_000,
  });
  assert.deepEqual(
    await page.$$eval("#try .try-answer > ul li", (all) => all.map((e) => e.textContent)),
    [],
    "no problem instead of an answer",
  );
  await page.focus("#try input[name=from]");
  await page.evaluate(() => {
    delete document.querySelector("#try .try-answer").dataset.replications;
  });
  await page.keyboard.press("ArrowRight");
  await settled();
  const shown = await text(page, "#try .try-answer");
  assert.notDeepEqual(shown, stated, "another question has another answer");

  await page.evaluate(() => {
    document.querySelector("#try .try-answer details").open = true;
  });
  const command = await page.innerText("#try .try-answer code");
  console.log(command);
  const [, , , ...options] = wordsOf(command);
  const same = await open(browser, run("same", options));
  assert.deepEqual(shown, await text(same.page, "#answer"), "the page's answer is the program's");

  // Back to the proposal, then the largest amount: more room than the stated range.
  await page.click("#try .try-back");
  await page.waitForFunction(
    () => document.querySelector("#try .try-answer").children.length === 0,
  );
  await page.focus("#try .dial:nth-child(2) input");
  await page.evaluate(() => {
    delete document.querySelector("#try .try-answer").dataset.replications;
  });
  await page.keyboard.press("End");
  await settled();
  const [, , , ...largest] = wordsOf(
    await page.$eval("#try .try-answer code", (e) => e.textContent),
  );
  const other = await open(browser, run("largest", largest));
  assert.deepEqual(
    await text(page, "#try .try-answer"),
    await text(other.page, "#answer"),
    "the largest amount, too",
  );
  assert.deepEqual(
    [...wrong, ...same.wrong, ...other.wrong],
    [],
    "no errors, and no request leaves the page",
  );

  assert.deepEqual(await faults(browser, report, "light", 1280), [], "readable for all");
  assert.deepEqual(
    await faults(browser, report, "dark", 360),
    [],
    "readable for all in the dark, on a phone",
  );

  // A check sum that is not the stored one is noticed.
  const html = readFileSync(report, "utf8");
  const [{ rows }] = JSON.parse(/id="payload">(.*?)<\/script>/s.exec(html)[1]).again.check_sums;
  const changed = join(folder, "changed.html");
  writeFileSync(changed, html.replace(rows[0], [...rows[0]].reverse().join("")));
  const damaged = await open(browser, changed);
  await damaged.page.click("#try button.proof");
  await damaged.page.waitForSelector("#try [data-proof]", { timeout: 300_000 });
  assert.equal(await damaged.page.getAttribute("#try [data-proof]", "data-proof"), "bad");
  console.log("try test: passed");
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
