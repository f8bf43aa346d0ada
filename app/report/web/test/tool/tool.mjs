// The whole tool in a real browser, from a file: tool.mjs KOHORT KOHORT_HTML chromium|firefox
// What it calculates is what the program writes of the same scenario; whatever goes wrong is said
// in a sentence, and nothing written is lost.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launch, open, refusesAxe } from "./browsers.mjs";

const [program, html] = process.argv.slice(2, 4).map((path) => resolve(path));
const which = process.argv[4] ?? "chromium";
const folder = mkdtempSync(join(tmpdir(), "kohort-tool-"));
const wait = { timeout: 300_000 };

const town = `extends = "denmark.toml"
title = { da = "Egen by", en = "Own town" }
question = { da = "Hvad koster forældregrupper i Egenby?", en = "What do parent groups cost?" }
[municipality]
name = "Egenby"
births_per_year = 60
[programmes.leksand]
enabled = true
`;

function run(text, name, more = []) {
  const file = join(folder, "egen-by.toml");
  writeFileSync(file, text);
  const out = join(folder, name);
  const fixed = ["--no-break-even", "--progress", "none", "--replications", "4", "--draws", "2"];
  execFileSync(program, ["run", file, ...fixed, ...more, "--out", out], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return out;
}

/** The answer and the key figures, as the reader sees them. */
const answer = (page) =>
  page.$eval("#answer", (e) =>
    [...e.querySelectorAll(".answer p, .key-figures dt, .key-figures dd")].map(
      (p) => p.textContent,
    ),
  );
const said = (page, selector, pattern) =>
  page.waitForFunction(
    ([s, p]) => new RegExp(p).test(document.querySelector(s)?.textContent ?? ""),
    [selector, pattern],
    wait,
  );

/** All at once, as a paste: Firefox would be told key by key, and the page reads in between. */
async function write(page, text) {
  await page.$eval(
    "textarea",
    (e, whole) => {
      e.value = whole;
      e.dispatchEvent(new Event("input", { bubbles: true }));
    },
    text,
  );
}

/** A file of the reader's own. */
async function give(page, selector, name, text) {
  const given = mkdtempSync(join(folder, "given-"));
  writeFileSync(join(given, name), text);
  await page.setInputFiles(selector, join(given, name));
}

async function settings(page, values) {
  await page.evaluate(() => {
    document.querySelector("#run details").open = true;
  });
  for (const [name, value] of Object.entries(values)) {
    await page.fill(`#run input[name=${name}]`, value);
    await page.$eval(`#run input[name=${name}]`, (e) =>
      e.dispatchEvent(new Event("change", { bubbles: true })),
    );
  }
}

/** What a download holds; Firefox keeps downloads to itself. */
async function saved(page, label) {
  const [download] = await Promise.all([
    page.waitForEvent("download", wait),
    page.click(`.tool-head button:has-text("${label}")`),
  ]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

const browser = await launch(which);
try {
  const bytes = statSync(html).size;
  console.log(`kohort.html: ${(bytes / 1e6).toFixed(2)} MB, ${which} ${browser.version()}`);
  assert.ok(bytes < 6e6, "kohort.html stays below 6 MB");
  const { page, wrong } = await open(browser, html);
  await page.waitForSelector("main.tool textarea", wait);
  const built = await page.evaluate(
    () => performance.getEntriesByName("kohort-built")[0].startTime,
  );
  console.log(`built after ${Math.round(built)} ms`);

  // A scenario that comes with it, taken with the keyboard alone.
  await page.keyboard.press("Tab");
  for (let i = 0; i < 20; i += 1) {
    if (await page.evaluate(() => document.activeElement?.tagName === "SELECT")) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await said(page, ".edit-status", "^I orden: \\d+ værdier");
  assert.match(await page.inputValue("textarea"), /extends = /);
  assert.ok((await page.$$("#choose option")).length >= 9, "all scenarios are there");
  const taken = await page.inputValue("textarea");

  // A text of one's own, with an error: its line, the way there, and what was meant.
  await write(page, town.replace("births_per_year", "births_per_yaer"));
  await said(page, ".edit-status", "^1 fejl");
  assert.match(await page.innerText(".problem-list"), /Linje 6, tegn 1: .*births_per_yaer/);
  await page.click(".problem-list button.link");
  const selected = await page.$eval("textarea", (e) =>
    e.value.slice(e.selectionStart, e.selectionEnd),
  );
  assert.equal(selected, "births_per_yaer = 60", "the error leads to its line");
  await page.click("#run button.run");
  await said(page, ".run-status", "Ret fejlene");
  await page.click('.problem-list button:has-text("births_per_year")');
  await said(page, ".edit-status", "^I orden");
  assert.equal(await page.inputValue("textarea"), town, "the suggestion is put in");
  await write(page, "extends = [");
  await said(page, ".edit-status", "^\\d+ fejl");
  assert.match(await page.innerText(".problem-list"), /Linje 1/, "no TOML at all: where");
  await write(page, town.replace("= 60", "= -60"));
  await said(page, ".problem-list", "-60");
  assert.match(await page.innerText(".problem-list"), /births_per_year.*-60.*\d/, "allowed range");
  await write(page, town);
  await said(page, ".edit-status", "^I orden");

  // Every value with its grade and source; one that is not in the text gets a line there.
  await page.click("#edit .values summary");
  await page.fill("#edit .values input", "casework turnover");
  const row = await page.innerText("#edit .values tbody tr");
  assert.match(row, /casework\.turnover/);
  assert.match(row, /denmark-unfitted\.toml:\d+|denmark\.toml:\d+/, "where it comes from");
  await page.click("#edit .values tbody button");
  assert.match(await page.inputValue("textarea"), /\n\[casework\]\nturnover = [\d.]+\n/);
  await write(page, town);
  await said(page, ".edit-status", "^I orden");

  // Ten megabytes are refused, pasted or otherwise, and the text stands.
  await page.$eval("textarea", (e) => {
    const data = new DataTransfer();
    data.setData("text/plain", "x".repeat(10_000_000));
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: data });
    e.dispatchEvent(event);
  });
  await said(page, ".edit-status", "10,0 MB");
  await page.$eval("textarea", (e) => {
    e.value += "x".repeat(10_000_000);
    e.dispatchEvent(new Event("input", { bubbles: true }));
  });
  assert.equal(await page.inputValue("textarea"), town, "nothing is lost");

  // Settings that cannot be are said, and the calculation is the program's.
  await settings(page, { replications: "0" });
  assert.match(await page.innerText("#run [role=alert]"), /helt tal fra 1/);
  await settings(page, { replications: "4", draws: "2" });
  await give(page, "#choose input[type=file]", "egen-by.toml", town);
  await said(page, ".message", "egen-by\\.toml er åbnet");
  await said(page, ".edit-status", "^I orden");
  await page.focus("#run button.run");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#answer", wait);
  const out = run(town, "program");
  const own = await open(browser, join(out, "report.html"));
  await own.page.waitForSelector("#answer", wait);
  assert.deepEqual(await answer(page), await answer(own.page), "the answer is the program's");
  assert.ok(await page.$("#appendix"), "the whole report");
  assert.match(await page.innerText(".tool-head"), /kohort run egen-by\.toml/);
  const summary = readFileSync(join(out, "summary.json"), "utf8");
  if (which === "chromium") {
    const kept = await saved(page, "summary.json");
    assert.equal(readFileSync(kept, "utf8"), summary, "summary.json, byte for byte");
    const report = await open(browser, await saved(page, "Rapporten"));
    await report.page.waitForSelector("#answer", wait);
    assert.deepEqual(await answer(report.page), await answer(page), "the report stands alone");
    await report.page.click("#try button.proof");
    await report.page.waitForSelector("#try [data-proof]", wait);
    assert.equal(await report.page.getAttribute("#try [data-proof]", "data-proof"), "good");
    wrong.push(...report.wrong);
    const zip = await saved(page, "dansk Excel");
    const list = String(execFileSync("python3", ["-m", "zipfile", "-l", zip]));
    assert.match(list, /tables\/headline\.csv[\s\S]*summary\.json/);
    assert.equal(readFileSync(await saved(page, "Scenariet"), "utf8"), town);
  }

  // Other calculations beside it; what is damaged is refused with its place.
  await page.click('nav button:has-text("Sammenlign")');
  const drop = (name, text) => give(page, "main input[type=file]", name, text);
  await drop("summary.json", summary);
  await said(page, ".message", "er her allerede");
  const half = run(town, "half", ["--set", "programmes.leksand.meetings=3"]);
  await drop("halv.json", readFileSync(join(half, "summary.json"), "utf8"));
  await said(page, ".message", "halv\\.json er med");
  assert.equal((await page.$$("main tbody tr")).length, 2, "two calculations side by side");
  await drop("skadet.json", summary.slice(0, summary.length / 2));
  await said(page, ".message", "skadet\\.json kan ikke læses");
  await drop("andre-priser.json", summary.replace(/"price_year": \d+/, '"price_year": 1999'));
  await said(page, ".message", "her allerede|1999-priser");
  assert.equal((await page.$$("main tbody tr")).length, 2, "and what was there stays");
  await refusesAxe(page, "compare");

  // Stopped in the middle: what is finished is shown, and said to be less than was asked for.
  await page.click('nav button:has-text("Scenarie")');
  assert.equal(await page.inputValue("textarea"), town, "the text is as it was");
  await settings(page, { replications: "3000", draws: "0" });
  await page.click("#run button.run");
  await page.waitForFunction(() => document.querySelector("#run progress").value >= 2, null, wait);
  await page.click("#run button.stop");
  await said(page, "#answer", "Ufuldstændig beregning|af 3000 gentagelser");
  await settingsBack(page);

  // Another visit finds the text; where nothing can be kept, that is said.
  await page.reload();
  await said(page, ".message", "Teksten fra sidst");
  assert.equal(await page.inputValue("textarea"), town);
  await page.setViewportSize({ width: 390, height: 800 });
  await said(page, ".edit-status", "^I orden");
  await refusesAxe(page, "scenario");
  await page.click("header .language");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await said(page, ".edit-status", "^OK: \\d+ values");
  await page.click("header .language");
  await write(page, taken);
  const bare = await open(browser, html, { withoutStorage: true });
  await said(bare.page, ".message", "Browseren gemmer ikke teksten");
  assert.deepEqual([...wrong, ...own.wrong], [], "no errors, and no request leaves the page");
  console.log("tool test: passed");
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function settingsBack(page) {
  await page.click('nav button:has-text("Scenarie")');
  await settings(page, { replications: "4", draws: "2" });
}
