import { bodyIn } from '../../forms/bodies.js';
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

/** By which a deed or the example's results name a body of a step: with the entry that it is asked for, or without. */
export const namesOf = (step: string, asked: string | undefined): string[] =>
  asked === undefined ? [] : [...new Set([asked, bodyIn(asked).body])].map((body) => `${step}.${body}`);

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
