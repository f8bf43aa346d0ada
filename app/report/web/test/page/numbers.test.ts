import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as payloads from "../fixtures/payloads";
import { browserAvailable, launch, open, openDetails } from "./browser";

interface Shown {
  path: string;
  text: string;
  /** Text that says the unit of a bare number: table head and caption. */
  around: string;
}

/** Reads a printed number back: an independent reading, not the page's own formatter. */
function parse(
  text: string,
  language: "da" | "en",
): { value: number; step: number; money: boolean } | null {
  const match = /([+\u2212]?)([\d.,]+)/.exec(text);
  if (!match) return null;
  const decimal = language === "da" ? "," : ".";
  const plain = match[2]!
    .split(language === "da" ? "." : ",")
    .join("")
    .replace(decimal, ".");
  const decimals = plain.split(".")[1]?.length ?? 0;
  const zeros = decimals > 0 ? 0 : (/[1-9](0*)$/.exec(plain)?.[1]?.length ?? 0);
  const value = Number(plain) * (match[1] === "\u2212" ? -1 : 1);
  return { value, step: 10 ** (decimals > 0 ? -decimals : zeros), money: /mio|million/.test(text) };
}

function resolvePath(root: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], root);
}

/** Where rows stand together: all payers and years, all of a ledger, metrics of one family. */
function together(path: string): string {
  const metric = /^(.*\.metrics\.[a-z]+)/.exec(path)?.[1];
  return metric ?? path.split(".").slice(0, 3).join(".");
}

/** The smallest standard error of a difference among the rows that stand together with this one. */
function surest(root: unknown, path: string): number {
  const group = together(path.replace(/^payload\./, ""));
  let least = Infinity;
  const visit = (node: unknown, at: string): void => {
    if (node === null || typeof node !== "object") return;
    for (const [key, child] of Object.entries(node)) {
      const here = at === "" ? key : `${at}.${key}`;
      const whole = here.replace(/^summary\./, "");
      if (/difference$/.test(key) && together(whole) === group) {
        const se = (child as { se?: number | null } | null)?.se;
        if (typeof se === "number" && se > 0) least = Math.min(least, se);
      }
      visit(child, here);
    }
  };
  visit(root, "");
  return least;
}

describe.skipIf(!browserAvailable)("numbers on the page", { timeout: 90_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });

  for (const [template, make, language] of [
    ["template.html", payloads.one, "da"],
    ["template.html", payloads.three, "en"],
    ["template.html", payloads.coveringZero, "da"],
    ["account-template.html", payloads.one, "da"],
  ] as const) {
    it(`equal the summary after rounding: ${template}, ${make.name}, ${language}`, async () => {
      const payload = make();
      const { page } = await open(browser, payload, {}, template);
      if (language === "en") await page.click(".language");
      await page.waitForTimeout(200);
      await openDetails(page);
      const shown: Shown[] = await page.$$eval("[data-figure]", (all) =>
        all.map((e) => {
          const cell = e.closest("td, th") as HTMLTableCellElement | null;
          const table = e.closest("table");
          const head =
            cell && table ? (table.tHead?.rows[0]?.cells[cell.cellIndex]?.textContent ?? "") : "";
          const first =
            (e.closest("tr")?.cells[0]?.textContent ?? "") +
            (e.closest("tr")?.cells[1]?.textContent ?? "");
          return {
            path: e.getAttribute("data-figure")!,
            text: e.textContent ?? "",
            around: `${head}|${table?.caption?.textContent ?? ""}|${first}`,
          };
        }),
      );
      expect(shown.length).toBeGreaterThan(template.startsWith("account") ? 60 : 300);
      for (const { path, text, around } of shown) {
        const whole = path.startsWith("payload.");
        const truth = resolvePath(whole ? payload : payload.summary, whole ? path.slice(8) : path);
        const read = parse(text, language);
        if (truth === null || truth === undefined) {
          expect(read, path).toBeNull();
          continue;
        }
        expect(read, `${path}: "${text}"`).not.toBeNull();
        const { value, step, money } = read!;
        const share = /pct\.|%/.test(text) || /examinations_overdue/.test(path);
        const scale = /pct\.|%/.test(text)
          ? 0.01
          : money || /, mio\.\skr\.|, million\skr\./.test(around)
            ? 1e6
            : /1[.,]000\skr\./.test(around) && !/mio|million/.test(text)
              ? 1000
              : share
                ? 0.01
                : 1;
        const se = path.endsWith(".mean")
          ? (resolvePath(
              whole ? payload : payload.summary,
              path.replace(/^payload\./, "").replace(/mean$/, "se"),
            ) as number | null)
          : null;
        // A zero does not show its own place: it is that of the standard error.
        const unit =
          value === 0 && se !== null && se > 0
            ? Math.max(step * scale, 10 ** Math.floor(Math.log10(se / scale)) * scale)
            : step * scale;
        expect(
          Math.abs(value * scale - (truth as number)),
          `${path}: "${text}" for ${String(truth)}`,
        ).toBeLessThanOrEqual(unit * 0.5000001);
        // With and without have the digit of their difference, and rows that add up that of the
        // surest of them,
        // or the next one, at which the three agree.
        const known = se !== null && se > 0 ? Math.min(se, surest(payload, path)) : 0;
        if (known > 0 && value !== 0)
          expect(step * scale, `${path}: "${text}" with se ${se}`).toBeGreaterThan(0.00999 * known);
      }
      await page.context().close();
    });
  }
});
