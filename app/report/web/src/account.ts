import "./styles/base.css";
import "./styles/figure.css";
import "./styles/print.css";
import { accountSections } from "./sections/account";
import { warnings } from "./sections/answer";
import { h } from "./dom";
import { openPage } from "./page";
import { period } from "./sentences";

openPage(
  (ctx) =>
    `${ctx.t("account.title")}: ${ctx.scenarios
      .map((s) => s.title)
      .join(", ")
      .slice(0, 120)} – Kohort`,
  (ctx) => [
    h(
      "section",
      { class: "opening", "aria-labelledby": "account-title" },
      ctx.scenarios.map((s) =>
        h(
          "p",
          { class: "overline" },
          `${s.title} · ${period(s)} · ${ctx.t("prices", String(s.summary.price_year))}`,
        ),
      ),
      h("h1", { id: "account-title" }, ctx.t("account.title")),
      warnings(ctx),
      h("p", {}, ctx.t("account.lead")),
    ),
    ...accountSections(ctx),
    h("p", {}, ctx.t("account.caveat")),
  ],
);
