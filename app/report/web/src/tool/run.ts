/** A calculation on all cores, with progress, time left and stop. */
import type { Payload } from "../payload";
import { Pool } from "../try/engine";
import type { State } from "./state";

export interface Result {
  payload: Payload;
  /** summary.json, as the program writes it. */
  summary: string;
  /** What was calculated. */
  state: State;
  finished: Date;
  /** Texts of tables by name. */
  tables: (danish: boolean) => Promise<Record<string, string>>;
  end: () => void;
}

export interface Progress {
  done: number;
  total: number;
  /** Null until something can be said. */
  secondsLeft: number | null;
}

/** More memory than this and browsers give up [bytes]. */
export const mostMemory = 1.5e9;

export class TooLarge extends Error {
  constructor(readonly bytes: number) {
    super("too large");
  }
}

export class Calculation {
  private stopped = false;

  constructor(
    private readonly shipped: Record<string, string>,
    private readonly state: State,
    private readonly tell: (progress: Progress) => void,
  ) {}

  /** What is under way is finished, and what is finished is shown. */
  stop(): void {
    this.stopped = true;
  }

  /**
   * @returns null if it was stopped before the first replication was there
   * @throws TooLarge, or EngineError with what is wrong with the scenario
   */
  async run(): Promise<Result | null> {
    const { state } = this;
    const own = { ...state.others, [state.name]: state.text };
    const files = { ...this.shipped };
    for (const [name, text] of Object.entries(own)) files[`own/${name}`] = text;
    const pool = await Pool.start({ files });
    try {
      await pool.open({
        scenarios: [`own/${state.name}`],
        reference: null,
        overrides: [],
        seed: state.seed,
        draws: state.draws,
        language: state.language,
      });
      const total = state.replications;
      const { bytes } = await pool.ask<{ bytes: number }>("needs", { replications: total });
      if (!(bytes <= mostMemory)) throw new TooLarge(bytes);
      const usable = await this.simulate(pool, total);
      pool.endOthers();
      if (usable === 0) {
        pool.end();
        return null;
      }
      const asked = { requested: total };
      return {
        payload: await pool.ask<Payload>("whole", asked),
        summary: (await pool.ask<{ text: string }>("summary", asked)).text,
        state,
        finished: new Date(),
        tables: (danish) => pool.ask("tables", { ...asked, danish }),
        end: () => pool.end(),
      };
    } catch (error) {
      pool.end();
      throw error;
    }
  }

  private async simulate(pool: Pool, total: number): Promise<number> {
    let done = 0;
    let last = 0;
    const start = performance.now();
    this.tell({ done, total, secondsLeft: null });
    await pool.simulate(
      total,
      () => !this.stopped,
      (_, __, usable) => {
        done += 1;
        last = Math.max(last, usable);
        const each = (performance.now() - start) / done / 1000;
        this.tell({ done, total, secondsLeft: each * (total - done) });
      },
      true,
    );
    return last;
  }
}
