/** What both pages share: reading the payload, the language switch, head and foot. */
import { createContext, type Context } from "./context";
import { clean, h, type Child } from "./dom";
import { forgetFigures, preparePrint } from "./figure";
import type { Language, Payload } from "./payload";

export function readPayload(): Payload | null {
  const text = document.getElementById("payload")?.textContent ?? "";
  try {
    const payload = JSON.parse(text) as Payload;
    return payload.format === "kohort-report-1" ? payload : null;
  } catch {
    return null;
  }
}

/** A page: what the browser's tab says, and what stands between head and foot. */
export interface Shown {
  title: (ctx: Context) => string;
  body: (ctx: Context) => Child[];
}

export function languageSwitch(now: Language, change: (language: Language) => void): HTMLElement {
  const other: Language = now === "da" ? "en" : "da";
  return h(
    "button",
    { type: "button", class: "language", lang: other, onclick: () => change(other) },
    other === "en" ? "In English" : "På dansk",
  );
}

/** Draws the page in a language, and again when the reader changes it. */
export function openPage(title: (ctx: Context) => string, build: (ctx: Context) => Child[]): void {
  const root = document.getElementById("page");
  const payload = readPayload();
  if (!root) return;
  if (!payload) {
    root.append(
      h(
        "main",
        { class: "empty" },
        h("h1", {}, "Kohort"),
        h("p", {}, "Siden har ingen beregning at vise."),
        h("p", { lang: "en" }, "The page holds no calculation."),
      ),
    );
    return;
  }
  const show = (language: Language, focus: boolean): void => {
    forgetFigures();
    const ctx = createContext(payload, language);
    document.documentElement.lang = language;
    document.title = title(ctx);
    const { summary } = payload;
    root.replaceChildren(
      h("a", { class: "skip", href: "#main" }, ctx.t("page.skip")),
      h(
        "header",
        { class: "page-head" },
        h("p", {}, h("strong", {}, "Kohort")),
        languageSwitch(language, (to) => show(to, true)),
      ),
      h("main", { id: "main" }, ...build(ctx)),
      h(
        "footer",
        { class: "page-foot" },
        h(
          "p",
          {},
          ctx.t(
            "page.foot",
            clean(summary.version, 40),
            String(summary.seed),
            clean(summary.result_hash, 40),
          ),
        ),
      ),
    );
    if (focus) root.querySelector<HTMLElement>(".language")?.focus();
  };
  addEventListener("beforeprint", preparePrint);
  show(payload.language === "en" ? "en" : "da", false);
  performance.mark("kohort-built");
}
