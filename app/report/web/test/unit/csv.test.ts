import { describe, expect, it } from "vitest";
import { toCsv } from "../../src/csv";

describe("CSV", () => {
  it("gives commas and points in English, semicolons and decimal commas in Danish", () => {
    expect(
      toCsv(
        ["a", "b"],
        [
          ["x", 1.5],
          ["y", null],
        ],
        "en",
      ),
    ).toBe("a,b\r\nx,1.5\r\ny,\r\n");
    expect(toCsv(["a", "b"], [["x", 1.5]], "da")).toBe("\ufeffa;b\r\nx;1,5\r\n");
  });
  it("puts an apostrophe before what a spreadsheet would run", () => {
    const run = toCsv(
      ["a"],
      [["=1+1"], ["@SUM(A1)"], ["-cmd|' /C calc'!A0"], [" =1"], ["+x"]],
      "en",
    )
      .split("\r\n")
      .slice(1, -1);
    for (const cell of run) expect(cell).toMatch(/^"?'/);
  });
  it("does so behind other programs' separators, too, and leaves prose alone", () => {
    expect(
      toCsv(["a"], [["x;=cmd|' /C calc'!A0;y"], ["x,+1"], ["falder, -3 pct."]], "en")
        .split("\r\n")
        .slice(1, -1),
    ).toEqual(["\"x;'=cmd|' /C calc'!A0;y\"", '"x,\'+1"', '"falder, -3 pct."']);
  });
  it("keeps texts that a spreadsheet takes for dates or numbers as they are", () => {
    const texts = [
      "1-2",
      "6-11",
      "11-6",
      "1/2",
      "10:30",
      "maj 2025",
      "5 kr.",
      "12 pct.",
      "2022",
      "25-29 år",
      "1.234,5",
      "0,5",
    ];
    expect(
      toCsv(
        ["a"],
        texts.map((text) => [text]),
        "da",
      )
        .split("\r\n")
        .slice(1, -1),
    ).toEqual([
      "1–2",
      "6–11",
      "'11-6",
      "'1/2",
      "'10:30",
      "'maj 2025",
      "'5 kr.",
      "12 pct.",
      "2022",
      "25-29 år",
      '"1.234,5"',
      '"0,5"',
    ]);
  });
  it("leaves signed numbers alone and quotes what holds a separator", () => {
    expect(toCsv(["a"], [["\u221240 til +150 mio. kr."], ["\u221240"], ['b,"c"']], "en")).toBe(
      'a\r\n\'\u221240 til +150 mio. kr.\r\n\u221240\r\n"b,""c"""\r\n',
    );
  });
});
