import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Payload } from "../../src/payload";
import { refusal, summaryOf, type Other } from "../../src/tool/compare";
import { crc32, reportPage, scriptSafe, zipped } from "../../src/tool/files";
import { asWritten, lineStart, problemOf, withValue, wordAt } from "../../src/tool/problems";
import { fileName, isSeed } from "../../src/tool/state";
import { danish } from "../../src/tool/words.da";
import { english } from "../../src/tool/words.en";
import { toolWords } from "../../src/tool/words";

const payload = JSON.parse(
  readFileSync(join(__dirname, "../fixtures/payload.json"), "utf8"),
) as Payload;
const summary = JSON.stringify(payload.summary);
const changed = (change: (json: never) => void): string => {
  const json = JSON.parse(summary) as never;
  change(json);
  return JSON.stringify(json);
};

describe("what check says", () => {
  it("is read as file, line, column, message and suggestion", () => {
    expect(
      problemOf(
        "own3/town.toml:3:1: births_per_yaer: unknown key (did you mean births_per_year?)",
        "own3",
      ),
    ).toEqual({
      file: "town.toml",
      line: 3,
      column: 1,
      message: "births_per_yaer: unknown key (did you mean births_per_year?)",
      suggestion: "births_per_year",
    });
  });
  it("has no place where the message names none", () => {
    const { line, message } = problemOf("out of memory", "own1");
    expect([line, message]).toEqual([null, "out of memory"]);
  });
  it("finds the word that a suggestion replaces, also behind letters of two units", () => {
    const text = 'a = "🧒"; births_per_yaer = 60\nx = 1';
    const column = Array.from('a = "🧒"; ').length + 1;
    const [from, to] = wordAt(text, 1, column)!;
    expect(text.slice(from, to)).toBe("births_per_yaer");
    expect(asWritten("municipality.births_per_year", "births_per_yaer")).toBe("births_per_year");
    expect(asWritten("municipality.births_per_year", "town.births")).toBe(
      "municipality.births_per_year",
    );
    expect(wordAt(text, 9, 1)).toBeNull();
    expect(lineStart("a\nb\nc", 3)).toBe(4);
  });
});

describe("a value of one's own", () => {
  it("stands in its section, which is made where it is missing", () => {
    const text = 'extends = "denmark.toml"\n[casework]  # own\nturnover = 0.1\n';
    expect(withValue(text, "casework.caseload", "30")).toEqual({
      text: 'extends = "denmark.toml"\n[casework]  # own\ncaseload = 30\nturnover = 0.1\n',
      line: 3,
    });
    const added = withValue(text, "time.start", "2027");
    expect(added.text.split("\n")[added.line - 1]).toBe("start = 2027");
    expect(added.text).toContain("\n[time]\nstart = 2027\n");
  });
});

describe("names and numbers", () => {
  it("of files have no folders and the right ending", () => {
    expect(fileName("C:\\own\\by.toml")).toBe("by.toml");
    expect(fileName("../../etc/passwd")).toBe("passwd.toml");
    expect(fileName("...")).toBe("scenarie.toml");
  });
  it("of seeds end at 2^64 - 1", () => {
    expect(isSeed("18446744073709551615")).toBe(true);
    expect(isSeed("18446744073709551616")).toBe(false);
    expect(isSeed("-1")).toBe(false);
  });
});

describe("a summary from a file", () => {
  it("is taken as it is", () => {
    expect(summaryOf(summary)).toEqual(payload.summary);
  });
  it("is refused with the place of what is wrong", () => {
    const wrong: [string, RegExp][] = [
      [summary.slice(0, -200), /JSON/],
      ["[]", /format/],
      ['{"format":"kohort-manifest-1"}', /format/],
      [changed((s: { scenarios: unknown }) => (s.scenarios = null)), /scenarios/],
      [
        changed((s: { scenarios: [{ metrics: Record<string, unknown> }] }) => {
          delete s.scenarios[0].metrics.cost_public;
        }),
        /scenarios\.0\.metrics\.cost_public/,
      ],
      [
        changed(
          (s: {
            scenarios: [{ payers: { public: { years: { cumulated_difference: unknown }[] } } }];
          }) => {
            s.scenarios[0].payers.public.years[1]!.cumulated_difference = "3";
          },
        ),
        /scenarios\.0\.payers\.public\.years\.1/,
      ],
    ];
    for (const [text, place] of wrong) expect(() => summaryOf(text)).toThrow(place);
  });
  it("is not set beside other prices, nor twice", () => {
    const say = toolWords("da");
    const here: Other = { file: null, summary: summaryOf(summary) };
    const added: Other = { file: "summary.json", summary: summaryOf(summary) };
    expect(refusal([], added, say)).toBeNull();
    expect(refusal([here], added, say)).toMatch(/her allerede/);
    added.summary.result_hash = "another";
    expect(refusal([here], added, say)).toBeNull();
    added.summary.scenarios[0]!.price_year -= 1;
    expect(refusal([here], added, say)).toMatch(/kan ikke sammenlignes/);
    added.summary.scenarios = [];
    expect(refusal([here], added, say)).toMatch(/undersøgelse/);
  });
});

describe("files", () => {
  it("have the check sum of the standard", () => {
    expect(crc32(new TextEncoder().encode("123456789")).toString(16)).toBe("cbf43926");
  });
  it("come out of the archive as they went in", () => {
    const folder = mkdtempSync(join(tmpdir(), "kohort-zip-"));
    try {
      const files = { "tables/a.csv": "år;kr.\r\n2027;1,5\r\n", "summary.json": "{}", tom: "" };
      writeFileSync(join(folder, "a.zip"), zipped(files, new Date(2026, 5, 1, 12, 30)));
      const script =
        "import sys, json, zipfile; z = zipfile.ZipFile(sys.argv[1]); z.testzip() and exit(1); " +
        "print(json.dumps({n: z.read(n).decode() for n in z.namelist()}))";
      const out = execFileSync("python3", ["-c", script, join(folder, "a.zip")]);
      expect(JSON.parse(String(out))).toEqual(files);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it("hold a payload that cannot end its script", () => {
    const evil = { a: "</script><script>alert(1)</script>\u2028" };
    expect(scriptSafe(evil)).not.toMatch(/<|\u2028/);
    expect(JSON.parse(scriptSafe(evil))).toEqual(evil);
    const template =
      '<script type="application/json" id="payload"></script>' +
      '<script type="text/plain" id="engine"></script>';
    const page = reportPage(template, { ...payload, again: null }, "AAAA");
    expect(page).toContain('id="engine"></script>');
    expect(reportPage(template, { ...payload, again: {} as never }, "AAAA")).toContain(
      'id="engine">AAAA</script>',
    );
    expect(() => reportPage("<html>", payload, "")).toThrow(/place/);
  });
});

describe("words", () => {
  it("ask for the same values in both languages", () => {
    const holes = (text: string): string[] => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();
    for (const key of Object.keys(danish) as (keyof typeof danish)[])
      expect([key, holes(english[key])]).toEqual([key, holes(danish[key])]);
  });
});
