import { setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import type { Case } from './case.js';
import type { Interruption } from './interruption.js';
import { deadlineNearSignal, lookAtRowsSignal, paymentSettledSignal } from './messages.js';
import { unreadable } from './payload-converter.js';
import { isTooLarge, mayTell } from './signal-bounds.js';
import { takeToPerson } from './stopped.js';

/** Connects the signals that tell of facts outside. None of them is believed: the database, or a signature, is asked. */
export function handleFacts(permitCase: Case, interruption: Interruption): void {
  const { inbox, input, activities } = permitCase;
  setHandler(paymentSettledSignal, async (message) => {
    const revision = Number(message?.revision);
    if (!Number.isInteger(revision) || revision > permitCase.revision) return;
    // The grant asks the database itself, so that asking before it would be asking twice.
    if (!permitCase.isSealed || (isGrantedNext(permitCase) && mayTell(permitCase))) permitCase.settle(revision);
    else await lookAtRows(permitCase, interruption);
  });
  // Its own clock says when it has come.
  setHandler(deadlineNearSignal, () => permitCase.alarm.wake());
  setHandler(lookAtRowsSignal, async () => {
    inbox.wake();
    if (permitCase.isSealed) await lookAtRows(permitCase, interruption);
  });
  setDefaultSignalHandler(async (signal, ...args) => {
    const [data] = args;
    if (!permitCase.isSealed) {
      inbox.receive(signal, data);
      return;
    }
    if (data === unreadable || isTooLarge(data) || !mayTell(permitCase)) return;
    const counts = await activities.checkSignal({ reference: input.reference, signal, data });
    if (counts) inbox.receive(signal, data);
  });
}

/** The case waits for money alone, and the permit is granted after it. Slips that have lapsed are not waited for. */
function isGrantedNext({ steps, waits, status, submission }: Case): boolean {
  // Of fees in groups, what was told may be of those that were asked for before.
  if (status !== 'AWAITING_PAYMENT' || submission.summary?.groups) return false;
  const at = steps.findIndex(({ id }) => waits.stepIds.includes(id));
  const next = steps[at]?.next;
  const after = next === undefined ? steps[at + 1] : steps.find(({ id }) => id === next);
  return steps[at]?.type === 'payment' && after?.type === 'issue';
}

/** Takes up what the rows say that the case does not know yet. */
async function lookAtRows(permitCase: Case, interruption: Interruption): Promise<void> {
  if (permitCase.halt.reason || !permitCase.inbox.isOpen) return;
  const { input, activities, halt, inbox } = permitCase;
  const { revision, journal } = permitCase;
  const before = journal.counts.transitions;
  const rows = await inbox.whileLooking(activities.lookAtRows({ reference: input.reference, revision }));
  if (rows.settled) permitCase.settle(revision, rows.transition);
  // What is on its way to the rows meanwhile is judged there.
  const quiet = !permitCase.journal.isWriting && permitCase.journal.counts.transitions === before;
  if (quiet && rows.transition !== before) halt.because({ kind: 'rowsDiffer' });
  else if (rows.stopped !== undefined) await takeToPerson(permitCase, interruption, rows.stopped);
}
