import type { Leaf } from './form-map.js';

/** A field that a line may speak of. */
export interface Target {
  path: string;
  leaf: Leaf;
  answered: boolean;
  /** asked for now: what was said without a name may be meant for it */
  isAsked: boolean;
}

export interface Found {
  path: string;
  value: unknown;
  /** the words that say it */
  quote: string;
  /** whether the field was named, or the value can be of no other */
  isSure: boolean;
}
