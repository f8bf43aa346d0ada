/** Disclosures whose contents are made when they are first opened, by the reader or for paper. */
import { h, type Child } from "./dom";

const builders = new WeakMap<HTMLDetailsElement, () => void>();

export function lazily(
  summary: Child,
  className: string,
  build: () => Child[],
): HTMLDetailsElement {
  const details = h(
    "details",
    {
      class: className,
      ontoggle: () => {
        if (details.open) fill(details);
      },
    },
    h("summary", {}, summary),
  );
  builders.set(details, () => details.append(h("div", {}, ...build())));
  return details;
}

function fill(details: HTMLDetailsElement): void {
  builders.get(details)?.();
  builders.delete(details);
}

/** Opens at once; the toggle event of an `open` set by a script would come too late for paper. */
export function openNow(details: HTMLDetailsElement): void {
  fill(details);
  details.open = true;
}
