import { allHandlersFinished, condition, currentUpdateInfo, setHandler, sleep } from '@temporalio/workflow';
import { stepNamed } from '../forms/entries.js';
import { carriedQuery, relocated as relocatedBy, taskAsIn } from './carried.js';
import type { Case } from './case.js';
import { mustBeGenuine } from './genuine.js';
import { goOn } from './go-on.js';
import { handleUpdate } from './handle-update.js';
import { answeredQuery, type MoveMessage, moveUpdate } from './messages.js';
import { refusal } from './refusal.js';
import type { CaseMove } from './transition.js';

/** Lets a case be moved to another version of its permit type while it waits. */
export function handleMove(permitCase: Case): void {
  setHandler(carriedQuery, () => ({
    carried: permitCase.carried,
    resting: permitCase.isResting,
    hash: permitCase.definition.hash,
  }));
  setHandler(answeredQuery, (id) => permitCase.inbox.hasAnswered(id));
  handleUpdate(
    permitCase,
    moveUpdate,
    async (message) => {
      // What was accepted with it, before it, has changed something by now.
      check(permitCase, message);
      permitCase.inbox.beginMove();
      try {
        if (!permitCase.isSealed) await mustBeGenuine(permitCase, moveUpdate.name, message);
        // The move is in the history before it is in the database: a worker that is lost in between, or a signal that
        // comes as this run ends, finds the case on its way and nothing else taken up instead.
        await sleep(1);
        tellTasks(permitCase, message);
        permitCase.journal.tell('MOVED', message.by, {
          from: permitCase.definition.version,
          to: message.to.definition.version,
          plan: message.plan,
          ...(message.recalculate && { recalculate: true }),
        });
        const { refused } = await permitCase.journal.record({
          move: changesOf(permitCase, message),
          becomes: (standing) => relocatedBy(standing, message),
          redecide: true,
        });
        if (refused) throw refusal('CONFLICT', sentences[refused]);
        permitCase.inbox.completeMove(message);
        return { transition: permitCase.journal.counts.transitions };
      } catch (error) {
        permitCase.inbox.abandonMove();
        throw error;
      }
    },
    (message) => check(permitCase, message),
    { bounded: false },
  );
}

const sentences = {
  ANSWERS_DO_NOT_MOVE: 'The answers cannot be carried over to the form of the new version.',
  SLIPS_PAID: 'Something of this calculation is paid, so it cannot be worked out anew.',
};

/** A move fits the very state that it was proved against, and only a case at rest. */
function check(permitCase: Case, { from, places }: MoveMessage): void {
  // An issued case may still be audited.
  const over = permitCase.isClosed && !permitCase.waits.areAny;
  if (over) throw refusal('APPLICATION_CLOSED', 'The application is closed; it stays with its version.');
  if (permitCase.appeals.underWay) throw refusal('CONFLICT', 'An objection is being decided; move it afterwards.');
  const proved = from.hash === permitCase.definition.hash && from.transition === permitCase.journal.counts.transitions;
  const waiting = permitCase.waits.stepIds;
  const same = places.length === waiting.length && places.every((place) => waiting.includes(place.from));
  if (!proved || !same) throw refusal('STALE_REVISION', 'The case has moved on since it was planned; plan it again.');
  if (!permitCase.restsBeside(currentUpdateInfo()?.id ?? ''))
    throw refusal('CONFLICT', 'Something of the case is under way; try again in a moment.');
}

function changesOf(permitCase: Case, { plan, to, places, steps, recalculate }: MoveMessage): CaseMove {
  const [first] = to.steps;
  const at = recalculate && first ? [first.id] : places.map((place) => place.to);
  return { plan, from: permitCase.definition.hash, to: to.definition.hash, steps, places: at, recalculate };
}

/** What becomes of open tasks. Memory follows only when it is written: the next run is told of it. */
function tellTasks(permitCase: Case, { places, to, recalculate }: MoveMessage): void {
  for (const task of permitCase.tasks.open) {
    const place = places.find(({ from }) => from === task.stepId);
    if (!place?.kept || recalculate) {
      permitCase.journal.changeTask({ id: task.id, to: 'CANCELLED' });
      continue;
    }
    const { role, title, outcomes } = {
      ...task,
      ...taskAsIn(stepNamed(to.steps, place.to), permitCase.submission.summary?.generation),
    };
    const released = task.assignee !== undefined && role !== task.role;
    permitCase.journal.changeTask({ id: task.id, to: 'MOVED', stepId: place.to, title, role, outcomes, released });
  }
  if (recalculate) permitCase.voidSlips();
}

/** Ends this run once the move is recorded and every message answered; the next run takes the case over. */
export async function relocated(permitCase: Case): Promise<never> {
  await condition(() => permitCase.inbox.completedMove !== undefined && allHandlersFinished());
  const move = permitCase.inbox.completedMove;
  if (!move) throw new Error('a case that is not being moved was to go on elsewhere');
  return goOn(permitCase, move.to);
}
