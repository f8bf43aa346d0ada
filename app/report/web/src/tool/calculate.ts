/** The part of the tool that starts a calculation, says how far it is, and stops it. */
import { h, uniqueId, type Child } from "../dom";
import { cores, EngineError } from "../try/engine";
import { problemsOf } from "../try/shared";
import type { Editor, Host } from "./editor";
import { Calculation, mostMemory, TooLarge, type Progress, type Result } from "./run";
import { isSeed, whole } from "./state";
import { megabytes } from "./words";

export interface CalculateHost extends Host {
  files: Record<string, string>;
  finished: (result: Result) => void;
}

export class Calculate {
  private readonly status = h("p", { class: "run-status", role: "status" });
  private readonly faults = h("div", { class: "problems" });
  private readonly bar = h("progress", { max: 1, hidden: true });
  private readonly start: HTMLButtonElement;
  private readonly stop: HTMLButtonElement;
  private running: Calculation | null = null;
  private told = 0;

  constructor(
    private readonly host: CalculateHost,
    private readonly editor: Editor,
  ) {
    const { say } = host;
    this.start = h(
      "button",
      { type: "button", class: "primary run", onclick: () => void this.run() },
      say("run.start"),
    );
    this.stop = h(
      "button",
      { type: "button", class: "stop", hidden: true, onclick: () => this.end() },
      say("run.stop"),
    );
  }

  build(): Child {
    const { say, state } = this.host;
    const number = (
      key: "replications" | "draws" | "seed",
      low: string,
      high: string,
      good: (text: string) => boolean,
    ): HTMLElement => {
      const id = uniqueId(key);
      const fault = h("span", { class: "fault", role: "alert", id: `${id}-fault` });
      const input = h("input", {
        id,
        name: key,
        inputmode: "numeric",
        "aria-describedby": `${id}-fault`,
        onchange: () => {
          const text = input.value.trim().replace(/[.\s]/g, "");
          const right = good(text);
          fault.textContent = right ? "" : say("run.number", say(`run.${key}`), low, high);
          input.setAttribute("aria-invalid", right ? "false" : "true");
          if (!right) return;
          if (key === "seed") state.seed = text;
          else state[key] = Number(text);
          this.host.changed();
        },
      });
      input.value = String(state[key]);
      return h("p", {}, h("label", { for: id }, say(`run.${key}`)), " ", input, " ", fault);
    };
    const digits = (text: string, low: number): boolean =>
      /^\d+$/.test(text) && whole(Number(text), low, 100_000);
    return [
      h(
        "details",
        { class: "more" },
        h("summary", {}, say("run.more")),
        number("replications", "1", "100.000", (text) => digits(text, 1)),
        number("draws", "0", "100.000", (text) => digits(text, 0)),
        number("seed", "0", "2^64 - 1", isSeed),
      ),
      h("p", { class: "choose" }, this.start, this.stop),
      this.bar,
      this.status,
      this.faults,
    ];
  }

  private end(): void {
    this.running?.stop();
    this.stop.disabled = true;
    this.status.textContent = this.host.say("run.stopping");
  }

  private tell({ done, total, secondsLeft }: Progress): void {
    const { say } = this.host;
    this.bar.max = total;
    this.bar.value = done;
    const now = performance.now();
    // Screen readers are told now and then, not a hundred times.
    if (this.stop.disabled || (done < total && done > 0 && now - this.told < 1000)) return;
    this.told = now;
    const left =
      secondsLeft === null || done === 0
        ? ""
        : secondsLeft < 100
          ? say("run.seconds", String(Math.ceil(secondsLeft)))
          : say("run.minutes", String(Math.ceil(secondsLeft / 60)));
    this.status.textContent =
      done === total
        ? say("run.finishing")
        : `${say("run.progress", String(done), String(total))} ${left}`;
  }

  private async run(): Promise<void> {
    const { host } = this;
    const { say, state } = host;
    this.faults.replaceChildren();
    if (state.text.trim() === "") {
      this.status.textContent = say("run.empty");
      return;
    }
    const looked = await this.editor.settled().catch(() => null);
    if (!looked?.look) {
      this.status.textContent = say("run.mend");
      this.editor.focusFirstProblem();
      return;
    }
    this.busy(true);
    const count = cores();
    this.status.textContent =
      count === 1 ? say("run.one_core") : say("run.starting", String(count));
    const snapshot = { ...state, others: { ...state.others } };
    this.running = new Calculation(host.files, snapshot, (progress) => this.tell(progress));
    try {
      const result = await this.running.run();
      this.busy(false);
      this.status.textContent = say(result ? "run.done" : "run.stopped_none");
      if (result) host.finished(result);
    } catch (error) {
      this.busy(false);
      this.fail(error);
    }
  }

  private busy(yes: boolean): void {
    this.start.disabled = yes;
    this.stop.hidden = !yes;
    this.stop.disabled = false;
    this.bar.hidden = !yes;
    if (yes) this.bar.removeAttribute("value");
    if (!yes) this.running = null;
    (yes ? this.stop : this.start).focus();
  }

  private fail(error: unknown): void {
    const { say, state } = this.host;
    if (error instanceof TooLarge) {
      const size = (bytes: number): string => megabytes(bytes, state.language);
      this.status.textContent = say("run.too_large", size(error.bytes), size(mostMemory));
      return;
    }
    const memory =
      (error instanceof EngineError || error instanceof RangeError) &&
      /out of memory|memory access|allocation/i.test(error.message);
    this.status.textContent = say(memory ? "run.memory" : "run.failed");
    if (!memory) this.faults.replaceChildren(problemsOf(error));
  }
}
