/** The whole tool: what it holds, its three parts, and its two languages. */
import type { Catalogue } from "../catalogue";
import type { Context } from "../context";
import { clean, h, type Child } from "../dom";
import { forgetFigures, preparePrint } from "../figure";
import { languageSwitch } from "../page";
import type { Language } from "../payload";
import { Calculate } from "./calculate";
import { chooser, openedFiles, type Opened, type Shipped } from "./choose";
import { comparison, mostSummary, refusal, summaryOf, type Other } from "./compare";
import type { Desk } from "./desk";
import { Editor } from "./editor";
import { resultView, saveScenario } from "./result";
import type { Result } from "./run";
import { keep, recalled, type State } from "./state";
import { bareContext } from "./values";
import { megabytes, toolWords, type Say } from "./words";

type View = "scenario" | "report" | "compare";

export class Tool {
  private readonly state: State = recalled();
  private say: Say;
  private view: View = "scenario";
  private result: Result | null = null;
  private others: Other[] = [];
  private scenario: HTMLElement[] = [];
  private former: Opened | null = null;
  private keeps: boolean;
  private unsaved = false;
  private readonly root: HTMLElement;
  private main = h("main", { id: "main" });
  private editor!: Editor;
  private readonly message = h("p", { class: "message", role: "status" });

  constructor(
    root: HTMLElement,
    private readonly shipped: Shipped,
    private readonly desk: Desk,
    private readonly catalogue: Catalogue,
  ) {
    this.root = root;
    this.say = toolWords(this.state.language);
    this.keeps = keep(this.state);
    addEventListener("beforeprint", preparePrint);
    addEventListener("beforeunload", (event) => {
      if (!this.keeps && this.unsaved) event.preventDefault();
    });
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => {
      event.preventDefault();
      void this.dropped([...(event.dataTransfer?.files ?? [])]);
    });
    this.build();
    if (this.state.text) this.tell(this.say("kept.back"));
  }

  private words(): Context {
    return bareContext({ catalogue: this.catalogue, state: this.state });
  }

  /** Everything anew, as in another language. */
  private build(): void {
    this.say = toolWords(this.state.language);
    document.documentElement.lang = this.state.language;
    this.scenario = this.scenarioView();
    this.show(this.view);
  }

  private speak(language: Language): void {
    this.state.language = language;
    this.changed(false);
    this.build();
    this.root.querySelector<HTMLElement>(".language")?.focus();
  }

  private show(view: View): void {
    this.view = view;
    forgetFigures();
    const { say, state } = this;
    document.title = `${say(view)} – Kohort`;
    const button = (to: View): HTMLElement =>
      h(
        "button",
        {
          type: "button",
          "aria-current": to === view && "page",
          disabled: to === "report" && !this.result,
          onclick: () => {
            this.show(to);
            this.root.querySelector<HTMLElement>("nav [aria-current]")?.focus();
          },
        },
        say(to),
      );
    this.main = h("main", { id: "main", class: "tool" }, this.message, ...this.body());
    this.root.replaceChildren(
      h("a", { class: "skip", href: "#main" }, this.words().t("page.skip")),
      h(
        "header",
        { class: "page-head tool-nav" },
        h("p", {}, h("strong", {}, "Kohort")),
        h(
          "nav",
          { "aria-label": say("views") },
          button("scenario"),
          button("report"),
          button("compare"),
        ),
        languageSwitch(state.language, (to) => this.speak(to)),
      ),
      this.main,
    );
    this.tell();
    scrollTo(0, 0);
  }

  private body(): Child[] {
    if (this.view === "report" && this.result) return resultView(this.result, this.state, this.say);
    return this.view === "compare" ? this.compareView() : this.scenario;
  }

  private scenarioView(): HTMLElement[] {
    const { say, state } = this;
    const host = {
      state,
      say,
      desk: this.desk,
      catalogue: this.catalogue,
      files: this.shipped.files,
      changed: () => this.changed(),
      finished: (result: Result) => this.finished(result),
    };
    this.editor = new Editor(host);
    const calculate = new Calculate(host, this.editor);
    const choose = {
      state,
      say,
      shipped: this.shipped,
      blank: () => this.desk.blank(),
      open: (opened: Opened) => this.open(opened),
      refuse: (sentence: string) => this.tell(sentence),
    };
    const part = (id: string, title: string, ...children: Child[]): HTMLElement =>
      h("section", { id, "aria-labelledby": `${id}-heading` }, [
        h("h2", { id: `${id}-heading` }, title),
        ...children,
      ]);
    return [
      h("h1", {}, say("title")),
      h("p", {}, say("intro")),
      part("choose", say("choose.heading"), chooser(choose, this.words())),
      part(
        "edit",
        say("edit.heading"),
        this.editor.build(),
        h(
          "p",
          { class: "choose" },
          h(
            "button",
            {
              type: "button",
              onclick: () => {
                saveScenario(state);
                this.unsaved = false;
              },
            },
            `${say("report.save")}: ${say("report.save_scenario")}`,
          ),
        ),
      ),
      part("run", say("run.heading"), calculate.build()),
    ];
  }

  private compareView(): Child[] {
    const { say } = this;
    const files = h("input", {
      type: "file",
      accept: ".json,application/json",
      multiple: true,
      class: "hidden",
      tabindex: -1,
      "aria-hidden": "true",
      onchange: () => {
        const chosen = [...(files.files ?? [])];
        files.value = "";
        void this.compareWith(chosen);
      },
    });
    return [
      h("h1", {}, say("compare.heading")),
      h("p", {}, say("compare.intro")),
      h(
        "p",
        { class: "choose" },
        h("button", { type: "button", onclick: () => files.click() }, say("compare.open")),
        files,
        this.others.map(({ file }) =>
          h(
            "button",
            {
              type: "button",
              onclick: () => {
                this.others = this.others.filter((other) => other.file !== file);
                this.show("compare");
              },
            },
            say("compare.remove", clean(file, 80)),
          ),
        ),
      ),
      comparison(this.compared(), this.words(), say),
    ];
  }

  private compared(): Other[] {
    const here = this.result ? [{ file: null, summary: this.result.payload.summary }] : [];
    return [...here, ...this.others];
  }

  private open(opened: Opened): void {
    const { state } = this;
    if (state.text.trim() !== "" && state.text !== opened.text)
      this.former = { name: state.name, text: state.text, others: state.others };
    Object.assign(state, opened);
    this.changed();
    this.editor.show();
    this.tell(this.say("choose.opened", clean(opened.name, 120)));
  }

  private changed(unsaved = true): void {
    this.unsaved ||= unsaved;
    const before = this.keeps;
    this.keeps = keep(this.state);
    if (before !== this.keeps) this.tell();
  }

  private finished(result: Result): void {
    this.result?.end();
    this.result = result;
    // What stands in other prices than the newest calculation cannot stand beside it.
    const price = result.payload.summary.scenarios[0]?.price_year;
    this.others = this.others.filter((o) => o.summary.scenarios[0]?.price_year === price);
    this.show("report");
    this.root.querySelector<HTMLElement>("nav [aria-current]")?.focus();
  }

  /** A sentence at the top, with the way back to a text that was replaced. */
  private tell(sentence = ""): void {
    const { say } = this;
    const former = this.view === "scenario" ? this.former : null;
    const parts: Child[] = [
      sentence,
      this.keeps ? null : [sentence ? " " : null, h("strong", {}, say("kept.not"))],
      former && [
        " ",
        h(
          "button",
          {
            type: "button",
            onclick: () => {
              this.former = null;
              this.open(former);
            },
          },
          say("choose.back"),
        ),
      ],
    ];
    this.message.replaceChildren(h("span", {}, parts));
    this.message.hidden = this.message.textContent === "";
  }

  private async dropped(files: File[]): Promise<void> {
    const summaries = files.filter(({ name }) => /\.json$/i.test(name));
    const texts = files.filter((file) => !summaries.includes(file));
    if (summaries.length > 0) await this.compareWith(summaries);
    if (texts.length === 0) return;
    const opened = await openedFiles(texts, this.say, this.state);
    this.show("scenario");
    if (typeof opened === "string") this.tell(opened);
    else this.open(opened);
  }

  private async compareWith(files: File[]): Promise<void> {
    const { say, state } = this;
    const said: string[] = [];
    for (const file of files) {
      const name = clean(file.name, 120);
      try {
        if (file.size > mostSummary) throw new Error(megabytes(file.size, state.language));
        const added: Other = {
          file: this.freeName(file.name),
          summary: summaryOf(await file.text()),
        };
        const refused = refusal(this.compared(), added, say);
        if (!refused) this.others.push(added);
        said.push(refused ?? say("compare.added", name));
      } catch (error) {
        const what = error instanceof Error ? error.message : String(error);
        said.push(say("compare.damaged", name, clean(what, 120)));
      }
    }
    this.show("compare");
    this.tell(said.join(" "));
  }

  /** Every results folder has a summary.json: a second one gets a number. */
  private freeName(name: string): string {
    const taken = (n: string): boolean => this.others.some(({ file }) => file === n);
    let free = name;
    for (let n = 2; taken(free); n += 1) free = name.replace(/(\.json)?$/i, ` (${n})$1`);
    return free;
  }
}
