import type { OutcomeNeed, OwnOutcome, ReviewOutcome, Step } from '../forms/language/step.js';
import { needsOf, ownOutcomesOf, plainOutcomesOf } from '../forms/outcomes.js';
import type { TaskItem } from './case-shape.js';

/** What a task can end in, as whoever decides names it. */
export interface Choice {
  /** what it is to the case; undefined where it only goes on */
  as?: ReviewOutcome | undefined;
  needs: OutcomeNeed[];
  /** of the step's own */
  own?: OwnOutcome;
}

/** Undefined where the task offers no such outcome. */
export function choiceOf(
  { outcomes, own = [] }: Pick<TaskItem, 'outcomes' | 'own'>,
  named: string,
): Choice | undefined {
  const as = outcomes.find((outcome) => outcome === named);
  if (as) return { as, needs: needsOf({ as }) };
  const found = own.find(({ id }) => id === named);
  return found && { as: found.as, needs: needsOf(found), own: found };
}

/** What a decided task is to its case; undefined while it is not decided, and where the case only goes on. */
export const decidedAs = (task: TaskItem): ReviewOutcome | undefined =>
  task.decision && choiceOf(task, task.decision.outcome)?.as;

/** Whether what was decided of a task lets its case go on: it is like an approval, or like none of the three. */
export function letsGoOn(task: TaskItem): boolean {
  const choice = task.decision && choiceOf(task, task.decision.outcome);
  return choice !== undefined && (choice.as ?? 'approve') === 'approve';
}

/** What may be decided at a step: what everybody knows, and what is its own. */
export function choicesOf(step: Step): { outcomes: ReviewOutcome[]; own?: OwnOutcome[] } {
  const own = ownOutcomesOf(step);
  return { outcomes: plainOutcomesOf(step), ...(own.length > 0 && { own }) };
}

/** The outcome that moves a case on; one of the step's own, where it names no other. */
export function movesOn({ outcomes, own = [] }: Pick<TaskItem, 'outcomes' | 'own'>): string {
  if (outcomes.includes('approve')) return 'approve';
  return (
    (own.find(({ as }) => as === 'approve') ?? own.find(({ as }) => as === undefined))?.id ?? outcomes[0] ?? 'approve'
  );
}
