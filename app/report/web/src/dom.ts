/** Building the page. Text from data only ever becomes text nodes: there is no innerHTML here. */

export type Child = Node | string | null | undefined | false | Child[];
type Attributes = Record<
  string,
  string | number | boolean | null | undefined | ((event: Event) => void)
>;

function append(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child instanceof Node) parent.append(child);
    else if (typeof child === "string") parent.append(document.createTextNode(child));
  }
}

/** An element; attributes named on... are event handlers, false and null leave an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

const svgSpace = "http://www.w3.org/2000/svg";

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number> = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

// Control characters and marks that turn the direction of writing.
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text from a file, fit to be shown: without control characters and not endless. */
export function clean(text: unknown, most = 400): string {
  const plain = String(text ?? "")
    .slice(0, most * 4)
    .replace(/[\t\n\r]+/g, " ")
    .replace(invisible, "");
  return plain.length > most ? `${plain.slice(0, most)}…` : plain;
}

/** The address if it leads to the web; everything else (javascript:, data:, file:) is dropped. */
export function webAddress(text: unknown): string | null {
  try {
    const url = new URL(String(text));
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

let ids = 0;
/** An id that no other element has. */
export function uniqueId(prefix: string): string {
  ids += 1;
  return `${prefix}-${ids}`;
}
