/** What the dials and the proof share: the workers, and whose question is the latest. */
import { clean, h } from "../dom";
import type { Again } from "./again";
import { EngineError, Pool, type Request } from "./engine";

/** One set of workers for each calculation shown: it outlives a change of language. */
let pool: Promise<Pool> | null = null;
let served: Again | null = null;
export function poolFor(again: Again): Promise<Pool> {
  if (served !== again) void pool?.then((old) => old.end());
  if (served !== again) pool = null;
  served = again;
  pool ??= Pool.start(again).catch((error: unknown) => {
    pool = null;
    throw error;
  });
  return pool;
}

/** Who asked last: answers to older questions are dropped. */
let asked = 0;
export const ask = (): (() => boolean) => {
  const mine = (asked += 1);
  return () => mine === asked;
};

export const requestOf = (again: Again, more: string[] = []): Request => ({
  scenarios: again.scenarios,
  reference: again.reference ?? null,
  overrides: [...again.overrides, ...more],
  seed: again.seed,
  draws: again.draws,
});

export function problemsOf(error: unknown): HTMLElement {
  const lines = error instanceof EngineError ? error.problems : [String(error)];
  return h(
    "ul",
    {},
    lines.slice(0, 10).map((line) => h("li", {}, clean(line, 300))),
  );
}
