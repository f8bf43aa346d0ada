import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import type { Payload } from "../../src/payload";
// @ts-expect-error a plain script without types
import { insert } from "../insert.mjs";

const executable = process.env.KOHORT_CHROMIUM ?? "/usr/bin/chromium";
const root = resolve(__dirname, "../..");

/** Whether there is a browser; asking for the tests without one is an error. */
export const browserAvailable = ((): boolean => {
  if (existsSync(executable)) return true;
  if (process.env.KOHORT_BROWSER_TESTS === "1")
    throw new Error(`no browser at ${executable}: install chromium`);
  console.warn(
    `Page tests skipped: no browser at ${executable}. Install chromium or set KOHORT_CHROMIUM.`,
  );
  return false;
})();

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executable,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

const folder = mkdtempSync(join(tmpdir(), "kohort-page-"));
let files = 0;

export function write(payload: Payload, template = "template.html"): string {
  const file = join(folder, `${(files += 1)}.html`);
  writeFileSync(
    file,
    (insert as (t: string, p: Payload) => string)(
      readFileSync(join(root, "dist", template), "utf8"),
      payload,
    ),
  );
  return file;
}

export interface Opened {
  page: Page;
  /** Errors of the page and requests other than for the file itself. */
  errors: string[];
  requests: string[];
  milliseconds: number;
}

export async function open(
  browser: Browser,
  payload: Payload,
  options: BrowserContextOptions = {},
  template?: string,
): Promise<Opened> {
  const url = pathToFileURL(write(payload, template)).href;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("blob:")) requests.push(request.url());
  });
  const start = Date.now();
  await page.goto(url);
  await page.waitForSelector("#main");
  const milliseconds = Date.now() - start;
  await page.waitForTimeout(300);
  await drawn(page);
  return { page, errors, requests, milliseconds };
}

/** Until the drawings below the first screen are made. */
export const drawn = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.documentElement.dataset.drawings !== "waiting");

export async function openDetails(page: Page): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await page.evaluate(() => {
      for (const d of document.querySelectorAll("details")) d.open = true;
    });
    await page.waitForTimeout(150);
    await drawn(page);
  }
}
