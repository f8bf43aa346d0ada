/** The engine in workers: one that gathers replications, and others that simulate. */
import type { Payload } from "../payload";
import { engineText, unpacked, type Again } from "./again";
import workerText from "./worker.js?raw";

export class EngineError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join("\n"));
  }
}

export interface Request {
  scenarios: string[];
  reference: string | null;
  overrides: string[];
  seed: string;
  draws: number;
  language?: string;
}
export interface Opened {
  input_hash: string;
  rows: string[];
  edges: number[];
}
export interface Simulated {
  check_sums: string[];
  outcomes: Float64Array;
}

export class EngineWorker {
  private readonly worker: Worker;
  private readonly waiting = new Map<
    number,
    { done: (answer: never) => void; failed: (error: Error) => void }
  >();
  private next = 0;

  constructor(address: string) {
    this.worker = new Worker(address);
    this.worker.onmessage = ({
      data,
    }: MessageEvent<{ id: number; answer?: never; problems?: string[] }>) => {
      const promise = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.problems) promise?.failed(new EngineError(data.problems));
      else promise?.done(data.answer as never);
    };
    this.worker.onerror = (event) => {
      for (const promise of this.waiting.values())
        promise.failed(new EngineError([event.message || "the engine did not start"]));
      this.waiting.clear();
    };
  }

  ask<Answer>(call: string, values: object = {}, transfer: Transferable[] = []): Promise<Answer> {
    const id = (this.next += 1);
    return new Promise<Answer>((done, failed) => {
      this.waiting.set(id, { done: done as (answer: never) => void, failed });
      this.worker.postMessage({ ...values, id, call }, transfer);
    });
  }

  end(): void {
    this.worker.terminate();
  }
}

/** More workers than this wait for memory rather than compute. */
const most = 8;
export const cores = (): number => Math.max(1, Math.min(navigator.hardwareConcurrency || 1, most));

/** Workers that have these files. */
export async function startWorkers(
  count: number,
  files: Record<string, string>,
): Promise<EngineWorker[]> {
  const packed = engineText();
  if (!packed) throw new EngineError(["no engine"]);
  const [wasm, loader] = await Promise.all([unpacked(packed.wasm), unpacked(packed.loader)]);
  const address = URL.createObjectURL(
    new Blob([new Uint8Array(loader), "\n", workerText], { type: "text/javascript" }),
  );
  const workers = Array.from({ length: count }, () => new EngineWorker(address));
  try {
    await Promise.all(workers.map((w) => w.ask("start", { wasm, files })));
  } catch (error) {
    for (const w of workers) w.end();
    throw error;
  } finally {
    URL.revokeObjectURL(address);
  }
  return workers;
}

export class Pool {
  private constructor(private readonly workers: EngineWorker[]) {}

  static async start({ files }: Pick<Again, "files">): Promise<Pool> {
    return new Pool(await startWorkers(cores(), files));
  }

  async open(request: Request): Promise<Opened> {
    const [first] = await Promise.all(this.workers.map((w) => w.ask<Opened>("open", { request })));
    return first!;
  }

  /**
   * Makes the browser translate the engine while nobody waits: the first question is answered twice
   * as fast.
   */
  async warm(): Promise<void> {
    await Promise.all(this.workers.map((w) => w.ask("simulate", { replication: 0 })));
  }

  async strength(strength: number): Promise<string[]> {
    return (await this.workers[0]!.ask<{ overrides: string[] }>("strength", { strength }))
      .overrides;
  }

  /**
   * Simulates replications 0 .. count - 1 on all workers and gathers them; stops when `wanted` says
   * no. What is finished then is gathered only if it is to be kept.
   */
  async simulate(
    count: number,
    wanted: () => boolean,
    each: (replication: number, simulated: Simulated, usable: number) => Promise<void> | void,
    keepLast = false,
  ): Promise<void> {
    let next = 0;
    const loop = async (worker: EngineWorker): Promise<void> => {
      while (next < count && wanted()) {
        const replication = next;
        next += 1;
        const simulated = await worker.ask<Simulated>("simulate", { replication });
        if (!wanted() && !keepLast) return;
        const { replications } = await this.workers[0]!.ask<{ replications: number }>("keep", {
          replication,
          outcomes: simulated.outcomes,
        });
        await each(replication, simulated, replications);
      }
    };
    await Promise.all(this.workers.map(loop));
  }

  results(requested: number): Promise<Payload> {
    return this.ask<Payload>("results", { requested });
  }

  /** Asks the worker that gathers. */
  ask<Answer>(call: string, values: object = {}): Promise<Answer> {
    return this.workers[0]!.ask<Answer>(call, values);
  }

  /** The one that gathers goes on, with the outcomes that it has. */
  endOthers(): void {
    for (const w of this.workers.splice(1)) w.end();
  }
  end(): void {
    for (const w of this.workers.splice(0)) w.end();
  }
}
