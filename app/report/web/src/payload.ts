import type { Since } from "./since/payload";
import type { Again } from "./try/again";

/**
 * What the program hands to the page: the contract between app/report/payload.cpp and the page.
 *
 * The program writes it as JSON into <script type="application/json" id="payload"> of the template.
 * Numbers that are not known are null. Money is in kr. at the price level of the scenario. Names of
 * metrics, categories, payers, subgroups and counts are those of docs/results.md; their words stand
 * in the catalogue.
 */
import type { Catalogue } from "./catalogue";
import type { Study } from "./payload_study";

export type * from "./payload_study";

export interface Payload {
  format: "kohort-report-1";
  /** Language that the page opens in; the reader can switch. */
  language: Language;
  /** Exactly the contents of summary.json. */
  summary: Summary;
  /** Exactly the contents of manifest.json. */
  manifest: Manifest;
  /** Same order as summary.scenarios; both are empty in the report of a study. */
  scenarios: ScenarioDetail[];
  /** The baseline against register figures, from scenarios/targets; empty if not at hand. */
  fit: FitRow[];
  /** Sources by id: those that the parameters name. */
  sources: Record<string, Source>;
  /** Words and rows of every figure; the program adds them when it writes the page. */
  catalogue: Catalogue;
  /** Research section; null for a run, filled from a sweep's folder. */
  study: null | Study;
  /** What there is to simulate again in the page; missing in older results and in studies. */
  again?: null | Again;
  /** What has changed since earlier results, where `kohort report --since` was asked. */
  since?: Since;
}

export type Language = "da" | "en";
export interface Words {
  da: string;
  en: string;
}
export interface Within {
  low: number;
  high: number;
}
export interface Estimate {
  mean: number | null;
  se: number | null;
  /** 2.5 % and 97.5 % quantiles over replications. */
  low: number | null;
  high: number | null;
}
export interface Compared {
  baseline: Estimate;
  scenario: Estimate;
  difference: Estimate;
}

export interface Summary {
  format: "kohort-summary-1";
  complete: boolean;
  version: string;
  seed: number;
  replications: number;
  replications_requested: number;
  draws: number;
  result_hash: string;
  headline_metric: string;
  notes: string[];
  /** Options side by side; empty with one scenario, missing in older results. */
  incremental?: Incremental[];
  scenarios: ScenarioSummary[];
}
export interface Incremental {
  /** The option that costs and effects are differences from. */
  reference: string;
  /** Metrics: what it costs, and what there is less of. */
  cost: string;
  cost_unit: string;
  effect: "placement_years" | "ever_placed_by_18";
  effect_unit: string;
  ratio_unit: string;
  /** In ascending order of effect. */
  rows: IncrementalRow[];
}
export interface IncrementalRow {
  option: string;
  cost: Estimate;
  effect: Estimate;
  standing: "frontier" | "dominated" | "extendedly dominated";
  /** The option before it on the frontier. */
  against: string | null;
  ratio: number | null;
  ratio_se: number | null;
  ratio_confidence: Within | null;
  /** Share of the draws in which it is on the frontier. */
  frontier_share: number | null;
}
export interface ScenarioSummary {
  id: string;
  baseline: string;
  /** What it is compared with; null: the place without programmes. Missing in older results. */
  reference?: null | { id: string; title: Words };
  title: Words;
  question: Words;
  first_year: number;
  last_year: number;
  price_year: number;
  municipality: string;
  programmes: string[];
  /**
   * What programmes go on to cost beyond the budget lines that pay for them; null or missing:
   * nothing.
   */
  unfunded?: { amount: Estimate; first_year: number; last_year: number; sentence: Words } | null;
  no_difference: boolean;
  /** Sentences built from facts by the program. */
  answer: { da: string[]; en: string[] };
  metrics: Record<string, Compared & { unit: string }>;
  /** municipality, region, state, family, public */
  payers: Record<string, PayerYears>;
  subgroups: SubgroupRow[];
  variance_of_difference: null | {
    metric: string;
    chance: number;
    knowledge: number;
    knowledge_share: number;
  };
  half_width_of_mean_difference: number | null;
  /** The mean without the luck of the parameter draws; null if they explain nothing. */
  controlled_mean_difference?: null | {
    metric: string;
    mean: number;
    half_width: number | null;
    controls: number;
  };
  same_people_worth?: number | null;
  cost_per_prevented_placement: number | null;
  /** 95 % confidence interval of that ratio of means */
  cost_per_prevented_confidence?: Within | null;
  break_even: Omit<BreakEven, "effects">[];
  economics: Economics;
  budget_lines: BudgetRow[];
  /** Who the programmes in use reach; results of older programs have none. */
  reached?: ReachedRow[];
  parameters: number;
  assumptions: number;
}
export interface PayerYears {
  payback: {
    no_difference: boolean;
    probability: number;
    probability_low: number;
    probability_high: number;
    median_year: number | null;
    probability_by_year: Record<string, number>;
    /** Share in which the money comes back and is lost again; missing in older results. */
    probability_lost_again?: number;
    /** Share in which it is back at the end. */
    probability_kept?: number;
    probability_saved_at_end: number;
  };
  years: (Compared & { year: number; cumulated_difference: Estimate })[];
}
export interface SubgroupRow {
  division: string;
  group: string;
  children: number;
  small: boolean;
  figures: Record<string, Compared & { unit: string }>;
}
export interface ReachedRow extends Compared {
  programme: string;
  id: string;
  /** What the count or mean is called, with its unit. */
  label: Words;
  /** "number", "kr." (kroner each) or "weeks" */
  unit: string;
}
export type Manifest = Record<string, unknown>;

export interface ScenarioDetail {
  id: string;
  /** What is proposed and what its authors say of it, in the words of the scenario's file. */
  description?: Words;
  /** Birth years of the followed children. */
  first_birth_year: number;
  last_birth_year: number;
  /** Age to which they are followed. */
  horizon_age: number;
  /**
   * Yearly counts that the page shows, by budget year: yearly.placement_starts[0] is the first
   * budget year.
   */
  yearly: Record<string, Compared[]>;
  /** Headline ratios by budget year, in their own unit; results of older programs have none. */
  yearly_ratios?: Record<string, Compared[]>;
  /** Counts of followed children that the page shows, by whole age, 0 first. */
  by_age: Record<string, Compared[]>;
  /** Cells that are zero in every year are left out. */
  cost: { category: string; payer: string; years: Compared[] }[];
  /**
   * Cumulated difference by payer view: fan.municipality.years[y] holds one value for each
   * probability.
   */
  fan: Record<string, { probabilities: number[]; years: (number | null)[][] }>;
  /**
   * Shares of followed children whose life differs in each way; for the icon array. Null if none
   * are followed.
   */
  lives_changed: null | {
    children: number;
    /** per 1,000 children: net changes between baseline and scenario, of mean counts */
    ever_placed: number;
    parents_separated: number;
  };
  parameters: Parameter[];
  budget: BudgetRow[];
  /** all programmes together, then each of several; empty: not asked for, or not finished */
  break_even: BreakEven[];
  /**
   * Assumptions that turn the conclusion, confirmed by simulation, nearest first; null: not
   * calculated.
   */
  flips: Flip[] | null;
  /**
   * Share of the variance of the headline difference that a parameter's draws explain, largest
   * first.
   */
  weights: {
    key: string;
    share: number;
    share_se: number | null;
    grade: string;
    of_reference?: boolean;
  }[];
  /** Economics: ledgers and lifetime. */
  economics: Economics;
  /** Figure id (a metric id, or "budget", "fan", "payers", ...) -> how it comes about. */
  lineage: Record<string, Lineage>;
  /** What the report must warn of at the top. */
  warnings: {
    kind: "assumptions" | "interval_covers_zero" | "incomplete" | "few_replications" | "reference";
    text: Words;
  }[];
}

export interface Parameter {
  key: string;
  programme: string | null;
  unit: string;
  meaning: string;
  labels: string[];
  value: number[];
  low: number[];
  high: number[];
  distribution: string;
  price_year: number | null;
  source: string;
  grade: string;
  note: string;
  /** From the first file of the chain of `extends` to the last; the last one is in force. */
  history: { file: string; line: number; column: number; value: string }[];
}
export interface Source {
  title: string;
  url: string;
}

/**
 * One budget year of one programme: the adopted budget line and what the simulation costs
 * bottom-up.
 */
export interface BudgetRow {
  programme: string;
  year: number;
  /** kr., price level of the run; null: no budget line this year */
  adopted: number | null;
  /** kr.: programme and staff cost, scenario minus baseline, before any saving */
  bottom_up: number | null;
  difference: number | null;
  source: string;
}
/**
 * How strong effects must be (1 = as stated) for the municipality to have its money back within
 * `years`.
 */
export interface BreakEven {
  /** whose effects are scaled, on top of the other programmes; null: all programmes together */
  programme: string | null;
  outcome: "found" | "costs_nothing" | "no_effects" | "beyond_range" | "not_known";
  years: number;
  strength: number | null;
  /** 95 % confidence interval of strength; not known: low holds all the same */
  low: number | null;
  high: number | null;
  /** strength at which all effects have reached the ends of their ranges */
  end: number | null;
  /**
   * the largest strength that was simulated, and the difference there [kr.] with its 95 %
   * half-width
   */
  furthest: number | null;
  difference_at_furthest: number | null;
  half_width_at_furthest: number | null;
  /** kr.: mean cumulated difference at strength 0 */
  without_effect: number | null;
  replications: number;
  /** What changes there, a year, in natural units: children placed at a time, starts, splits. */
  needed?: null | Record<string, { mean: number | null; low: number | null; high: number | null }>;
  sentence: Words;
  effects: {
    key: string;
    label: string;
    /** value that says "no effect" */
    neutral: number;
    stated: number;
    needed: number | null;
    low: number | null;
    high: number | null;
    grade: string;
    source: string;
  }[];
}
export interface Flip {
  key: string;
  label: string;
  /** What the scenario is compared with alone uses it. */
  of_reference?: boolean;
  unit: string;
  /**
   * central value, and the value at which the headline conclusion (sign of the cumulated
   * difference) turns
   */
  central: number;
  turns_at: number;
  /** its 95 % confidence interval */
  low: number;
  high: number;
  /**
   * where turns_at lies in the parameter's stated range: 0 = low, 1 = high; outside 0-1 = beyond it
   */
  position: number;
  grade: string;
}
export interface Economics {
  rules: string;
  rules_text: Words;
  /** Society, discounted; null where a term is not defined. */
  ledgers: {
    ledger: "municipality" | "public" | "society";
    discounted: boolean;
    /** kr. over the budget years, scenario minus baseline */
    programme_cost: Estimate;
    saving: Estimate;
    net: Estimate;
  }[];
  cashable_saving: Estimate | null;
  other_saving: Estimate | null;
  benefit_cost_ratio: Estimate | null;
  /** 95 % confidence interval of that ratio of means */
  benefit_cost_confidence?: Within | null;
  lines: { id: string; value: Estimate; unit: string; confidence?: Within | null }[];
}
export interface Lineage {
  formula: Words;
  /** Keys of the parameters that it depends on most directly. */
  parameters: string[];
  /** Where to read more: a heading of docs/model.md. */
  section: string;
}
export interface FitRow {
  id: string;
  label: Words;
  unit: string;
  target: number;
  simulated: number;
  tolerance: number;
  within: boolean;
  source: string;
}
