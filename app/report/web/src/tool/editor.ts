/** The scenario's text with what is wrong in it, line by line. */
import { clean, h, uniqueId, type Child } from "../dom";
import { problemsOf } from "../try/shared";
import type { Desk, Looked } from "./desk";
import { asWritten, lineStart, withValue, wordAt, type Problem } from "./problems";
import { mostBytes, type State } from "./state";
import { valueList } from "./values";
import { megabytes, type Say } from "./words";
import type { Catalogue } from "../catalogue";

export interface Host {
  state: State;
  say: Say;
  desk: Desk;
  catalogue: Catalogue;
  /** The text is another one: it is to be kept. */
  changed: () => void;
}

const shownProblems = 50;
const pause = 300; // milliseconds without a key before the text is read

export class Editor {
  private readonly area: HTMLTextAreaElement;
  private readonly lines = h("pre", { class: "line-numbers", "aria-hidden": "true" });
  private readonly status = h("p", { class: "edit-status", role: "status" });
  private readonly problems = h("div", { class: "problems" });
  private readonly values = h("div", { class: "values" });
  private readonly heading = h("label", {});
  private timer = 0;
  private asked = 0;
  private looked: Looked | null = null;
  private waiting: Promise<Looked | null> = Promise.resolve(null);

  constructor(private readonly host: Host) {
    const id = uniqueId("text");
    this.heading.setAttribute("for", id);
    this.area = h("textarea", {
      id,
      class: "text",
      rows: 22,
      wrap: "off",
      spellcheck: "false",
      autocapitalize: "off",
      autocomplete: "off",
      "aria-describedby": `${id}-help`,
      oninput: () => this.typed(),
      onscroll: () => {
        this.lines.scrollTop = this.area.scrollTop;
      },
      onpaste: (event) => this.pasted(event as ClipboardEvent),
    });
    this.show();
  }

  build(): Child {
    const { say } = this.host;
    return [
      this.heading,
      h("p", { class: "note", id: `${this.area.id}-help` }, say("edit.help")),
      h("div", { class: "editor" }, this.lines, this.area),
      this.status,
      this.problems,
      this.values,
    ];
  }

  /** Shows the state's text, as after another file was opened. */
  show(): void {
    const { state, say } = this.host;
    this.heading.textContent = say("edit.label", state.name || "scenarie.toml");
    this.area.value = state.text;
    this.number();
    this.read();
  }

  /** What is known of the text as it stands now. */
  async settled(): Promise<Looked | null> {
    if (this.timer) this.read();
    return this.waiting;
  }

  goTo(line: number): void {
    const start = lineStart(this.area.value, line);
    if (start === null) return;
    const end = this.area.value.indexOf("\n", start);
    this.area.focus();
    this.area.setSelectionRange(start, end < 0 ? this.area.value.length : end);
    const height = parseFloat(getComputedStyle(this.area).lineHeight) || 20;
    this.area.scrollTop = Math.max(0, (line - 4) * height);
    this.area.scrollIntoView({ block: "nearest" });
  }

  focusFirstProblem(): void {
    this.problems.querySelector<HTMLElement>("button")?.focus();
  }

  private pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.length + this.area.value.length <= mostBytes) return;
    event.preventDefault();
    const { say, state } = this.host;
    this.status.textContent = say(
      "paste.too_large",
      megabytes(text.length, state.language),
      megabytes(mostBytes, state.language),
    );
  }

  private typed(): void {
    const { state, say } = this.host;
    if (this.area.value.length > mostBytes) {
      // However it came in: what was there stays.
      const size = megabytes(this.area.value.length, state.language);
      this.area.value = state.text;
      this.status.textContent = say("paste.too_large", size, megabytes(mostBytes, state.language));
      return;
    }
    state.text = this.area.value;
    if (!state.name) {
      state.name = "scenarie.toml";
      this.heading.textContent = say("edit.label", state.name);
    }
    this.number();
    this.host.changed();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.read(), pause);
  }

  private number(): void {
    const count = this.area.value.split("\n").length;
    const numbers = Array.from({ length: count }, (_, i) => String(i + 1)).join("\n");
    if (this.lines.textContent !== numbers) this.lines.textContent = numbers;
    this.lines.scrollTop = this.area.scrollTop;
  }

  private read(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    const { state, say, desk } = this.host;
    const mine = (this.asked += 1);
    if (state.text.trim() === "") {
      this.looked = null;
      this.waiting = Promise.resolve(null);
      this.status.textContent = say("edit.empty");
      this.problems.replaceChildren();
      this.values.replaceChildren();
      return;
    }
    if (!this.looked) this.status.textContent = say("edit.checking");
    this.waiting = desk.look(state.name, state.text, state.others, state.language);
    this.waiting.then(
      (looked) => {
        if (mine === this.asked && looked) this.tell(looked);
      },
      (error: unknown) => {
        if (mine !== this.asked) return;
        this.status.textContent = say("edit.failed");
        this.problems.replaceChildren(problemsOf(error));
      },
    );
  }

  private tell(looked: Looked): void {
    const { say } = this.host;
    const { look, problems, warnings } = looked;
    this.looked = looked;
    this.status.textContent = look
      ? say(
          "edit.good",
          String(look.count.parameters),
          String(look.count.assumptions),
          look.programmes.join(", ") || say("edit.none"),
        )
      : problems.length === 1
        ? say("edit.one_problem")
        : say("edit.problems", String(problems.length));
    this.status.dataset.state = look ? "good" : "wrong";
    this.area.setAttribute("aria-invalid", look ? "false" : "true");
    this.problems.replaceChildren(
      ...(problems.length > 0 ? [this.list(problems)] : []),
      ...(warnings.length > 0
        ? [
            h(
              "details",
              { class: "more" },
              h("summary", {}, say("edit.warnings", String(warnings.length))),
              this.list(warnings),
            ),
          ]
        : []),
    );
    if (look) this.values.replaceChildren(valueList(look, this.host, (p) => this.change(p)));
  }

  private list(problems: Problem[]): HTMLElement {
    return h(
      "ul",
      { class: "problem-list" },
      problems.slice(0, shownProblems).map((problem) => h("li", {}, this.entry(problem))),
    );
  }

  private entry(problem: Problem): Child {
    const { say, state } = this.host;
    const text = h("span", { lang: "en" }, clean(problem.message, 600));
    const { line, column, suggestion } = problem;
    if (line === null || column === null) return text;
    if (problem.file !== state.name)
      return [say("edit.in_file", clean(problem.file, 120), String(line)), ": ", text];
    const word = suggestion ? wordAt(this.area.value, line, column) : null;
    const meant = suggestion && word ? asWritten(suggestion, this.area.value.slice(...word)) : null;
    return [
      h(
        "button",
        { type: "button", class: "link", onclick: () => this.goTo(line) },
        say("edit.line", String(line), String(column)),
      ),
      ": ",
      text,
      meant
        ? [
            " ",
            h(
              "button",
              { type: "button", onclick: () => this.replace(line, column, meant) },
              say("edit.replace", clean(meant, 80)),
            ),
          ]
        : null,
    ];
  }

  private replace(line: number, column: number, suggestion: string): void {
    const word = wordAt(this.area.value, line, column);
    if (!word) return;
    this.area.setRangeText(suggestion, word[0], word[1], "end");
    this.goTo(line);
    this.typed();
  }

  /** Goes to where the text says the value, or gives it a line of its own. */
  private change(p: { key: string; value: number[]; file: string; line: number }): void {
    if (p.file === this.host.state.name && p.line > 0) return this.goTo(p.line);
    const value = p.value.length === 1 ? String(p.value[0]) : `[${p.value.join(", ")}]`;
    const { text, line } = withValue(this.area.value, p.key, value);
    this.area.value = text;
    this.typed();
    this.goTo(line);
  }
}
