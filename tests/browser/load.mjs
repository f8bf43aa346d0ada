// The engine in node, through the same worker script that the page runs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const workerText = readFileSync(join(root, "app/report/web/src/try/worker.js"), "utf8");

/** @returns ask(call, values): the answer of a worker that has no browser around it */
export async function loadEngine(folder, files) {
  const loader = createRequire(import.meta.url)(join(folder, "kohort_engine.js"));
  const waiting = new Map();
  const self = {
    postMessage: ({ id, ...message }) => {
      waiting.get(id)(message);
      waiting.delete(id);
    },
  };
  new Function("kohortEngine", "self", workerText)(loader, self);
  let ids = 0;
  const ask = async (call, values = {}) => {
    const id = (ids += 1);
    const { answer, problems } = await new Promise((done) => {
      waiting.set(id, done);
      self.onmessage({ data: { ...values, id, call } });
    });
    if (problems) throw Object.assign(new Error(problems.join("\n")), { problems });
    return answer;
  };
  await ask("start", { wasm: readFileSync(join(folder, "kohort_engine.wasm")), files });
  return ask;
}

/** What the program has put into a report. */
export function payloadOf(report) {
  const [, json] =
    /<script type="application\/json" id="payload">(.*?)<\/script>/s.exec(
      readFileSync(report, "utf8"),
    ) ?? [];
  if (!json) throw new Error(`${report}: no payload`);
  return JSON.parse(json);
}
