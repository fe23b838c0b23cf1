import type { FormDefinition } from '../../forms/language/definition.js';
import { formMapOf, type Option, patternOf } from '../talk/form-map.js';
import type { Ask, Known } from '../talk/state.js';
import type { LedState } from './rows.js';

/** What is asked now, as a page shows it. */
export interface AskedNow extends Ask {
  options: Option[];
  /** whether yes and no are what may be said */
  isYesNo: boolean;
  /** what is known already, while that is the question */
  known: Known[];
}

/** What a conversation asks, with the choices of a single field. */
export function askedNow(
  { form }: FormDefinition,
  { asking, known }: Pick<LedState, 'asking' | 'known'>,
): AskedNow | undefined {
  if (!asking) return undefined;
  const leaf = asking.kind === 'field' ? formMapOf(form).leaves.get(patternOf(asking.paths[0] ?? '')) : undefined;
  const offered = asking.kind === 'known' ? (known?.fields ?? []) : [];
  return { ...asking, options: leaf?.options ?? [], isYesNo: leaf?.kind === 'yes-no', known: offered };
}
