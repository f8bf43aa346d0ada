// Makes the whole tool one page: node assemble.mjs ENGINE SCENARIOS OUT
// ENGINE is what scripts/engine writes, SCENARIOS the folder of shipped scenarios. The pages that
// `npm run build` made stand in dist/.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";

const [engine, scenarios, out] = process.argv.slice(2);
const dist = join(dirname(fileURLToPath(import.meta.url)), "dist");
const text = (file) => readFileSync(file, "utf8");

/** All that scenarios may extend, name as a source or be compared with. */
function shippedFiles() {
  const files = {};
  const add = (folder, wanted) => {
    for (const name of readdirSync(join(scenarios, folder)).sort())
      if (wanted.test(name))
        files[join("scenarios", folder, name)] = text(join(scenarios, folder, name));
  };
  add(".", /\.(toml|txt)$/);
  add("targets", /-fit\.json$/);
  return files;
}

/** Scenarios that have programmes, by title; bases and lists of sources are none. */
function listOf(files) {
  return Object.entries(files).flatMap(([file, content]) => {
    if (!/^enabled = true$/m.test(content)) return [];
    const title = /^title = \{(.*)\}$/m.exec(content)?.[1] ?? "";
    const words = Object.fromEntries(
      [...title.matchAll(/(da|en) = "((?:[^"\\]|\\.)*)"/g)].map(([, language, said]) => [
        language,
        JSON.parse(`"${said}"`),
      ]),
    );
    if (!words.da || !words.en) throw new Error(`${file}: no title in both languages`);
    return [{ file, title: words }];
  });
}

/** Words and units of all figures, which the page needs before its own engine has started. */
async function catalogueOf(engineText) {
  const [wasm, loader] = engineText
    .trim()
    .split(/\s+/)
    .map((packed) => gunzipSync(Buffer.from(packed, "base64")));
  const module = { exports: {} };
  new Function("module", "exports", "require", "__dirname", "__filename", loader.toString())(
    module,
    module.exports,
    createRequire(import.meta.url),
    dist,
    join(dist, "engine.js"),
  );
  const running = await module.exports({ wasmBinary: wasm });
  return JSON.parse(running.ccall("kohort_catalogue", "string", [], []));
}

const safe = (json) =>
  JSON.stringify(json)
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");

function filled(page, id, type, content) {
  const hole = `<script type="${type}" id="${id}"></script>`;
  const at = page.indexOf(hole);
  if (at < 0 || page.indexOf(hole, at + 1) >= 0) throw new Error(`one place for ${id} is needed`);
  const cut = at + hole.length - "</script>".length;
  return page.slice(0, cut) + content + page.slice(cut);
}

const engineText = text(engine);
const files = shippedFiles();
const list = listOf(files);
if (list.length === 0) throw new Error(`${scenarios}: no scenarios`);
let page = text(join(dist, "app-template.html"));
page = filled(
  page,
  "shipped",
  "application/json",
  safe({ catalogue: await catalogueOf(engineText), files, list }),
);
page = filled(
  page,
  "template",
  "text/plain",
  gzipSync(readFileSync(join(dist, "template.html")), { level: 9 }).toString("base64"),
);
page = filled(page, "engine", "text/plain", engineText.trim());
writeFileSync(out, page);
