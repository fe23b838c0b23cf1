import { condition } from '@temporalio/workflow';
import type { Case } from './case.js';
import type { Interruption } from './interruption.js';
import { refusal } from './refusal.js';

const TOLD = { consent: 'CLOCK_CONSENT', refusal: 'CLOCK_REFUSAL', onward: 'CLOCK_ENDED' } as const;

/**
 * Takes the case off its steps once a clock has run out and nothing is under way: what somebody had decided before its
 * instant goes on first, and may meet it. `walked`: the walk that it would end.
 */
export function watchClocks(permitCase: Case, interruption: Interruption, walked: Promise<unknown>): void {
  if (!permitCase.clocks.areAny) return;
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  walked.then(over, over);
  condition(() => isOver || hasCome(permitCase)).then(
    () => {
      if (!isOver) runOut(permitCase, interruption);
    },
    () => undefined,
  );
}

const hasCome = (permitCase: Case): boolean =>
  permitCase.clocks.come !== undefined && permitCase.isResting && !permitCase.inbox.isMoving;

function runOut(permitCase: Case, interruption: Interruption): void {
  const { clocks, journal, waits } = permitCase;
  const id = clocks.come?.id ?? '';
  const definition = clocks.definitionOf(id);
  if (!definition) return;
  const { is, next = 'end' } = definition.atEnd;
  clocks.end(id, 'came');
  journal.tell(TOLD[is], 'clock', { clock: id, title: definition.title, basis: definition.basis });
  if (is !== 'onward') journal.keepResult(id, { outcome: is === 'consent' ? 'approve' : 'reject', by: 'clock' });
  if (is === 'refusal') permitCase.reject();
  if (is === 'consent') permitCase.overcomeRejection();
  if (next === 'end') waits.startOver();
  else waits.beginAt(next);
  interruption.lead();
}

/** From the instant at which a clock runs out, nothing counts before its end. */
export function mustBeBeforeItsEnd({ clocks }: Case): void {
  if (!clocks.come) return;
  throw refusal('CONFLICT', 'The legal term has run out at this moment; look at the case again.', 'CLOCK_HAS_COME');
}
