import type { Leaf } from './form-map.js';
import type { Target } from './target.js';

/** An entry of a list as a line tells it: values by the pattern of their field. */
export interface Row {
  values: Map<string, unknown>;
  quote: string;
}

export interface Rows {
  rows: Row[];
  used: boolean[];
  /** whether the levels were said, so that the rows can be told apart */
  hasLevels: boolean;
}

/** The fields of an entry, those that are asked for without a name by a rule. */
export const rowTargets = (leaves: readonly Leaf[], asked = (_: Leaf) => true): Target[] =>
  leaves.map((leaf) => ({ path: leaf.pattern, leaf, answered: false, isAsked: asked(leaf) }));
