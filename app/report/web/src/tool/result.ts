/** The report of what was calculated, with everything that can be saved of it. */
import { createContext } from "../context";
import { clean, h, type Child } from "../dom";
import { save } from "../download";
import { report } from "../report";
import { unpacked } from "../try/again";
import { problemsOf } from "../try/shared";
import { reportPage, zipped } from "./files";
import type { Result } from "./run";
import type { State } from "./state";
import type { Say } from "./words";

const bare = (name: string): string => name.replace(/\.toml$/i, "");
const content = (id: string): string => document.getElementById(id)?.textContent?.trim() ?? "";

export const saveScenario = (state: State): void =>
  save(state.name || "scenarie.toml", "application/toml;charset=utf-8", state.text);

async function wholeReport(result: Result, state: State): Promise<string> {
  const template = new TextDecoder().decode(await unpacked(content("template")));
  const payload = { ...result.payload, language: state.language };
  return reportPage(template, payload, content("engine"));
}

async function archive(result: Result, danish: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const tables = await result.tables(danish);
  const files = Object.fromEntries(
    Object.entries(tables).map(([name, text]) => [`tables/${name}.csv`, text]),
  );
  return zipped(
    { ...files, "summary.json": result.summary, [result.state.name]: result.state.text },
    result.finished,
  );
}

/** What the reader may take along. */
function savers(result: Result, state: State, say: Say): Child {
  const status = h("p", { class: "save-status", role: "status" });
  const faults = h("div", {});
  const name = bare(result.state.name);
  const button = (word: string, file: string, work: () => Promise<void> | void): HTMLElement =>
    h(
      "button",
      {
        type: "button",
        onclick: () => {
          faults.replaceChildren();
          status.textContent = say("report.saving");
          Promise.resolve()
            .then(work)
            .then(
              () => (status.textContent = say("report.saved", file)),
              (error: unknown) => {
                status.textContent = say("report.not_saved");
                faults.replaceChildren(problemsOf(error));
              },
            );
        },
      },
      word,
    );
  const zip = (file: string, danish: boolean) => async (): Promise<void> =>
    save(file, "application/zip", await archive(result, danish));
  return [
    h(
      "div",
      { class: "choose", role: "group", "aria-label": say("report.save") },
      h("strong", {}, say("report.save")),
      button(say("report.save_report"), `${name}-report.html`, async () =>
        save(`${name}-report.html`, "text/html;charset=utf-8", await wholeReport(result, state)),
      ),
      button(say("report.save_scenario"), result.state.name, () => saveScenario(result.state)),
      button(say("report.save_csv"), `${name}-tables.zip`, zip(`${name}-tables.zip`, false)),
      button(say("report.save_excel"), `${name}-excel.zip`, zip(`${name}-excel.zip`, true)),
      button(say("report.save_summary"), "summary.json", () =>
        save("summary.json", "application/json", result.summary),
      ),
    ),
    status,
    faults,
  ];
}

/** The same calculation with the program, which goes on to break-even. */
export function command(state: State): string {
  const file = /^[\w.-]+$/.test(state.name) ? state.name : `'${state.name}'`;
  const seed = state.seed === "1" ? "" : ` --seed ${state.seed}`;
  return `kohort run ${file} --replications ${state.replications} --draws ${state.draws}${seed}`;
}

export function resultView(result: Result, state: State, say: Say): HTMLElement[] {
  const ctx = createContext(result.payload, state.language);
  const time = result.finished.toLocaleTimeString(state.language === "da" ? "da-DK" : "en-GB", {
    hour: "2-digit",
    minute: "2-digit",
  });
  const changed =
    result.state.text !== state.text ||
    result.state.name !== state.name ||
    result.state.replications !== state.replications ||
    result.state.draws !== state.draws ||
    result.state.seed !== state.seed;
  const [before, after] = say("report.missing", "\n").split("\n");
  const head = h(
    "section",
    { class: "tool-head", "aria-label": say("report.save") },
    h(
      "p",
      {},
      say("report.of", time, clean(result.state.name, 120)),
      changed ? [" ", h("strong", {}, say("report.changed"))] : null,
    ),
    savers(result, state, say),
    h("p", { class: "note" }, before ?? "", h("code", {}, command(result.state)), after ?? ""),
  );
  const parts: HTMLElement[] = [head];
  const add = (child: Child): void => {
    if (Array.isArray(child)) child.forEach(add);
    else if (child instanceof HTMLElement) parts.push(child);
  };
  add(report.body(ctx));
  return parts;
}
