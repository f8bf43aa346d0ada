/**
 * "Try it yourself": dials answered by real simulation in the page, and a proof of the stored
 * calculation.
 */
import "./try.css";
import { fanChart, quantile } from "../charts/fan";
import { extentOf } from "../charts/plot";
import { createContext, type Context } from "../context";
import { clean, h, uniqueId, type Child } from "../dom";
import { asImage } from "../figure";
import type { Payload } from "../payload";
import { keyFigures } from "../sections/answer";
import { section } from "../sections/section";
import { paybackSentence } from "../sentences";
import { againOf, engineText, type Again } from "./again";
import { amountDials, fromDial, strengthDial, type Dial } from "./dials";
import { proof } from "./proof";
import { ask, poolFor, problemsOf, requestOf } from "./shared";
import { wordsIn } from "./words";

/** What `kohort run` is given for the same: for the analyst who wants to see it again. */
function command(again: Again, overrides: string[], replications: number): string {
  const files = again.scenarios.map((name) => name.replace(/^(scenarios|own)\//, ""));
  const set = [...again.overrides, ...overrides]
    .map((text) => ` --set ${/^[\w.=-]+$/.test(text) ? text : `'${text}'`}`)
    .join("");
  const size = `--replications ${replications} --draws ${again.draws}`;
  const seed = again.seed === "1" ? "" : ` --seed ${again.seed}`;
  // Files may name a reference of their own, which this one goes before.
  const against = again.reference ? ` --reference ${again.reference}` : "";
  return `kohort run ${files.join(" ")}${against}${set} ${size}${seed}`;
}

/** The answer as the front gives it, from another payload. */
function answer(payload: Payload, again: Again, overrides: string[], outer: Context): Child {
  // Words and units are the program's, not an answer's: the engine does not send them again.
  const ctx = createContext({ ...payload, catalogue: outer.catalogue }, outer.language);
  const say = wordsIn(outer.language);
  const [s] = ctx.scenarios;
  if (!s) return null;
  s.colour = outer.scenarios[0]!.colour;
  const fan = s.detail.fan.municipality;
  const drawing = h("div", { class: "try-fan" });
  if (fan) {
    const domain = extentOf(
      fan.years.flatMap((row) => [quantile(fan, row, 0.025), quantile(fan, row, 0.975)]),
    );
    const svg = fanChart(
      {
        ...fan,
        first: s.summary.first_year,
        median: s.summary.payers.municipality?.payback.median_year ?? null,
      },
      s.colour,
      domain,
      ctx,
      640,
    );
    drawing.append(h("h3", {}, say("fan")), asImage(svg, paybackSentence(s, ctx)));
  }
  const [first, ...rest] = (s.summary.answer[ctx.language] ?? []).map((text) => clean(text, 900));
  return [
    h(
      "div",
      { class: "answer" },
      h("p", { class: "first" }, first),
      rest.length > 0 ? h("p", { class: "rest" }, rest.join(" ")) : null,
    ),
    keyFigures(s, ctx),
    drawing,
    h(
      "details",
      {},
      h("summary", {}, say("command")),
      h("p", {}, h("code", {}, command(again, overrides, payload.summary.replications))),
    ),
  ];
}

class Trial {
  private readonly status = h("p", { class: "try-status", role: "status" });
  private readonly place = h("div", { class: "try-answer" });
  private readonly dials: { dial: Dial; input: HTMLInputElement; shown: HTMLElement }[] = [];
  private readonly say;

  constructor(
    private readonly ctx: Context,
    private readonly again: Again,
  ) {
    this.say = wordsIn(ctx.language);
  }

  build(): Child {
    const place = h("div", { class: "dials" });
    const begin = h(
      "button",
      {
        type: "button",
        onclick: () => {
          begin.remove();
          void this.begin(place);
        },
      },
      this.say("start"),
    );
    return [h("p", {}, this.say("intro")), begin, place, this.status, this.place];
  }

  private async begin(place: HTMLElement): Promise<void> {
    this.status.textContent = this.say("starting");
    try {
      const engine = await poolFor(this.again);
      const { edges } = await engine.open(requestOf(this.again));
      const s = this.ctx.scenarios[0]!;
      const all = [
        strengthDial(edges[0] ?? 1, this.ctx),
        ...amountDials(s, this.ctx),
        fromDial(s, this.ctx),
      ].filter((dial): dial is Dial => dial !== null);
      for (const position of all[0]!.positions)
        position.overrides = await engine.strength(position.strength ?? 1);
      await engine.warm();
      place.replaceChildren(
        ...all.map((dial) => this.add(dial)),
        h(
          "button",
          { type: "button", class: "try-back", onclick: () => this.reset() },
          this.say("back"),
        ),
      );
      this.dials[0]?.input.focus();
      await this.answer();
    } catch (error) {
      this.failed(error);
    }
  }

  private add(dial: Dial): HTMLElement {
    const id = uniqueId(`dial-${dial.id}`);
    const shown = h("output", { for: id });
    const input = h("input", {
      type: "range",
      id,
      name: dial.id,
      min: 0,
      max: dial.positions.length - 1,
      step: 1,
      onchange: () => void this.answer(),
      oninput: () => this.show(),
    });
    input.value = String(dial.start);
    this.dials.push({ dial, input, shown });
    this.show();
    return h("div", { class: "dial" }, h("label", { for: id }, dial.label), input, shown);
  }

  private show(): void {
    for (const { dial, input, shown } of this.dials) {
      const text = dial.positions[Number(input.value)]?.text ?? "";
      shown.textContent = text;
      input.setAttribute("aria-valuetext", text);
    }
  }

  private reset(): void {
    for (const { dial, input } of this.dials) input.value = String(dial.start);
    this.show();
    void this.answer();
  }

  /** Simulates what the dials say: two replications first, then twice as many each time. */
  private async answer(): Promise<void> {
    const wanted = ask();
    const moved = this.dials.map(({ dial, input }) => ({
      position: dial.positions[Number(input.value)]!,
      start: Number(input.value) === dial.start,
    }));
    if (moved.every((dial) => dial.start)) {
      this.status.textContent = this.say("as_stated");
      this.place.replaceChildren();
      return;
    }
    this.status.textContent = this.say("starting");
    const { again } = this;
    try {
      const engine = await poolFor(again);
      const overrides = moved.flatMap(({ position, start }) => (start ? [] : position.overrides));
      if (!wanted()) return;
      await engine.open(requestOf(again, overrides));
      if (!wanted()) return;
      const total = again.replications;
      let next = Math.min(2, total);
      await engine.simulate(total, wanted, async (_, __, usable) => {
        if (usable < next) return;
        next = usable === total ? Infinity : Math.min(total, 2 * usable);
        const payload = await engine.results(total);
        if (!wanted()) return;
        this.place.replaceChildren(h("div", {}, answer(payload, again, overrides, this.ctx)));
        const done = payload.summary.replications;
        this.place.dataset.replications = String(done);
        this.status.textContent =
          done < total
            ? this.say("working", String(done), String(total))
            : this.say("done", String(done));
      });
    } catch (error) {
      if (wanted()) this.failed(error);
    }
  }

  private failed(error: unknown): void {
    this.status.textContent = this.say("failed");
    this.place.replaceChildren(problemsOf(error));
  }
}

/** Nothing where the page carries no engine, or the results no files. */
export function trySection(ctx: Context): HTMLElement | null {
  const again = againOf(ctx.payload);
  if (!again || !engineText()) return null;
  const one = ctx.scenarios.length === 1 && (ctx.scenarios[0]?.summary.programmes.length ?? 0) > 0;
  const say = wordsIn(ctx.language);
  const built = section(
    "try",
    one ? say("heading") : say("proof.heading"),
    ctx,
    one ? new Trial(ctx, again).build() : null,
    proof(again, ctx, one),
  );
  built.classList.add("try");
  return built;
}
