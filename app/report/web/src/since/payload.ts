/** What has changed since earlier results, as app/since/since_json.cpp writes it. */
import type { Words } from "../payload";

export type Cause = "model" | "data" | "inputs" | "chance";

export interface Change {
  mean: number | null;
  se: number | null;
  /** 95 % confidence interval of the change of the mean; null where it is not known. */
  low: number | null;
  high: number | null;
}
export interface SincePart {
  /** Several where they cannot be told apart. */
  causes: Cause[];
  label: Words;
  /** One of its ends was simulated for this. */
  simulated: boolean;
  change: Change;
}
export interface SinceFigure {
  id: string;
  unit: string;
  /** Why it cannot be compared; then there is nothing else. */
  obstacle: Words | null;
  before?: number | null;
  after?: number | null;
  change?: Change;
  parts?: SincePart[];
}
export interface SinceInput {
  key: string;
  unit: string;
  meaning: string;
  cause: "inputs" | "data";
  what: "value" | "range" | "source";
  before: number | null;
  after: number | null;
  before_source: string;
  after_source: string;
}
export interface SinceFolder {
  folder: string;
  version: string;
  build: string;
  seed: number | string;
  draws: number;
  replications: number;
  complete: boolean;
  result_hash: string;
}
export interface Since {
  format: "kohort-since-1";
  before: SinceFolder;
  after: SinceFolder;
  scenarios: {
    id: string;
    before_id: string;
    figures: SinceFigure[];
    inputs: SinceInput[];
    hidden: boolean;
  }[];
  only_before: string[];
  only_after: string[];
  targets_changed: number;
  /** Why causes have no parts of their own. */
  joined: Words | null;
}
