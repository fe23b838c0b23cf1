import { bodyIn } from '../../forms/bodies.js';
import { entryIn } from '../../forms/entries.js';
import type { Step } from '../../forms/language/step.js';
import { UsageError } from '../../runtime/usage-error.js';
import { choicesOf, movesOn } from '../../workflows/outcomes.js';
import { filedAt } from './on-notices.js';
import { ACTIONS, type Instruction } from './script.js';
import { BOOK } from './visits.js';

/** What people may do at a step: an action of every step, or an outcome of this one's own. */
export function mustBeKnown(step: Step, { step: said, what }: Instruction): void {
  const books = step.type === 'inspect' && step.appointment ? [BOOK] : [];
  const own = [...(choicesOf(step).own?.map(({ id }) => id) ?? []), ...books, ...filedAt(step)];
  if (ACTIONS.includes(what) || own.includes(what)) return;
  throw new UsageError(`"${what}" cannot be done at ${said}; write one of ${[...ACTIONS, ...own].join(', ')}.`);
}

/** What is done next: `place` is where, as `visit.2` for what is said of `visit`; `first`: before what is said is done. */
export type Deed = Instruction & { at: number; place?: string; task?: string; first?: boolean };

/** A step of an entry is named with it, or without as those of all. */
const stepsOf = (step: string): string[] => [...new Set([step, entryIn(step).step])];

/** By which a deed or the example's results name a body of a step: with the entry that it is asked for, or without. */
export function bodiesOf(step: string, asked: string | undefined): string[] {
  if (asked === undefined) return [];
  const bodies = [...new Set([asked, bodyIn(asked).body])];
  return stepsOf(step).flatMap((name) => bodies.map((body) => `${name}.${body}`));
}

/** The same, and behind them those of the step alone. */
export const namesOf = (step: string, asked?: string): string[] => [...bodiesOf(step, asked), ...stepsOf(step)];

/** What moves a case on at a step that waits, where nothing else is said. A returned form is left alone. */
export const defaultAction = (step: Step): string => {
  switch (step.type) {
    case 'review':
    case 'inspect':
    case 'consult':
    case 'audit':
    case 'fulfil':
    case 'appeal':
      return movesOn(choicesOf(step));
    case 'payment':
      return 'pay';
    case 'wait':
      return step.signal === undefined ? 'nothing' : 'signal';
    default:
      return 'nothing';
  }
};
