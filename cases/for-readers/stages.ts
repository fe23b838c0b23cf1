import { everyStepWith, forEachOf } from '../../forms/entries.js';
import type { Step, StepOf } from '../../forms/language/step.js';
import type { LocalizedText } from '../../forms/language/text.js';

/** How a stage of control stands: nobody has come to it, somebody is to look, it was found wanting, or it is passed. */
export type StageState = 'AHEAD' | 'OPEN' | 'FAILED' | 'PASSED';

export interface Stage {
  step: StepOf<'inspect'>;
  unlocks: LocalizedText;
  state: StageState;
  /** when somebody last said so */
  at: Date | null;
}

interface Looked {
  stepId: string;
  status: string;
  outcome: string | null;
  decidedAt: Date | null;
}

/** `visit.2` before `visit.10`. */
const { compare: byNumber } = new Intl.Collator('en', { numeric: true });

/** The stages of a permit in the order of its definition: what each lets its holder do, and whether they may by now. */
export function stagesOf(steps: readonly Step[], tasks: readonly Looked[]): Stage[] {
  const known = tasks.map(({ stepId }) => stepId).sort(byNumber);
  return everyStepWith(steps, known).flatMap((step): Stage[] => {
    if (step.type !== 'inspect' || step.unlocks === undefined) return [];
    // Those of entries are stages of their own, once they are come to: a list may have none.
    if (forEachOf(steps, step.id)) return [];
    const own = tasks.filter(({ stepId }) => stepId === step.id);
    const decided = own.filter(({ status }) => status === 'DONE');
    const last = decided.sort((a, b) => Number(a.decidedAt) - Number(b.decidedAt)).at(-1);
    const isOpen = own.some(({ status }) => status === 'OPEN' || status === 'CLAIMED');
    const found = last === undefined ? 'AHEAD' : last.outcome === 'APPROVE' ? 'PASSED' : 'FAILED';
    return [{ step, unlocks: step.unlocks, state: isOpen ? 'OPEN' : found, at: last?.decidedAt ?? null }];
  });
}
