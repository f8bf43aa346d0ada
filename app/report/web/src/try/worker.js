/*
 * global kohortEngine: the loader of the engine stands above this text in the worker's one script.
 */
/** Answers messages {id, call, ...} with {id, answer} or {id, problems}. */
let engine = null;

function ask(name, types, args) {
  const answer = JSON.parse(engine.ccall(name, "string", types, args));
  if (answer.problems)
    throw Object.assign(new Error(answer.problems.join("\n")), { problems: answer.problems });
  return answer;
}

const calls = {
  async start({ wasm, files }) {
    engine = await kohortEngine({ wasmBinary: wasm });
    for (const [name, text] of Object.entries(files))
      ask("kohort_file", ["string", "string"], [name, text]);
    return {};
  },
  file: ({ name, text }) => ask("kohort_file", ["string", "string"], [name, text]),
  check: ({ file, language }) => ask("kohort_check", ["string", "string"], [file, language]),
  open: ({ request }) => ask("kohort_open", ["string"], [JSON.stringify(request)]),
  strength: ({ strength }) => ask("kohort_strength", ["number"], [strength]),
  simulate({ replication }) {
    const { numbers, check_sums } = ask("kohort_simulate", ["number"], [replication]);
    const at = engine.ccall("kohort_outcomes", "number", [], []) / 8;
    return { check_sums, outcomes: engine.HEAPF64.slice(at, at + numbers) };
  },
  keep({ replication, outcomes }) {
    const at = engine.ccall("kohort_room", "number", ["number"], [outcomes.length]) / 8;
    engine.HEAPF64.set(outcomes, at);
    return ask("kohort_keep", ["number"], [replication]);
  },
  results: ({ requested }) => ask("kohort_results", ["number"], [requested]),
  needs: ({ replications }) => ask("kohort_needs", ["number"], [replications]),
  whole: ({ requested }) => ask("kohort_whole", ["number"], [requested]),
  summary: ({ requested }) => ask("kohort_summary", ["number"], [requested]),
  tables: ({ requested, danish }) =>
    ask("kohort_tables", ["number", "number"], [requested, danish ? 1 : 0]),
  look: ({ file, language }) => ask("kohort_look", ["string", "string"], [file, language]),
  start_from: ({ base }) => ask("kohort_new", ["string"], [base]),
};

self.onmessage = async ({ data }) => {
  try {
    const answer = await calls[data.call](data);
    self.postMessage({ id: data.id, answer }, answer.outcomes ? [answer.outcomes.buffer] : []);
  } catch (error) {
    self.postMessage({
      id: data.id,
      problems: error.problems ?? [String(error?.message ?? error)],
    });
  }
};
