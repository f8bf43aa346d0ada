import type { Context } from "../context";
import { h, type Child } from "../dom";

/** A part of the page with its heading; parts without contents are not there. */
export function section(
  id: string,
  title: string,
  _ctx: Context,
  ...children: Child[]
): HTMLElement {
  return h(
    "section",
    { id, "aria-labelledby": `${id}-heading` },
    h("h2", { id: `${id}-heading` }, title),
    children,
  );
}
