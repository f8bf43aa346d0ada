// Puts a payload into a built template, as the program does. Usage: node test/insert.mjs TEMPLATE
// PAYLOAD OUT
import { readFileSync, writeFileSync } from "node:fs";

/** JSON that cannot end the script element that holds it. */
export const embed = (payload) => JSON.stringify(payload).replace(/</g, "\\u003c");

export function insert(template, payload) {
  const mark = '<script type="application/json" id="payload">';
  const at = template.indexOf(mark);
  if (at < 0 || template.indexOf(mark, at + 1) >= 0)
    throw new Error("the template must have one place for the payload");
  return template.slice(0, at + mark.length) + embed(payload) + template.slice(at + mark.length);
}

if (process.argv[1]?.endsWith("insert.mjs")) {
  const [template, payload, out] = process.argv.slice(2);
  writeFileSync(
    out,
    insert(readFileSync(template, "utf8"), JSON.parse(readFileSync(payload, "utf8"))),
  );
}
