import type { Question } from '../../forms/agenda/questions.js';
import type { FormMap } from './form-map.js';
import type { Ask, FactSource, TalkState } from './state.js';

/** A value that a line gives to a field. */
export interface Given {
  path: string;
  value: unknown;
  quote: string;
  source: FactSource;
  isSure: boolean;
}

export interface Understood {
  given: Given[];
  /** words that were not understood: a group is then asked one by one */
  left: number;
  /** a yes or no that may mean either */
  isUnsure: boolean;
}

export interface Listening {
  map: FormMap;
  questions: readonly Question[];
  state: TalkState;
  ask: Ask | undefined;
  today: string;
}
