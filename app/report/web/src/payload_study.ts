import type { Words } from "./payload";

/**
 * A mean with its 95 % interval, of any parameters and any people; null where nothing can be said.
 */
export interface Known {
  mean: number | null;
  se?: number | null;
  low: number | null;
  high: number | null;
}
/**
 * An option of a study's decision; `ratio` compares it with `against`, the one before on the
 * frontier.
 */
export interface StudyOption {
  option: string;
  cost: Known;
  effect: Known;
  standing: "frontier" | "dominated" | "extendedly dominated";
  against: string | null;
  ratio: Known | null;
  frontier_share: Known;
}
/** Research results; tables are self-describing so that methods can be added. */
export interface Study {
  title: Words;
  design: string;
  points: number;
  failed: number;
  replications: number;
  outputs: string[];
  analyses: StudyAnalysis[];
}
export type StudyAnalysis =
  | {
      kind: "tornado";
      output: string;
      base: number;
      bars: { key: string; low: number; high: number; low_input: number; high_input: number }[];
    }
  | {
      kind: "morris";
      output: string;
      points: { key: string; mu_star: number; mu_star_se: number; sigma: number | null }[];
    }
  | {
      kind: "sobol";
      output: string;
      bars: {
        key: string;
        first: number;
        first_low: number;
        first_high: number;
        total: number;
        total_low: number;
        total_high: number;
      }[];
    }
  | {
      kind: "acceptability";
      output: string;
      options: string[];
      thresholds: number[];
      probability: number[][];
    }
  | {
      kind: "plane";
      output: string;
      effect: string;
      points: { cost: number; effect: number; option: string }[];
    }
  | { kind: "incremental"; output: string; effect: string; rows: StudyOption[] }
  | {
      kind: "evppi";
      evpi: number;
      evpi_se: number | null;
      rows: { key: string; value: number; se: number | null }[];
    }
  | {
      kind: "pilot";
      rows: {
        key: string;
        families: number;
        years: number;
        cost: number;
        evsi: number;
        se: number;
        net: number;
      }[];
    }
  | {
      kind: "convergence";
      output: string;
      lines: { key: string; points: number[]; value: number[]; low: number[]; high: number[] }[];
    }
  | { kind: "table"; title: Words; columns: string[]; rows: (string | number | null)[][] };
