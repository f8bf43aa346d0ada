import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { HtmlValidate } from "html-validate";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Payload } from "../../src/payload";
import * as payloads from "../fixtures/payloads";
import { browserAvailable, launch, open, openDetails } from "./browser";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
interface Violation {
  id: string;
  impact: string;
  nodes: { html: string; failureSummary: string }[];
}

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  // Drawings position their parts with styles; long titles are the scenario's.
  rules: {
    "no-inline-style": "off",
    "long-title": "off",
    "require-sri": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "attribute-boolean-style": "off",
    "prefer-native-element": "off",
    "text-content": "off",
  },
});

describe.skipIf(!browserAvailable)("quality", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
  });

  for (const template of ["template.html", "account-template.html"]) {
    for (const scheme of ["light", "dark"] as const) {
      it(`has no serious accessibility violation: ${template}, ${scheme}`, async () => {
        // One width for each scheme: the check reads every text on the page and is slow.
        for (const [make, width] of [
          (scheme === "light" ? [payloads.one, 1280] : [payloads.coveringZero, 360]) as [
            () => Payload,
            number,
          ],
        ]) {
          // The page's own policy keeps other scripts out; only for axe it is set aside.
          const { page } = await open(
            browser,
            make(),
            { colorScheme: scheme, viewport: { width, height: 900 }, bypassCSP: true },
            template,
          );
          await openDetails(page);
          await page.evaluate(axe);
          const violations = await page.evaluate(async () => {
            const run = (
              window as unknown as {
                axe: { run: (d: Document, o: object) => Promise<{ violations: Violation[] }> };
              }
            ).axe;
            return (await run.run(document, { resultTypes: ["violations"] })).violations;
          });
          const bad = violations
            .filter((v) => v.impact === "serious" || v.impact === "critical")
            .map(
              (v) =>
                `${v.id}: ${v.nodes
                  .slice(0, 3)
                  .map((n) => n.html.slice(0, 160) + n.failureSummary)
                  .join(" | ")}`,
            );
          expect(bad).toEqual([]);
          await page.context().close();
        }
      });
    }
    it(`is valid HTML as built and as shown: ${template}`, async () => {
      const built = await validator.validateFile(resolve(__dirname, "../../dist", template));
      const { page } = await open(browser, payloads.one(), {}, template);
      await openDetails(page);
      const markup = await page.evaluate(
        () =>
          "<!doctype html>\n" +
          document.documentElement.outerHTML
            .replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, "")
            .replace(/<svg[\s\S]*?<\/svg>/g, '<img alt="" src="x.svg">'),
      );
      const shown = await validator.validateString(markup);
      const messages = [...built.results, ...shown.results].flatMap((r) =>
        r.messages.map(
          (m) => `${m.ruleId} ${m.line}:${m.column} ${m.message} (${m.selector ?? ""})`,
        ),
      );
      expect([...new Set(messages)].slice(0, 10)).toEqual([]);
      await page.context().close();
    });
  }
});
