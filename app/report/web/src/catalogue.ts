/**
 * What the program says of figures, payers, kinds of cost, groups and units (app/figures): the page
 * has no words or formulas of its own for them.
 */
import type { Words } from "./payload";

export interface Unit {
  name: Words;
  /** Readers are told this many times the value. */
  scale: number;
  /** Decimals, where the standard error allows as many. */
  most: number;
  /** Whether it stands behind a number. */
  behind: boolean;
  /** Amounts from a million on are told in these. */
  millions?: Words;
  /** What a difference is told in, where that is another word. */
  change?: Words;
}

export interface CatalogueFigure {
  id: string;
  unit: string;
  group: string;
  /** The figure that it and its siblings add up to, or empty. */
  part_of: string;
  /** Whether detail.yearly_ratios has it year by year. */
  yearly_ratio: boolean;
}

export interface Catalogue {
  units: Record<string, Unit>;
  figures: CatalogueFigure[];
  /** In the order of tables, without the sum over public ones. */
  payers: string[];
  costs: { id: string; area: string; item: string; invested: boolean; transfer: boolean }[];
  placement_types: string[];
  /** "metric.cost_public", "payer.state", ... */
  names: Record<string, Words>;
}
