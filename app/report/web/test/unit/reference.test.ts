/** Where the comparison is with another scenario, the page does not speak of none. */
import { describe, expect, it } from "vitest";
import { createContext, type Context } from "../../src/context";
import { nameReference } from "../../src/reference";
import { analysisParts } from "../../src/sections/study_parts";
import type { AnyCell } from "../../src/table";
import type { Payload, StudyAnalysis } from "../../src/payload";
import { words as danish } from "../../src/words.da";
import { words as english } from "../../src/words.en";
import * as payloads from "../fixtures/payloads";

const ctx = (payload: Payload = payloads.one()): Context => createContext(payload, "da");

const none = new RegExp(
  [
    "uden forslaget|uden indsatsen|forslaget end uden|minus uden|\\(uden\\)",
    "without the proposal|without the programme|proposal than without|minus without",
    "less without|\\(without\\)",
  ].join("|"),
  "i",
);

describe("a reference", () => {
  it("is named wherever the page would say that the proposal is left out", () => {
    for (const [key, text] of Object.entries(danish))
      expect(nameReference(text, "B", "da"), key).not.toMatch(none);
    for (const [key, text] of Object.entries(english))
      expect(nameReference(text, "B", "en"), key).not.toMatch(none);
    expect(nameReference("Uden forslaget {0}, med forslaget {1}", "B", "da")).toBe(
      "Med »B« {0}, med forslaget {1}",
    );
    expect(nameReference("with and without the proposal", "B", "en")).toBe(
      "with the proposal and with “B”",
    );
    expect(nameReference("uden forslaget", "", "da")).toBe("uden forslaget");
    expect(nameReference("uden forslaget", "uden forslaget", "da")).toBe("med »uden forslaget«");
  });
  it("stands in the page's words and in the names of figures", () => {
    const payload: Payload = payloads.one();
    payload.summary.scenarios[0]!.reference = {
      id: "b",
      title: { da: "Det {0} andet", en: "The other" },
    };
    payload.catalogue.names["metric.test"] = {
      da: "Udgift uden forslaget",
      en: "Cost without the proposal",
    };
    const page = createContext(payload, "da");
    expect(page.t("chart.reading")).toContain("med »Det 0 andet«");
    expect(page.t("col.without")).toBe("Reference");
    expect(page.name("metric", "test")).toBe("Udgift med »Det 0 andet«");
    expect(ctx(payloads.one()).t("chart.reading")).toContain("uden forslaget");
  });
});

describe("options of a study", () => {
  it("have a price for each more along the frontier, and none where they are dominated", () => {
    const at = (mean: number) => ({ mean, se: 1, low: mean - 2, high: mean + 2 });
    const row = (option: string, cost: number, effect: number) => ({
      option,
      cost: at(cost),
      effect: at(effect),
      against: null,
      ratio: null,
      frontier_share: { mean: 0.5, low: 0.4, high: 0.6 },
    });
    const analysis: StudyAnalysis = {
      kind: "incremental",
      output: "cost_municipality",
      effect: "placement_years",
      rows: [
        { ...row("baseline", 0, 0), standing: "frontier" },
        { ...row("b", 20, 1), standing: "extendedly dominated" },
        {
          ...row("c", 30, 2),
          standing: "frontier",
          against: "baseline",
          ratio: { mean: 15, se: 1, low: 13, high: 17 },
        },
        {
          ...row("e", 100, 4),
          standing: "frontier",
          against: "c",
          ratio: { mean: 35, se: null, low: null, high: null },
        },
        { ...row("d", 50, 2), standing: "dominated" },
      ],
    };
    const cells = analysisParts(analysis, ctx(payloads.one())).rows.map((cells) =>
      cells.map(
        (any: AnyCell) =>
          (typeof any === "string" ? { text: any } : any) as { text: string; detail?: string },
      ),
    );
    expect(cells[0]![0]!.text).toBe("Ingen indsatser");
    expect(cells[0]![3]!.text).toBe("–");
    expect(cells[1]![3]!.text).toBe("Domineret af en blanding");
    expect(cells[2]![3]).toMatchObject({ text: "15", detail: "13 til 17" });
    expect(cells[3]![3]!.detail).toBe("interval uden ende");
    expect(cells[4]![3]!.text).toBe("Domineret");
    expect(cells[2]![4]).toMatchObject({ text: "50\u00a0pct." });
  });
});
