import { allHandlersFinished, condition, patched, sleep, workflowInfo } from '@temporalio/workflow';
import type { Case } from './case.js';
import { goOn } from './go-on.js';

/** Temporal takes 2,000 updates and 51,200 events of a run; a worker replays some hundred events a second in bad times. */
const CONTINUE_AFTER = { events: 1_500, updates: 500 };
/** A case that finds no rest is given some: beyond this many times the above it takes no update until it has continued. */
const OVERDUE = 2;

/** Marks a history that was ended because it was long. */
const CONTINUES = 'continues-when-long';
/** Marks one whose next run begins from the rows. */
const FROM_ROWS = 'continues-from-rows';

function isBeyond({ input, inbox }: Case, times: number): boolean {
  const { events, updates } = input.continueAfter ?? CONTINUE_AFTER;
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  const suggested = continueAsNewSuggested && times === 1;
  return suggested || historyLength >= events * times || inbox.taken >= updates * times;
}

/** Whether the case is to come to rest, and its run to end, before it takes anything more. */
export const isContinuing = (permitCase: Case): boolean => permitCase.inbox.isHeld || isBeyond(permitCase, OVERDUE);

/** Ends this run once its history is long and the case at rest; the next run goes on where it stands. */
export async function continued(permitCase: Case): Promise<never> {
  const { inbox } = permitCase;
  const rests = () => permitCase.isResting && !inbox.isMoving && allHandlersFinished();
  do {
    inbox.reopen();
    await condition(() => isBeyond(permitCase, 1) && rests() && (permitCase.isSealed || patched(CONTINUES)));
    inbox.close();
    // A message that comes as a run ends undoes the task that ends it, and may be taken in another order then: what was
    // written by the case is in its history before.
    await sleep(1);
  } while (!rests() || !(await isKept(permitCase)) || !rests());
  return goOn(permitCase);
}

/** Writes what no transition has kept yet, for the next run to find; false when more has come meanwhile. */
async function isKept(permitCase: Case): Promise<boolean> {
  if (!permitCase.isSealed && !patched(FROM_ROWS)) return true;
  const { version } = permitCase.inbox;
  await permitCase.journal.record();
  return permitCase.inbox.version === version;
}
