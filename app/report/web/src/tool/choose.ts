/** Which scenario: one that comes with the tool, a file of one's own, or a new one. */
import type { Catalogue } from "../catalogue";
import type { Context } from "../context";
import { clean, h, uniqueId, type Child } from "../dom";
import type { Words } from "../payload";
import { fileName, mostBytes, type State } from "./state";
import { megabytes, type Say } from "./words";

/** What the page carries: assemble.mjs puts it there. */
export interface Shipped {
  catalogue: Catalogue;
  /** Texts below scenarios/ by their path. */
  files: Record<string, string>;
  /** Those of them that can be calculated. */
  list: { file: string; title: Words }[];
}

export interface Opened {
  name: string;
  text: string;
  others: Record<string, string>;
}

/** A text as it was saved, or null if it is none. */
async function textOf(file: File): Promise<string | null> {
  try {
    const bytes = await file.arrayBuffer();
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text.replace(/\r\n?/g, "\n");
  } catch {
    return null;
  }
}

/**
 * Several files are one scenario and what it extends: the one that no other names is the scenario.
 *
 * @returns what is wrong with them instead
 */
export async function openedFiles(files: File[], say: Say, state: State): Promise<Opened | string> {
  const texts: Record<string, string> = {};
  for (const file of files) {
    const shown = clean(file.name, 120);
    const size = (bytes: number): string => megabytes(bytes, state.language);
    if (file.size > mostBytes)
      return say("choose.too_large", shown, size(file.size), size(mostBytes));
    const text = await textOf(file);
    if (text === null) return say("choose.not_text", shown);
    texts[fileName(file.name)] = text;
  }
  const names = Object.keys(texts);
  const extended = Object.values(texts).map(
    (text) => /^\s*extends\s*=\s*["']([^"']+)["']/m.exec(text)?.[1] ?? "",
  );
  const name = names.find((n) => !extended.includes(n)) ?? names[0]!;
  const { [name]: text, ...others } = texts;
  return { name, text: text!, others };
}

export interface ChooseHost {
  state: State;
  say: Say;
  shipped: Shipped;
  blank: () => Promise<string>;
  open: (opened: Opened) => void;
  refuse: (sentence: string) => void;
}

export function chooser(host: ChooseHost, ctx: Context): Child {
  const { say, shipped } = host;
  const id = uniqueId("shipped");
  const select = h(
    "select",
    { id },
    shipped.list.map(({ file, title }) => h("option", { value: file }, ctx.of(title, 200))),
  );
  const selected = shipped.list.find(({ file }) => file === `scenarios/${host.state.name}`);
  if (selected) select.value = selected.file;
  const files = h("input", {
    type: "file",
    accept: ".toml,text/plain",
    multiple: true,
    class: "hidden",
    tabindex: -1,
    "aria-hidden": "true",
    onchange: () => void take(),
  });
  const take = async (): Promise<void> => {
    const chosen = [...(files.files ?? [])];
    files.value = "";
    if (chosen.length === 0) return;
    const opened = await openedFiles(chosen, say, host.state);
    if (typeof opened === "string") host.refuse(opened);
    else host.open(opened);
  };
  const button = (word: string, onclick: () => void): HTMLElement =>
    h("button", { type: "button", onclick }, word);
  return [
    h(
      "p",
      { class: "choose" },
      h("label", { for: id }, say("choose.shipped")),
      select,
      button(say("choose.take"), () => {
        const text = shipped.files[select.value];
        if (text !== undefined) host.open({ name: fileName(select.value), text, others: {} });
      }),
    ),
    h(
      "p",
      { class: "choose" },
      button(say("choose.open"), () => files.click()),
      button(
        say("choose.blank"),
        () =>
          void host
            .blank()
            .then((text) => host.open({ name: fileName("min-kommune"), text, others: {} })),
      ),
      files,
    ),
  ];
}
