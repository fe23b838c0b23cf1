import { condition } from '@temporalio/workflow';
import type { Case } from './case.js';
import type { Interruption } from './interruption.js';

/** What the engine has approved is a person's to decide from now on. Gives the review. */
export function leftToPerson({ automation, journal }: Case, review: string): string {
  automation.askForPerson();
  journal.tell('LEFT_TO_PERSON', 'engine', { step: review });
  return review;
}

/**
 * Decisions without a person were stopped before the permit was granted: the case goes back to the review, as soon as
 * nothing is under way. Its slips stay as they are, and what was paid stays paid.
 */
export async function takeToPerson(permitCase: Case, interruption: Interruption, review: string): Promise<void> {
  const { revision, automation, waits, inbox, halt } = permitCase;
  const isOver = () =>
    permitCase.isClosed || permitCase.revision !== revision || automation.isForPerson || halt.reason !== undefined;
  if (!automation.hasDecided(revision)) return;
  await condition(() => isOver() || (permitCase.isResting && !inbox.isMoving && !inbox.isHeld));
  if (isOver()) return;
  waits.beginAt(leftToPerson(permitCase, review));
  interruption.lead();
}
