/** Every value of the scenario: source and grade, and a way to change it. */
import { createContext, type Context } from "../context";
import { lazily } from "../disclosure";
import { clean, h, uniqueId } from "../dom";
import type { Parameter, Payload } from "../payload";
import { renderTable, type AnyCell } from "../table";
import { parameterHead, parameterRow } from "../why";
import type { Look } from "./desk";
import type { Host } from "./editor";

const most = 60;

/** Words, names and units without any results. */
export function bareContext(
  host: Pick<Host, "catalogue" | "state">,
  sources: Payload["sources"] = {},
): Context {
  const payload = {
    catalogue: host.catalogue,
    sources,
    summary: { scenarios: [] },
    scenarios: [],
  } as unknown as Payload;
  return createContext(payload, host.state.language);
}

export interface Change {
  key: string;
  value: number[];
  file: string;
  line: number;
}

/** Where a parameter's value stands: "own2/town.toml" is told as "town.toml". */
const placeOf = (p: Parameter): { file: string; line: number } => {
  const last = p.history[p.history.length - 1];
  return { file: (last?.file ?? "").replace(/^own\d+\//, ""), line: last?.line ?? 0 };
};

export function valueList(look: Look, host: Host, change: (c: Change) => void): HTMLElement {
  const { say } = host;
  return lazily(say("values.heading"), "more", () => {
    const ctx = bareContext(host, look.sources);
    const shown = look.parameters.map((p): Parameter => {
      const history = p.history.map((given) => ({
        ...given,
        file: given.file.replace(/^own\d+\//, ""),
      }));
      return { ...p, history };
    });
    const rows = shown.map((p) => parameterRow(p, ctx));
    const textOf = (cell: AnyCell | undefined): string =>
      cell === undefined ? "" : typeof cell === "string" ? cell : `${cell.text} ${cell.key ?? ""}`;
    const found = rows.map((row) => row.map(textOf).join(" ").toLowerCase());
    const id = uniqueId("filter");
    const count = h("p", { class: "note", role: "status" });
    const place = h("div", {});
    const input = h("input", { type: "search", id, oninput: () => fill() });
    const fill = (): void => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const all = rows.flatMap((_, i) =>
        words.every((word) => found[i]!.includes(word)) ? [i] : [],
      );
      const few = all.slice(0, most);
      const table = renderTable(
        {
          caption: say("values.caption"),
          head: parameterHead(ctx),
          rows: few.map((i) => rows[i]!),
        },
        ctx,
        true,
      );
      for (const [n, tr] of [...table.querySelectorAll("tbody tr")].entries()) {
        const p = look.parameters[few[n]!]!;
        const name = textOf(rows[few[n]!]![0]);
        tr.querySelector("th")?.append(
          h(
            "button",
            {
              type: "button",
              class: "link",
              "aria-label": say("values.change_long", clean(name, 200)),
              onclick: () => change({ key: p.key, value: p.value, ...placeOf(p) }),
            },
            say("values.change"),
          ),
        );
      }
      count.textContent =
        say("values.count", String(few.length), String(rows.length)) +
        (all.length > most ? ` ${say("values.most", String(most))}` : "");
      place.replaceChildren(table);
    };
    fill();
    return [h("p", {}, h("label", { for: id }, say("values.filter")), " ", input), count, place];
  });
}
