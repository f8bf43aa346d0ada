/** What the program hands over so that the page can simulate again: app/report/again.cpp. */
import type { Payload } from "../payload";

export interface Again {
  /** Of everything that decides the results; another one means another calculation. */
  input_hash: string;
  scenarios: string[];
  /** Id of the one that the others are compared with; null: the same place without programmes. */
  reference?: string | null;
  /** "key=value", as given to --set. */
  overrides: string[];
  /** A text, because it may be larger than a number holds. */
  seed: string;
  draws: number;
  replications: number;
  /** Of each row of outcomes, as results.sqlite holds them, in hexadecimal. */
  check_sums: { replication: number; rows: string[] }[];
  /** Texts of all files by name. */
  files: Record<string, string>;
}

export const againOf = (payload: Payload): Again | null => payload.again ?? null;

/**
 * The engine that the page carries: two lines, the WebAssembly and its loader, each gzip as base64.
 */
export function engineText(): { wasm: string; loader: string } | null {
  const [wasm, loader] = (document.getElementById("engine")?.textContent ?? "").trim().split(/\s+/);
  return wasm &&
    loader &&
    typeof Worker === "function" &&
    typeof WebAssembly === "object" &&
    typeof DecompressionStream === "function"
    ? { wasm, loader }
    : null;
}

export async function unpacked(base64: string): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return new Response(
    new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")),
  ).arrayBuffer();
}
